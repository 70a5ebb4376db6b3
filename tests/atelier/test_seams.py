"""Cracks between neighbours."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

pytest.importorskip("embreex")

from atelier.project import Drawn
from atelier.seams import close_seams

LOWER, UPPER = shapely.box(0, 0, 20, 60), shapely.box(21, 0, 40, 60)


def drawn(name: str, region: BaseGeometry, *, order: float, away: float = 0.0, depth: str = "deep") -> Drawn:
    x0, y0, x1, y1 = region.bounds
    x, y = np.meshgrid(np.linspace(x0, x1, 8), np.linspace(y0, y1, 9))
    return Drawn(
        id=name,
        side="L",
        depth=depth,
        order=order,
        region=region,
        grid=np.stack([x, y], -1),
        visible=np.ones(x.shape, np.bool_),
        away=np.full(x.shape, away),
        under=np.zeros(x.shape),
        length=60,
        tendon_origin=0.0,
        tendon_insertion=0.0,
        bands=(),
        midline=False,
        ring=False,
        through=False,
    )


def closed(upper: Drawn) -> tuple[BaseGeometry, BaseGeometry]:
    one, other = close_seams([drawn("soleus", LOWER, order=1), upper])
    return one.region, other.region


def test_the_lower_one_grows_into_a_crack() -> None:
    lower, upper = closed(drawn("plantaris", UPPER, order=2))
    assert upper.equals(UPPER)
    assert lower.bounds[2] == pytest.approx(21, abs=0.05)
    assert lower.area == pytest.approx(21 * 60, rel=0.01)


def test_a_gap_that_opens_stays_as_it_is() -> None:
    opening = shapely.Polygon([(21, 0), (40, 0), (40, 60), (24, 60)])
    assert closed(drawn("plantaris", opening, order=2)) == (LOWER, opening)


@pytest.mark.parametrize(
    "other",
    [
        drawn("plantaris", UPPER, order=2, away=30),
        drawn("plantaris", UPPER, order=2, depth="intermediate"),
        replace(drawn("plantaris", UPPER, order=2), through=True),
    ],
    ids=["behind", "another layer", "seen through"],
)
def test_what_is_no_neighbour_is_left_alone(other: Drawn) -> None:
    assert closed(other) == (LOWER, UPPER)


def test_what_shows_between_two_neighbours_is_no_crack() -> None:
    between = drawn("popliteus", shapely.box(18, 0, 23, 60), order=0)
    one, other = drawn("plantaris", LOWER, order=1), drawn("soleus", UPPER, order=2)
    regions = [d.region for d in close_seams([between, one, other])]
    assert regions[1:] == [LOWER, UPPER]
