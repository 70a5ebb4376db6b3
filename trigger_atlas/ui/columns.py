"""The grounds of the parts at the left and right of the stage."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trigger_atlas.ui import paint
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.theme import tokens_of

FOOT_ICON = 16


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

    def foot(self) -> int:
        """Top of a note that stands at the foot behind a sign, px; 0 if there is none."""
        return 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = paint.painter_on(self)
        painter.fillRect(self.rect(), QColor(tokens.card))
        if not self._in_sheet:
            painter.fillRect(0, 0, 1, self.height(), QColor(tokens.line))
        foot = self.foot()
        if foot:
            paint.hairline(painter, 0, self.width(), foot, tokens.line)
            paint_icon(painter, "info", tokens.ink_3, 22, foot + 12, FOOT_ICON)
        painter.end()
