"""Mouse, wheel, touch and keys on the canvas."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QObject, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture
from typing_extensions import override

if TYPE_CHECKING:
    from trigger_atlas.ui.canvas import Canvas

WHEEL_STEP = 1.2
"""Zoom of one notch of the wheel."""
NOTCH = 120.0
PAN_STEP = 60.0
SAME_PLACE = 4.0
"""Pixels within which a second click is one at the same place."""
ARROWS = {Qt.Key.Key_Left: (1, 0), Qt.Key.Key_Right: (-1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Gestures(QObject):
    """Turns events of a canvas into zoom, pan, hover and click; a drag begins only beyond the threshold."""

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._dragging = False
        self._clicked: QPointF | None = None
        canvas.grabGesture(Qt.GestureType.PinchGesture)
        canvas.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QWheelEvent):
            self._wheel(event)
            return True
        if isinstance(event, QKeyEvent):
            return event.type() is QEvent.Type.KeyPress and self._key(event)
        if event.type() is QEvent.Type.Leave:
            self._canvas.pointing.leave()
        return self._gesture(event)

    def _mouse(self, event: QMouseEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.MouseMove:
            self._move(event)
        elif kind is QEvent.Type.MouseButtonRelease:
            self._release(event)
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._press(event)
        else:
            return False
        return True

    def _press(self, event: QMouseEvent) -> None:
        """A button goes down; a double click on no muscle fits the figure."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        pos = event.position()
        if event.type() is QEvent.Type.MouseButtonDblClick and not self._canvas.pointing.stack_at(pos):
            self._canvas.cameras.fit()
            return
        self._pressed = self._last = pos
        self._dragging = False

    def _move(self, event: QMouseEvent) -> None:
        """The pointer moves: hover, or pan while the button is down."""
        pos = event.position()
        if self._pressed is None:
            if self._clicked is not None and _distance(pos, self._clicked) >= SAME_PLACE:
                self._clicked = None
            self._canvas.pointing.move(pos)
            return
        moved = pos - self._pressed
        threshold = QGuiApplication.styleHints().startDragDistance()
        if not self._dragging and abs(moved.x()) + abs(moved.y()) < threshold:
            return
        if not self._dragging:
            self._dragging = True
            self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        step = pos - self._last
        self._last = pos
        self._canvas.cameras.pan(step.x(), step.y(), self._pressed)

    def _release(self, event: QMouseEvent) -> None:
        """The button goes up: a click, unless it was a drag."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return
        if self._dragging:
            self._dragging = False
            self._canvas.unsetCursor()
            return
        pos = event.position()
        again = self._clicked is not None and _distance(pos, self._clicked) < SAME_PLACE
        # An x that came with the selection must not stop a second click from going deeper.
        point = None if again else self._canvas.overlay.point_at(pos)
        if point is not None:
            self._canvas.point_clicked.emit(point)
            return
        self._clicked = pos
        self._canvas.click_at(pos)

    def _wheel(self, event: QWheelEvent) -> None:
        """The wheel zooms at the pointer; two fingers on a pad pan."""
        pixels = event.pixelDelta()
        by_pad = event.phase() is not Qt.ScrollPhase.NoScrollPhase and not pixels.isNull()
        if by_pad and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._canvas.cameras.pan(pixels.x(), pixels.y(), event.position())
        elif event.angleDelta().y():
            self._canvas.cameras.zoom(math.pow(WHEEL_STEP, event.angleDelta().y() / NOTCH), event.position())
        event.accept()

    def _key(self, event: QKeyEvent) -> bool:
        """Arrows walk from muscle to muscle, with Shift they pan; Enter selects. False for any other key."""
        key = Qt.Key(event.key())
        pointing = self._canvas.pointing
        if key in ARROWS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            dx, dy = ARROWS[key]
            self._canvas.cameras.pan(dx * PAN_STEP, dy * PAN_STEP)
        elif key in STEPS:
            pointing.step(STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and pointing.focused:
            self._canvas.click((pointing.focused[1],))
        else:
            return False
        return True

    def _gesture(self, event: QEvent) -> bool:
        """Pinches; False for any other event."""
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture
        ):
            self._canvas.cameras.zoom(1 + event.value(), event.position())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._pinch(pinch)
                return True
        return False

    def _pinch(self, pinch: QPinchGesture) -> None:
        self._pressed = None
        at = QPointF(self._canvas.mapFromGlobal(pinch.centerPoint().toPoint()))
        shift = pinch.centerPoint() - pinch.lastCenterPoint()
        self._canvas.cameras.pan(shift.x(), shift.y(), at)
        self._canvas.cameras.zoom(pinch.scaleFactor(), at)


def _distance(a: QPointF, b: QPointF) -> float:
    return QLineF(a, b).length()
