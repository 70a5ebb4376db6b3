"""The command that draws."""

import json
from pathlib import Path

import pytest

from trigger_atlas.__main__ import main

Capture = pytest.CaptureFixture[str]
SMALL = ("--size", "96")


@pytest.mark.parametrize(("suffix", "first"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")])
def test_a_picture_is_written_in_the_format_of_its_name(
    tmp_path: Path, capsys: Capture, suffix: str, first: bytes
) -> None:
    out = tmp_path / f"out{suffix}"
    assert main(["render", "trapezius-upper", "-o", str(out), *SMALL]) == 0
    assert out.read_bytes().startswith(first)
    assert str(out) in capsys.readouterr().out


def test_what_is_drawn_can_be_chosen(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out.png"
    words = (
        "--view posterior --side both --points tp1,trapezius-upper/tp2 --layers body,zones --fit whole "
        "--dark --json"
    )
    assert main(["render", "trapezius-upper", "-o", str(out), *SMALL, *words.split()]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document == {"file": str(out), "muscle": "trapezius-upper", "view": "posterior", "side": "both"}


@pytest.mark.parametrize(
    ("words", "view"),
    [
        ("--view hand-palmar --side left", "hand-palmar-left"),
        ("--view hand-palmar --side both", "hand-palmar"),
        ("--view head-left --body female", "head-left"),
        ("--body female --side right", "right"),
    ],
)
def test_limbs_and_bodies_are_drawn(tmp_path: Path, capsys: Capture, words: str, view: str) -> None:
    out = tmp_path / "out.png"
    assert main(["render", "trapezius-upper", "-o", str(out), *SMALL, *words.split(), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["view"] == view


@pytest.mark.parametrize("suffix", [".svg", ".pdf"])
def test_a_close_up_runs_out_in_files_of_vectors_too(tmp_path: Path, suffix: str) -> None:
    whole, close = tmp_path / f"whole{suffix}", tmp_path / f"close{suffix}"
    for out, view in ((whole, "left"), (close, "head-left")):
        assert main(["render", "trapezius-upper", "-o", str(out), *SMALL, "--view", view]) == 0
    mark = {".svg": b"linearGradient", ".pdf": b"/ShadingType 2"}[suffix]
    assert close.read_bytes().count(mark) > whole.read_bytes().count(mark)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["trapezius-uper", "-o", "out.png"], "Did you mean trapezius-upper"),
        (["trapezius-upper", "-o", "out.gif"], ".gif"),
        (["trapezius-upper", "-o", "out.png", "--layers", "bones"], "bones"),
        (
            ["trapezius-upper", "-o", "out.png", "--points", "tp9"],
            "no trigger point tp9. Did you mean tp1 or tp2?",
        ),
        (["trapezius-upper", "-o", "out.png", "--size", "1"], "size"),
    ],
)
def test_what_cannot_be_drawn_is_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, words: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["render", *words]) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.glob("out.*"))


def test_a_file_that_cannot_be_written_is_status_1(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "file").touch()
    out = tmp_path / "file" / "out.png"
    assert main(["render", "trapezius-upper", "-o", str(out), *SMALL]) == 1
    assert "cannot be written" in capsys.readouterr().err
