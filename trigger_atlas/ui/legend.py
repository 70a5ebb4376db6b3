"""What the marks on the stage mean."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trigger_atlas.domain.figure import Figure
from trigger_atlas.domain.names import Grade, PointId, Side
from trigger_atlas.render import colours
from trigger_atlas.render.marks import Mark, paint_mark
from trigger_atlas.shown import Shown
from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.fonts import Role, text_width
from trigger_atlas.ui.furniture import Card
from trigger_atlas.ui.tokens import RADIUS_FIELD, Tokens

Swatch = Callable[[QPainter, QRectF], None]


class Legend(Card):
    """What the marks on the stage mean; only those that are there now."""

    radius = RADIUS_FIELD

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_entries(self, entries: tuple[str, ...]) -> None:
        """Show some of ``SWATCHES`` in their order."""
        if entries != self._entries:
            self._entries = entries
            self.setAccessibleName("Legend: " + ", ".join(entries).lower())
            self.adjustSize()
            self.update()

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        x = 12.0
        for words in self._entries:
            SWATCHES[words](painter, QRectF(x, 10, 26, 16))
            width = text_width(Role.META, words)
            paint.text(painter, QRectF(x + 34, 0, width + 4, self.height()), words, Role.META, tokens.ink_2)
            x += 34 + width + 20

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(sum(text_width(Role.META, words) + 54 for words in self._entries) + 6), 36)


def draw_point(painter: QPainter, box: QRectF) -> None:
    """An x as on the figure."""
    paint_mark(painter, Mark(PointId(""), Side.LEFT, "", box.center(), on=True), 1.6)


def draw_essential(painter: QPainter, box: QRectF) -> None:
    """Dense dots."""
    _dotted(painter, box, 3.0, 1.15, 0.30)


def draw_spillover(painter: QPainter, box: QRectF) -> None:
    """Sparse dots."""
    _dotted(painter, box, 6.0, 1.0, 0.07)


def draw_area(painter: QPainter, box: QRectF) -> None:
    """The light of an area that was asked for."""
    fill = QColor(colours.HALO)
    fill.setAlphaF(0.20)
    edge = QPen(QColor(colours.HALO), 2)
    edge.setDashPattern([3.0, 2.0])
    painter.setPen(edge)
    painter.setBrush(fill)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)


class LegendButton(Pressable):
    """Stands for the legend where space has ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Legend", parent)
        self.setCheckable(True)
        self.setToolTip("Legend")

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        fill = tokens.accent_bg if self.isChecked() else tokens.hover if self.lit else tokens.card
        paint.box(painter, self.rect(), RADIUS_FIELD, fill=fill, edge=tokens.line)
        draw_essential(painter, QRectF(8, 12, 24, 16))

    @override
    def sizeHint(self) -> QSize:
        return QSize(40, 40)


def entries_of(shown: Shown, figure: Figure) -> tuple[str, ...]:
    """Which of ``SWATCHES`` are on the stage now; ``figure`` may lack views that are still to be read."""
    stages = (*shown.stages, *((shown.inset,) if shown.inset else ()))
    zones = [
        figure[stage.view].zones.get(key, {})
        for stage in stages
        if stage.view in figure
        for key in stage.zones
    ]
    grades = {grade for zone in zones for grade in zone}
    there = {
        "Trigger point": any(stage.points for stage in stages),
        "Essential pain": Grade.ESSENTIAL in grades,
        "Spillover pain": Grade.SPILLOVER in grades,
        "Area": any(stage.areas for stage in stages),
    }
    return tuple(words for words, here in there.items() if here)


SWATCHES: dict[str, Swatch] = {
    "Trigger point": draw_point,
    "Essential pain": draw_essential,
    "Spillover pain": draw_spillover,
    "Area": draw_area,
}


def _dotted(painter: QPainter, box: QRectF, gap: float, radius: float, tint: float) -> None:
    ground, fill = QColor(colours.SWATCH), QColor(colours.PAIN)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 3, 3)
    fill.setAlphaF(tint)
    painter.setBrush(fill)
    painter.drawRoundedRect(box, 3, 3)
    painter.setBrush(QColor(colours.PAIN))
    rows = int((box.height() - 1) / gap)
    for row in range(rows + 1):
        shift = gap / 2 if row % 2 else 0.0
        columns = int((box.width() - 3 - shift) / gap)
        for column in range(columns + 1):
            at = QPointF(box.left() + 2 + shift + column * gap, box.top() + 2 + row * gap)
            if at.y() < box.bottom() - 1:
                painter.drawEllipse(at, radius, radius)
