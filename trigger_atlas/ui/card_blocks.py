"""Building blocks of the card: facts, bullets, banners."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trigger_atlas.ui import paint
from trigger_atlas.ui.chips import Mark
from trigger_atlas.ui.flow import Block, Flow, Part, row, stack
from trigger_atlas.ui.fonts import Role, text_width
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.text import Line, Text
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_FIELD, Tokens

LABEL = 112
"""Width of the left column of facts, px."""


def sentence(words: str) -> str:
    """Words of the data with a capital first letter."""
    return words[:1].upper() + words[1:]


def listed(items: Iterable[str], sign: str = ", ") -> str:
    """Items of the data as one sentence."""
    return sentence(sign.join(items))


def group(parts: Iterable[Part]) -> QWidget:
    """Parts one below the other as one widget."""
    made = Block()
    stack(made, parts)
    return made


def flow(widgets: Iterable[QWidget], gap: int = 8) -> QWidget:
    """Widgets that flow like words."""
    made = Block()
    layout = Flow(made, gap)
    for widget in widgets:
        layout.addWidget(widget)
    return made


def heading(words: str, note: str = "") -> QWidget:
    """A section heading, with a quiet note at the right."""
    made = Block()
    row(made, [Line(words, Role.HEADING, "ink"), -1, *([Line(note)] if note else [])])
    return made


def fact(label: str, value: str | QWidget) -> QWidget:
    """One fact: a quiet label and its value, wrapping beside it."""
    made = Block()
    name = Text(label, Role.LIST, "ink_3")
    name.setFixedWidth(LABEL)
    said = Text(sentence(value), Role.LIST, "ink") if isinstance(value, str) else value
    layout = row(made, [name, said])
    layout.setAlignment(name, Qt.AlignmentFlag.AlignTop)
    layout.setStretch(1, 1)
    return made


def facts(pairs: Iterable[tuple[str, str | QWidget]]) -> QWidget:
    """Facts below each other; those without a value are left out."""
    made = Block()
    layout = stack(made)
    layout.setSpacing(8)
    for label, value in pairs:
        if not isinstance(value, str) or value:
            layout.addWidget(fact(label, value))
    return made


class Bullet(Block):
    """One item of a list."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        stack(self, [Text(sentence(words), Role.BODY)], (16, 0, 0, 0))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        paint.box(painter, QRectF(2, 8, 5, 5), 2.5, fill=tokens_of(self).line_strong)
        painter.end()


def bullets(items: Iterable[str]) -> QWidget:
    """A list of items."""
    made = Block()
    layout = stack(made)
    layout.setSpacing(4)
    for item in items:
        layout.addWidget(Bullet(item))
    return made


def titled(title: str, content: QWidget) -> QWidget:
    """A small heading over its content."""
    return group([Line(title, Role.STRONG, "ink"), 4, content])


class Banner(Block):
    """A tinted card with a sign: ``tint`` names the tokens ``<tint>``, ``<tint>_bg`` and ``<tint>_line``."""

    def __init__(self, content: QWidget, tint: str, *, icon: str = "", bar: bool = False) -> None:
        super().__init__()
        self._tint = tint
        self._icon = icon
        self._bar = bar
        stack(self, [content], (44 if icon else 16, 12, 16, 12))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        ink = getattr(tokens, self._tint)
        painter = paint.painter_on(self)
        fill, edge = getattr(tokens, f"{self._tint}_bg"), getattr(tokens, f"{self._tint}_line")
        paint.box(painter, self.rect(), RADIUS_FIELD, fill=fill, edge=edge)
        if self._bar:
            self._draw_bar(painter, ink)
        if self._icon:
            paint_icon(painter, self._icon, ink, 14, 14, 18)
        painter.end()

    def _draw_bar(self, painter: QPainter, ink: str) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), RADIUS_FIELD, RADIUS_FIELD)
        painter.setClipPath(shape)
        painter.fillRect(0, 0, 4, self.height(), QColor(ink))
        painter.setClipping(False)


def red_flags(items: Iterable[str]) -> Banner:
    """What must be looked for beyond muscle, in one amber card."""
    content = Block()
    layout = stack(content, [Text(sentence(words), Role.LIST, "ink") for words in items])
    layout.setSpacing(8)
    return Banner(content, "high", icon="triangle-alert")


class SegmentTag(Mark):
    """A segment of Gunn's reading."""

    def __init__(self, words: str) -> None:
        super().__init__(words, Role.CHIP_STRONG, QSize(round(text_width(Role.CHIP_STRONG, words)) + 24, 28))

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        paint.box(painter, self.rect(), 14, fill=tokens.accent_bg, edge=tokens.accent_line)
        paint.text(painter, self.rect(), self.text(), self._role, tokens.ink, Qt.AlignmentFlag.AlignHCenter)
