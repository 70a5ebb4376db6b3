"""Where two views see the same skin, a zone covers the same of it."""

import json
from functools import cache
from typing import Any

import numpy as np
import pytest
import shapely

pytest.importorskip("embreex")

from atelier.arrays import Bools, Floats
from atelier.body import BodyName
from atelier.page import open_page
from tests.unit.test_atelier_geometry_files import FIGURES, shape_of

pytestmark = pytest.mark.usefixtures("mesh")
SQUARELY = 0.4
"""Least cosine between skin and viewer: on skin that turns away a page is too coarse to ask."""
BORDER = 1.5
"""Skin nearer than this to the edge of a zone on either page is left out, units."""
MEETING = (("anterior", "left"), ("posterior", "left"), ("head-anterior", "head-left"))


@cache
def _zones(body: str, view: str) -> dict[str, Any]:
    found = json.loads((FIGURES / body / f"{view}.geometry.json").read_text(encoding="utf-8"))["zones"]
    assert isinstance(found, dict)
    return found


@cache
def _seen(body: BodyName, view: str) -> tuple[Floats, Bools]:
    """Where the page shows each vertex of the skin, (n, 2), and which of the left half it shows squarely."""
    page = open_page(body, view)
    skin = page.skin
    below, _ = page.buried(skin.V)
    squarely = -(skin.N @ page.camera.forward) > SQUARELY
    return page.camera.project(skin.V), squarely & (np.abs(below) < 0.5) & (skin.V[:, 0] > 1)


def _within(shape: shapely.Geometry, places: Floats) -> tuple[Bools, Bools]:
    """Which places, (n, 2), lie in a zone, and which near its edge."""
    edge = shape.boundary
    shapely.prepare([shape, edge])
    near = shapely.dwithin(edge, shapely.points(places), BORDER)
    return shapely.contains_xy(shape, places[:, 0], places[:, 1]), near


@pytest.mark.parametrize("body", ["male", "female"])
@pytest.mark.parametrize(("one", "other"), MEETING)
def test_a_zone_covers_the_same_skin_in_both_views(body: BodyName, one: str, other: str) -> None:
    both = _seen(body, one)[1] & _seen(body, other)[1]
    asked = apart = 0
    for name in sorted(set(_zones(body, one)) & set(_zones(body, other)))[::4]:
        shapes = [_zones(body, view)[name].get("spillover") for view in (one, other)]
        if None in shapes:
            continue
        found = [
            _within(shape_of(shape), _seen(body, view)[0][both])
            for shape, view in zip(shapes, (one, other), strict=True)
        ]
        clear = ~(found[0][1] | found[1][1])
        asked += int(((found[0][0] | found[1][0]) & clear).sum())
        apart += int(((found[0][0] != found[1][0]) & clear).sum())
    assert asked > 500
    assert apart <= 0.001 * asked
