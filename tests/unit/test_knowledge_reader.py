"""The strict reader: what it accepts, what it refuses, and where it says so."""

import os
from pathlib import Path
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.sample import MUSCLES
from trigger_atlas.knowledge.problem import Problem
from trigger_atlas.knowledge.reader import LARGEST, MOST, read


def problems_in(folder: Path, text: str | bytes) -> list[Problem]:
    path = folder / "x.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(path, "x.yaml")[1]


def test_plain_values_keep_their_types(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text('a: C5\nb: [25, 0.30, -3]\nc: true\nd: "no"\ne: >-\n  two\n  lines\n')
    document, problems = read(path, "x.yaml")
    assert document is not None
    assert problems == []
    assert document.value == {"a": "C5", "b": [25, 0.3, -3], "c": True, "d": "no", "e": "two lines"}


def test_a_byte_order_mark_is_forgiven(tmp_path: Path) -> None:
    assert problems_in(tmp_path, b"\xef\xbb\xbfa: b\n") == []


@pytest.mark.parametrize(
    ("text", "line", "column", "what", "expected"),
    [
        ("a: [1, 2\nb: 3\n", 2, 2, "did not find expected ',' or ']'", "separated by commas"),
        ("a: b: c\n", 1, 5, "mapping values are not allowed", "stands in quotes"),
        ("a: 1\nb: @x\n", 2, 4, "cannot start any token", "stands in quotes"),
        ('a: "x\n', 2, 1, "unexpected end of stream", "is closed"),
        ("- a\nb: c\n", 2, 1, "did not find expected '-' indicator", "same column"),
        ("a: {b: c\n", 2, 1, "did not find expected ',' or '}'", "separated by commas"),
        ("a: *gone\n", 1, 4, "*gone repeats another value", "written out"),
        ("a:\n\tb: 1\n", 2, 1, "there is a tab", "Spaces"),
        ('a: "x\ty"\n', 1, 6, "there is a tab", "Spaces"),
        ("a: x\x07y\n", 1, 5, "control character (code 7)", "Readable text"),
        ("a: 1\nb: 2\na: 3\n", 3, 1, "a is given twice", "Every key once"),
        ("a: &x [1]\n", 1, 4, "&x marks a value", "written out"),
        ("a: !!python/object:os.system x\n", 1, 4, "the tag tag:yaml.org,2002:python", "Plain text"),
        ("a: !mine x\n", 1, 4, "the tag !mine", "Plain text"),
        ("? [a]\n: b\n", 1, 3, "a key is a list", "A word as key"),
        ("a: 1\n---\nb: 2\n", 2, 1, "a second document", "without ---"),
        ("# nothing\n", 1, 1, "the file is empty", "Entries"),
        ("a:\n", 1, 3, "nothing is given", "leave the key out"),
        ("a: no\n", 1, 4, "no without quotes means a yes or no", 'Quotes around it if text is meant: "no"'),
        ("a: On\n", 1, 4, "a yes or no", "Quotes"),
        ("a: 12:30\n", 1, 4, "to the base of 60", "Quotes"),
        ("a: 0123\n", 1, 4, "to the base of 8", "Quotes"),
        ("a: 0x1F\n", 1, 4, "to the base of 16", "Quotes"),
        ("a: 2020-01-31\n", 1, 4, "a date", "Quotes"),
        ("a: ~\n", 1, 4, "nothing at all", "Quotes"),
        ("a: 1_000\n", 1, 4, "means a number", "Quotes"),
        ("a: .inf\n", 1, 4, "a number without end", "Quotes"),
        ("a: =\n", 1, 4, "a sign of YAML", "Quotes"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(
    tmp_path: Path, text: str, line: int, column: int, what: str, expected: str
) -> None:
    problem = problems_in(tmp_path, text)[0]
    assert (problem.file, problem.line, problem.column) == ("x.yaml", line, column)
    assert what in problem.what
    assert expected in problem.expected


def test_words_that_only_look_odd_are_text(tmp_path: Path) -> None:
    text = "a: [none, yesterday, -, 3-6 weeks, '0123', 1.2.3, no pain, .htm, --, +, 5 mm, nan, infinity]\n"
    assert problems_in(tmp_path, text) == []


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    lines = [problem.line for problem in problems_in(tmp_path, "a: no\nb: &x 1\nc: 12:30\nb: !t 2\n")]
    assert lines == [1, 2, 3, 4, 4]


def test_an_alias_bomb_is_refused_at_once(tmp_path: Path) -> None:
    bomb = "a: &a [x,x]\n" + "".join(
        f"{b}: &{b} [*{a},*{a}]\n" for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    start = thread_time()
    assert "&a marks a value to be repeated" in problems_in(tmp_path, bomb)[0].what
    assert thread_time() - start < 1


@pytest.mark.parametrize("text", ["[" * 200_000, "- " * 5_000, "a: {" * 5_000])
def test_deep_nesting_is_refused_without_a_crash(tmp_path: Path, text: str) -> None:
    assert "nested too deep" in problems_in(tmp_path, text)[0].what


def test_a_file_of_100_mb_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the file was read"))
    document, (problem,) = read(path, "x.yaml")
    assert document is None
    assert (problem.what, problem.expected) == (
        "the file has 100 MB",
        f"At most {LARGEST // 10**6} MB of YAML",
    )


def test_a_binary_file_is_refused_with_its_line(tmp_path: Path) -> None:
    problem = problems_in(tmp_path, b"a: 1\n\x00\x01\x02")[0]
    assert (problem.line, problem.what) == (2, "this is not a text file")


def test_text_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    problem = problems_in(tmp_path, "a: 1\nb: Äpfel\n".encode("latin-1"))[0]
    assert (problem.line, problem.what) == (2, "the text is not UTF-8")


def test_missing_folders_and_unreadable_files_are_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read(tmp_path / "none.yaml", "n")[1][0].what == "there is no such file"
    assert read(tmp_path, "f")[1][0].what == "this is not a file"
    path = tmp_path / "x.yaml"
    path.write_text("a: 1")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "Permission denied" in read(path, "x.yaml")[1][0].what


def test_a_flood_of_problems_is_cut_off(tmp_path: Path) -> None:
    assert len(problems_in(tmp_path, "\t\n" * 5_000)) == MOST
    assert len(problems_in(tmp_path, "- no\n" * 5_000)) == MOST


def test_a_problem_says_place_path_fault_and_expectation() -> None:
    problem = Problem("a.yaml", 3, 5, "soleus.name", "it is wrong", "Right")
    assert str(problem) == "a.yaml:3:5 soleus.name: it is wrong. Right"
    assert str(Problem("a.yaml", 0, 0, "", "gone", "A file")) == "a.yaml:0:0 gone. A file"


def test_two_hundred_muscles_are_read_within_a_second(tmp_path: Path) -> None:
    """The aim is 0.3 s; the bound leaves room for a busy machine."""
    path = tmp_path / "x.yaml"
    path.write_text("".join(MUSCLES.replace("id: upper", f"id: upper-{i}") for i in range(200)))
    start = thread_time()
    read(path, "x.yaml")
    assert thread_time() - start < 1


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scratch")


@given(
    raw=st.one_of(
        st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
    )
)
def test_no_bytes_make_the_reader_crash(scratch: Path, raw: bytes) -> None:
    problems_in(scratch, raw)


@given(
    text=st.lists(st.sampled_from([*"-:[]{},&*!?|>'\"%@#\n\t ~", "a", "no", "12:30", "---\n", "  "])).map(
        "".join
    )
)
def test_no_mixture_of_signs_makes_the_reader_crash(scratch: Path, text: str) -> None:
    problems_in(scratch, text)
