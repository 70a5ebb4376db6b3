"""What the marks on the stage mean."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trigger_atlas.domain.figure import Figure
from trigger_atlas.domain.names import Grade, PointId, Quality, Severity, Side
from trigger_atlas.domain.spread import Step
from trigger_atlas.domain.texture import Texture
from trigger_atlas.render import colours
from trigger_atlas.render.lens import paint_level, paint_risk_sample, paint_skin_sample
from trigger_atlas.render.marks import Mark, paint_mark
from trigger_atlas.render.painting import sample
from trigger_atlas.render.sample import paint_sample
from trigger_atlas.shown import Shown
from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.fonts import Role, text_width
from trigger_atlas.ui.furniture import Card
from trigger_atlas.ui.tokens import RADIUS_FIELD, Tokens

Swatch = Callable[[QPainter, QRectF, bool], None]
ROW, MORE_ROW, POINTS_ROW = 36, 26, 28
"""Heights of the rows, px."""
WAITING = 0.4
"""Opacity of what a build-up is not showing now."""
ESSENTIAL_TINT = 0.30


class Legend(Card):
    """What the marks on the stage mean; only those that are there now. Names the steps of a build-up too."""

    radius = RADIUS_FIELD

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[str, ...] = ()
        self._points: tuple[tuple[str, Texture], ...] = ()
        self._hatch = False
        self._step: Step | None = None
        self._most = 10_000
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_entries(
        self, entries: tuple[str, ...], points: tuple[tuple[str, Texture], ...] = (), *, hatch: bool = False
    ) -> None:
        """Show some of ``SWATCHES`` in their order, and below them the points that are told apart."""
        if (entries, points, hatch) != (self._entries, self._points, self._hatch):
            self._entries, self._points, self._hatch = entries, points, hatch
            words = [*(entry.lower() for entry in entries), *(f"{label} {mark}" for label, mark in points)]
            self.setAccessibleName("Legend: " + ", ".join(words))
            self.adjustSize()
            self.update()

    def show_step(self, step: Step | None) -> None:
        """Leave lit what a build-up is showing now; None lights everything."""
        if step != self._step:
            self._step = step
            self.update()

    def fit_into(self, width: int) -> None:
        """Break the entries into rows that are at most so wide, px."""
        if width != self._most:
            self._most = width
            self.adjustSize()
            self.update()

    def _rows(self) -> list[list[str]]:
        rows: list[list[str]] = []
        room = 0.0
        for words in self._entries:
            wide = text_width(Role.META, words) + 54
            if not rows or wide > room:
                rows.append([])
                room = self._most - 6.0
            rows[-1].append(words)
            room -= wide
        return rows

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        rows = self._rows()
        for i, entries in enumerate(rows):
            x, y = 12.0, float(i * MORE_ROW)
            for words in entries:
                lit = self._step in (None, words)
                painter.setOpacity(1.0 if lit else WAITING)
                SWATCHES[words](painter, QRectF(x, y + 10, 26, 16), self._hatch)
                width = text_width(Role.META, words)
                ink = tokens.ink if self._step == words else tokens.ink_2
                paint.text(painter, QRectF(x + 34, y, width + 4, ROW), words, Role.META, ink)
                x += 34 + width + 20
        painter.setOpacity(1)
        x, y = 12.0, float(max(0, len(rows) - 1) * MORE_ROW)
        for label, texture in self._points:
            patch = QRectF(x, y + ROW + 4, 30, 18)
            paint_sample(painter, patch, texture, radius=3, tint=ESSENTIAL_TINT / 2, hatch=self._hatch)
            width = text_width(Role.META, label)
            paint.text(painter, QRectF(x + 38, y + ROW - 4, width + 4, 34), label, Role.META, tokens.ink_2)
            x += 38 + width + 20

    @override
    def sizeHint(self) -> QSize:
        rows = self._rows()
        above = max((sum(text_width(Role.META, one) + 54 for one in row) for row in rows), default=0.0)
        below = sum(text_width(Role.META, label) + 58 for label, _ in self._points)
        more = max(0, len(rows) - 1) * MORE_ROW + (POINTS_ROW if self._points else 0)
        return QSize(round(max(above, below) + 6), ROW + more)


def draw_point(painter: QPainter, box: QRectF, hatch: bool) -> None:
    """An x as on the figure."""
    paint_mark(painter, Mark(PointId(""), Side.LEFT, "", box.center(), on=True), 1.6)


def draw_essential(painter: QPainter, box: QRectF, hatch: bool = False) -> None:
    """Dense dots, or lines."""
    if hatch:
        paint_sample(painter, box, Texture.DOT, radius=3, tint=ESSENTIAL_TINT, hatch=True)
    else:
        _dotted(painter, box, 3.0, 1.15, ESSENTIAL_TINT)


def draw_spillover(painter: QPainter, box: QRectF, hatch: bool) -> None:
    """Sparse dots; beside lines with a dashed edge."""
    _dotted(painter, box, 6.0, 1.0, 0.07)
    if hatch:
        edge = QPen(QColor(colours.HATCH), 1.2)
        edge.setDashPattern([3.0, 2.0])
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 3, 3)


def draw_area(painter: QPainter, box: QRectF, hatch: bool) -> None:
    """The light of an area that was asked for."""
    fill = QColor(colours.HALO)
    fill.setAlphaF(0.20)
    edge = QPen(QColor(colours.HALO), 2)
    edge.setDashPattern([3.0, 2.0])
    painter.setPen(edge)
    painter.setBrush(fill)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)


def draw_painted(painter: QPainter, box: QRectF, hatch: bool) -> None:
    """Pain as the reader paints it."""
    sample(painter, box, Quality.ACHE)


def draw_rest(painter: QPainter, box: QRectF, hatch: bool) -> None:
    """Pain that the best answers leave."""
    painter.setPen(QPen(QColor(colours.MARK), 1.4))
    painter.setBrush(QColor(colours.CASING))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
    for i in range(1, 4):
        x = box.left() + i * box.width() / 4
        painter.drawLine(QPointF(x - 4, box.top() + 2), QPointF(x + 4, box.bottom() - 2))


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
        Step.POINT.value: any(stage.points for stage in stages),
        Step.ESSENTIAL.value: Grade.ESSENTIAL in grades,
        Step.SPILLOVER.value: Grade.SPILLOVER in grades,
        "Area": any(stage.areas for stage in stages),
        "Painted": any(stage.painted or stage.asked for stage in stages),
        "Unexplained": any(stage.rest for stage in stages),
        MAIN: any(stage.main and stage.levels for stage in stages),
        ALSO: any(stage.also for stage in stages),
        SKIN: any(
            key in figure[stage.view].dermatomes
            for stage in stages
            if stage.view in figure
            for key in stage.dermatomes
        ),
        LEVEL: any(stage.levels for stage in stages),
        TENDER: any(stage.tender for stage in stages),
        **{
            word: any(
                risk.severity is one and (risk.structure, risk.side) in figure[stage.view].structures
                for stage in stages
                if stage.view in figure
                for risk in stage.risks
            )
            for one, word in RISKS.items()
        },
    }
    return tuple(words for words, here in there.items() if here)


def points_of(shown: Shown) -> tuple[tuple[str, Texture], ...]:
    """The labels of points whose pain is told apart, with what it is told by."""
    stages = (*shown.stages, *((shown.inset,) if shown.inset else ()))
    found = {
        item.label: item.texture for stage in stages for item in stage.points if item.on and item.texture
    }
    return tuple(found.items())


def draw_main(painter: QPainter, box: QRectF, hatch: bool) -> None:
    """Muscle of a main root."""
    paint.box(painter, box, 3, fill=colours.CLAY[2], edge=colours.CLAY[0])


def draw_also(painter: QPainter, box: QRectF, hatch: bool) -> None:
    """Muscle that a segment supplies besides."""
    paint.box(painter, box, 3, fill=colours.CLAY[4], edge=colours.CLAY[1], dashed=True)


def draw_skin(painter: QPainter, box: QRectF, hatch: bool) -> None:
    """Skin of a segment."""
    paint_skin_sample(painter, box)


def draw_level(painter: QPainter, box: QRectF, hatch: bool) -> None:
    """The level beside the spine, and the one next to it."""
    paint_level(painter, QPointF(box.left() + 7, box.center().y()), 5.2, level=True)
    paint_level(painter, QPointF(box.left() + 20, box.center().y()), 5.2, level=False)


def draw_tender(painter: QPainter, box: QRectF, hatch: bool) -> None:
    """The line around a muscle that was marked."""
    paint.box(painter, box, 3, fill=colours.CLAY[4], edge=colours.PAIN, width=2.6)


def draw_risk(severity: Severity) -> Swatch:
    """A structure at risk of a severity."""

    def draw(painter: QPainter, box: QRectF, hatch: bool) -> None:
        paint_risk_sample(painter, box, severity)

    return draw


MAIN, ALSO, SKIN, LEVEL, TENDER = "Main root", "Also", "Dermatome", "Level, neighbours", "Marked"
RISKS = {Severity.STOP: "Risk: stop", Severity.HIGH: "Risk: high", Severity.CARE: "Risk: care"}
SWATCHES: dict[str, Swatch] = {
    Step.POINT.value: draw_point,
    Step.ESSENTIAL.value: draw_essential,
    Step.SPILLOVER.value: draw_spillover,
    "Area": draw_area,
    "Painted": draw_painted,
    "Unexplained": draw_rest,
    MAIN: draw_main,
    ALSO: draw_also,
    SKIN: draw_skin,
    LEVEL: draw_level,
    TENDER: draw_tender,
    **{word: draw_risk(severity) for severity, word in RISKS.items()},
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
