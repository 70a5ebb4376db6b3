"""Reads data's files and holds them against their schemas; a warm start needs none of this."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from trigger_atlas.knowledge.cursor import Cursor
from trigger_atlas.knowledge.folder import DataFile, role_of
from trigger_atlas.knowledge.problem import Problem
from trigger_atlas.knowledge.reader import read
from trigger_atlas.knowledge.shape import fit


@dataclass(slots=True)
class Gathered:
    """What was read.

    Attributes:
        values: By file name, plain values with every optional key filled in; absent where one does not fit.
        cursors: By file name, what the files say, right or wrong; absent where one cannot be read.
        problems: Every fault, file by file, in reading order.
        names: Every file that was asked for, readable or not.
    """

    values: dict[str, object] = field(default_factory=dict)
    cursors: dict[str, Cursor] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


def gather(files: Iterable[DataFile]) -> Gathered:
    """Read files; never raises for what is in them."""
    gathered = Gathered()
    for file in files:
        _add(gathered, file)
    return gathered


def _add(gathered: Gathered, file: DataFile) -> None:
    document, problems = read(file.path, file.shown)
    name = file.name or (role_of(document) if document else "muscles.yaml")
    gathered.names.add(name)
    if document is not None:
        gathered.cursors[name] = Cursor(document, document.value)
        value, misfits = fit(document, name)
        problems = _one_a_place([*problems, *misfits])
        if not problems:
            gathered.values[name] = value
    gathered.problems += problems


def _one_a_place(problems: list[Problem]) -> list[Problem]:
    """The first problem told of each value: what a word means without quotes explains why it does not fit."""
    by_place: dict[tuple[int, int, str], Problem] = {}
    unquoted = {(problem.line, problem.column) for problem in problems if not problem.path}
    for problem in problems:
        if not problem.path or (problem.line, problem.column) not in unquoted:
            by_place.setdefault((problem.line, problem.column, problem.path), problem)
    return sorted(by_place.values(), key=lambda problem: (problem.line, problem.column))
