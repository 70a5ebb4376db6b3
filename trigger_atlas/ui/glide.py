"""The one movement of the interface: a panel or sheet that slides to its place."""

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QRect
from PySide6.QtWidgets import QWidget

SLIDE_MS = 220


class Glide(QPropertyAnimation):
    """Lets a widget slide; it always ends where its layout put it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, b"geometry", widget)
        self._widget = widget
        self.reduced_motion = False
        self.setDuration(SLIDE_MS)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)

    def come_from(self, start: QRect) -> None:
        """Slide from a place to where the widget stands now; with reduced motion it just stands there."""
        self.stop()
        if self.reduced_motion:
            return
        self.setStartValue(start)
        self.setEndValue(self._widget.geometry())
        self.start()
