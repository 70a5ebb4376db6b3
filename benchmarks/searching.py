"""Search as one types: every prefix of some queries, and one-letter typos of every name."""

import random
import string
import time

from benchmarks.numbers import share, verdict
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.services.search import SearchIndex

QUERIES = ("trapezuis", "SCM", "headache temple", "gluteus minimus", "quadratus lumborum", "UT", "calf")


def measure(rounds: int) -> dict[str, object]:
    """Time every keystroke, and count how often a typo still finds its muscle first."""
    atlas = load_atlas()
    index = SearchIndex(atlas)
    for query in QUERIES:
        index.search(query)
    times = []
    for _ in range(rounds):
        for query in QUERIES:
            for end in range(1, len(query) + 1):
                begin = time.perf_counter()
                index.search(query[:end])
                times.append(time.perf_counter() - begin)
    dice = random.Random(9)
    typos = [(muscle.id, _misspelt(muscle.name, dice)) for muscle in atlas.muscles.values() for _ in range(8)]
    first = sum(bool(found := index.search(typo)) and found[0].muscle == muscle for muscle, typo in typos)
    return {
        "muscles": len(atlas.muscles),
        "p50_ms": round(share(times, 0.5) * 1000, 3),
        "p99_ms": verdict(share(times, 0.99) * 1000, 3),
        "typo_first": verdict(first / len(typos), 0.95, least=True),
    }


def _misspelt(name: str, dice: random.Random) -> str:
    place = dice.randrange(1, len(name))
    kind = dice.randrange(3)
    letter = dice.choice(string.ascii_lowercase)
    if kind == 0:
        return name[:place] + name[place + 1 :]
    return name[:place] + letter + name[place + (kind == 1) :]
