"""The command line: answers, exit statuses, and what it does not import."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.unit.sample import DRAWING, MUSCLES, line_of, write_figure
from trigger_atlas.__main__ import main
from trigger_atlas.cli.parser import COMMANDS, build_parser
from trigger_atlas.display import TOLD_BY, has_display

Capture = pytest.CaptureFixture[str]


def answer(capsys: Capture, *words: str, status: int = 0) -> str:
    """What a command says on stdout; its exit status must be ``status``."""
    assert main(words) == status
    return capsys.readouterr().out


def plain(capsys: Capture, *words: str, status: int = 0) -> dict[str, object]:
    """The JSON document that a command answers with."""
    document: dict[str, object] = json.loads(answer(capsys, *words, "--json", status=status))
    return document


@pytest.mark.usefixtures("home")
def test_show_prints_everything_in_lines_that_fit(capsys: Capture) -> None:
    text = answer(capsys, "show", "upper")
    assert max(map(len, text.splitlines())) <= 88
    for said in (
        "Upper one",
        "Musculus superior",
        "STOP              Lung apex beside the spine: it lies below",
        "TP2: occasional, attachment, left side only",
        "Symptoms here     - ache at the base",
        "C3, C4 (also C2); motor supply is the accessory nerve",
        "25-40 mm long, 0.25-0.3 mm thick",
        "- sudden worst headache",
        "Author A (1999). The manual.",
        "not a medical device",
    ):
        assert said in text


def test_show_leaves_out_what_is_not_there(home: Path, capsys: Capture) -> None:
    start, end = MUSCLES.index("  trigger_points:"), MUSCLES.index("  clinic:\n")
    text = (
        MUSCLES[:start]
        + "  trigger_points: []\n"
        + MUSCLES[end:]
        + "  no_trigger_points: none is described\n"
    )
    text = text.replace("synonyms: [top muscle]", "synonyms: []").replace("[UO]", "[]")
    text = text[: text.index("  disagreements:")] + "  no_trigger_points: none is described\n"
    notes = text.index("    cautions:"), text.index("    sources: [{ref: manual}]\n  self_care")
    (home / "data" / "muscles.yaml").write_text(text[: notes[0]] + "    cautions: []\n" + text[notes[1] :])
    said = answer(capsys, "show", "upper")
    assert "none is described" in said
    for heading in ("STRUCTURES AT RISK", "Where sources differ", "Also:", "TP1"):
        assert heading not in said


@pytest.mark.usefixtures("home")
def test_show_answers_with_the_whole_muscle_as_json(capsys: Capture) -> None:
    document = plain(capsys, "show", "upper")
    assert document["id"] == "upper"
    assert document["patient"] == "A muscle of the shoulder."


@pytest.mark.usefixtures("home")
def test_an_unknown_muscle_is_status_2_with_the_nearest_ones(capsys: Capture) -> None:
    assert main(["show", "uppper"]) == 2
    assert "there is no muscle uppper. Did you mean upper?" in capsys.readouterr().err
    assert plain(capsys, "show", "uppper", status=2) == {
        "error": "there is no muscle uppper",
        "nearest": ["upper"],
    }


@pytest.mark.usefixtures("home")
def test_search_lists_muscles_or_the_nearest_name(capsys: Capture) -> None:
    assert answer(capsys, "search", "UO").split() == ["upper", "Upper", "one", "(UO)"]
    assert "The nearest name is Upper one" in answer(capsys, "search", "upron")
    assert answer(capsys, "search", "0000") == "Nothing found for 0000.\n"
    assert plain(capsys, "search", "top", "muscle") == {
        "query": "top muscle",
        "results": [{"muscle": "upper", "name": "Upper one", "kind": "Muscle", "also": "top muscle"}],
        "nearest": "",
    }


@pytest.mark.usefixtures("home")
def test_hit_tells_muscles_areas_and_cautions(capsys: Capture) -> None:
    document = plain(capsys, "hit", "--view", "anterior", "--at", "-30,120")
    assert document["hits"] == [
        {"muscle": "upper", "side": "right", "depth": "superficial", "order": 10.0},
        {"muscle": "under", "side": "right", "depth": "deep", "order": 5.0},
    ]
    assert document["areas"] == []
    cautions = document["cautions"]
    assert isinstance(cautions, list)
    assert [(item["muscle"], item["id"], item["severity"]) for item in cautions] == [
        ("upper", "lung", "stop"),
        ("upper", "nerve", "care"),
    ]
    assert plain(capsys, "hit", "--view", "left", "--at", "20,50")["areas"] == [
        {"id": "temple", "side": "left"}
    ]


@pytest.mark.usefixtures("home")
def test_hit_is_narrowed_to_a_side_or_a_layer(capsys: Capture) -> None:
    place = ("hit", "--view", "anterior", "--at", "30,120")
    assert "2. under, left, deep" in answer(capsys, *place)
    assert answer(capsys, *place, "--depth", "deep") == "1. under, left, deep\n"
    assert answer(capsys, *place, "--side", "right") == "Nothing lies there.\n"
    skin = answer(capsys, "hit", "--view", "anterior", "--at=20,50")
    assert skin == "Skin: temple, left\n"
    assert "STOP: Lung apex (upper)" in answer(capsys, *place)


@pytest.mark.usefixtures("home")
def test_the_side_of_a_hit_names_the_limb(capsys: Capture) -> None:
    hand = ("hit", "--view", "hand-palmar", "--depth", "deep", "--at")
    assert answer(capsys, *hand, "-30,120") == "1. under, right, deep\n"
    assert answer(capsys, *hand, "30,120", "--side", "left") == "1. under, left, deep\n"
    assert main(["hit", "--view", "hand-dorsal", "--at", "1,1"]) == 2
    assert "no view hand-dorsal" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("place", ["1", "1,2,3", "a,b", "nan,1", "inf,0", ""])
def test_a_place_is_two_numbers(capsys: Capture, place: str) -> None:
    assert main(["hit", "--view", "anterior", "--at", place]) == 2
    assert "two numbers with a comma are expected" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
def test_exports_are_json_with_and_without_saying_so(capsys: Capture) -> None:
    assert json.loads(answer(capsys, "export", "atlas")) == plain(capsys, "export", "atlas")
    assert plain(capsys, "export", "geometry", "--body", "male")["figure"] == "male"


def test_validate_lists_problems_and_strict_counts_warnings(home: Path, capsys: Capture) -> None:
    assert answer(capsys, "validate") == "0 errors, 0 warnings\n"
    (home / "data" / "drawing.yaml").write_text(DRAWING + "# a word\n")
    assert "warning: the geometry is older" in answer(capsys, "validate")
    answer(capsys, "validate", "--strict", status=1)
    (home / "data" / "muscles.yaml").write_text(MUSCLES.replace("kind: belly", "kind: bely"))
    line = line_of(MUSCLES, "kind: belly")
    said = answer(capsys, "validate", status=1)
    assert (
        f"data/muscles.yaml:{line}:13 error: upper.trigger_points.tp1.kind: the word bely is not known"
        in said
    )
    assert said.endswith("1 error, 1 warning\n")


def test_validate_answers_with_every_field_of_a_problem(home: Path, capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "muscles.yaml"
    path.write_text("- id: x\n  id: y\n")
    document = plain(capsys, "validate", str(path), status=1)
    problems = document["problems"]
    assert isinstance(problems, list)
    assert problems[0] | {"path": ""} == {
        "file": str(path),
        "line": 1,
        "column": 3,
        "path": "",
        "what": problems[0]["what"],
        "expected": problems[0]["expected"],
        "weight": "error",
    }
    assert document["errors"] == len(problems)


def test_bad_data_are_status_1_with_every_problem(home: Path, capsys: Capture) -> None:
    (home / "data" / "muscles.yaml").write_text(MUSCLES.replace("[temple]", "[tempel]"))
    assert main(["show", "upper"]) == 1
    assert "there is no area tempel" in capsys.readouterr().err
    assert plain(capsys, "show", "upper", status=1)["errors"] == 1


def test_doctor_finds_nothing_wrong_with_the_sample(home: Path, capsys: Capture) -> None:
    (home / "resources" / "fonts").mkdir()
    assert "BAD  Fonts" in answer(capsys, "doctor", status=1)
    (home / "resources" / "fonts" / "Inter.ttf").touch()
    assert "BAD  Figure female       the drawn body is missing" in answer(capsys, "doctor", status=1)
    write_figure(home / "resources" / "figure" / "female")
    said = answer(capsys, "doctor")
    assert "Knowledge           1 muscles, 2 trigger points" in said
    assert "up to date" in said
    document = plain(capsys, "doctor")
    assert document["well"] is True


def test_doctor_tells_what_is_wrong(home: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trigger_atlas.cli.doctor.LIBRARIES", ("no-such-library",))
    (home / "data" / "drawing.yaml").write_text(DRAWING + "# a word\n")
    (home / "data" / "muscles.yaml").write_text(MUSCLES.replace("[temple]", "[tempel]"))
    said = answer(capsys, "doctor", status=1)
    for line in (
        "no-such-library     not installed",
        "Knowledge           1 errors",
        "older than drawing.yaml",
        "not kept",
    ):
        assert line in said
    (home / "resources" / "figure" / "male" / "manifest.json").unlink()
    (home / "data" / "drawing.yaml").unlink()
    said = answer(capsys, "doctor", status=1)
    assert "the drawn body is missing" in said
    assert "drawing.yaml        missing" in said


@pytest.mark.parametrize(
    "words",
    [
        ["show"],
        ["hit"],
        ["hit", "--view", "inside", "--at", "1,1"],
        ["export", "pdf"],
        ["--nonsense"],
        ["hit", "--at"],
    ],
)
def test_words_that_are_not_understood_are_status_2(capsys: Capture, words: list[str]) -> None:
    assert main(words) == 2
    assert "usage: trigger-atlas" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["render", "--help"]])
def test_help_and_version_are_answers(capsys: Capture, words: list[str]) -> None:
    assert "trigger-atlas" in answer(capsys, *words)


def test_the_parser_knows_every_command() -> None:
    for command in COMMANDS:
        with pytest.raises(SystemExit) as end:
            build_parser().parse_args([command, "--help"])
        assert end.value.code == 0


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Links that the window was opened at."""
    links: list[str] = []

    def run(link: str) -> int:
        links.append(link)
        return 0

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr("trigger_atlas.app.run", run)
    # It would leave the collector of garbage switched off for every test after this one.
    monkeypatch.setattr("trigger_atlas.quick_start.begin", lambda: None)
    return links


@pytest.mark.usefixtures("home")
def test_the_window_opens_without_words_or_at_a_muscle(opened: list[str]) -> None:
    link = "trigger-atlas://muscle/upper?side=left"
    for words in ([], ["upper"], [link]):
        assert main(words) == 0
    assert opened == ["", "upper", link]


@pytest.mark.usefixtures("home")
def test_the_window_does_not_open_at_what_is_not_there(opened: list[str], capsys: Capture) -> None:
    for word, said in (
        ("shwo", "there is no command shwo. Did you mean show?"),
        ("uppper", "there is no muscle uppper. Did you mean upper?"),
        ("trigger-atlas://muscle/gone", "there is no muscle gone"),
        ("trigger-atlas://area/temple", "no link of the atlas"),
    ):
        assert main([word]) == 2
        assert said in capsys.readouterr().err
    assert opened == []


def test_the_window_opens_to_tell_of_damaged_data(home: Path, opened: list[str]) -> None:
    (home / "data" / "muscles.yaml").write_text("[")
    assert main(["upper"]) == 0
    assert opened == ["upper"]


def test_without_a_display_the_way_to_a_picture_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    for name in TOLD_BY:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main([]) == 2
    assert "./run render trapezius-upper -o out.png" in capsys.readouterr().err
    monkeypatch.setattr(sys, "platform", "darwin")
    assert has_display()


def test_commands_that_draw_nothing_import_no_qt(tmp_path: Path) -> None:
    commands = (
        "show trapezius-upper;cautions trapezius-upper;search ut --json;"
        "hit --view anterior --at -70,230 --json;export atlas;export geometry --json;validate;doctor"
    )
    code = (
        "import sys; from trigger_atlas.__main__ import main;"
        f"[main(command.split()) for command in {commands!r}.split(';')];"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    assert (
        subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=False).returncode
        == 0
    )


def test_a_reader_that_stops_listening_is_no_fault() -> None:
    code = "import sys; from trigger_atlas.__main__ import main; sys.exit(main(['export', 'geometry']))"
    run = [sys.executable, "-c", code]
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.usefixtures("home")
def test_letters_that_the_terminal_lacks_do_not_stop_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert main(["search", "Ähnliches"]) == 0
    assert b"?hnliches" in raw.getvalue()


def ranked(capsys: Capture, *words: str) -> dict[str, Any]:
    """The answer of ``where`` as JSON."""
    return plain(capsys, "where", *words)


WHERE_KEYS = {"muscle", "side", "score", "trigger_points", "essential_share", "spillover_share", "reason"}


@pytest.mark.usefixtures("home")
def test_where_ranks_muscles_for_an_area(capsys: Capture) -> None:
    found = ranked(capsys, "temple:left")
    assert found["query"] == "temple:left"
    assert found["unexplained_share"] == 0.0
    (result,) = found["results"]
    assert set(result) >= WHERE_KEYS
    assert (result["muscle"], result["side"], result["trigger_points"]) == ("upper", "left", ["upper/tp1"])
    assert (result["essential_share"], result["spillover_share"]) == (1.0, 0.0)
    assert [flag["id"] for flag in found["red_flags"]] == ["sudden-headache", "fever"]
    assert ranked(capsys, "temple")["results"][0]["side"] == "right"


@pytest.mark.usefixtures("home")
def test_where_says_it_in_lines(capsys: Capture) -> None:
    text = answer(capsys, "where", "temple", "jaw:left")
    assert "! now: A sudden worst headache may be a bleed." in text
    assert " 1. Upper one, right" in text
    assert "On the right it commonly refers to the temple." in text
    assert "Upper one, right, and Upper one, left, together cover 100 %." in text
    assert text.endswith("Possible sources to examine, not a diagnosis.\n")


@pytest.mark.usefixtures("home")
def test_where_understands_words_and_conditions(capsys: Capture) -> None:
    found = ranked(capsys, "left", "headache")
    assert found["conditions"] == ["sore-head"]
    (result,) = found["results"]
    assert result["reason"].endswith("Often involved in sore head.")
    capsys.readouterr()
    assert main(("where", "sore", "hed")) == 2
    assert "Did you mean Sore head?" in capsys.readouterr().err


def test_where_reads_a_painting(home: Path, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.painmap.json"
    ring = [[10, 40], [30, 40], [30, 60], [10, 60]]
    away = [[60, 150], [80, 150], [80, 170], [60, 170]]
    strokes = [{"view": "anterior", "quality": "ache", "intensity": 5, "rings": [ring, away]}]
    path.write_text(json.dumps({"painmap": 1, "body": "male", "strokes": strokes}))
    found = plain(capsys, "where", "--painted", str(path))
    assert found["query"] == str(path)
    assert found["unexplained_share"] == pytest.approx(0.5)
    assert "50 % stays unexplained by them." in answer(capsys, "where", "--painted", str(path))
    strokes[0]["rings"] = [away]
    path.write_text(json.dumps({"painmap": 1, "body": "male", "strokes": strokes}))
    assert "No referral in this atlas reaches there." in answer(capsys, "where", "--painted", str(path))
    assert plain(capsys, "where", "--painted", str(path))["together"] is None
    path.write_text("{")
    assert main(("where", "--painted", str(path))) == 1
    assert f"{path}:1:" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
def test_where_names_choir_segments(capsys: Capture) -> None:
    assert answer(capsys, "where", "temple:left", "--choir") == "104\n"
    assert plain(capsys, "where", "temple", "--choir") == {"choir": "103"}


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("where",), "asks for areas, words, or --painted FILE"),
        (("where", "temple", "--painted", "x"), "asks for areas, words, or --painted FILE"),
        (("where", "temple:up"), "up is no side of temple. Did you mean temple:left"),
        (("where", "temple:"), "nothing is no side of temple"),
    ],
)
def test_where_that_is_not_understood(capsys: Capture, words: tuple[str, ...], said: str) -> None:
    assert main(words) == 2
    assert said in capsys.readouterr().err


def test_where_prints_the_first_dozen(capsys: Capture) -> None:
    text = answer(capsys, "where", "lumbar")
    assert "12. " in text
    assert "13. " not in text
    assert " more\n" in text
