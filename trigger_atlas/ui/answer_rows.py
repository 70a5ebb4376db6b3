"""Rows of the ranked list: a muscle with its shares, and what two of them explain together."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from trigger_atlas.services.pain.score import LEAST
from trigger_atlas.services.words import percent
from trigger_atlas.shown_pain import AnswerRow, TogetherRow
from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import Button, Pressable
from trigger_atlas.ui.flow import row, stack
from trigger_atlas.ui.fonts import Role, elided, text_width
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.legend import draw_essential, draw_spillover
from trigger_atlas.ui.text import Text
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_ROW, RADIUS_TAG, Tokens

BAR = 12
"""Height of a share bar, px."""


def draw_shares(
    painter: QPainter, tokens: Tokens, box: QRectF, essential: float, spillover: float, left: float = 0.0
) -> None:
    """A bar of shares: essential solid, spillover dotted, the rest sunk, what nobody explains hatched."""
    paint.box(painter, box, 4, fill=tokens.sunk)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    solid = QRectF(box.left(), box.top(), box.width() * min(1.0, essential), box.height())
    if solid.width() >= 1:
        paint.box(painter, solid, min(4.0, solid.width() / 2), fill=tokens.pain)
    start = solid.right() + (2 if essential > 0 else 0)
    dotted = QRectF(start, box.top(), max(0.0, box.width() * min(1.0, spillover) - 2), box.height())
    painter.setClipRect(dotted, Qt.ClipOperation.IntersectClip)
    painter.setBrush(QColor(tokens.pain))
    for column in range(int(dotted.width() // 4) + 1):
        for line in range(3):
            x = dotted.left() + 2 + column * 4 + (2 if line % 2 else 0)
            painter.drawEllipse(QRectF(x - 0.9, box.top() + 2 + line * 4 - 0.9 + 0.6, 1.9, 1.9))
    painter.restore()
    if left > 0.005:
        painter.save()
        rest = QRectF(box.right() - box.width() * left, box.top(), box.width() * left, box.height())
        painter.setClipRect(rest, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(QColor(tokens.line_strong), 1.4))
        for i in range(-2, int(rest.width() // 6) + 3):
            x = rest.left() + i * 6
            painter.drawLine(round(x), round(rest.bottom()), round(x + rest.height()), round(rest.top()))
        painter.restore()


class AnswerLine(Pressable):
    """A muscle of the list: press it to see its zone, press it again for its card.

    Signals:
        chosen: Target.
        opened: Target of a row that was chosen already.
        pointed: Target, or None.
    """

    chosen = Signal(object)
    opened = Signal(object)
    pointed = Signal(object)
    ring_inside = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._row: AnswerRow | None = None
        self._why = Text("", Role.META, "ink_2")
        self._why.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._shares = Text("", Role.CAPTION, "ink_3")
        self._shares.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._open = Button("Open card", "quiet", after="arrow-right")
        self._open.clicked.connect(self._on_open_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        foot = row(None, [self._shares, 8, self._open])
        foot.setStretch(0, 1)
        self._room = stack(self, [36, self._why, 6 + BAR + 6, foot, 6], (34, 0, 12, 0))
        self.clicked.connect(self._on_clicked)

    def show_row(self, shown: AnswerRow) -> None:
        """Show a muscle."""
        if shown == self._row:
            return
        self._row = shown
        self.setText(shown.title)
        self.setAccessibleName(
            f"{shown.rank}. {shown.title}, {', '.join(shown.tags)}, {percent(shown.score)}"
        )
        self.setAccessibleDescription(shown.why)
        self.setCheckable(True)
        self.setChecked(shown.chosen)
        self._why.say(shown.why or " ")
        self._shares.say(shown.shares)
        self._shares.setVisible(bool(shown.shares))
        self._open.setVisible(shown.chosen)
        self.updateGeometry()
        self.update()

    @Slot()
    def _on_clicked(self) -> None:
        if self._row is not None:
            self.chosen.emit(self._row.target)

    @Slot()
    def _on_open_clicked(self) -> None:
        if self._row is not None:
            self.opened.emit(self._row.target)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        if self._row is not None:
            self.pointed.emit(self._row.target)
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return self._room.sizeHint()

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        shown = self._row
        if shown is None:
            return
        if shown.chosen:
            paint.box(painter, self.rect(), RADIUS_ROW, fill=tokens.accent_bg)
            paint.box(painter, QRectF(0, 9, 3, self.height() - 18), 1.5, fill=tokens.accent)
        elif self.lit:
            paint.box(painter, self.rect(), RADIUS_ROW, fill=tokens.hover)
        paint.text(painter, QRectF(10, 10, 24, 20), str(shown.rank), Role.META, tokens.ink_3)
        width = text_width(Role.COUNT, "100 %") + 8
        right = QRectF(self.width() - 12 - width, 10, width, 20)
        paint.text(
            painter, right, percent(shown.score), Role.HEADING, tokens.ink, Qt.AlignmentFlag.AlignRight
        )
        tags = sum(text_width(Role.CAPTION, tag) + 22 for tag in shown.tags)
        room = right.left() - 34 - tags - 8
        title = elided(Role.HEADING, shown.title, room)
        paint.text(painter, QRectF(34, 10, room + 4, 20), title, Role.HEADING, tokens.ink)
        x = 34 + min(room, text_width(Role.HEADING, title)) + 10
        for tag in shown.tags:
            wide = text_width(Role.CAPTION, tag) + 14
            fill = tokens.card if shown.chosen else tokens.sunk
            paint.box(painter, QRectF(x, 10, wide, 20), RADIUS_TAG, fill=fill)
            paint.text(painter, QRectF(x + 7, 10, wide, 20), tag, Role.CAPTION, tokens.ink_2)
            x += wide + 6
        y = self._why.geometry().bottom() + 7
        draw_shares(painter, tokens, QRectF(34, y, self.width() - 46, BAR), shown.essential, shown.spillover)


class TogetherLine(QWidget):
    """What two muscles explain together, and what they leave.

    Signals:
        rest_asked: Show what is left, or hide it again.
    """

    rest_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: TogetherRow | None = None
        self.setFixedHeight(100)
        self._show = Button("Show it", "quiet", parent=self)
        row(self, [-1, self._show], (0, 60, 0, 0))
        self._show.clicked.connect(self.rest_asked)

    def show_row(self, shown: TogetherRow | None, *, rest: bool = False) -> None:
        """Show a pair, or nothing; ``rest``: what they leave lies on the figure."""
        self._row = shown
        self._show.setVisible(shown is not None and shown.left >= LEAST)
        self._show.rename("Hide it" if rest else "Show it")
        self.setVisible(shown is not None)
        if shown is not None:
            left = f", {percent(shown.left)} stays unexplained{shown.where_left}"
            self.setAccessibleName(f"{shown.title}: {percent(shown.essential + shown.spillover)}{left}")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown, tokens = self._row, tokens_of(self)
        if shown is None:
            return
        painter = paint.painter_on(self)
        paint.hairline(painter, 0, self.width(), 4, tokens.line)
        paint_icon(painter, "combine", tokens.ink_2, 8, 17, 18)
        share = percent(shown.essential + shown.spillover)
        right = QRectF(self.width() - 80, 14, 68, 24)
        paint.text(painter, right, share, Role.HEADING, tokens.ink, Qt.AlignmentFlag.AlignRight)
        title = elided(Role.HEADING, shown.title, self.width() - 34 - 80)
        paint.text(painter, QRectF(34, 14, self.width() - 110, 24), title, Role.HEADING, tokens.ink)
        bar = QRectF(8, 44, self.width() - 20, BAR)
        draw_shares(painter, tokens, bar, shown.essential, shown.spillover, shown.left)
        words = f"{percent(shown.left)} stays unexplained{shown.where_left}"
        paint.text(painter, QRectF(8, 62, self.width() - 100, 36), words, Role.META, tokens.ink_2)
        painter.end()


class BarKey(QWidget):
    """What the two parts of a bar mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = paint.painter_on(self)
        x = 8.0
        for words, draw in (("essential", draw_essential), ("spillover", draw_spillover)):
            draw(painter, QRectF(x, 5, 18, 12), False)
            paint.text(painter, QRectF(x + 24, 0, 100, 24), words, Role.CAPTION, tokens.ink_3)
            x += text_width(Role.CAPTION, words) + 42
        painter.end()
