"""Words that are searched: those that begin like a typed one, and those that are nearly it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from trigger_atlas.services.words import edits

PREFIX_COST = 0.5


class Vocabulary:
    """Known words, folded.

    Args:
        words: In any order.
        typo_cost: What each letter that is wrong, missing, added or swapped counts.
    """

    def __init__(self, words: Iterable[str], typo_cost: float) -> None:
        self._words = sorted(words)
        self._typo_cost = typo_cost

    def alike(self, word: str, *, typos: bool) -> Iterator[tuple[str, float]]:
        """Known words that a typed one means, each with how far off it is; a word may come twice."""
        for i in range(bisect_left(self._words, word), len(self._words)):
            known = self._words[i]
            if not known.startswith(word):
                break
            yield known, 0.0 if known == word else PREFIX_COST
        if typos and (allowed := edits(word)):
            from rapidfuzz import process
            from rapidfuzz.distance import OSA

            near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=allowed, limit=None)
            yield from ((known, self._typo_cost * distance) for known, distance, _ in near if distance)
