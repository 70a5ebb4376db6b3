"""Hover, pan and zoom on the real stage at 1600 x 1000: from the event to the painted frame."""

import random
import time
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QThreadPool
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from benchmarks.numbers import share, verdict
from benchmarks.plain import PlainView
from trigger_atlas import quick_start
from trigger_atlas.domain.names import MuscleId, PointId, SideChoice, View
from trigger_atlas.intents import Intents
from trigger_atlas.knowledge.figure import load_body
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.render.camera import CLOSEST
from trigger_atlas.render.plates import IN_USE
from trigger_atlas.services.search import SearchIndex
from trigger_atlas.shown import derive
from trigger_atlas.state import AppState, select, show_views
from trigger_atlas.store import Store
from trigger_atlas.ui import theme
from trigger_atlas.ui.stage import ZOOM_STEP, Stage

SIZE = (1600, 1000)
FRAME_MS = 16.7
NOTCH = 0.4
PATIENCE = 10.0


class Bench:
    """A stage with the real state behind it."""

    def __init__(self) -> None:
        running = QApplication.instance()
        self.qt = running if isinstance(running, QApplication) else QApplication([])
        theme.prepare(self.qt)
        self.atlas, self.drawn = load_atlas(), load_body()
        self.search = SearchIndex(self.atlas)
        self.store = Store(AppState())
        self.stage = Stage(self.drawn.manifest)
        self.stage.resize(*SIZE)
        self.stage.show()
        self.qt.processEvents()
        self.stage.load(self.drawn.figure, {muscle.id: muscle.name for muscle in self.atlas.muscles.values()})
        self.intents = Intents(self.store, self.atlas, self.drawn.index)
        self.stage.stack_hovered.connect(self.intents.hover_stack)
        self.store.changed.connect(self.present)
        self.present()
        self.rest()
        quick_start.end()

    def present(self, *_: object) -> None:
        """Show the state."""
        self.stage.present(derive(self.atlas, self.drawn.index, self.search, self.store.state))

    def rest(self) -> float:
        """Wait until everything is sharp; returns the seconds that took."""
        begin = time.perf_counter()
        while time.perf_counter() - begin < PATIENCE:
            self.qt.processEvents()
            if self.stage.canvas.is_settled and not QThreadPool.globalInstance().activeThreadCount():
                self.qt.processEvents()
                break
            time.sleep(0.0005)
        return time.perf_counter() - begin

    def idle(self, seconds: float) -> None:
        """Let time pass with nothing to do."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            self.qt.processEvents()
            time.sleep(0.01)

    def move(self, at: QPointF) -> None:
        """Move the pointer."""
        no = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(
            QEvent.Type.MouseMove, at, at, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, no
        )
        QApplication.sendEvent(self.stage.canvas, event)

    def wheel(self, at: QPointF, notches: float) -> None:
        """Turn the wheel."""
        no, none = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
        turn = QPoint(0, round(notches * 120))
        event = QWheelEvent(at, at, QPoint(), turn, none, no, Qt.ScrollPhase.NoScrollPhase, False)
        QApplication.sendEvent(self.stage.canvas, event)

    def frame(self) -> None:
        """Paint what is due, now."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)

    def close(self) -> None:
        """Take the stage down."""
        self.stage.close()
        self.stage.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def measure(count: int) -> dict[str, object]:
    """Measure the stage with nothing selected, then with the upper trapezius and its pain."""
    bench = Bench()
    result: dict[str, object] = {"size": list(SIZE), "frames": count}
    result["start"] = _measure(bench, count)
    tp1 = frozenset({PointId("trapezius-upper/tp1")})
    bench.store.apply(
        partial(select, muscle=MuscleId("trapezius-upper"), side=SideChoice.LEFT, points_on=tp1)
    )
    plain = PlainView(bench.drawn.figure, bench.drawn.manifest, tp1)
    result["pair"] = _measure(bench, count) | _against(plain, bench, max(24, count // 10))
    plain.close()
    bench.store.apply(partial(show_views, views=(View.POSTERIOR,)))
    bench.rest()
    result["selected"] = _measure(bench, count)
    result["sharp_at_16_ms"] = verdict(_sharp_near(bench) * 1000, 300)
    result["other_view_first_frame_ms"] = verdict(max(_switches(bench)) * 1000, FRAME_MS)
    bench.idle(IN_USE + 0.3)
    result["plates_mb"] = verdict(bench.stage.canvas.plates.bytes_held / 1e6, 160)
    bench.close()
    return result


def _against(plain: PlainView, bench: Bench, count: int) -> dict[str, object]:
    """How many times faster pan and zoom are than the plain view with the same selection, p95 over p95."""
    dice = random.Random(3)
    cameras, canvas = bench.stage.canvas.cameras, bench.stage.canvas
    cameras.move_to([pane.whole() for pane in canvas.panes], at_once=True)
    bench.rest()
    pans = [_timed(bench, partial(cameras.pan, *_step(dice))) for _ in range(count)]
    centre = QPointF(canvas.width() / 2, canvas.height() / 3)
    zooms = [_timed(bench, partial(bench.wheel, centre, turn)) for turn in _turns(count)]
    factors = [ZOOM_STEP**turn for turn in _turns(count)]
    return {
        "plain_items": plain.items,
        "pan_times_faster": verdict(plain.pans(count) / share(pans, 0.95), 20, least=True),
        "zoom_times_faster": verdict(plain.zooms(factors) / share(zooms, 0.95), 20, least=True),
    }


def _turns(count: int) -> list[float]:
    """Notches of a wheel that turns to and fro."""
    return [NOTCH if step % 24 < 12 else -NOTCH for step in range(count)]


def _step(dice: random.Random) -> tuple[float, float]:
    return dice.uniform(-9, 9), dice.uniform(-9, 9)


def _sharp_near(bench: Bench) -> float:
    """Seconds until everything is sharp after zooming to the closest, 16 px a unit."""
    canvas = bench.stage.canvas
    centre = QPointF(canvas.width() / 2, canvas.height() / 3)
    bench.stage.fit()
    bench.rest()
    while canvas.panes[0].camera.scale < CLOSEST:
        bench.wheel(centre, 2)
        bench.frame()
    return bench.rest()


def _switches(bench: Bench) -> list[float]:
    """Seconds of the frame that first shows each of some views, none of them decoded yet."""
    views = (View.LEFT, View.HEAD_LEFT, View.FOOT_MEDIAL_LEFT, View.ANTERIOR)
    found = []
    for view in views:
        found.append(_timed(bench, partial(bench.store.apply, partial(show_views, views=(view,)))))
        bench.rest()
    return found


def _measure(bench: Bench, count: int) -> dict[str, object]:
    dice = random.Random(3)
    canvas = bench.stage.canvas
    bench.rest()
    hover = [_timed(bench, partial(bench.move, _spot(bench, dice))) for _ in range(count)]
    pans = [_timed(bench, partial(canvas.cameras.pan, *_step(dice))) for _ in range(count)]
    centre = QPointF(canvas.width() / 2, canvas.height() / 3)
    zooms, sharp = [], []
    for step, turn in enumerate(_turns(count)):
        zooms.append(_timed(bench, partial(bench.wheel, centre, turn)))
        if step % max(1, count // 12) == 0:
            sharp.append(bench.rest())
    canvas.cameras.fit()
    bench.rest()
    return {
        "hover_p50_ms": round(share(hover, 0.5) * 1000, 3),
        "hover_p99_ms": verdict(share(hover, 0.99) * 1000, 4.2),
        "pan_p95_ms": verdict(share(pans, 0.95) * 1000, 8.3),
        "zoom_p95_ms": verdict(share(zooms, 0.95) * 1000, 8.3),
        "sharp_after_zoom_p50_ms": round(share(sharp, 0.5) * 1000, 1),
        "sharp_after_zoom_max_ms": verdict(max(sharp) * 1000, 300),
    }


def _spot(bench: Bench, dice: random.Random) -> QPointF:
    canvas = bench.stage.canvas
    pane = dice.choice(canvas.panes)
    return pane.camera.to_pixels(QPointF(dice.uniform(-120, 120), dice.uniform(20, 600)))


def _timed(bench: Bench, act: partial[None]) -> float:
    begin = time.perf_counter()
    act()
    bench.frame()
    return time.perf_counter() - begin
