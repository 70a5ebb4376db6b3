"""Reads the strict part of YAML that the knowledge is written in; says everything that is wrong at once."""

import re
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from trigger_atlas.knowledge.document import Document, Spot
from trigger_atlas.knowledge.problem import Problem
from trigger_atlas.knowledge.scalars import SurpriseError, plain_value

LARGEST = 5_000_000
"""Bytes; twenty times the knowledge of a complete atlas."""
DEEPEST = 16
"""Nested lists and mappings; the knowledge itself needs 8."""
MOST = 100
"""Problems told of one file."""

_Event = Any
"""An event of the parser; types-PyYAML knows nothing of the fields of events."""

_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HINTS = (
    (
        "mapping values are not allowed",
        'A text that contains ": " stands in quotes; a key starts a line of its own',
    ),
    ("could not find expected ':'", 'Every key is followed by ": " and its value'),
    ("cannot start any token", "A text that starts with a sign such as @, % or ` stands in quotes"),
    ("unexpected end of stream", "Every quote and bracket that is opened is closed"),
    (
        "did not find expected ',' or",
        "The entries of a list in brackets are separated by commas, and the bracket is closed",
    ),
    ("did not find expected", "Entries of one level start in the same column, with spaces"),
    (
        "undefined alias",
        "A value is written out where it is needed; text that starts with * stands in quotes",
    ),
)


class _StopError(Exception):
    """Nothing more can be read from this file."""


def read(path: Path, name: str) -> tuple[Document | None, list[Problem]]:
    """Read a file; never raises for what is in it, nor for what is not there.

    Args:
        path: The file.
        name: How problems call it.

    Returns:
        The document, None if it cannot be used at all, and every problem in reading order.
    """
    text, problem = _text(path, name)
    if problem is not None:
        return None, [problem]
    reader = _Reader(text, name)
    document = reader.document()
    problems = sorted(_one_a_place(reader.problems), key=lambda problem: (problem.line, problem.column))
    return document, problems[:MOST]


def _one_a_place(problems: list[Problem]) -> list[Problem]:
    return list({(problem.line, problem.column): problem for problem in reversed(problems)}.values())


def _text(path: Path, name: str) -> tuple[str, Problem | None]:
    def refuse(what: str, expected: str, line: int = 0, column: int = 0) -> tuple[str, Problem]:
        return "", Problem(name, line, column, "", what, expected)

    try:
        if not path.exists():
            return refuse("there is no such file", "A YAML file of the atlas")
        if not path.is_file():
            return refuse("this is not a file", "A YAML file of the atlas")
        if (size := path.stat().st_size) > LARGEST:
            return refuse(f"the file has {size / 1e6:.0f} MB", f"At most {LARGEST / 1e6:.0f} MB of YAML")
        raw = path.read_bytes()
    except OSError as error:
        return refuse(f"the file cannot be read ({error.strerror})", "A file that you may read")
    if b"\0" in raw:
        return refuse(
            "this is not a text file", "YAML text in UTF-8", raw[: raw.index(b"\0")].count(b"\n") + 1, 1
        )
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        return refuse(
            "the text is not UTF-8", "YAML text saved as UTF-8", raw[: error.start].count(b"\n") + 1, 1
        )


class _Reader:
    """One pass over the events of the parser: no object is built that the file does not spell out."""

    def __init__(self, text: str, file: str) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._text = text
        self._loader = yaml.CSafeLoader(_CONTROL.sub("?", text))

    def document(self) -> Document | None:
        """The document, None if it cannot be used."""
        lines = self._refused_letters()
        spot = Spot(1, 1)
        try:
            value = self._only_document(spot)
        except _StopError:
            return None
        except yaml.MarkedYAMLError as error:
            self._syntax(error, lines)
            return None
        finally:
            self._loader.dispose()
        return Document(self._file, value, spot)

    def _refused_letters(self) -> set[int]:
        """Report tabs and control characters; the lines that hold one."""
        lines = set()
        for number, line in enumerate(self._text.split("\n"), 1):
            if "\t" in line:
                self._add(
                    number,
                    line.index("\t") + 1,
                    "there is a tab",
                    "Spaces; YAML is indented with spaces alone",
                )
                lines.add(number)
            elif bad := _CONTROL.search(line):
                what = f"there is a control character (code {ord(bad.group())})"
                self._add(number, bad.start() + 1, what, "Readable text")
                lines.add(number)
            if len(lines) >= MOST:
                break
        return lines

    def _syntax(self, error: yaml.MarkedYAMLError, told: set[int]) -> None:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if line in told:
            return
        what = error.problem or "this cannot be read"
        hint = next((hint for sign, hint in _HINTS if sign in f"{error.context} {what}"), "Valid YAML")
        self._add(line, column, what, hint)

    def _only_document(self, spot: Spot) -> object:
        self._next()
        if isinstance(self._next(), StreamEndEvent):
            self._add(1, 1, "the file is empty", "Entries of the atlas")
            raise _StopError
        event = self._next()
        spot.line, spot.column = _place(event)
        value = self._value(event, spot, 0)
        self._next()
        if isinstance(after := self._next(), DocumentStartEvent):
            self._at(after, "a second document starts here", "One document in a file, without ---")
        return value

    def _next(self) -> _Event:
        return self._loader.get_event()

    def _value(self, event: _Event, spot: Spot, depth: int) -> object:
        if isinstance(event, AliasEvent):
            self._at(event, f"*{event.anchor} repeats another value", "The value itself, written out")
            return ""
        self._plain_node(event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if depth >= DEEPEST:
            self._at(event, "lists and mappings are nested too deep", f"At most {DEEPEST} levels")
            raise _StopError
        if isinstance(event, SequenceStartEvent):
            return self._sequence(spot, depth + 1)
        return self._mapping(spot, depth + 1)

    def _plain_node(self, event: _Event) -> None:
        if event.anchor is not None:
            self._at(
                event,
                f"&{event.anchor} marks a value to be repeated",
                "Values written out where they are needed",
            )
        if event.tag is not None:
            self._at(
                event,
                f"the tag {event.tag} asks for a special type",
                "Plain text, numbers, lists and mappings",
            )

    def _scalar(self, event: ScalarEvent) -> object:
        if event.style:
            return event.value
        if event.value == "":
            self._at(event, "nothing is given", "A value; leave the key out if there is none")
            return ""
        try:
            return plain_value(event.value)
        except SurpriseError as surprise:
            self._at(
                event,
                f"{event.value} without quotes means {surprise}",
                f'Quotes around it if text is meant: "{event.value}"',
            )
            return event.value

    def _sequence(self, spot: Spot, depth: int) -> list[object]:
        values: list[object] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            inner = spot.inside[len(values)] = Spot(*_place(event))
            values.append(self._value(event, inner, depth))
        return values

    def _mapping(self, spot: Spot, depth: int) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._key(event, values)
            value = self._next()
            inner = Spot(*_place(value))
            read = self._value(value, inner, depth)
            if key not in values:
                values[key], spot.inside[key], spot.keys[key] = read, inner, _place(event)
        return values

    def _key(self, event: _Event, values: dict[str, object]) -> str:
        if isinstance(event, AliasEvent) or not isinstance(event, ScalarEvent):
            self._at(event, "a key is a list, a mapping or a repetition", "A word as key")
            raise _StopError
        self._plain_node(event)
        key: str = event.value
        if key in values:
            self._at(event, f"{key} is given twice", "Every key once")
        return key

    def _at(self, event: _Event, what: str, expected: str) -> None:
        self._add(*_place(event), what, expected)

    def _add(self, line: int, column: int, what: str, expected: str) -> None:
        self.problems.append(Problem(self._file, line, column, "", what, expected))
        if len(self.problems) >= 10 * MOST:
            raise _StopError


def _place(event: _Event) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
