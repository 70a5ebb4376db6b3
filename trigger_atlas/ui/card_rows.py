"""Rows of the card that are pressed: a trigger point with its switch, the head of a section that folds."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from trigger_atlas.domain.names import PointKind
from trigger_atlas.shown_card import PointRow
from trigger_atlas.ui import paint
from trigger_atlas.ui.card_blocks import sentence
from trigger_atlas.ui.card_cautions import Warned
from trigger_atlas.ui.chips import PointTag
from trigger_atlas.ui.controls import Pressable, draw_toggle
from trigger_atlas.ui.flow import row, stack
from trigger_atlas.ui.fonts import Role, font, text_width
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.text import Line, Text
from trigger_atlas.ui.tokens import RADIUS_ROW, Tokens

PAD = 12
"""Room between the edge of a row and its words, px."""


class PointSwitch(Pressable):
    """A trigger point with its switch: the whole row is the target.

    Signals:
        switched: PointId and whether its pain is to be shown.
    """

    switched = Signal(object, bool)
    ring_inside = True

    def __init__(self, shown: PointRow, parent: QWidget | None = None) -> None:
        point = shown.point
        kind = "attachment, " if point.kind is PointKind.ATTACHMENT else ""
        super().__init__(f"{point.label}, {point.where}, {shown.commonness}", parent)
        self.point = point.id
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._tag = PointTag(point.label)
        where = Text(sentence(point.where), Role.LIST, "ink")
        common = Line(f"{kind}{shown.commonness}", Role.META)
        words = stack(None, [where, common])
        if shown.severity is not None:
            under = f"{'; '.join(shown.under)} under this point"
            words.addSpacing(4)
            words.addWidget(warning := Warned(under, shown.severity))
            warning.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.setAccessibleDescription(f"{shown.severity.upper()}: {under}")
        layout = row(self, [self._tag, 12, words, 52], (PAD, 8, PAD, 8))
        layout.setAlignment(self._tag, Qt.AlignmentFlag.AlignVCenter)
        layout.setStretch(2, 1)
        for child in (self._tag, where, common):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.switch(on=shown.on)
        self.clicked.connect(self._on_clicked)

    def switch(self, *, on: bool) -> None:
        """Show it as on or off."""
        self.setChecked(on)
        self._tag.switch(on=on)

    @Slot()
    def _on_clicked(self) -> None:
        self.switched.emit(self.point, not self.isChecked())

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 64)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        if self.isChecked() or self.lit:
            paint.box(painter, self.rect(), RADIUS_ROW, fill=tokens.hover)
        draw_toggle(painter, tokens, self.width() - PAD - 40, (self.height() - 24) / 2, on=self.isChecked())


class SectionHead(Pressable):
    """The head of a section: its name and one line on what is inside; ``warned`` colours that line."""

    ring_inside = True

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._note = ""
        self._warned = False
        self._open = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, note: str, *, is_open: bool, warned: bool = False) -> None:
        """Show what is inside and whether it is unfolded."""
        if (note, is_open, warned) == (self._note, self._open, self._warned):
            return
        self._note, self._open, self._warned = note, is_open, warned
        self.setAccessibleName(f"{self.text()}, {'open' if is_open else 'closed'}")
        self.setAccessibleDescription(note)
        self.updateGeometry()
        self.update()

    def _room(self, width: int) -> float:
        """Room for the note beside the name, px."""
        return width - 2 * PAD - text_width(Role.HEADING, self.text()) - 16 - 28

    def _beside(self, width: int) -> bool:
        return text_width(Role.META, self._note) <= self._room(width)

    def _lines(self, width: int) -> int:
        metrics = QFontMetrics(font(Role.META))
        wrap = int(Qt.TextFlag.TextWordWrap)
        area = metrics.boundingRect(0, 0, width - 2 * PAD - 28, 10_000, wrap, self._note)
        return max(1, round(area.height() / metrics.lineSpacing()))

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        paint.hairline(painter, 0, self.width(), 0, tokens.line)
        if self.lit:
            paint.box(painter, self.rect().adjusted(0, 3, 0, -2), RADIUS_ROW, fill=tokens.hover)
        top = QRectF(PAD, 0, self.width() - 2 * PAD, 48)
        paint.text(painter, top, self.text(), Role.HEADING, tokens.ink)
        chevron = "chevron-down" if self._open else "chevron-right"
        paint_icon(painter, chevron, tokens.ink_2, self.width() - PAD - 16, 16, 16)
        ink = tokens.high if self._warned else tokens.ink_3
        if self._beside(self.width()):
            right = top.adjusted(0, 0, -28, 0)
            paint.text(painter, right, self._note, Role.META, ink, Qt.AlignmentFlag.AlignRight)
            return
        painter.setFont(font(Role.META))
        painter.setPen(QColor(ink))
        low = QRectF(PAD, 36, self.width() - 2 * PAD - 28, self.height() - 36)
        painter.drawText(low, int(Qt.TextFlag.TextWordWrap), self._note)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return 48 if self._beside(width) else 48 + 18 * self._lines(width)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))
