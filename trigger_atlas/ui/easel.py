"""What is painted while nothing moves: sharp frames first, then pictures for the next movement."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from trigger_atlas.render.look import Look
from trigger_atlas.ui.frames import SLICE, Frame, PaintJob, Unders, lit_job, under_job
from trigger_atlas.ui.pane import Pane
from trigger_atlas.ui.theme import tokens_of

if TYPE_CHECKING:
    from trigger_atlas.ui.canvas import Canvas


@dataclass(slots=True)
class Task:
    """A picture under way and what is done with it."""

    job: PaintJob
    keep: Callable[[QImage], None]


class Easel(QObject):
    """Paints ahead for a canvas, a few milliseconds at a time.

    Signals:
        finished: Everything that can be painted now is painted.
    """

    finished = Signal()

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.unders = Unders()
        self._queue: Iterator[Task] | None = None
        self._task: Task | None = None
        self._stale = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def is_busy(self) -> bool:
        """Something is left to be painted."""
        return self._timer.isActive()

    def start(self) -> None:
        """Paint what is missing."""
        if self._queue is None:
            self._queue = self._tasks()
        self._timer.start()

    def reset(self) -> None:
        """Drop what is under way; the canvas has changed."""
        self._timer.stop()
        if self._task is not None:
            self._task.job.cancel()
        self._task = None
        self._queue = None

    def repaint_all(self) -> None:
        """Better plates have come: paint everything anew, keeping what there is until then."""
        self.reset()
        self._stale = True

    def _tasks(self) -> Iterator[Task]:
        canvas = self._canvas
        panes = list(canvas.panes)
        stale, self._stale = self._stale, False
        for pane in panes:
            yield from self._sharpen(pane, stale=stale)
        for pane in panes:
            yield from self._look_ahead(pane)

    def _sharpen(self, pane: Pane, *, stale: bool) -> Iterator[Task]:
        ratio = self._canvas.devicePixelRatioF()
        if pane.is_sharp(ratio) and not stale:
            return
        key, camera = pane.frame_key(ratio), pane.camera
        job = pane.sharp_job(ratio, tokens_of(self._canvas).stage)
        if job is None or key is None:
            return

        def keep(image: QImage) -> None:
            # Before the first plates are there the start picture is better than a body without muscles.
            if self._canvas.plates.waiting and pane.frame is None:
                return
            image.setDevicePixelRatio(ratio)
            pane.frame = Frame(key, camera, image)
            self._canvas.update()

        yield Task(job, keep)

    def _look_ahead(self, pane: Pane) -> Iterator[Task]:
        art, look = pane.art, pane.look
        if art is None or look is None or self._canvas.plates.waiting:
            return
        bare = look.bare()
        for ahead in (bare, replace(bare, ghost=True), replace(bare, ghost=False)):
            if not self.unders.has(ahead):
                yield Task(
                    under_job(art, ahead, tokens_of(self._canvas).stage), partial(self.unders.keep, ahead)
                )
        box = pane.lit_box
        if box is not None and (pane.lit is None or pane.lit[0] != look):
            scale = pane.camera.scale * self._canvas.devicePixelRatioF()
            yield Task(lit_job(art, look, box, scale), partial(_keep_lit, pane, look, box))

    @Slot()
    def _on_timer_timeout(self) -> None:
        until = time.perf_counter() + SLICE
        while self._queue is not None:
            self._task = self._task or next(self._queue, None)
            if self._task is None:
                self._queue = None
                break
            if not self._task.job.run(until):
                return
            task, self._task = self._task, None
            task.keep(task.job.image)
            if time.perf_counter() >= until:
                return
        self._timer.stop()
        self.finished.emit()


def _keep_lit(pane: Pane, look: Look, box: QRectF, image: QImage) -> None:
    pane.lit = (look, box, image)
