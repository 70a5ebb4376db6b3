"""Structures at risk: what to do if one is hit, and under which trigger points they lie."""

import json
from pathlib import Path

import pytest

from tests import builders
from tests.unit.sample import write_data, write_figure
from trigger_atlas.__main__ import main
from trigger_atlas.domain.figure_index import FigureIndex, ViewIndex
from trigger_atlas.domain.names import CautionId, PointId, Severity, Side, Urgency, View
from trigger_atlas.domain.reference import IfHit
from trigger_atlas.knowledge.figure import load_index, load_manifest
from trigger_atlas.knowledge.load import load_atlas, validate
from trigger_atlas.services.cautions import points_over
from trigger_atlas.shown_card import card_of
from trigger_atlas.state import AppState

LUNG, ARTERY, NERVE = map(CautionId, ("lung-apex", "vertebral-artery", "accessory-nerve"))


def under(found: dict[PointId, set[CautionId]]) -> dict[tuple[PointId, Side], frozenset[CautionId]]:
    """The same on both sides."""
    return {(point, side): frozenset(below) for point, below in found.items() for side in Side}


INDEX = FigureIndex(
    {
        View.ANTERIOR: ViewIndex(over=under({builders.TP1: {LUNG}})),
        View.POSTERIOR: ViewIndex(over=under({builders.TP1: {NERVE, LUNG}, builders.TP2: {ARTERY, NERVE}})),
    }
)
HIT = """\
- id: lung
  name: Lung apex
  danger: Air enters the chest.
  if_hit:
    signs: Breathless within a day.
    act: Sit up and call the emergency number.
    urgency: now
    sources: [{ref: manual}]
  sources: [{ref: manual}]
- {id: nerve, name: Accessory nerve, danger: A weak shoulder.}
"""


def test_what_lies_under_a_point_is_told_by_every_view() -> None:
    assert INDEX.over(builders.TP1) == {LUNG, NERVE}
    assert INDEX.over(PointId("infraspinatus/tp1")) == frozenset()


def test_points_over_a_structure_come_in_the_order_of_the_muscle() -> None:
    muscle = builders.upper_trapezius()
    assert points_over(INDEX, muscle, NERVE) == (builders.TP1, builders.TP2)
    assert points_over(INDEX, muscle, ARTERY) == (builders.TP2,)
    assert points_over(FigureIndex(), muscle, LUNG) == ()


def test_the_card_names_the_points_over_a_structure() -> None:
    card = card_of(builders.atlas(), builders.upper_trapezius(), AppState(), INDEX)
    assert [row.points for row in card.cautions] == [("TP1",), ("TP2",), ("TP1", "TP2")]


def test_a_point_names_what_is_worse_than_care_under_it() -> None:
    card = card_of(builders.atlas(), builders.upper_trapezius(), AppState(), INDEX)
    first, second = card.points
    assert (first.under, first.severity) == (("Lung apex and pleura",), Severity.STOP)
    assert (second.under, second.severity) == (("Vertebral artery",), Severity.HIGH)
    bare = card_of(builders.atlas(), builders.upper_trapezius(), AppState(), FigureIndex())
    assert [(row.under, row.severity) for row in bare.points] == [((), None), ((), None)]


def test_what_to_do_comes_to_the_card_with_its_works(home: Path) -> None:
    write_data(home / "data", cautions=HIT)
    atlas = load_atlas()
    lung = atlas.cautions[CautionId("lung")]
    assert lung.if_hit == IfHit(
        "Breathless within a day.",
        "Sit up and call the emergency number.",
        Urgency.NOW,
        atlas.cautions[CautionId("lung")].sources,
    )
    (muscle,) = atlas.muscles.values()
    card = card_of(atlas, muscle, AppState(), FigureIndex())
    assert [(row.if_hit, [work.id for work in row.works]) for row in card.cautions] == [
        (None, []),
        (lung.if_hit, ["manual"]),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("urgency: now", "urgency: later", "cautions.yaml"),
        ("    signs: Breathless within a day.\n", "", "signs"),
        ("    sources: [{ref: manual}]\n  sources", "    sources: [{ref: manuel}]\n  sources", "manuel"),
    ],
)
def test_faults_of_what_to_do_are_told(home: Path, old: str, new: str, said: str) -> None:
    write_data(home / "data", cautions=HIT.replace(old, new))
    assert any(said in str(problem) for problem in validate())


def test_what_lies_under_the_points_is_read_from_the_index(home: Path) -> None:
    folder = write_figure(home / "resources" / "figure" / "male")
    file = folder / "index.json"
    plain = json.loads(file.read_text())
    plain["views"]["left"]["over"] = {"upper/tp1": ["lung"]}
    file.write_text(json.dumps(plain))
    assert load_index(load_manifest()).over(PointId("upper/tp1")) == {"lung"}


def test_cautions_answers_worst_first(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_data(home / "data", cautions=HIT)
    file = home / "resources" / "figure" / "male" / "index.json"
    plain = json.loads(file.read_text())
    plain["views"]["anterior"]["over"] = {"upper/tp2": ["lung"]}
    file.write_text(json.dumps(plain))
    assert main(["cautions", "upper", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "cautions": [
            {
                "id": "lung",
                "structure": "Lung apex",
                "severity": "stop",
                "why": "it lies below",
                "part": "paraspinal",
                "points": ["upper/tp2"],
                "if_hit": {
                    "signs": "Breathless within a day.",
                    "act": "Sit up and call the emergency number.",
                    "urgency": "now",
                    "sources": [{"ref": "manual", "at": "", "read": False}],
                },
            },
            {
                "id": "nerve",
                "structure": "Accessory nerve",
                "severity": "care",
                "why": "it lies close",
                "part": "muscle",
                "points": [],
                "if_hit": None,
            },
        ]
    }
    assert main(["cautions", "upper"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Upper one: structures at risk",
        "",
        "STOP              Lung apex, beside the spine",
        "Why               it lies below",
        "Under             TP2",
        "If it happens     Breathless within a day.",
        "What to do        Sit up and call the emergency number.",
        "Medical help      at once",
        "",
        "CARE              Accessory nerve",
        "Why               it lies close",
    ]


def test_a_muscle_without_cautions_says_so(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = home / "data" / "muscles.yaml"
    text = file.read_text()
    notes = text.index("    cautions:"), text.index("    sources: [{ref: manual}]\n  self_care")
    file.write_text(text[: notes[0]] + "    cautions: []\n" + text[notes[1] :])
    assert main(["cautions", "upper"]) == 0
    assert capsys.readouterr().out == "Upper one: structures at risk\nNone is described.\n"


@pytest.mark.usefixtures("home")
def test_cautions_of_an_unknown_muscle_are_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cautions", "uppper"]) == 2
    assert "Did you mean upper?" in capsys.readouterr().err


def test_every_dangerous_structure_says_what_to_do() -> None:
    atlas = load_atlas()
    dangerous = {
        note.structure
        for muscle in atlas.muscles.values()
        for note in muscle.cautions
        if note.severity is not Severity.CARE
    }
    assert {key for key in dangerous if atlas.cautions[key].if_hit is None} == set()
