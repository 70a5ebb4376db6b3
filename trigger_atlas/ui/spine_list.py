"""The spine as a list: one vertebra a row, with the number of muscles that its segment supplies."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from trigger_atlas.domain.names import SegmentId
from trigger_atlas.shown_segments import SegmentRow
from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.flow import Block, stack
from trigger_atlas.ui.fonts import Role
from trigger_atlas.ui.tokens import RADIUS_ROW, Tokens

ROW = 27
"""Height of a row, px."""
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
WIDTHS = {"C": (56.0, 0.6), "T": (68.0, 1.1), "L": (84.0, 1.4), "S": (70.0, -6.0)}
"""Width of the first vertebra of a part, and by how much each below is wider, px."""
MIDDLE = 0.45
"""Where the spine stands, as a share of the width."""


class SpineLine(Pressable):
    """A segment.

    Signals:
        chosen: SegmentId.
    """

    chosen = Signal(object)
    ring_inside = True

    def __init__(self, segment: SegmentId, parent: QWidget | None = None) -> None:
        super().__init__(segment, parent)
        self._row = SegmentRow(segment, 0, chosen=False, near=False, tender=0)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def show_row(self, shown: SegmentRow) -> None:
        """Show what is known of the segment."""
        if shown == self._row:
            return
        self._row = shown
        self.setChecked(shown.chosen)
        marked = f", {shown.tender} of them marked" if shown.tender else ""
        self.setAccessibleName(f"{shown.segment}, {shown.muscles} muscles{marked}")
        self.update()

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self._row.segment)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        shown, high = self._row, self.height()
        if shown.chosen:
            paint.box(painter, self.rect(), RADIUS_ROW, fill=tokens.accent_bg)
            paint.box(painter, QRectF(0, 6, 3, high - 12), 1.5, fill=tokens.accent)
        elif self.lit:
            paint.box(painter, self.rect(), RADIUS_ROW, fill=tokens.hover)
        role = Role.CHIP_STRONG if shown.chosen else Role.META
        paint.text(
            painter,
            QRectF(16, 0, 60, high),
            shown.segment,
            role,
            tokens.ink if shown.chosen else tokens.ink_2,
        )
        self._draw_vertebra(painter, tokens)
        right = Qt.AlignmentFlag.AlignRight
        count = QRectF(self.width() - 70, 0, 56, high)
        paint.text(painter, count, str(shown.muscles), Role.COUNT, tokens.ink_3, right)
        if shown.tender:
            x = self.width() * MIDDLE + 62
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.pain))
            for i in range(min(shown.tender, 5)):
                painter.drawEllipse(QPointF(x + 8 * i, high / 2), 2.8, 2.8)

    def _draw_vertebra(self, painter: QPainter, tokens: Tokens) -> None:
        first, more = WIDTHS[self._row.segment[0]]
        wide = first + more * (int(self._row.segment[1:]) - 1)
        x, y, tall = self.width() * MIDDLE, self.height() / 2, 6.0
        body = wide / 2 - 8
        shape = QPolygonF(
            [
                QPointF(x - wide / 2, y),
                QPointF(x - body, y - tall),
                QPointF(x + body, y - tall),
                QPointF(x + wide / 2, y),
                QPointF(x + body, y + tall),
                QPointF(x - body, y + tall),
            ]
        )
        chosen, near = self._row.chosen, self._row.near
        fill = tokens.accent if chosen else tokens.accent_line if near else tokens.card
        edge = tokens.accent if chosen or near else tokens.line_strong
        pen = QPen(QColor(edge), 1.4)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(QColor(fill))
        painter.drawPolygon(shape)
        painter.setPen(QPen(QColor(tokens.on_accent if chosen else edge), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x, y), 2.4, 2.4)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in STEPS:
            # The list walks; a button would only move the focus.
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, ROW)


class SpineList(Block):
    """All segments; keys up and down go from one to the next.

    Signals:
        chosen: SegmentId.
        stepped: +1 for the segment below, -1 for the one above.
    """

    chosen = Signal(object)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Segments of the spinal cord")
        self._lines: dict[SegmentId, SpineLine] = {}
        self._layout = stack(self)

    def show_rows(self, rows: tuple[SegmentRow, ...]) -> None:
        """Show the segments."""
        walking = any(line.hasFocus() for line in self._lines.values())
        for shown in rows:
            line = self._lines.get(shown.segment)
            if line is None:
                line = self._lines[shown.segment] = SpineLine(shown.segment)
                line.chosen.connect(self.chosen)
                self._layout.addWidget(line)
            line.show_row(shown)
            if walking and shown.chosen:
                line.setFocus()

    def line(self, segment: SegmentId) -> SpineLine:
        """The row of a segment.

        Raises:
            KeyError: The rows were never shown.
        """
        return self._lines[segment]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)
