"""Checks of the knowledge: every kind of bad input is told with file, line and what was expected."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.sample import (
    AREAS,
    CAUTIONS,
    DRAWING,
    FILES,
    MUSCLES,
    SEGMENT,
    SEGMENTS_FILE,
    SOURCES,
    line_of,
    write_data,
)
from trigger_atlas.knowledge.check import check
from trigger_atlas.knowledge.folder import DataFile
from trigger_atlas.knowledge.gather import gather
from trigger_atlas.knowledge.load import validate
from trigger_atlas.knowledge.problem import Problem, Weight


def changed_line(before: str, after: str) -> int:
    """The first line, from 1, in which two texts differ."""
    lines = zip(before.split("\n"), after.split("\n"), strict=False)
    return next(number for number, (one, other) in enumerate(lines, 1) if one != other)


def errors_in(path: Path | None) -> list[Problem]:
    return [problem for problem in validate(path) if problem.weight is Weight.ERROR]


def problem_after(home: Path, file: str, old: str, new: str) -> Problem:
    """The only problem after a change of one shipped file; it must stand in the changed line."""
    changed = FILES[file].replace(old, new, 1)
    (home / "data" / file).write_text(changed, encoding="utf-8")
    problems = errors_in(None)
    assert len(problems) == 1, problems
    assert (problems[0].file, problems[0].line) == (f"data/{file}", changed_line(FILES[file], changed))
    return problems[0]


def test_the_sample_is_flawless(home: Path) -> None:
    assert validate() == ()


@pytest.mark.parametrize(
    ("old", "new", "path", "what", "expected"),
    [
        (
            "commonness: 3",
            "commonness: 7",
            "upper.trigger_points.tp1.commonness",
            "7 is out of range",
            "at most 3",
        ),
        ("commonness: 3", "commonness: high", "commonness", 'the text "high" stands here', "A whole number"),
        (
            "depth: superficial",
            "depth: superfical",
            "upper.depth",
            "is not known",
            "nearest is superficial",
        ),
        (
            "note: seldom",
            "notes: seldom",
            "upper.trigger_points.tp2.notes",
            "the key notes is not known",
            "is note",
        ),
        ("origin: skull", "origin: [skull]", "upper.anatomy.origin", "a list stands here", "Text"),
        ("origin: skull", "origin: 12", "upper.anatomy.origin", "the number 12 stands here", "Text"),
        ("origin: skull", 'origin: ""', "upper.anatomy.origin", "the text is empty", "Words"),
        ("origin: skull", "origin: true", "upper.anatomy.origin", "true stands here", "Text"),
        (
            "actions: [lifts the shoulder]",
            "actions: []",
            "upper.anatomy.actions",
            "has 0 entries",
            "At least 1",
        ),
        (
            "actions: [lifts",
            "actions: [{a: b}, lifts",
            "upper.anatomy.actions[1]",
            "keys with values stands here",
            "Text",
        ),
        (
            "main: [C3, C4]",
            "main: [C3, C9]",
            "upper.anatomy.roots.main[2]",
            "the form of C9 is wrong",
            "C1 to S5",
        ),
        (
            "main: [C3, C4]",
            "main: [C3, C3]",
            "upper.anatomy.roots.main",
            "C3 is named twice",
            "Every entry once",
        ),
        ("[25, 40]", "[40, 25]", "upper.ims.needle.length_mm", "runs backwards", "[25.0, 40.0]"),
        ("[25, 40]", "[25, 40, 60]", "upper.ims.needle.length_mm", "has 3 entries", "At most 2"),
        ("[25, 40]", "[0, 40]", "length_mm[1]", "0 is out of range", "more than 0"),
        (
            "{length_mm: [25, 40], gauge_mm",
            "{gauge_mm",
            "upper.ims.needle.length_mm",
            "the key length_mm is missing",
            "The key",
        ),
        (
            "side: left",
            "side: middle",
            "upper.trigger_points.tp2.side",
            "the word middle is not known",
            "left or right",
        ),
        (
            "clinic: {symptoms",
            "clinic: {signs",
            "upper.trigger_points.tp2.clinic.signs",
            "is not known",
            "A known key",
        ),
    ],
)
def test_what_does_not_fit_the_schema(
    home: Path, old: str, new: str, path: str, what: str, expected: str
) -> None:
    problem = problem_after(home, "muscles.yaml", old, new)
    assert problem.path.endswith(path)
    assert what in problem.what
    assert expected in problem.expected
    assert problem.weight is Weight.ERROR


@pytest.mark.parametrize(
    ("file", "old", "new", "what", "expected"),
    [
        ("muscles.yaml", "essential: [temple]", "essential: [tempel]", "no area tempel", "nearest is temple"),
        (
            "muscles.yaml",
            "spillover: [jaw]",
            "spillover: [temple]",
            "essential and spillover at once",
            "One of the two",
        ),
        (
            "muscles.yaml",
            "{ref: manual, read: true}",
            "{ref: manul, read: true}",
            "no source manul",
            "nearest is manual",
        ),
        ("muscles.yaml", "structure: lung", "structure: liver", "no caution liver", "An id of cautions.yaml"),
        ("muscles.yaml", "related: [other-muscle]", "related: [upper]", "related to itself", "Other muscles"),
        ("muscles.yaml", "label: TP2", "label: TP1", "label TP1 is taken", "no other entry has"),
        (
            "segments.yaml",
            "paraspinal_muscles: [upper]",
            "paraspinal_muscles: [uper]",
            "no muscle uper",
            "nearest is upper",
        ),
        ("segments.yaml", "[{ref: manual, at", "[{ref: manul, at", "no source manul", "nearest is manual"),
        (
            "segments.yaml",
            "down to the elbow, sources: [{ref: manual}]",
            "down to the elbow, sources: [{ref: a}]",
            "no source a",
            "An id",
        ),
        ("segments.yaml", "reflex: Biceps", "reflexes: Biceps", "the key reflexes is not known", "is reflex"),
        ("segments.yaml", "notes: [C5 and C6 overlap]", "notes: []", "has 0 entries", "At least 1"),
        ("signs.yaml", "{ref: manual}", "{ref: manul}", "no source manul", "nearest is manual"),
        (
            "signs.yaml",
            "plain: Doughy swelling under the skin",
            "plain: 3",
            "the number 3 stands here",
            "Text",
        ),
        ("drawing.yaml", "f 20,120", "f -20,120", "f -20,120 lies on the midline", "more than 0"),
        ("drawing.yaml", "f 20,120", "f 20 120", '"f 20 120" is no pick', "b 40,120"),
        ("drawing.yaml", "f 20,120", "f 420,120", "f 420,120 is off the page", "330"),
        ("drawing.yaml", "f 20,120", "d 20,120", "d 20,120 is off the page", "80"),
        ("drawing.yaml", "f 20,120", "m 20,120 t", "m 20,120 t names a part", "takes no t or a"),
        ("drawing.yaml", "f 20,120", "f 20,120  f 20,121", "one place", "One pick"),
        ("drawing.yaml", "f 20,50/10", "f 20,50", "no half-width", "/half-width"),
        ("drawing.yaml", "f 10,100  f 10,140", "f 10,100", "one pick", "origin to insertion"),
        ("drawing.yaml", "f 10,100  f 10,140", "x 10,100  f 10,140", "is no pick", "A pick is"),
        ("drawing.yaml", "f 20,50/10", "q 20,50/10", "is no pick", "A pick is"),
        ("drawing.yaml", "l 10,80  l 30,80", "l 10,80", "the patch has 2 picks", "Three picks"),
        ("drawing.yaml", "l 10,80", "f 10,80", "two views or parts", "One view"),
        ("drawing.yaml", "l 10,80", "l 10,80/4", "has a number", "without numbers"),
        ("drawing.yaml", "l 10,80", "l 10;80", "is no pick", "A pick is"),
        ("drawing.yaml", "order: 10", "order: 10\n    layer: 2", "the key layer is not known", "bands"),
        ("drawing.yaml", ', "f 20,90/8 spillover"]', ", 3]", "the number 3 stands here", "Text"),
    ],
)
def test_what_files_say_of_each_other(
    home: Path, file: str, old: str, new: str, what: str, expected: str
) -> None:
    problem = problem_after(home, file, old, new)
    assert what in problem.what
    assert expected in problem.expected


def test_all_problems_of_all_files_are_told_at_once(home: Path) -> None:
    (home / "data" / "muscles.yaml").write_text(
        MUSCLES.replace("kind: belly", "kind: bely")
        .replace("[temple]", "[tmple]")
        .replace("group: ones", "grp: ones")
    )
    (home / "data" / "areas.yaml").write_text(AREAS.replace("paired: true", "paired: yes", 1))
    told = [(problem.file, problem.what) for problem in errors_in(None)]
    assert [file for file, _ in told] == ["data/muscles.yaml"] * 4 + ["data/areas.yaml"]
    assert any("the key group is missing" in what for _, what in told)
    assert any("the word bely is not known" in what for _, what in told)
    assert any("no area tmple" in what for _, what in told)
    assert told[-1][1] == "yes without quotes means a yes or no"


def test_entries_must_have_ids_and_names_of_their_own(home: Path) -> None:
    (home / "data" / "muscles.yaml").write_text(MUSCLES + MUSCLES)
    whats = [problem.what for problem in validate()]
    assert whats == ["the muscle id upper is taken", "the muscle name Upper one is taken"]


def _without(name: str) -> str:
    start = SEGMENTS_FILE.index(f"- id: {name}\n")
    end = SEGMENTS_FILE.find("- id: ", start + 1)
    return SEGMENTS_FILE[:start] + (SEGMENTS_FILE[end:] if end > 0 else "")


def test_the_spine_must_be_whole(home: Path) -> None:
    (home / "data" / "segments.yaml").write_text(_without("T4"))
    (problem,) = validate()
    assert (problem.file, problem.what) == ("data/segments.yaml", "T4 is missing")
    (home / "data" / "segments.yaml").write_text("[]\n")
    (problem,) = validate()
    assert problem.what.startswith("C1, C2, ")
    assert problem.what.endswith(" S5 are missing")


def test_segments_stand_once_and_in_order(home: Path) -> None:
    twice = SEGMENTS_FILE + SEGMENTS_FILE[SEGMENTS_FILE.index("- id: S5") :]
    (home / "data" / "segments.yaml").write_text(twice)
    assert [(item.what, item.line) for item in validate()] == [
        ("the segment id S5 is taken", twice.count("\n", 0, twice.rindex("- id: S5")) + 1)
    ]
    moved = _without("C5") + SEGMENT
    (home / "data" / "segments.yaml").write_text(moved)
    assert [(item.what, item.line) for item in validate()] == [
        ("C5 stands below S5", line_of(moved, "- id: C5"))
    ]


def test_no_trigger_points_needs_a_reason_and_a_reason_needs_none(home: Path) -> None:
    start, end = MUSCLES.index("  trigger_points:"), MUSCLES.index("  clinic:\n")
    empty = MUSCLES[:start] + "  trigger_points: []\n" + MUSCLES[end:]
    (home / "data" / "muscles.yaml").write_text(empty)
    assert "no_trigger_points with the reason" in validate(home / "data")[0].expected
    both = MUSCLES + "  no_trigger_points: none is described\n"
    (home / "data" / "muscles.yaml").write_text(both)
    assert "a reason why there are none" in validate(home / "data")[0].what


def test_a_structure_is_named_once_for_each_needle(home: Path) -> None:
    twice = "      - {structure: nerve, severity: care, why: it lies close}\n"
    (home / "data" / "muscles.yaml").write_text(MUSCLES.replace(twice, twice * 2))
    assert [problem.what for problem in validate()] == ["nerve is named twice"]


def test_a_related_muscle_may_be_unknown_but_not_misspelt(home: Path) -> None:
    other = MUSCLES.replace("id: upper", "id: other-muscl").replace("name: Upper one", "name: Other")
    (home / "data" / "muscles.yaml").write_text(MUSCLES + other)
    warnings = [problem for problem in validate() if problem.weight is Weight.WARNING]
    assert [item.expected for item in warnings if "not in the atlas" in item.what] == [
        "Perhaps other-muscl"
    ] * 2


def test_what_nobody_names_is_a_warning(home: Path) -> None:
    (home / "data" / "sources.yaml").write_text(SOURCES + "- {id: spare, type: web, title: Spare}\n")
    (home / "data" / "cautions.yaml").write_text(CAUTIONS + "- {id: eye, name: Eye, danger: Blindness.}\n")
    found = [(problem.what, problem.line, problem.weight) for problem in validate()]
    assert found == [
        ("no entry names the source spare", 2, Weight.WARNING),
        ("no entry names the caution eye", 3, Weight.WARNING),
    ]


def test_everything_named_is_drawn_and_everything_drawn_is_named(home: Path) -> None:
    drawing = DRAWING.replace('tp2: "f', 'tp9: "f').replace("tp2: []", "tp1x: []").replace("jaw:", "jow:")
    (home / "data" / "drawing.yaml").write_text(drawing)
    whats = {problem.what for problem in validate()}
    assert {"tp2 is not drawn", "tp9 is drawn but not described", "jaw is not drawn"} <= whats
    (home / "data" / "drawing.yaml").write_text(DRAWING.replace("  upper:", "  uper:"))
    assert {"upper is not drawn", "uper is drawn but not described"} <= {
        problem.what for problem in validate()
    }


def test_named_areas_need_strokes(home: Path) -> None:
    drawing = DRAWING.replace('tp1: ["f 20,50/10  f -2,60/4", "f 20,90/8 spillover"]', "tp1: []")
    (home / "data" / "drawing.yaml").write_text(drawing)
    assert "there are areas of pain, but no strokes" in [problem.what for problem in validate()]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  C3: [", "  K3: [", "no dermatomes of C3"),
        ("  C3: [", "  K3: [", "K3 is no segment"),
        ('  C1: "b', '  C0: "b', "no levels of C1"),
        ('  C1: "b 9', '  C1: "f 9', "a level is one place on the back"),
        ('  C1: "b 9', '  C1: "b 40', "C1 lies 40 units from the midline"),
        ('  C1: "b 9,100"', '  C1: "b 9,120"', "C2 does not lie below C1"),
        ('  C1: "b 9,100"', '  C1: "b 9;100"', '"b 9;100" is no pick'),
    ],
)
def test_every_segment_is_drawn_in_its_place(home: Path, old: str, new: str, told: str) -> None:
    drawing = DRAWING.replace(old, new, 1)
    assert drawing != DRAWING
    (home / "data" / "drawing.yaml").write_text(drawing)
    found = {problem.what: problem.line for problem in validate()}
    assert found[told] > line_of(DRAWING, "dermatomes:") - 1


def test_a_missing_file_is_a_problem_of_its_own(home: Path) -> None:
    for file in ("muscles.yaml", "drawing.yaml"):
        (home / "data" / file).unlink()
    assert [(item.file, item.line, item.what) for item in validate()] == [
        ("data/muscles.yaml", 0, "there is no such file"),
        ("data/drawing.yaml", 0, "there is no such file"),
    ]


def test_one_given_file_takes_the_place_of_the_shipped_one(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "muscles.yaml"
    path.write_text(MUSCLES.replace("[temple]", "[tempel]"))
    (problem,) = errors_in(path)
    assert (problem.file, problem.line) == (str(path), line_of(MUSCLES, "[temple]"))


@pytest.mark.parametrize("file", FILES)
def test_a_file_of_another_name_is_known_by_its_keys(home: Path, tmp_path: Path, file: str) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(FILES[file])
    assert validate(path) == ()


def test_some_muscles_of_ones_own_leave_the_rest_alone(home: Path, tmp_path: Path) -> None:
    (home / "data" / "sources.yaml").write_text(SOURCES + "- {id: spare, type: web, title: Spare}\n")
    (tmp_path / "muscles.yaml").write_text(MUSCLES)
    assert validate(tmp_path / "muscles.yaml") == ()


def test_a_folder_without_files_of_the_atlas_is_told(home: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (problem,) = validate(tmp_path / "empty")
    assert problem.what == "there is no file of the atlas in this folder"
    assert "muscles.yaml" in problem.expected


def test_a_given_folder_is_checked_with_its_drawing(home: Path, tmp_path: Path) -> None:
    folder = write_data(tmp_path / "mine", drawing=DRAWING.replace("order: 10", "order: 11"))
    (problem,) = validate(folder)
    assert problem.what == "the geometry is older than drawing.yaml"
    assert problem.weight is Weight.WARNING


def test_unreadable_files_of_ones_own_are_problems(home: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("[")
    assert [problem.file for problem in validate(tmp_path / "mine.yaml")] == [str(tmp_path / "mine.yaml")]
    assert validate(tmp_path / "none.yaml")[0].what == "there is no such file"


def test_values_of_the_wrong_shape_never_reach_the_checks(home: Path) -> None:
    for text in ("just words\n", "- 3\n", "a: b\n", "- {id: [1], trigger_points: {a: b}, clinic: 3}\n"):
        (home / "data" / "muscles.yaml").write_text(text)
        assert any(problem.file == "data/muscles.yaml" for problem in validate())


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scratch")


KEYS = st.sampled_from(
    ["id", "trigger_points", "refers", "sources", "ref", "ims", "cautions", "clinic", "muscles", "a"]
)
VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(-9, 9), st.floats(-9, 9), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
)


@given(value=VALUES, file=st.sampled_from(sorted(FILES)))
def test_no_value_makes_the_checks_crash(scratch: Path, value: object, file: str) -> None:
    (scratch / file).write_text(json.dumps(value))
    gathered = gather([DataFile(file, scratch / file, file)])
    assert gathered.problems or file in gathered.values
    list(check(gathered.cursors))
