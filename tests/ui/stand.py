"""A stage on the shipped figure with the real state behind it, and a hand to use it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from trigger_atlas.domain.hit import region
from trigger_atlas.domain.names import MuscleId, Side, View
from trigger_atlas.intents import Intents
from trigger_atlas.knowledge.figure import load_body
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.services.search import SearchIndex
from trigger_atlas.shown import derive
from trigger_atlas.state import AppState, Target
from trigger_atlas.store import Store
from trigger_atlas.ui.stage import Stage

NONE = Qt.KeyboardModifier.NoModifier
PATIENCE = 20.0
WHOLE = (View.ANTERIOR, View.POSTERIOR, View.LEFT, View.RIGHT)
"""Views that are there at once; others are read in the background, as they are asked for."""


class Stand(QObject):
    """Stage, store and intents, connected as in the application but without panels."""

    def __init__(self, size: tuple[int, int] = (864, 936)) -> None:
        super().__init__()
        self.atlas, self.drawn = load_atlas(), load_body()
        self.figure = self.drawn.figure
        for view in WHOLE:
            self.figure[view]
        self.search = SearchIndex(self.atlas)
        self.store = Store(AppState(), self)
        self.intents = Intents(self.store, self.atlas, self.drawn.index, self)
        self.stage = Stage(self.drawn.manifest)
        self.canvas = self.stage.canvas
        self.stage.set_reduced_motion(on=True)
        self.stage.resize(*size)
        self.stage.show()
        self.stage.load(self.figure, {muscle.id: muscle.name for muscle in self.atlas.muscles.values()})
        for signal, slot in (
            (self.stage.stack_hovered, self.intents.hover_stack),
            (self.stage.stack_clicked, self.intents.click_stack),
            (self.stage.point_clicked, self.intents.click_point),
            (self.stage.target_chosen, self.intents.choose_target),
            (self.stage.side_chosen, self.intents.choose_side),
            (self.stage.views_chosen, self.intents.choose_views),
            (self.stage.depth_chosen, self.intents.choose_depth),
            (self.stage.peeled, self.intents.peel),
            (self.stage.cleared, self.intents.clear),
        ):
            signal.connect(slot)
        self.stage.body_chosen.connect(self.intents.choose_body)
        self.store.changed.connect(self.follow)
        self.present()

    @property
    def state(self) -> AppState:
        """The state now."""
        return self.store.state

    def follow(self, old: AppState, new: AppState) -> None:
        """Change the body as the application does, and show the state."""
        if new.body is not old.body:
            self.drawn = load_body(new.body)
            self.figure = self.drawn.figure
            self.intents.index = self.drawn.index
            self.stage.change_body(self.drawn.manifest, self.drawn.figure)
        self.present()

    def present(self) -> None:
        """Show the state."""
        self.stage.present(derive(self.atlas, self.drawn.index, self.search, self.store.state))

    def place(self, view: View, muscle: str, side: Side) -> QPointF:
        """A pixel well inside a muscle."""
        shape = self.figure[view].muscles[MuscleId(muscle), side]
        spot = region(shape.region).buffer(-0.5).representative_point()
        return self.canvas.to_widget(view, QPointF(spot.x, spot.y))

    def crowded(self, view: View) -> tuple[QPointF, tuple[Target, ...]]:
        """A pixel under which at least two muscles lie, and them."""
        pane = self.canvas.pane_of(view)
        assert pane is not None
        for key in sorted(self.figure[view].muscles):
            at = self.place(view, key[0], key[1])
            stack = self.canvas.pointing.stack_at(at)
            if len(stack) > 1 and self.canvas.overlay.point_at(at) is None:
                return at, stack
        raise AssertionError("no two muscles lie over each other")

    def mouse(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
        """Send a mouse event to the canvas."""
        event = QMouseEvent(kind, at, QPointF(self.canvas.mapToGlobal(at.toPoint())), button, button, NONE)
        QApplication.sendEvent(self.canvas, event)

    def move(self, at: QPointF) -> None:
        """Move the pointer."""
        self.mouse(QEvent.Type.MouseMove, at)

    def click(self, at: QPointF) -> None:
        """Click."""
        self.move(at)
        self.mouse(QEvent.Type.MouseButtonPress, at, Qt.MouseButton.LeftButton)
        self.mouse(QEvent.Type.MouseButtonRelease, at, Qt.MouseButton.LeftButton)

    def drag(self, start: QPointF, end: QPointF) -> None:
        """Press, move and let go."""
        self.mouse(QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)
        for share in (0.5, 1.0):
            self.mouse(QEvent.Type.MouseMove, start + (end - start) * share, Qt.MouseButton.LeftButton)
        self.mouse(QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.LeftButton)

    def wheel(self, at: QPointF, notches: int) -> None:
        """Turn the wheel."""
        turn, no = QPoint(0, 120 * notches), Qt.MouseButton.NoButton
        event = QWheelEvent(at, at, QPoint(), turn, no, NONE, Qt.ScrollPhase.NoScrollPhase, False)
        QApplication.sendEvent(self.canvas, event)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, text: str = "") -> None:
        """Press a key on the canvas."""
        QApplication.sendEvent(self.canvas, QKeyEvent(QEvent.Type.KeyPress, key, modifier, text))

    def wait(self, ready: Callable[[], bool]) -> None:
        """Let the application work until something holds."""
        until = time.monotonic() + PATIENCE
        while not ready():
            assert time.monotonic() < until, f"{ready} never came true"
            QCoreApplication.processEvents()
            time.sleep(0.001)

    def rest(self) -> None:
        """Let the application work until everything is sharp."""
        self.wait(self._is_settled)

    def close(self) -> None:
        """Take everything down."""
        self.stage.close()
        self.stage.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _is_settled(self) -> bool:
        return self.canvas.is_settled
