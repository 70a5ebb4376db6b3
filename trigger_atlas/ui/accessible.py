"""One accessible child for every muscle on the canvas: readers of the screen can name and press it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget
from typing_extensions import override

from trigger_atlas.domain.names import View
from trigger_atlas.state import Target

if TYPE_CHECKING:
    from trigger_atlas.ui.canvas import Canvas

PRESS = "Press"

# WORKAROUND PySide6 6.11: the stubs of QAccessibleInterface forget that its answers may be None.


def tell_focus(canvas: "Canvas", child: int) -> None:
    """Tell readers of the screen that the keyboard is on a muscle, by its place in reading order."""
    if QAccessible.isActive():
        event = QAccessibleEvent(canvas, QAccessible.Event.Focus)
        event.setChild(child)
        QAccessible.updateAccessibility(event)


def announce(canvas: "Canvas", words: str) -> None:
    """Say something aloud, for example what was selected."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(canvas, words))


class MusclePress(QAccessibleActionInterface):
    """Presses a muscle."""

    def __init__(self, canvas: "Canvas", target: Target) -> None:
        super().__init__()
        self._canvas = canvas
        self._target = target

    @override
    def actionNames(self) -> list[str]:
        return [PRESS]

    @override
    def doAction(self, actionName: str) -> None:
        if actionName == PRESS:
            self._canvas.click((self._target,))

    @override
    def keyBindingsForAction(self, actionName: str) -> list[str]:
        return ["Return"] if actionName == PRESS else []


class MuscleDescription(QAccessibleInterface):
    """A muscle as a button: its name and side, its box, and whether it is selected or focused."""

    def __init__(self, parent: "CanvasDescription", canvas: "Canvas", view: View, target: Target) -> None:
        super().__init__()
        self._parent = parent
        self._canvas = canvas
        self.place = (view, target)
        self._press = MusclePress(canvas, target)

    @property
    def name(self) -> str:
        """``Upper trapezius, left``; with the view where two are shown."""
        view, (muscle, side) = self.place
        words = f"{self._canvas.names.get(muscle, muscle)}, {side}"
        return f"{words}, {view.words.lower()}" if len(self._canvas.panes) > 1 else words

    @override
    def isValid(self) -> bool:
        return self._parent.isValid() and self._canvas.pane_of(self.place[0]) is not None

    @override
    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    @override
    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._parent.window()

    @override
    def parent(self) -> QAccessibleInterface:
        return self._parent

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    @override
    def childCount(self) -> int:
        return 0

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    @override
    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        return -1

    @override
    def text(self, t: QAccessible.Text) -> str:
        return self.name if t is QAccessible.Text.Name else ""

    @override
    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Names of muscles stay as they are."""

    @override
    def rect(self) -> QRect:
        view, target = self.place
        pane = self._canvas.pane_of(view)
        box = pane.muscle_box(target).toAlignedRect() if pane else QRect()
        return QRect(self._canvas.mapToGlobal(box.topLeft()), box.size())

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Button

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        view, target = self.place
        pane = self._canvas.pane_of(view)
        selected = pane is not None and target in pane.stage.selected
        focused = self._canvas.pointing.focused == self.place
        for flag, on in (
            ("focusable", True),
            ("selectable", True),
            ("selected", selected),
            ("focused", focused),
        ):
            setattr(state, flag, int(on))
        return state

    @override
    def interface_cast(self, t: QAccessible.InterfaceType) -> QAccessibleActionInterface | None:  # type: ignore[override]
        return self._press if t is QAccessible.InterfaceType.ActionInterface else None


class CanvasDescription(QAccessibleWidget):
    """The body map: a list of its muscles in reading order."""

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas, QAccessible.Role.List, "Body map")
        self._canvas = canvas
        self._children: list[MuscleDescription] = []

    def refresh(self) -> list[MuscleDescription]:
        """The muscles now on the canvas; descriptions of those that stay are kept."""
        known = {child.place: child for child in self._children}
        places = self._canvas.pointing.targets()
        self._children = [
            known.get(place) or MuscleDescription(self, self._canvas, *place) for place in places
        ]
        return self._children

    @override
    def childCount(self) -> int:
        return len(self.refresh())

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        children = self.refresh()
        return children[index] if 0 <= index < len(children) else None

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((i for i, known in enumerate(self.refresh()) if known is child), -1)

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        pos = QPointF(self._canvas.mapFromGlobal(QPoint(x, y)))
        pane = self._canvas.pane_at(pos)
        stack = self._canvas.pointing.stack_at(pos)
        place = (pane.view, stack[0]) if pane and stack else None
        return next((child for child in self.refresh() if child.place == place), None)

    @override
    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        place = self._canvas.pointing.focused
        return next((child for child in self.refresh() if child.place == place), None)
