"""Finds entries of the guide by any words in them, of either wording; forgives typing."""

from collections.abc import Iterator, Mapping
from enum import IntEnum

from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.guide import GuideEntry
from trigger_atlas.domain.names import GuideId, GuidePart
from trigger_atlas.services.vocabulary import Vocabulary
from trigger_atlas.services.words import folded

MOST_WORDS = 8
"""Words of a query that are looked at."""
_TELLING = 3
"""Letters from which a word alone tells what is looked for."""
_TYPO_COST = 3.0


class Field(IntEnum):
    """Where a word stands; the smaller, the surer that the entry is meant."""

    TITLE = 0
    KEYWORD = 1
    STATEMENT = 2


class GuideIndex:
    """Answers queries over the guide of one atlas; built once, a few milliseconds.

    Attributes:
        atlas: The knowledge that the guide is a part of.
    """

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self._places = {entry: place for place, entry in enumerate(atlas.guide)}
        self._words: dict[str, dict[GuideId, Field]] = {}
        for entry in atlas.guide.values():
            for field, text in _said(entry):
                for word in folded(text).split():
                    known = self._words.setdefault(word, {})
                    known[entry.id] = min(field, known.get(entry.id, field))
        self._vocabulary = Vocabulary(self._words, _TYPO_COST)

    def parts(self) -> dict[GuidePart, tuple[GuideEntry, ...]]:
        """The entries by part, in reading order; parts without entries are left out."""
        entries = self.atlas.guide.values()
        parts = {part: tuple(entry for entry in entries if entry.part is part) for part in GuidePart}
        return {part: found for part, found in parts.items() if found}

    def search(self, query: str) -> tuple[GuideEntry, ...]:
        """Entries that answer a query, best first; the order never wavers. May be empty.

        Every word must stand in the entry; where no entry has them all, typing errors are forgiven, and
        where that does not help, the entries with most of the words are taken.
        """
        words = folded(query).split()[:MOST_WORDS]
        for typos in (False, True):
            costs = [self._costs(word, typos=typos) for word in words]
            if found := set[GuideId]().union(*costs).intersection(*costs):
                return self._ranked({one: sum(cost[one] for cost in costs) for one in found})
        costs = [self._costs(word, typos=True) for word in words if len(word) >= _TELLING]
        met = {one: [cost[one] for cost in costs if one in cost] for one in set[GuideId]().union(*costs)}
        most = max(map(len, met.values()), default=0)
        return self._ranked({one: sum(cost) for one, cost in met.items() if len(cost) == most})

    def _ranked(self, costs: Mapping[GuideId, float]) -> tuple[GuideEntry, ...]:
        ranked = sorted(costs, key=lambda one: (costs[one], self._places[one]))
        return tuple(self.atlas.guide[one] for one in ranked)

    def _costs(self, word: str, *, typos: bool) -> dict[GuideId, float]:
        """Entries that a word stands in, with how far off it is."""
        costs: dict[GuideId, float] = {}
        for known, extra in self._vocabulary.alike(word, typos=typos):
            for entry, field in self._words[known].items():
                costs[entry] = min(field + extra, costs.get(entry, field + extra))
        return costs


def _said(entry: GuideEntry) -> Iterator[tuple[Field, str]]:
    yield from ((Field.TITLE, title) for title in (entry.title, entry.plain_title))
    yield from ((Field.KEYWORD, keyword) for keyword in entry.keywords)
    for statement in entry.statements:
        yield from ((Field.STATEMENT, words) for words in (statement.says, statement.plain))
