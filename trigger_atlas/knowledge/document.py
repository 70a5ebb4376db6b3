"""A file that was read: its plain values, and where each of them stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from trigger_atlas.knowledge.problem import Problem, Weight

Loc = tuple[str | int, ...]


class Spot:
    """Where a value stands: line and column from 1, and the spots of what is inside it.

    Attributes:
        inside: Spots of the values, by key or by position.
        keys: Spots of the keys of a mapping.
    """

    __slots__ = ("column", "inside", "keys", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column
        self.inside: dict[str | int, Spot] = {}
        self.keys: dict[str, tuple[int, int]] = {}


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read.

    Attributes:
        file: Its name as the reader would say it.
        value: Mappings, lists, text, numbers and booleans.
    """

    file: str
    value: object
    spot: Spot

    def problem(
        self, loc: Loc, what: str, expected: str, *, weight: Weight = Weight.ERROR, at_key: bool = False
    ) -> Problem:
        """A fault of the value at ``loc``, or of its key; what is not there is placed where it belongs."""
        line, column = self._find(loc, at_key=at_key)
        return Problem(self.file, line, column, self.path(loc), what, expected, weight)

    def path(self, loc: Loc) -> str:
        """A place in words: positions are replaced by the ``id`` of the entry, where it has one."""
        value, words = self.value, ""
        for step in loc:
            value = _inside(value, step)
            name = value.get("id") if isinstance(step, int) and isinstance(value, Mapping) else None
            if isinstance(name, str):
                words += f".{name}"
            else:
                words += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
        return words.removeprefix(".")

    def _find(self, loc: Loc, *, at_key: bool) -> tuple[int, int]:
        spot = self.spot
        for i, step in enumerate(loc):
            if at_key and i == len(loc) - 1 and isinstance(step, str) and step in spot.keys:
                return spot.keys[step]
            if step not in spot.inside:
                break
            spot = spot.inside[step]
        return spot.line, spot.column


def _inside(value: object, step: str | int) -> object:
    if isinstance(value, Mapping):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None
