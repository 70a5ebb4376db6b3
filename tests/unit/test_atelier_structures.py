"""Structures at risk: tubes and sheets on a ball instead of a body, and what lies over them."""

from dataclasses import replace

import numpy as np
import pytest
from shapely.geometry import Point

pytest.importorskip("embreex")

from atelier.arrays import Floats
from atelier.drawing import DrawnStructure
from atelier.marks import show, tie
from atelier.picks import parse_course, parse_guide
from atelier.structures import MARGIN, REACH, lay_structure, outline, outlines, points_over
from tests.unit.test_atelier_geometry_skin import HEIGHT, RADIUS, ball, page


def tube(*courses: str, radius: float = 5.0, only: str | None = None, caution: str = "") -> DrawnStructure:
    parsed = tuple(parse_course(course) for course in courses)
    return DrawnStructure("nerve", caution or "nerve", only, courses=parsed, radius=radius)


def on_the_ball(x: float, y: float) -> Floats:
    return np.array([x, 1000 - y, np.sqrt(RADIUS**2 - x**2 - (y - HEIGHT) ** 2)])


DEEP_FRONT = "f 20,440/20  f 20,500/20  f 20,560/20"


def test_a_tube_is_a_band_of_its_radius_in_the_view_that_reaches_it() -> None:
    shape = outline(page("anterior"), lay_structure(ball(), tube(DEEP_FRONT)))
    x0, y0, x1, y1 = shape.bounds
    assert (x0, x1) == pytest.approx((15, 25), abs=0.3)
    assert (y0, y1) == pytest.approx((435, 565), abs=3)


def test_what_lies_beyond_a_needles_reach_does_not_show() -> None:
    deep = tube(f"f 20,480/{REACH + 20}  f 20,520/{REACH + 20}")
    assert outline(page("anterior"), lay_structure(ball(), deep)).is_empty
    assert outline(page("posterior"), lay_structure(ball(), tube(DEEP_FRONT))).is_empty
    short = tube(f"f 20,498/{REACH + 20}  f 20,502/{REACH + 20}")
    assert outline(page("anterior"), lay_structure(ball(), short)).is_empty


def test_what_bone_covers_does_not_show() -> None:
    covered = replace(tube(DEEP_FRONT), covered=frozenset({"anterior"}))
    assert outline(page("anterior"), lay_structure(ball(), covered)).is_empty


def test_a_tube_follows_the_depths_of_its_picks() -> None:
    sinking = lay_structure(ball(), tube("f 20,440/15  f 20,500/15  f 20,560/90"))
    assert outline(page("anterior"), sinking).bounds[3] < 545


def test_a_sheet_shows_with_its_own_depth() -> None:
    sheet = DrawnStructure(
        "liver",
        "organs",
        "right",
        guides=(parse_guide("f 10,480  f 40,480"), parse_guide("f 10,520  f 40,520")),
        depth=12,
        thickness=6,
    )
    shape = outline(page("anterior"), lay_structure(ball(), sheet))
    assert shape.contains(Point(25, 500))
    assert shape.bounds == pytest.approx((10, 480, 40, 520), abs=2.5)


def test_a_structure_of_one_side_has_the_side_in_its_key() -> None:
    liver = lay_structure(ball(), tube(DEEP_FRONT, only="right", caution="organs"))
    spleen = lay_structure(ball(), tube("f 40,480/20  f 40,520/20", only="left", caution="organs"))
    assert set(outlines(page("anterior"), [liver])) == {"organs:right"}
    both = lay_structure(ball(), tube("f 60,480/10  f 60,520/10", caution="organs"))
    found = outlines(page("anterior"), [liver, spleen, both])
    assert set(found) == {"organs:left", "organs:right"}
    assert found["organs:right"].contains(Point(20, 500))
    assert found["organs:right"].contains(Point(60, 500))
    assert not found["organs:left"].contains(Point(20, 500))


def test_points_that_face_the_viewer_are_told_what_they_lie_over() -> None:
    front, skin = page("anterior"), ball()
    places = {"on": (20, 500), "beside": (25 + MARGIN - 1, 500), "off": (60, 500), "turned": (20, 405)}
    marks = {
        name: tie(skin, on_ball, on_ball)
        for name, (x, y) in places.items()
        for on_ball in [on_the_ball(x, y)]
    }
    points = {name: show(front, mark) for name, mark in marks.items()}
    wide = {"nerve": Point(20, 480).buffer(90)}
    shapes = outlines(front, [lay_structure(skin, tube(DEEP_FRONT))])
    assert set(points_over(front, points, marks, shapes)) == {"on", "beside"}
    assert "turned" not in points_over(front, points, marks, wide)


def test_what_lies_across_the_midline_is_told_on_its_side() -> None:
    front, skin = page("anterior"), ball()
    near = on_the_ball(2, 500)
    marks = {"near": tie(skin, near, near)}
    points = {"near": show(front, marks["near"])}
    shapes = outlines(front, [lay_structure(skin, tube("f 3,480/20  f 3,520/20", only="right"))])
    assert points_over(front, points, marks, shapes)["near"] == ("nerve:left", "nerve:right")
