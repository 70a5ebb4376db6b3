"""Walks the plain values of a document that may be wrong in places: what is not there is simply not met."""

from collections.abc import Iterator
from dataclasses import dataclass

from trigger_atlas.knowledge.document import Document, Loc
from trigger_atlas.knowledge.problem import Problem, Weight


@dataclass(frozen=True, slots=True)
class Cursor:
    """A value of a document and the way to it."""

    document: Document
    value: object
    loc: Loc = ()

    @property
    def text(self) -> str:
        """The value if it is text; else empty."""
        return self.value if isinstance(self.value, str) else ""

    def at(self, *keys: str) -> "Cursor":
        """What stands under a key, under a key of that, and so on; a cursor on None if nothing does."""
        value = self.value
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return Cursor(self.document, value, (*self.loc, *keys))

    def each(self) -> Iterator["Cursor"]:
        """The entries of a list; none if it is no list."""
        if isinstance(self.value, list):
            for i, item in enumerate(self.value):
                yield Cursor(self.document, item, (*self.loc, i))

    def keyed(self) -> Iterator[tuple[str, "Cursor"]]:
        """The keys and values of a mapping; none if it is no mapping."""
        if isinstance(self.value, dict):
            for key, item in self.value.items():
                yield key, Cursor(self.document, item, (*self.loc, key))

    def problem(
        self, what: str, expected: str, *, weight: Weight = Weight.ERROR, at_key: bool = False
    ) -> Problem:
        """A fault of this value."""
        return self.document.problem(self.loc, what, expected, weight=weight, at_key=at_key)
