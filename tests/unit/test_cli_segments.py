"""The commands of Gunn's reading, on the small atlas and on the shipped one."""

import json

import pytest

from trigger_atlas.__main__ import main

Capture = pytest.CaptureFixture[str]


def answer(capsys: Capture, *words: str, status: int = 0) -> str:
    assert main(list(words)) == status
    out, err = capsys.readouterr()
    return out if status != 2 else err


@pytest.mark.usefixtures("home")
def test_a_segment_tells_its_muscles_and_how_it_is_examined(capsys: Capture) -> None:
    document = json.loads(answer(capsys, "segment", "c3", "--json"))
    assert document["segment"] == "C3"
    assert document["muscles"] == {"main": ["upper"], "also": []}
    assert (document["paraspinal"], document["key_movement"], document["reflex"]) == (
        "Beside the spine.",
        "None is tested.",
        "",
    )
    said = answer(capsys, "segment", "C5")
    assert "Gunn" in said
    assert "Biceps" in said


@pytest.mark.usefixtures("home")
def test_tender_muscles_add_up_and_keep_their_sides(capsys: Capture) -> None:
    document = json.loads(
        answer(capsys, "segments", "--tender", "upper:left", "--tender", "upper:right", "--json")
    )
    first = document["results"][0]
    assert (first["segment"], first["share"], first["explains"]) == ("C3", 1.0, ["upper"])
    assert (first["left"], first["right"]) == (1, 1)
    assert document["unexplained"] == []
    assert "C3   explains 100 %: upper" in answer(capsys, "segments", "--tender", "upper")


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("segment", "C9"), "is no segment"),
        (("segments", "--tender", "upper:middle"), "left or right is expected"),
        (("segments", "--tender", "uper"), "upper"),
        (("segments",), "--tender"),
    ],
)
def test_what_is_not_understood_is_status_2(capsys: Capture, words: tuple[str, ...], said: str) -> None:
    assert said in answer(capsys, *words, status=2)


def test_hip_and_shin_lead_to_l5_then_l4(capsys: Capture) -> None:
    tender = ("gluteus-medius", "tensor-fasciae-latae", "tibialis-anterior")
    document = json.loads(answer(capsys, "segments", "--tender", *tender, "--json"))
    first, second, *_ = document["results"]
    assert (first["segment"], second["segment"]) == ("L5", "L4")
    assert first["explains"] == list(tender)
    assert first["examine"][0].startswith("multifidus")


def test_infraspinatus_belongs_to_c5(capsys: Capture) -> None:
    document = json.loads(answer(capsys, "segment", "C5", "--json"))
    assert {"infraspinatus", "supraspinatus", "rhomboid-major"} <= set(document["muscles"]["main"])
    assert "multifidus-cervical" in document["paraspinal_muscles"]
