"""Structures at risk: their drawing is checked, geometry and index are read by side."""

from pathlib import Path

import pytest

from tests.unit.sample import DRAWING
from trigger_atlas.domain.figure import Shape
from trigger_atlas.domain.figure_index import FigureIndex, ViewIndex
from trigger_atlas.domain.names import CautionId, PointId, Side, View
from trigger_atlas.knowledge.figure_structures import structures_of, structures_under
from trigger_atlas.knowledge.load import validate

LUNG, LIVER, POINT = CautionId("lung"), CautionId("liver"), PointId("upper/tp1")
DRAWN = """structures:
  lung:
    courses: ["f 20,100/10  f 20,140/10"]
    radius: 4
  liver:
    fibres: ["f 10,260  f 60,250", "f 10,280  f 60,300"]
    depth: 14
    thickness: 20
    only: right
    stands_for: lung
"""


@pytest.mark.parametrize(
    ("old", "new", "what", "expected"),
    [
        ("  lung:", "  lnug:", "there is no caution lnug", "lung"),
        ("stands_for: lung", "stands_for: lever", "there is no caution lever", "cautions.yaml"),
        ("    radius: 4\n", "", "lung is neither tubes nor a sheet", "courses and radius"),
        ("f 20,140/10", "f 20,140", "a pick of the course has no depth", "/depth"),
        ("f 20,100/10  ", "", "the path has one pick", "Two picks"),
        ("f 20,140/10", "f 20;140/10", "is no pick", "A pick is"),
        ("only: right", "only: middle", "middle", "left"),
    ],
)
def test_a_fault_of_a_structure_is_told(home: Path, old: str, new: str, what: str, expected: str) -> None:
    (home / "data" / "drawing.yaml").write_text(DRAWING + DRAWN.replace(old, new))
    (problem,) = (p for p in validate() if p.file == "data/drawing.yaml")
    assert what in problem.what
    assert expected in problem.expected
    assert problem.line > DRAWING.count("\n")


def test_structures_that_are_right_pass(home: Path) -> None:
    (home / "data" / "drawing.yaml").write_text(DRAWING + DRAWN)
    assert not [p for p in validate() if p.file == "data/drawing.yaml"]


def test_outlines_are_read_by_side() -> None:
    paths = {"lung": "1,2 3,4 5,9", "liver:right": "7,2 8,4 9,9"}
    both = structures_of(paths, View.ANTERIOR)
    assert set(both) == {(LUNG, Side.LEFT), (LUNG, Side.RIGHT), (LIVER, Side.RIGHT)}
    assert both[LIVER, Side.RIGHT] == Shape("7,2 8,4 9,9", mirror=True)
    assert set(structures_of(paths, View.LEFT)) == {(LUNG, Side.LEFT)}
    assert set(structures_of(paths, View.RIGHT)) == {(LUNG, Side.RIGHT), (LIVER, Side.RIGHT)}


def test_the_index_tells_what_lies_under_a_point_of_a_side() -> None:
    front = ViewIndex(
        over=structures_under({"upper/tp1": ["lung", "liver:right"]}),
    )
    index = FigureIndex({View.ANTERIOR: front, View.RIGHT: ViewIndex()})
    assert index.over(POINT, Side.LEFT) == {LUNG}
    assert index.over(POINT, Side.RIGHT) == index.over(POINT) == {LUNG, LIVER}
    assert index.over(PointId("upper/tp2")) == frozenset()


def test_a_profile_tells_of_its_own_side_alone() -> None:
    side = ViewIndex(over=structures_under({"upper/tp1": ["lung"]}))
    index = FigureIndex({View.LEFT: side})
    assert index.over(POINT, Side.LEFT) == {LUNG}
    assert index.over(POINT, Side.RIGHT) == frozenset()
