"""Understands where it hurts from words: areas of skin, conditions and sides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.names import AreaId, ConditionId, Side
from trigger_atlas.domain.pain import Asked
from trigger_atlas.services.words import folded

STOP = frozenset(
    [
        "a",
        "ache",
        "aches",
        "aching",
        "and",
        "around",
        "at",
        "been",
        "bit",
        "burning",
        "comes",
        "cramp",
        "cramps",
        "deep",
        "down",
        "dull",
        "feel",
        "feels",
        "for",
        "from",
        "goes",
        "have",
        "hurt",
        "hurting",
        "hurts",
        "i",
        "in",
        "into",
        "is",
        "it",
        "its",
        "me",
        "much",
        "my",
        "near",
        "of",
        "on",
        "or",
        "out",
        "over",
        "pain",
        "painful",
        "pains",
        "pulling",
        "right",
        "sharp",
        "since",
        "sore",
        "soreness",
        "strong",
        "that",
        "the",
        "there",
        "throbbing",
        "tight",
        "tingling",
        "to",
        "very",
        "when",
        "where",
        "with",
    ]
)
"""Words that say nothing of the place. ``side`` does: the side of the neck."""
SIDES = {"left": (Side.LEFT,), "right": (Side.RIGHT,), "both": (Side.LEFT, Side.RIGHT)}
_LONG = 5
"""Letters from which a word may have one wrong."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What some words ask for.

    Attributes:
        areas: Named areas, else those of the first condition; may be empty.
        sides: Named sides; empty if none is.
        conditions: Named conditions, as the atlas lists them.
        nearest: Where nothing was understood, the closest name of an area or a condition; else empty.
    """

    areas: tuple[AreaId, ...]
    sides: tuple[Side, ...]
    conditions: tuple[ConditionId, ...]
    nearest: str = ""

    def asked(self, default: Side = Side.RIGHT) -> tuple[Asked, ...]:
        """The areas on the named sides, or on ``default``."""
        return tuple(Asked(area, side) for area in self.areas for side in self.sides or (default,))


class PainWords:
    """Every name of every area and condition of one atlas."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._phrases: list[tuple[frozenset[str], AreaId | ConditionId, bool]] = []
        self._shown: dict[str, str] = {}
        for area in atlas.areas.values():
            names = (area.name, area.plain_name, area.id.replace("-", " "), *area.synonyms)
            self._add(names, area.id, is_area=True)
        for condition in atlas.conditions.values():
            names = (
                condition.name,
                condition.plain_name,
                condition.id.replace("-", " "),
                *condition.synonyms,
            )
            self._add(names, condition.id, is_area=False)
        self._vocabulary = sorted(set().union(*(phrase for phrase, _, _ in self._phrases)))

    def understand(self, text: str) -> Understood:
        """Areas, sides and conditions that a text names; typing errors are forgiven.

        A name counts if all its words are there, and no longer name takes them all: in ``tennis elbow`` there
        is no elbow.
        """
        words = folded(text).split()
        sides = tuple(dict.fromkeys(side for word in words for side in SIDES.get(word, ())))
        said = frozenset(self._known(word) for word in words if word not in STOP and word not in SIDES)
        met = [phrase for phrase in self._phrases if phrase[0] and phrase[0] <= said]
        longest = [
            (name, is_area) for words, name, is_area in met if not any(words < other for other, _, _ in met)
        ]
        areas = tuple(area for area in self._atlas.areas if (area, True) in longest)
        conditions = tuple(one for one in self._atlas.conditions if (one, False) in longest)
        if conditions and not areas:
            areas = self._atlas.conditions[conditions[0]].areas
        return Understood(areas, sides, conditions, "" if areas else self._nearest(text))

    def _add(self, names: Iterable[str], what: AreaId | ConditionId, *, is_area: bool) -> None:
        for name in names:
            self._shown.setdefault(folded(name), name)
            self._phrases.append((frozenset(_content(folded(name).split())), what, is_area))

    def _known(self, word: str) -> str:
        """The word of the vocabulary that is meant, or the word itself."""
        word = _singular(word)
        if word in self._vocabulary or len(word) < _LONG:
            return word
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        near = process.extractOne(word, self._vocabulary, scorer=OSA.distance, score_cutoff=1)
        return near[0] if near else word

    def _nearest(self, text: str) -> str:
        from rapidfuzz import fuzz, process

        found = process.extractOne(folded(text), list(self._shown), scorer=fuzz.WRatio, score_cutoff=60)
        return self._shown[found[0]] if found else ""


def _content(words: Iterable[str]) -> Iterator[str]:
    return (_singular(word) for word in words if word not in STOP)


def _singular(word: str) -> str:
    return (
        word[:-1]
        if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "is", "us", "ps"))
        else word
    )
