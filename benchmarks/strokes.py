"""Painting on and on: what the end of a stroke takes at first, and when the body is full of strokes."""

import random
import resource
import time
from collections.abc import Iterator

from benchmarks.numbers import share, verdict
from benchmarks.ranking import RADII, stroke_over
from trigger_atlas import state_pain as at
from trigger_atlas.domain.names import Quality, View
from trigger_atlas.knowledge.figure import load_body
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.services.pain import painting
from trigger_atlas.services.pain.door import PainAtlas
from trigger_atlas.shown_pain import pain_shown
from trigger_atlas.state_pain import PainState

VIEWS = (
    View.ANTERIOR,
    View.POSTERIOR,
    View.LEFT,
    View.RIGHT_ARM,
    View.HEAD_LEFT,
    View.FOOT_PLANTAR,
    View.HAND_PALMAR_LEFT,
)
STRENGTHS = (3, 5, 8)
ERASED = 0.08
"""Share of the strokes that take away."""


def measure(strokes: int) -> dict[str, object]:
    """Paint, and hold the last tenth of the strokes against the first."""
    body = load_body()
    atlas = PainAtlas(load_atlas(), body.figure, body.index)
    for view in VIEWS:
        warm(atlas, view.page)
    before = _memory()
    taken, state = [], at.NOTHING_ASKED
    for seconds, now in paint(atlas, strokes, random.Random(5)):
        taken.append(seconds * 1000)
        state = now
    tenth = max(1, strokes // 10)
    first, last = taken[:tenth], taken[-tenth:]
    return {
        "strokes": strokes,
        "first_tenth_ms": _spread(first),
        "last_tenth_ms": _spread(last),
        "last_p99_ms": verdict(share(last, 0.99), 100.0),
        "last_over_first": round(share(last, 0.5) / share(first, 0.5), 2),
        "corners": sum(len(ring) for one in state.pain.painted for ring in one.rings),
        "grown_mb": round((_memory() - before) / 1e6, 1),
    }


def paint(atlas: PainAtlas, strokes: int, chance: random.Random) -> Iterator[tuple[float, PainState]]:
    """Paint over several views with every quality, and take away now and then, as the window does it.

    Yields:
        Seconds of the processor from the end of a stroke to all that is shown then, and what hurts; they do
        not grow with what else the machine has to do, which would hide how the strokes compare.
    """
    state, figure = at.NOTHING_ASKED, atlas.patterns.figure
    for _ in range(strokes):
        view, radius = chance.choice(VIEWS), chance.choice(RADII)
        places = stroke_over(atlas, view.page, chance)
        feel = chance.choice(list(Quality)), chance.choice(STRENGTHS)
        erasing = chance.random() < ERASED
        began = time.thread_time()
        if erasing:
            pain = painting.erase(state.pain, figure, view, places, radius)
        else:
            pain = painting.brush(state.pain, figure, view, places, radius, feel)
        state = at.hurt(state, pain)
        pain_shown(atlas.patterns, atlas.words, state)
        yield time.thread_time() - began, state


def warm(atlas: PainAtlas, page: View) -> None:
    """Read a page, so that no stroke waits for it."""
    atlas.patterns.page(page).prepare()


def _spread(taken: list[float]) -> dict[str, float]:
    parts = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}
    return {name: round(share(taken, part), 2) for name, part in parts.items()}


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    import json

    print(json.dumps(measure(10_000), indent=1))
