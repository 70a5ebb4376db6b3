"""Darkens the stage under a panel that slid over it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trigger_atlas.ui.theme import tokens_of

SHADE = 0.16
"""How much it darkens, 0-1."""


class Shade(QWidget):
    """Lies over the stage while the left panel is open above it; a click closes the panel.

    Signals:
        pressed: It was clicked.
    """

    pressed = Signal()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colour = QColor(tokens_of(self).shadow)
        colour.setAlphaF(SHADE)
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour)
        painter.end()
