"""Drives the real application offscreen, with clicks and keys at the places where a hand would put them."""

import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from trigger_atlas.app import App
from trigger_atlas.domain.hit import region
from trigger_atlas.domain.names import MuscleId, Side, View
from trigger_atlas.intents import Intents
from trigger_atlas.knowledge.figure import load_figure
from trigger_atlas.state import AppState
from trigger_atlas.ui.panels import Panels
from trigger_atlas.ui.stage import Stage

PATIENCE = 20.0
"""Seconds after which something that was waited for will not come."""


class Drive:
    """A running application and the hand that uses it.

    Args:
        qt: The application object of the process.
        size: Width and height of the window, px.
        link: What to open at the start.
    """

    def __init__(self, qt: QApplication, size: tuple[int, int] = (1600, 1000), link: str = "") -> None:
        self.qt = qt
        self._done = self._closed = False
        self.app = App(qt, link)
        self.app.loaded.connect(self._on_app_done)
        self.app.failed.connect(self._on_app_done)
        self.app.window.resize(*size)
        self.wait(self._is_done)
        self.rest()

    @property
    def window(self) -> QWidget:
        """The window of the application."""
        return self.app.window

    @property
    def stage(self) -> Stage:
        """The stage; there is none if the figure cannot be read."""
        assert self.app.stage is not None
        return self.app.stage

    @property
    def panels(self) -> Panels:
        """Everything around the stage."""
        assert self.app.window.panels is not None
        return self.app.window.panels

    @property
    def intents(self) -> Intents:
        """What gestures are turned into, for those that have no key."""
        assert self.app.intents is not None
        return self.app.intents

    @property
    def state(self) -> AppState:
        """What the reader has chosen by now."""
        return self.app.store.state

    def wait(self, ready: Callable[[], bool]) -> None:
        """Let the application work until something holds.

        Raises:
            TimeoutError: It never did.
        """
        until = time.monotonic() + PATIENCE
        while not ready():
            if time.monotonic() > until:
                msg = f"{ready} did not come true in {PATIENCE} s"
                raise TimeoutError(msg)
            self.qt.processEvents()
            time.sleep(0.004)

    def rest(self) -> None:
        """Let the application work until nothing moves and everything is painted sharp."""
        self.wait(self._is_still)

    def place(self, view: View, muscle: str, side: Side, at: tuple[float, float] | None = None) -> QPoint:
        """A pixel of the canvas on a muscle: a place well inside it, or ``at`` in body units."""
        if at is None:
            shape = load_figure()[view].muscles[MuscleId(muscle), side]
            spot = region(shape.region).buffer(-0.4).representative_point()
            at = (spot.x, spot.y)
        return self.stage.canvas.to_widget(view, QPointF(*at)).toPoint()

    def point_at(self, spot: QPoint) -> None:
        """Move the pointer over the canvas; equal moves are dropped offscreen, so it comes from beside."""
        for step in (QPoint(1, 0), QPoint(0, 0)):
            self._mouse(QEvent.Type.MouseMove, spot + step, Qt.MouseButton.NoButton)
        self.rest()

    def click(self, spot: QPoint) -> None:
        """Point and click on the canvas."""
        self.point_at(spot)
        no = Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self.stage.canvas, Qt.MouseButton.LeftButton, no, spot)
        self.rest()

    def drag(self, view: View, places: Sequence[tuple[float, float]], steps: int = 6) -> None:
        """Draw with the left button over the canvas, body units; every leg in a few moves."""
        pixels = [self.stage.canvas.to_widget(view, QPointF(*place)).toPoint() for place in places]
        left = Qt.MouseButton.LeftButton
        self._mouse(QEvent.Type.MouseMove, pixels[0], Qt.MouseButton.NoButton)
        self._mouse(QEvent.Type.MouseButtonPress, pixels[0], left)
        for start, end in pairwise(pixels):
            for step in range(1, steps + 1):
                self._mouse(QEvent.Type.MouseMove, start + (end - start) * step / steps, left)
        self._mouse(QEvent.Type.MouseButtonRelease, pixels[-1], left)
        self.rest()

    def press(self, widget: QWidget) -> None:
        """Click the middle of a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.rest()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.qt.focusWidget() or self.window, key, modifier)
        self.rest()

    def type(self, words: str) -> None:
        """Search for words from the keyboard: the key of the search first."""
        self.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(self.qt.focusWidget() or self.window, words)
        self.rest()

    def save(self, out: Path) -> None:
        """Keep the window as a picture."""
        self.rest()
        picture = self.window.grab()
        dialog = self.qt.activeModalWidget()
        if dialog is not None:
            painter = QPainter(picture)
            painter.drawPixmap((self.window.rect().center() - dialog.rect().center()), dialog.grab())
            painter.end()
        picture.save(str(out))

    def close(self) -> None:
        """Close the window and let Qt clear up; a second time nothing happens."""
        if self._closed:
            return
        self._closed = True
        dialog = self.qt.activeModalWidget()
        if dialog is not None:
            dialog.close()
        self.window.close()
        self.window.deleteLater()
        self.app.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _mouse(self, kind: QEvent.Type, spot: QPoint, button: Qt.MouseButton) -> None:
        canvas, no = self.stage.canvas, Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, QPointF(spot), QPointF(canvas.mapToGlobal(spot)), button, button, no)
        QApplication.sendEvent(canvas, event)

    def _is_done(self) -> bool:
        return self._done

    def _is_still(self) -> bool:
        self.qt.processEvents()
        stage = self.app.stage
        return stage is None or not stage.isVisible() or stage.canvas.is_settled

    def _on_app_done(self) -> None:
        self._done = True
