"""Chips, tags, key hints and badges."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from trigger_atlas.domain.names import Severity
from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.fonts import Role, font, text_width
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_TAG, Tokens


class ChipLook(Enum):
    """What a chip stands for."""

    ESSENTIAL = "essential"
    SPILLOVER = "spillover"
    SEGMENT = "segment"
    LINK = "link"


class Chip(Pressable):
    """A pill that shows its thing when pressed; checked while that is shown.

    Signals:
        pressed_key: Key of the chip.
    """

    pressed_key = Signal(str)
    ring_radius = 18

    def __init__(self, key: str, name: str, look: ChipLook, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.key = key
        self._look = look
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.pressed_key.emit(self.key)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        fill, edge, dashed = self._colours(tokens)
        width = 1.0
        if self.isChecked():
            edge, width, dashed = tokens.accent, 2.0, False
        paint.box(painter, self.rect(), 18, fill=fill, edge=edge, width=width, dashed=dashed)
        x = 12.0 if self._dotted else 14.0
        if self._dotted:
            self._draw_dot(painter, tokens, QPointF(x + 3.5, self.height() / 2))
            x += 14
        role = Role.CHIP_STRONG if self._look is ChipLook.SEGMENT else Role.CHIP
        paint.text(painter, QRectF(x, 0, self.width() - x, self.height()), self.text(), role, tokens.ink)

    def _draw_dot(self, painter: QPainter, tokens: Tokens, at: QPointF) -> None:
        if self._look is ChipLook.ESSENTIAL:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.pain))
            painter.drawEllipse(at, 3.5, 3.5)
        else:
            painter.setPen(QPen(QColor(tokens.pain), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, 3.0, 3.0)

    @property
    def _dotted(self) -> bool:
        return self._look in (ChipLook.ESSENTIAL, ChipLook.SPILLOVER)

    def _colours(self, tokens: Tokens) -> tuple[str, str, bool]:
        """Fill, edge, and whether the edge is dashed."""
        if self._look is ChipLook.ESSENTIAL:
            return tokens.pain_bg, (tokens.pain if self.lit else tokens.pain_line), False
        if self._look is ChipLook.SEGMENT:
            return tokens.accent_bg, tokens.accent_line, False
        fill = tokens.hover if self.lit else tokens.card
        if self._look is ChipLook.SPILLOVER:
            return fill, tokens.line_strong, True
        return fill, (tokens.line_strong if self.lit else tokens.line), False

    @override
    def sizeHint(self) -> QSize:
        sides = 37 if self._dotted else 28
        role = Role.CHIP_STRONG if self._look is ChipLook.SEGMENT else Role.CHIP
        return QSize(round(text_width(role, self.text()) + 0.9) + sides, 36)


class Mark(QLabel):
    """A small label with a box around it that nobody can press."""

    def __init__(self, words: str, role: Role, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)
        self._role = role
        self.setFixedSize(size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Paint the label."""
        raise NotImplementedError

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        self.draw(painter, tokens_of(self))
        painter.end()


def _wide(role: Role, words: str, sides: int, height: int) -> QSize:
    return QSize(round(text_width(role, words) + 0.9) + sides, height)


class Tag(Mark):
    """A fact in a box: depth, roots; ``strong`` for the side, which must not be missed."""

    def __init__(self, words: str, *, strong: bool = False, parent: QWidget | None = None) -> None:
        self._strong = strong
        role = Role.GROUP if strong else Role.CHIP
        super().__init__(words, role, _wide(role, words, 18, 26), parent)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        fill, ink = (tokens.ink, tokens.card) if self._strong else (tokens.sunk, tokens.ink_2)
        paint.box(painter, self.rect(), RADIUS_TAG, fill=fill)
        paint.text(painter, self.rect(), self.text(), self._role, ink, Qt.AlignmentFlag.AlignHCenter)


class Pill(Mark):
    """A name that leads nowhere, as high as a chip."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, Role.CHIP, _wide(Role.CHIP, words, 28, 36), parent)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        paint.box(painter, self.rect(), 18, fill=tokens.sunk)
        paint.text(painter, self.rect(), self.text(), self._role, tokens.ink_2, Qt.AlignmentFlag.AlignHCenter)


class KeyHint(Mark):
    """A key as it looks on a keyboard."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        size = _wide(Role.CAPTION, key, 12, 20)
        super().__init__(key, Role.CAPTION, size.expandedTo(QSize(20, 20)), parent)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        paint.box(painter, self.rect(), 4, fill=tokens.card, edge=tokens.line)
        paint.text(painter, self.rect(), self.text(), self._role, tokens.ink_3, Qt.AlignmentFlag.AlignHCenter)


SEVERITY_ICONS = {Severity.STOP: "octagon-x", Severity.HIGH: "triangle-alert", Severity.CARE: "info"}


class SeverityBadge(Mark):
    """The word of a caution with its sign: shape, word and colour say the same."""

    def __init__(self, severity: Severity, parent: QWidget | None = None) -> None:
        self._severity = severity
        word = severity.upper()
        super().__init__(word, Role.GROUP, _wide(Role.GROUP, word, 38, 24), parent)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        fill, edge, ink = {
            Severity.STOP: (tokens.stop, "", tokens.on_stop),
            Severity.HIGH: (tokens.card, tokens.high_line, tokens.high),
            Severity.CARE: (tokens.sunk, "", tokens.ink_2),
        }[self._severity]
        paint.box(painter, self.rect(), RADIUS_TAG, fill=fill, edge=edge)
        paint_icon(painter, SEVERITY_ICONS[self._severity], ink, 8, 4, 16)
        paint.text(painter, QRectF(29, 0, self.width(), self.height()), self.text(), self._role, ink)


class Icon(Mark):
    """A sign that is read out as a word; ``ink`` names a token."""

    def __init__(
        self, words: str, icon: str, ink: str, size: int = 18, parent: QWidget | None = None
    ) -> None:
        self._icon = icon
        self._ink = ink
        super().__init__(words, Role.META, QSize(size, size), parent)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        paint_icon(painter, self._icon, getattr(tokens, self._ink), 0, 0, self.width())


class Signed(Mark):
    """A word with an icon before it, in one colour: verified, from the work."""

    def __init__(self, words: str, icon: str, ink: str, parent: QWidget | None = None) -> None:
        self._icon = icon
        self._ink = ink
        super().__init__(words, Role.CAPTION, _wide(Role.GROUP, words, 22, 18), parent)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        ink = getattr(tokens, self._ink)
        paint_icon(painter, self._icon, ink, 0, 1, 16)
        paint.text(painter, QRectF(21, 0, self.width(), self.height()), self.text(), Role.GROUP, ink)


class PointTag(Mark):
    """A trigger point's label as on the figure: ink while its pain shows, an outline otherwise."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        self._on = False
        size = _wide(Role.GROUP, label, 20, 28)
        super().__init__(label, Role.GROUP, size.expandedTo(QSize(44, 28)), parent)
        self.setFont(font(Role.GROUP))

    def switch(self, *, on: bool) -> None:
        """Show it as on or off."""
        if on != self._on:
            self._on = on
            self.update()

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        if self._on:
            paint.box(painter, self.rect(), 14, fill=tokens.ink)
        else:
            paint.box(painter, self.rect(), 14, fill=tokens.card, edge=tokens.line_strong)
        ink = tokens.card if self._on else tokens.ink_2
        paint.text(painter, self.rect(), self.text(), self._role, ink, Qt.AlignmentFlag.AlignHCenter)
