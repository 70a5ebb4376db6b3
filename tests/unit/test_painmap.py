"""Painted pain as a file: what is saved comes back, what is damaged is named, nothing is lost."""

import json
from pathlib import Path

import pytest

from trigger_atlas.domain.names import Body, Quality, View
from trigger_atlas.domain.pain import NO_PAIN, Pain, Painted
from trigger_atlas.knowledge import painmap
from trigger_atlas.knowledge.painmap import load_painmap, save_painmap
from trigger_atlas.knowledge.problem import DataError

RING = ((1.0, 2.0), (30.5, 2.0), (30.5, 40.25))
PAIN = Pain(
    Body.FEMALE,
    (
        Painted(View.ANTERIOR, Quality.ACHE, 6, (RING,)),
        Painted(View.FOOT_PLANTAR_LEFT, Quality.TINGLING, 0, (RING, RING[::-1])),
    ),
)
STROKE = {"view": "anterior", "quality": "ache", "intensity": 5, "rings": [[[0, 0], [9, 0], [9, 9]]]}


def write(path: Path, **changed: object) -> Path:
    path.write_text(json.dumps({"painmap": 1, "body": "male", "strokes": [STROKE]} | changed))
    return path


def faults(path: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load_painmap(path)
    return [str(problem) for problem in caught.value.problems]


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.painmap.json"
    save_painmap(path, PAIN)
    assert load_painmap(path) == PAIN
    assert not list(path.parent.glob("*.bak"))
    save_painmap(path, NO_PAIN)
    assert load_painmap(path).is_empty
    assert load_painmap(path.with_name(f"{path.name}.bak")) == PAIN


def test_it_says_nothing_of_who_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.painmap.json"
    save_painmap(path, PAIN)
    plain = json.loads(path.read_text())
    assert set(plain) == {"painmap", "body", "strokes"}
    assert all(set(stroke) == {"view", "quality", "intensity", "rings"} for stroke in plain["strokes"])


def test_a_head_is_painted_on_the_page_of_the_whole_body(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", strokes=[STROKE | {"view": "head-left"}])
    (one,) = load_painmap(path).painted
    assert one.view is View.LEFT


def test_rings_of_fewer_than_three_places_are_left_out(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", strokes=[STROKE | {"rings": [[[0, 0], [1, 1]], []]}])
    assert load_painmap(path).painted[0].rings == ()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"painmap": 2}, 'this is no painmap. "painmap": 1'),
        ({"name": "somebody"}, "name: the key is unknown. painmap, body and strokes"),
        ({"body": "horse"}, "body: there is no body horse. One of male, female"),
        ({"strokes": {}}, "strokes: the list is missing"),
        ({"strokes": [3]}, "strokes[0]: the stroke has the wrong keys. view, quality, intensity, rings"),
        ({"strokes": [STROKE | {"view": "antrior"}]}, "strokes[0].view: there is no view antrior"),
        ({"strokes": [STROKE | {"quality": "dull"}]}, "quality: there is no quality dull. One of ache"),
        (
            {"strokes": [STROKE | {"intensity": 11}]},
            "intensity: 11 is no strength. A whole number from 0 to 10",
        ),
        ({"strokes": [STROKE | {"intensity": True}]}, "intensity: True is no strength"),
        ({"strokes": [STROKE | {"rings": 7}]}, "rings: these are no rings"),
        ({"strokes": [STROKE | {"rings": [[[0, 0], [1, 9e9], [1, 1]]]}]}, "a place is not two numbers"),
        ({"strokes": [STROKE | {"rings": [[[0, 0], [1, "x"], [1, 1]]]}]}, "a place is not two numbers"),
    ],
)
def test_every_fault_is_named(tmp_path: Path, changed: dict[str, object], said: str) -> None:
    (problem,) = faults(write(tmp_path / "a.json", **changed))
    assert said in problem
    assert str(tmp_path) in problem


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", body="x", strokes=[STROKE | {"quality": "dull", "intensity": -1}])
    assert len(faults(path)) == 3


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "cannot be read" in faults(tmp_path / "none.json")[0]
    path = tmp_path / "a.json"
    path.write_text('{"painmap": 1,\n "body": }')
    assert f"{path}:2:" in faults(path)[0]
    path.write_bytes(b"\xff\xfe{}")
    assert "damaged" in faults(path)[0]
    monkeypatch.setattr(painmap, "LARGEST", 3)
    assert "too large" in faults(write(path))[0]


def test_a_painting_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.painmap.json"
    save_painmap(path, PAIN)
    (tmp_path / "a.painmap.json.bak").mkdir()
    with pytest.raises(OSError, match=r"\.bak"):
        save_painmap(path, NO_PAIN)
    assert load_painmap(path) == PAIN
