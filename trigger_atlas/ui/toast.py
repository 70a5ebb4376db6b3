"""A short message that goes by itself."""

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from trigger_atlas.ui import paint
from trigger_atlas.ui.fonts import Role, text_width
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_FIELD

SHOWN_MS = 5000


class Toast(QLabel):
    """One line at the bottom of the stage; a click sends it away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)
        self.hide()

    def say(self, words: str) -> None:
        """Show a message for five seconds, and have it read out."""
        self.setText(words)
        self.resize(round(text_width(Role.CONTROL, words)) + 68, 48)
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self._timer.start(SHOWN_MS)

    @Slot()
    def _on_timer_timeout(self) -> None:
        self.hide()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = paint.painter_on(self)
        paint.box(painter, self.rect(), RADIUS_FIELD, fill=tokens.ink)
        paint_icon(painter, "info", tokens.card, 16, 14, 20)
        words = QRectF(48, 0, self.width() - 48, self.height())
        paint.text(painter, words, self.text(), Role.CONTROL, tokens.card, Qt.AlignmentFlag.AlignLeft)
        painter.end()
