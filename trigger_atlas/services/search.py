"""Finds muscles by anything they are called, supplied by or refer pain to; forgives typing."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.names import MuscleId
from trigger_atlas.services.terms import CALLED, Field, Term, terms_of
from trigger_atlas.services.vocabulary import Vocabulary
from trigger_atlas.services.words import edits, folded, initials

MOST_WORDS = 8
"""Words of a query that are looked at."""
_EXACT, _PREFIX, _INITIALS, _WORDS, _TYPO, _WORD_TYPOS, _SOME_WORDS = range(7)
_TYPO_COST = 12.0

Rank = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A muscle that answers a query.

    Attributes:
        kind: ``Muscle``.
        also: What matched if it was not the name: a synonym, the Latin, an abbreviation, a nerve, an area.
    """

    muscle: MuscleId
    kind: str = "Muscle"
    also: str = ""


@dataclass(slots=True)
class _Best:
    """The best match of each muscle so far."""

    ranks: dict[MuscleId, tuple[Rank, str]] = field(default_factory=dict)

    def add(self, muscle: MuscleId, rank: Rank, also: str) -> None:
        if muscle not in self.ranks or rank < self.ranks[muscle][0]:
            self.ranks[muscle] = (rank, also)


class SearchIndex:
    """Answers queries over one atlas; built once, a few milliseconds."""

    def __init__(self, atlas: Atlas) -> None:
        self._names = {muscle.id: muscle.name for muscle in atlas.muscles.values()}
        # Of two that answer alike the one nearer the skin comes first: masseter means its superficial part.
        self._places = {muscle.id: (muscle.depth.rank, muscle.name) for muscle in atlas.muscles.values()}
        self._terms = sorted(set(terms_of(atlas)), key=lambda term: (term.text, term.field, term.muscle))
        self._texts = [term.text for term in self._terms]
        self._initials: dict[str, list[Term]] = {}
        self._words: dict[str, dict[tuple[MuscleId, Field], Term]] = {}
        for term in self._terms:
            if term.field in CALLED and " " in term.text:
                self._initials.setdefault(initials(term.text), []).append(term)
            for word in term.text.split():
                self._words.setdefault(word, {}).setdefault((term.muscle, term.field), term)
        self._vocabulary = Vocabulary(self._words, _TYPO_COST)
        called = [term for term in self._terms if term.field in CALLED]
        self._called: dict[str, list[Term]] = {}
        for term in called:
            self._called.setdefault(term.text.replace(" ", ""), []).append(term)
        self._squashed = list(self._called)

    def search(self, query: str) -> tuple[Found, ...]:
        """Muscles that answer a query, best first; the order never wavers. May be empty."""
        text = folded(query)
        words = text.split()[:MOST_WORDS]
        if not words:
            return ()
        best = _Best()
        self._add_called(text, best)
        self._add_words(words, best, typos=False)
        if not best.ranks:
            self._add_typos(text, best)
            self._add_words(words, best, typos=True)
        if not best.ranks and len(words) > 1:
            self._add_some_words(words, best)
        ranked = sorted(best.ranks.items(), key=lambda item: (item[1][0], self._places[item[0]]))
        return tuple(Found(muscle, also=also) for muscle, (_, also) in ranked)

    def nearest(self, query: str) -> str:
        """The muscle name most like a query that found nothing; empty if none is."""
        from rapidfuzz import fuzz, process

        found = process.extractOne(folded(query), self._texts, scorer=fuzz.ratio, score_cutoff=55)
        return self._names[self._terms[found[2]].muscle] if found else ""

    def _add_called(self, text: str, best: _Best) -> None:
        """Whole terms, their beginnings, and initials of names."""
        for i in range(bisect_left(self._texts, text), len(self._terms)):
            term = self._terms[i]
            if not term.text.startswith(text):
                break
            exact = term.text == text
            if exact or term.field <= Field.GROUP:
                best.add(term.muscle, (_EXACT if exact else _PREFIX, term.field), _also(term))
        for term in self._initials.get(text, ()):
            best.add(term.muscle, (_INITIALS, term.field), _also(term))

    def _add_words(self, words: list[str], best: _Best, *, typos: bool) -> None:
        """Muscles that every word of the query says something about."""
        costs = [self._costs(word, typos=typos) for word in words]
        tier = _WORD_TYPOS if typos else _WORDS
        for muscle in set.intersection(*(set(cost) for cost in costs)):
            self._add_sum(muscle, [cost[muscle] for cost in costs], (tier,), best)

    def _add_some_words(self, words: list[str], best: _Best) -> None:
        """Where no muscle has to do with every word: those with most of them."""
        costs = [self._costs(word, typos=False) for word in words]
        for muscle in set().union(*costs):
            met = [cost[muscle] for cost in costs if muscle in cost]
            self._add_sum(muscle, met, (_SOME_WORDS, -len(met)), best)

    def _add_sum(self, muscle: MuscleId, met: Iterable[tuple[float, Term]], tier: Rank, best: _Best) -> None:
        met = list(met)
        if len(met) == 1 and met[0][1].field is Field.SYMPTOM and tier[0] == _WORD_TYPOS:
            return
        best.add(muscle, (*tier, sum(cost for cost, _ in met)), _also(*(term for _, term in met)))

    def _costs(self, word: str, *, typos: bool) -> dict[MuscleId, tuple[float, Term]]:
        """What a word says about each muscle, with how far off it is."""
        costs: dict[MuscleId, tuple[float, Term]] = {}
        for known, extra in self._vocabulary.alike(word, typos=typos):
            for (muscle, source), term in self._words[known].items():
                cost = source + extra
                if muscle not in costs or cost < costs[muscle][0]:
                    costs[muscle] = (cost, term)
        return costs

    def _add_typos(self, text: str, best: _Best) -> None:
        """Names with a letter wrong, missing, added or swapped, or a blank too many or too few."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        squashed = text.replace(" ", "")
        if not (allowed := edits(squashed)):
            return
        near = process.extract(
            squashed, self._squashed, scorer=OSA.distance, score_cutoff=allowed, limit=None
        )
        begun = [(known, 0) for known in self._squashed if known.startswith(squashed)]
        for known, distance in begun or [(known, distance) for known, distance, _ in near]:
            for term in self._called[known]:
                best.add(term.muscle, (_TYPO, distance, term.field), _also(term))


def _also(*terms: Term) -> str:
    """What matched beside the name, each once; symptoms, which are long, only where nothing else did."""
    said = [term for term in terms if term.field is not Field.NAME]
    short = [term for term in said if term.field is not Field.SYMPTOM]
    return ", ".join(dict.fromkeys(term.shown for term in short or said[:1]))
