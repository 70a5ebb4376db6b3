"""What is wrong with a file, said so that its author can mend it."""

from dataclasses import dataclass
from enum import StrEnum

from typing_extensions import override


class Weight(StrEnum):
    """Errors keep the data out; warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault.

    Attributes:
        file: Path as the reader would name it, ``data/muscles.yaml``.
        line: 1 for the first line; 0 if the fault is the file itself.
        column: 1 for the first column; 0 if unknown.
        path: Place in the structure, ``trapezius-upper.trigger_points.tp1.kind``; may be empty.
        what: The fault, one sentence.
        expected: What would be right, one sentence; names the nearest valid word if there is one.
    """

    file: str
    line: int
    column: int
    path: str
    what: str
    expected: str
    weight: Weight = Weight.ERROR

    @property
    def place(self) -> str:
        """``file:line:col``."""
        return f"{self.file}:{self.line}:{self.column}"

    @override
    def __str__(self) -> str:
        """One line: place, path, fault and what was expected."""
        return f"{self.place} {self.path + ': ' if self.path else ''}{self.what}. {self.expected}"


class DataError(Exception):
    """Data that cannot be used; ``problems`` lists every fault found, in reading order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
