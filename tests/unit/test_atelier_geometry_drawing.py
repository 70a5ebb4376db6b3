"""The drawing that is shipped."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from atelier.drawing import Drawing, load_drawing
from atelier.picks import FACE
from trigger_atlas.domain.spine import SPINE

DATA = Path(__file__).resolve().parents[2] / "data"


@cache
def drawing() -> Drawing:
    return load_drawing(DATA / "drawing.yaml")


@cache
def entries(name: str) -> list[dict[str, object]]:
    found = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def guides_of(muscle: str) -> list[str]:
    return ["  ".join(map(str, guide)) for guide in drawing().muscles[muscle].guides]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("trapezius-upper", "trapezius-middle"),
        ("trapezius-middle", "trapezius-lower"),
        ("deltoid-anterior", "deltoid-middle"),
        ("deltoid-middle", "deltoid-posterior"),
    ],
)
def test_neighbours_share_a_border_pick_for_pick(one: str, other: str) -> None:
    assert guides_of(one)[-1] == guides_of(other)[0]


def test_the_heads_of_sternocleidomastoid_share_the_picks_where_they_touch() -> None:
    sternal, clavicular = (
        drawing().muscles[f"sternocleidomastoid-{head}"] for head in ("sternal", "clavicular")
    )
    assert sternal.guides[-1][2:] == clavicular.guides[0][2:]


def test_every_muscle_and_trigger_point_of_the_knowledge_is_drawn() -> None:
    assert {str(m["id"]) for m in entries("muscles.yaml")} == set(drawing().muscles)
    for muscle in entries("muscles.yaml"):
        points = muscle["trigger_points"]
        assert isinstance(points, list)
        assert {p["id"] for p in points} == set(drawing().muscles[str(muscle["id"])].points)


def test_every_area_is_drawn() -> None:
    assert {str(a["id"]) for a in entries("areas.yaml")} == set(drawing().areas)


def test_every_segment_has_its_skin_and_its_level() -> None:
    assert set(drawing().dermatomes) == {FACE, *SPINE[1:]}
    assert tuple(drawing().levels) == SPINE


def test_every_structure_counts_as_a_known_caution() -> None:
    cautions = {c["id"] for c in entries("cautions.yaml")}
    assert {s.caution for s in drawing().structures.values()} <= cautions


def test_guides_of_one_muscle_run_the_same_way() -> None:
    for muscle in drawing().muscles.values():
        first = muscle.guides[0]
        falls = [guide[-1].y - guide[0].y for guide in muscle.guides]
        if abs(first[-1].y - first[0].y) > 60:
            assert len({fall > 0 for fall in falls}) == 1, muscle.id
