"""Where painted pain lies in the skin of segments: told below the muscles, and apart from them."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from trigger_atlas.services.words import percent
from trigger_atlas.shown_pain import SkinRow
from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.flow import Block, empty, stack
from trigger_atlas.ui.fonts import Role
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.text import Line, Text
from trigger_atlas.ui.tokens import RADIUS_ROW, Tokens

TITLE = "By segments (Gunn)"
APART = (
    "The list above asks which trigger points refer pain here; this one asks whose skin it is. A root can "
    "hurt where no trigger point refers to, and the other way round: the two are never added up."
)
BAR = 8
"""Height of a bar, px."""


class SkinLine(Pressable):
    """A segment in whose skin it hurts: press it to look at the segment.

    Signals:
        chosen: SegmentId.
    """

    chosen = Signal(object)
    ring_inside = True

    def __init__(self, shown: SkinRow, parent: QWidget | None = None) -> None:
        words = f"Skin of {shown.segment}, {shown.side}"
        super().__init__(words, parent)
        self._row = shown
        shared = f", {percent(shown.shared)} more where neighbours share it" if shown.shared >= 0.005 else ""
        self.setAccessibleName(f"{words}: {percent(shown.own)} of the pain{shared}")
        self.setToolTip(f"{percent(shown.own)} of the pain lies in the skin of {shown.segment}{shared}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self._row.segment)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        shown = self._row
        if self.lit:
            paint.box(painter, self.rect(), RADIUS_ROW, fill=tokens.hover)
        paint.text(painter, QRectF(8, 0, 44, self.height()), shown.segment, Role.STRONG, tokens.ink)
        paint.text(
            painter, QRectF(46, 0, 60, self.height()), shown.side.capitalize(), Role.META, tokens.ink_3
        )
        track = QRectF(96, (self.height() - BAR) / 2, self.width() - 96 - 84, BAR)
        paint.box(painter, track, BAR / 2, fill=tokens.sunk)
        both = min(1.0, shown.own + shown.shared)
        if both > 0:
            wide = QRectF(track.left(), track.top(), max(BAR, track.width() * both), BAR)
            paint.box(painter, wide, BAR / 2, fill=tokens.accent_bg, edge=tokens.accent, dashed=True)
        if shown.own > 0:
            part = QRectF(track.left(), track.top(), max(BAR, track.width() * shown.own), BAR)
            paint.box(painter, part, BAR / 2, fill=tokens.accent)
        right = QRectF(self.width() - 84, 0, 52, self.height())
        paint.text(painter, right, percent(shown.own), Role.COUNT, tokens.ink_2, Qt.AlignmentFlag.AlignRight)
        paint_icon(painter, "chevron-right", tokens.ink_3, self.width() - 24, (self.height() - 16) / 2, 16)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 36)


class SkinReading(Block):
    """The segments in whose skin it hurts, and how this reading differs from the other.

    Signals:
        segment_asked: SegmentId.
    """

    segment_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: tuple[SkinRow, ...] = ()
        self._layout = stack(self)
        self.hide()

    def show_rows(self, rows: tuple[SkinRow, ...]) -> None:
        """Show segments, or nothing."""
        if rows == self._said:
            return
        self._said = rows
        empty(self._layout)
        self.setVisible(bool(rows))
        if not rows:
            return
        for part in (Line(TITLE, Role.HEADING, "ink"), Text(APART, Role.CAPTION, "ink_3")):
            inset = Block()
            stack(inset, [part], (8, 0, 12, 4))
            self._layout.addWidget(inset)
        for shown in rows:
            line = SkinLine(shown)
            line.chosen.connect(self.segment_asked)
            self._layout.addWidget(line)
