"""The bottom sheet of a tall or narrow window: pulled up and down between three stops."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_SHEET, Tokens

HANDLE = 24
"""Height of the part that is pulled, px."""


class Handle(Pressable):
    """What is pulled; a press without a pull asks for the next stop.

    Signals:
        pulled: Pixels that the pointer moved up since it was pressed.
        let_go: The pull has ended.
    """

    pulled = Signal(int)
    let_go = Signal()
    ring_inside = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Pull the sheet up or down", parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self._from = 0.0
        self._moved = False

    @override
    def ring_area(self) -> QRectF:
        return QRectF(self.width() / 2 - 30, 3, 60, 17)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        paint.box(painter, QRectF(self.width() / 2 - 22, 9, 44, 5), 2.5, fill=tokens.line_strong)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, HANDLE)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.globalPosition().y()
        self._moved = False
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        up = round(self._from - event.globalPosition().y())
        if event.buttons() & Qt.MouseButton.LeftButton and (self._moved or abs(up) > 4):
            self._moved = True
            self.pulled.emit(up)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._moved:
            self.setDown(False)
            self.let_go.emit()
        else:
            super().mouseReleaseEvent(event)


class BottomSheet(QWidget):
    """Holds the card or the start.

    Signals:
        pulled: Pixels that the handle was moved up.
        let_go: The pull has ended.
        next_asked: Go to the next stop.
    """

    pulled = Signal(int)
    let_go = Signal()
    next_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handle = Handle()
        self._ground = "card"
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._handle)
        self._handle.pulled.connect(self.pulled)
        self._handle.let_go.connect(self.let_go)
        self._handle.clicked.connect(self._on_handle_clicked)

    def hold(self, *contents: QWidget) -> None:
        """Take widgets in; those hidden take no room."""
        for content in contents:
            if self._layout.indexOf(content) < 0:
                self._layout.addWidget(content, 1)

    def ground(self, token: str) -> None:
        """Colour the sheet as what it shows."""
        if token != self._ground:
            self._ground = token
            self.update()

    @Slot()
    def _on_handle_clicked(self) -> None:
        self.next_asked.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = paint.painter_on(self)
        painter.fillRect(self.rect(), QColor(tokens.stage))
        shape = QPainterPath()
        shape.addRoundedRect(
            QRectF(0.5, 0.5, self.width() - 1, self.height() + 32), RADIUS_SHEET, RADIUS_SHEET
        )
        painter.setPen(QColor(tokens.line))
        painter.setBrush(QColor(getattr(tokens, self._ground)))
        painter.drawPath(shape)
        painter.end()
