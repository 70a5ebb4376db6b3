"""What lies under a muscle: words and pictures agree, or the difference is explained."""

from functools import cache
from pathlib import Path

from tests.builders import TP1, UPPER_TRAPEZIUS, atlas
from tests.unit.caution_disagreements import EXPLAINED
from tests.unit.sample import square
from tools.caution_table import table
from trigger_atlas.domain.figure import FigureView, MuscleShape, Shape
from trigger_atlas.domain.figure_index import FigureIndex, ViewIndex
from trigger_atlas.domain.names import Body, CautionId, Depth, Severity, Side, View
from trigger_atlas.knowledge.figure import load_body
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.services.caution_check import Apart, Unnamed, apart, unnamed

LUNG, CAROTID, ARTERY = CautionId("lung-apex"), CautionId("carotid-artery"), CautionId("vertebral-artery")


@cache
def differing() -> frozenset[tuple[str, str]]:
    body, known = load_body(), load_atlas()
    points = {(found.point.partition("/")[0], found.structure) for found in unnamed(known, body.index)}
    return frozenset(points | {(found.muscle, found.structure) for found in apart(known, body.figure)})


def test_a_structure_under_a_point_that_the_muscle_does_not_name_is_told() -> None:
    index = FigureIndex({View.ANTERIOR: ViewIndex(over={(TP1, Side.LEFT): frozenset({LUNG, CAROTID})})})
    assert unnamed(atlas(), index) == (Unnamed(TP1, CAROTID),)


def test_a_named_structure_that_crosses_the_muscle_in_no_view_is_told() -> None:
    shapes = {(UPPER_TRAPEZIUS, Side.LEFT): MuscleShape(Depth.SUPERFICIAL, 1, Shape(square(0, 0, 10)))}
    structures = {(LUNG, Side.LEFT): Shape(square(5, 5, 9)), (ARTERY, Side.LEFT): Shape(square(50, 0, 9))}
    outline = Shape(square(0, 0, 90))
    view = FigureView(
        Body.MALE, View.ANTERIOR, (0, 0, 90, 90), outline, muscles=shapes, structures=structures
    )
    assert apart(atlas(), {View.ANTERIOR: view}) == (Apart(UPPER_TRAPEZIUS, ARTERY, Severity.HIGH),)


def test_every_disagreement_is_explained() -> None:
    assert sorted(differing() - EXPLAINED.keys()) == []


def test_no_explanation_is_stale() -> None:
    assert sorted(EXPLAINED.keys() - differing()) == []


def test_the_page_of_the_docs_is_current() -> None:
    assert differing()
    assert Path("docs/CAUTIONS.md").read_text(encoding="utf-8") == table()
