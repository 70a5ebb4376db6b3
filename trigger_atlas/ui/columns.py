"""The grounds of the parts at the left and right of the stage."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trigger_atlas.ui import paint
from trigger_atlas.ui.flow import stack
from trigger_atlas.ui.fonts import Role
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.text import Text
from trigger_atlas.ui.theme import tokens_of


class LeftColumn(QWidget):
    """Ground of the chrome, with a hairline towards the stage."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.chrome))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(tokens.line))
        painter.end()


class RightColumn(QWidget):
    """Ground of a card, with a hairline towards the stage, except in the bottom sheet, which has its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._in_sheet = False

    def as_sheet(self, *, on: bool) -> None:
        """Stand in the bottom sheet instead of at the right."""
        if on != self._in_sheet:
            self._in_sheet = on
            self.fit()
            self.update()

    def fit(self) -> None:
        """Fit what is in it to the place where it stands."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = paint.painter_on(self)
        painter.fillRect(self.rect(), QColor(tokens.card))
        if not self._in_sheet:
            painter.fillRect(0, 0, 1, self.height(), QColor(tokens.line))
        painter.end()


class Foot(QWidget):
    """What a column is and is not, behind a sign at its foot; without words its owner lays it out."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if words:
            stack(self, [Text(words, Role.CAPTION, "ink_3")], (46, 10, 16, 10))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = paint.painter_on(self)
        paint.hairline(painter, 0, self.width(), 0, tokens.line)
        paint_icon(painter, "info", tokens.ink_3, 22, (self.height() - 16) / 2, 16)
        painter.end()
