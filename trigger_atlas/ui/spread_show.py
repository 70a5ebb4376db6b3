"""Shows how a referral builds up: a film that is played and paused, or three pictures without motion."""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from trigger_atlas.domain.spread import Step, moment, next_still, share_at
from trigger_atlas.ui.film import shoot
from trigger_atlas.ui.frames import SLICE, PaintJob
from trigger_atlas.ui.theme import tokens_of

if TYPE_CHECKING:
    from trigger_atlas.ui.canvas import Canvas

FRAME_MS = 16
LONGEST_MS = 50.0
"""Most that the film goes on in one frame: a slow machine shows it slower, never in jumps."""


class SpreadShow(QObject):
    """The build-up on a canvas. It ends with any change of what is shown, a film with any move of the camera.

    Attributes:
        share: Of the build-up that is shown; None while there is none.

    Signals:
        changed: It has begun, ended, come to another step, been paused or gone on.
    """

    changed = Signal()

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.share: float | None = None
        self._making: Iterator[PaintJob | None] | None = None
        self._job: PaintJob | None = None
        self._elapsed = 0.0
        self._last = 0.0
        self._maker = QTimer(self, interval=0)
        self._maker.timeout.connect(self._on_maker_timeout)
        self._clock = QTimer(self, interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._on_clock_timeout)
        canvas.settled.connect(self._on_canvas_settled)

    @property
    def is_on(self) -> bool:
        """Whether a build-up is shown or about to be."""
        return self.share is not None

    @property
    def is_playing(self) -> bool:
        """Whether the film runs or is about to."""
        return self._clock.isActive() or self._making is not None

    @property
    def step(self) -> Step | None:
        """What is being shown; None while there is no build-up."""
        return None if self.share is None else moment(self.share).step

    @property
    def mark_share(self) -> float:
        """Share of the build-up that the x marks have come to; they wait for the film."""
        return 1.0 if self.share is None or self._making is not None else self.share

    def press(self) -> None:
        """Begin, pause or go on; where nothing may move, show the next picture, after the last the whole."""
        canvas = self._canvas
        if canvas.reduced_motion:
            self._show_still(next_still(self.share))
        elif self.share is None:
            self.share = 0.0
            self._making = self._shots()
            if canvas.is_settled:
                self._maker.start()
            self.changed.emit()
        elif self._clock.isActive():
            self._clock.stop()
            self.changed.emit()
        elif self._making is None:
            self._run()

    def stop(self) -> bool:
        """Show the whole picture again; False if there was no build-up."""
        if self.share is None:
            return False
        self._maker.stop()
        self._clock.stop()
        if self._job is not None:
            self._job.cancel()
        self._making = self._job = None
        for pane in self._canvas.panes:
            pane.film = None
        self._show_still(None)
        return True

    def advance(self, share: float) -> None:
        """Let the films show a share of the build-up."""
        for pane in self._canvas.panes:
            if pane.film is not None:
                pane.film.advance(share)
                self._canvas.update(self._canvas.overlay.covers.free & pane.film.box.toAlignedRect())

    def camera_moved(self) -> None:
        """A film is made for one place of the camera; pictures are not."""
        if self._making is not None or any(pane.film is not None for pane in self._canvas.panes):
            self.stop()

    def _show_still(self, share: float | None) -> None:
        self.share = share
        self._canvas.show_spread(1.0 if share is None else share)
        self.changed.emit()

    def _shots(self) -> Iterator[PaintJob | None]:
        ratio = self._canvas.devicePixelRatioF()
        films = {}
        for pane in self._canvas.panes:
            films[pane.view] = yield from shoot(pane, ratio, tokens_of(self._canvas).stage)
        for pane in self._canvas.panes:
            pane.film = films[pane.view]

    def _run(self) -> None:
        self._last = time.perf_counter()
        self._clock.start()
        self.changed.emit()

    @Slot()
    def _on_canvas_settled(self) -> None:
        if self._making is not None and not self._maker.isActive():
            self._maker.start()

    @Slot()
    def _on_maker_timeout(self) -> None:
        until = time.perf_counter() + SLICE
        while self._making is not None and time.perf_counter() < until:
            if self._job is not None and not self._job.run(until):
                return
            self._job = None
            try:
                self._job = next(self._making)
            except StopIteration:
                self._making = None
                self._maker.stop()
                self._elapsed = 0.0
                self._run()

    @Slot()
    def _on_clock_timeout(self) -> None:
        now = time.perf_counter()
        self._elapsed += min(LONGEST_MS, (now - self._last) * 1000)
        self._last = now
        before, share = self.share, share_at(self._elapsed)
        if share == before and self._elapsed:
            return
        self.share = share
        self.advance(share)
        if before is None or moment(before).step is not moment(share).step:
            self.changed.emit()
