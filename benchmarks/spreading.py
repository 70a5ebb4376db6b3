"""The build-up of a referral on the real stage: every turn of the event loop, and the frames of the film."""

import time
from functools import partial

from benchmarks.motion import Bench
from benchmarks.numbers import share, verdict
from trigger_atlas.domain.names import MuscleId, PointId, SideChoice, View
from trigger_atlas.domain.spread import TOTAL_MS
from trigger_atlas.state import select, show_views

MUSCLE = MuscleId("gluteus-minimus")
POINTS = frozenset(PointId(f"{MUSCLE}/tp{n}") for n in (1, 2))
FRAMES = 240
"""Of the whole build-up, one each 17 ms."""
FRAME_MS, TURN_MS = 8.3, 16.7
PATIENCE = 20.0


def measure() -> dict[str, object]:
    """Measure the longest referral that is drawn, that of two points at once, in two views."""
    bench = Bench()
    bench.store.apply(partial(select, muscle=MUSCLE, side=SideChoice.LEFT, points_on=POINTS))
    bench.store.apply(partial(show_views, views=(View.ANTERIOR, View.POSTERIOR)))
    bench.rest()
    show, canvas = bench.stage.canvas.spread_show, bench.stage.canvas
    begin = time.perf_counter()
    show.press()
    turns = []
    while canvas.panes[-1].film is None and time.perf_counter() - begin < PATIENCE:
        turn = time.perf_counter()
        bench.qt.processEvents()
        turns.append(time.perf_counter() - turn)
    ready = time.perf_counter() - begin
    show.press()
    frames = [_frame(bench, (i + 1) / FRAMES) for i in range(FRAMES)]
    show.stop()
    bench.close()
    return {
        "build_up_ms": TOTAL_MS,
        "ready_ms": round(ready * 1000, 1),
        "turn_while_made_p95_ms": verdict(share(turns, 0.95) * 1000, FRAME_MS),
        "turn_while_made_max_ms": verdict(max(turns) * 1000, TURN_MS),
        "film_frame_p95_ms": verdict(share(frames, 0.95) * 1000, FRAME_MS),
        "film_frame_max_ms": verdict(max(frames) * 1000, TURN_MS),
    }


def _frame(bench: Bench, come: float) -> float:
    begin = time.perf_counter()
    bench.stage.canvas.spread_show.advance(come)
    bench.frame()
    return time.perf_counter() - begin
