"""Words and pictures: what the built figure shows must agree with what the knowledge says."""

import json
from pathlib import Path

import pytest

from tests.unit.sample import DRAWING, MUSCLES, PLATE, STORED, line_of, square
from trigger_atlas.knowledge.load import validate
from trigger_atlas.knowledge.problem import Problem, Weight

MUSCLE_SHAPE = {"depth": "superficial", "order": 1, "fibres": []}


def errors_in(path: Path | None) -> list[Problem]:
    return [problem for problem in validate(path) if problem.weight is Weight.ERROR]


def figure_file(home: Path, name: str) -> Path:
    return home / "resources" / "figure" / "male" / name


def change_geometry(home: Path, view: str, part: str, key: str, value: object) -> None:
    path = figure_file(home, f"{view}.geometry.json")
    plain = json.loads(path.read_text())
    plain[part][key] = value
    path.write_text(json.dumps(plain))


def test_a_point_outside_its_muscle_is_an_error_at_its_pick(home: Path) -> None:
    for view in STORED:
        change_geometry(home, view, "points", "upper/tp1", {"L": [57, 120], "far": False})
    (problem,) = validate()
    assert problem.what == "upper/tp1 is drawn 7.0 units outside its muscle"
    assert (problem.file, problem.line) == ("data/drawing.yaml", line_of(DRAWING, "points:"))
    assert problem.weight is Weight.ERROR


def test_a_point_outside_is_told_at_its_id_where_the_drawing_is_missing(home: Path) -> None:
    change_geometry(home, "left", "points", "upper/tp1", {"L": [57, 120], "far": False})
    for view in ("anterior", "posterior"):
        change_geometry(home, view, "points", "upper/tp1", {"L": [20, 120], "far": False})
        change_geometry(home, view, "muscles", "upper", {**MUSCLE_SHAPE, "L": square(10, 100, 39)})
    (home / "data" / "drawing.yaml").unlink()
    assert (errors_in(None)[0].file, errors_in(None)[0].line) == (
        "data/muscles.yaml",
        line_of(MUSCLES, "id: tp1"),
    )


@pytest.mark.parametrize(
    ("pick", "outside"),
    [("f 20,150", "10.0"), ("f 20,120", ""), ("f 51.5,120", "1.5"), ("f 50.9,120", ""), ("b 20,120", "30.0")],
)
def test_a_point_drawn_after_the_build_is_held_against_muscle_and_guides(
    home: Path, pick: str, outside: str
) -> None:
    (home / "data" / "drawing.yaml").write_text(DRAWING.replace("f 20,120", pick))
    told = [problem.what for problem in errors_in(None)]
    assert told == ([f"upper/tp1 is drawn {outside} units outside its muscle"] if outside else [])


def test_a_new_muscle_is_held_against_its_guides(home: Path) -> None:
    for view in STORED:
        path = figure_file(home, f"{view}.geometry.json")
        path.write_text(json.dumps({**json.loads(path.read_text()), "muscles": {}}))
    changed = DRAWING.replace("f 20,120", "f 30,120").replace("l -10,140 t", "f 50,140")
    (home / "data" / "drawing.yaml").write_text(changed)
    assert errors_in(None) == []
    (home / "data" / "drawing.yaml").write_text(changed.replace("f 30,120", "l 30,120"))
    assert errors_in(None) == []


def test_an_essential_area_that_the_zone_misses_is_a_warning(home: Path) -> None:
    for view in STORED:
        change_geometry(home, view, "zones", "upper/tp1", {"essential": square(26, 40, 20)})
    (problem,) = validate()
    assert problem.what == "temple is named essential, but the drawn zone covers 20%"
    assert (problem.line, problem.weight) == (line_of(MUSCLES, "[temple]"), Weight.WARNING)


def test_one_view_that_shows_the_area_well_is_enough(home: Path) -> None:
    change_geometry(home, "anterior", "zones", "upper/tp1", {"essential": square(100, 40, 20)})
    change_geometry(home, "left", "areas", "temple", {"L": square(10, 40, 5)})
    assert validate() == ()


def test_a_covered_area_that_is_not_named_is_a_warning(home: Path) -> None:
    (home / "data" / "muscles.yaml").write_text(MUSCLES.replace("spillover: [jaw]", "spillover: []"))
    for view in STORED:
        change_geometry(home, view, "zones", "upper/tp1", {"essential": square(10, 40, 60)})
    (problem,) = validate()
    assert problem.what == "the drawn essential zone covers 100% of jaw, which is not named"


def test_an_area_without_a_zone_or_a_picture_is_told_or_left(home: Path) -> None:
    for view in STORED:
        change_geometry(home, view, "zones", "upper/tp1", {"spillover": square(10, 40, 20)})
    assert [problem.what for problem in validate()] == [
        "temple is named essential, but the drawn zone covers 0%"
    ]
    for view in STORED:
        path = figure_file(home, f"{view}.geometry.json")
        path.write_text(json.dumps({**json.loads(path.read_text()), "areas": {}, "points": {}}))
    assert validate() == ()


def test_a_stale_figure_is_a_warning(home: Path) -> None:
    (home / "data" / "drawing.yaml").write_text(DRAWING + "# a word\n")
    assert [problem.what for problem in validate()] == ["the geometry is older than drawing.yaml"]


@pytest.mark.parametrize("raw", [b"", b"GIF89a", PLATE + b"more"])
def test_a_corrupt_plate_is_an_error_with_its_name(home: Path, raw: bytes) -> None:
    figure_file(home, "left.tone.webp").write_bytes(raw)
    (problem,) = validate()
    assert (problem.file, problem.what) == (
        "resources/figure/male/left.tone.webp",
        "the picture is missing or damaged",
    )


def test_a_missing_plate_and_a_corrupt_geometry_are_told_together(home: Path) -> None:
    figure_file(home, "left.tone.webp").unlink()
    figure_file(home, "anterior.geometry.json").write_text('{"outline": ')
    whats = [(problem.file.rpartition("/")[2], problem.what) for problem in validate()]
    assert whats == [
        ("left.tone.webp", "the picture is missing or damaged"),
        ("anterior.geometry.json", "the file is damaged"),
    ]
