"""Text that wraps with the line heights of the design and is never cut off."""

from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from trigger_atlas.ui.fonts import Role, font
from trigger_atlas.ui.paint import painter_on
from trigger_atlas.ui.theme import tokens_of


def _advance(used: QFont, words: str) -> float:
    return QFontMetricsF(used).horizontalAdvance(words)


class Text(QLabel):
    """A paragraph.

    Args:
        words: Plain text.
        role: How it is set.
        ink: Name of the token that colours it.
        lead: Number of leading characters set in the strong weight, in the token ``lead_ink``.
        marks: Number of characters at the end that are set as a caption, in the token ``accent``.
    """

    def __init__(
        self,
        words: str = "",
        role: Role = Role.BODY,
        ink: str = "ink_2",
        *,
        lead: int = 0,
        lead_ink: str = "",
        marks: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._line_height = role.line_height
        self._ink = ink
        self._lead = lead
        self._lead_ink = lead_ink or ink
        self._marks = marks
        self._arranged: tuple[float, tuple[str, str]] | None = None
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        self._layout = QTextLayout()
        self._set_in = font(role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(words)

    def say(self, words: str) -> None:
        """Show other words."""
        if words == self.text() and self._arranged is not None:
            return
        self.setText(words)
        self._layout = QTextLayout(words, self._set_in)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._forget()
        self.updateGeometry()
        self.update()

    def set_font(self, other: QFont) -> None:
        """Set the words in another font, with the line height of the role."""
        self._set_in = other
        self._forget()
        self.say(self.text())

    def _forget(self) -> None:
        """Drop what was measured."""
        self._arranged = None
        self._heights.clear()
        self._hint = None

    def _set_ends(self, lead: str, marks: str) -> None:
        """Set what stands at the beginning and at the end apart, each in its colour."""
        strong, small = QTextLayout.FormatRange(), QTextLayout.FormatRange()
        strong.start, strong.length = 0, self._lead
        strong.format.setFontWeight(QFont.Weight.DemiBold)
        strong.format.setForeground(QColor(lead))
        small.start, small.length = len(self.text()) - self._marks, self._marks
        small.format.setFont(font(Role.CAPTION))
        small.format.setForeground(QColor(marks))
        self._layout.setFormats([one for one in (strong, small) if one.length])

    def _line_width(self) -> float:
        """Width of the words on one line, px."""
        strong = QFont(self._set_in)
        strong.setWeight(QFont.Weight.DemiBold)
        words, lead = self.text(), self._lead
        return _advance(self._set_in, words[lead:]) + (_advance(strong, words[:lead]) if lead else 0)

    def _arrange(self, width: float) -> float:
        """Break the lines for a width; their height in px."""
        tokens = tokens_of(self)
        colours = getattr(tokens, self._lead_ink), tokens.accent
        if (width, colours) != self._arranged:
            self._arranged = (width, colours)
            if self._lead or self._marks:
                self._set_ends(*colours)
            self._layout.beginLayout()
            y = 0.0
            while (line := self._layout.createLine()).isValid():
                line.setLineWidth(width)
                line.setPosition(QPointF(0, y + (self._line_height - line.height()) / 2))
                y += self._line_height
            self._layout.endLayout()
        return max(1, self._layout.lineCount()) * self._line_height

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = round(self._arrange(max(1, width)))
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        if self._hint is None:
            self._hint = QSize(ceil(self._line_width()), self._line_height)
        return self._hint

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, self._line_height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        self._arrange(self.width())
        painter.setPen(QColor(getattr(tokens_of(self), self._ink)))
        self._layout.draw(painter, QPointF(0, 0))
        painter.end()


class Line(QLabel):
    """A text that stays on one line: headings, captions, counts."""

    def __init__(
        self, words: str = "", role: Role = Role.META, ink: str = "ink_3", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._ink = ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(role))
        self.setText(words)
        self.setFixedHeight(role.line_height)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setPen(QColor(getattr(tokens_of(self), self._ink)))
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.end()
