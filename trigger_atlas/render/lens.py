"""What the lens lays over a figure: muscles of a segment, its skin, its level beside the spine, and risks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from trigger_atlas.domain.figure import FigureView
from trigger_atlas.domain.names import Severity
from trigger_atlas.knowledge.figure import ViewFiles
from trigger_atlas.render import colours, muscle
from trigger_atlas.render.hatch import hatch
from trigger_atlas.render.pens import round_pen
from trigger_atlas.render.plates import PlateCache
from trigger_atlas.render.vectors import Vectors
from trigger_atlas.state import Target

if TYPE_CHECKING:
    from trigger_atlas.shown_stage import Stage

ALSO_OPACITY = 0.42
MAIN_EDGE, ALSO_EDGE, TENDER_EDGE = 1.0, 0.9, 2.6
EDGE_OPACITY = 0.7
"""Widths of lines around muscles, pixels."""
SKIN_GAP, RISK_GAP = 13.0, {Severity.STOP: 5.0, Severity.HIGH: 8.0, Severity.CARE: 0.0}
"""Distance of the lines that fill skin and risks, pixels; none where there are no lines."""
RISK_EDGE = {Severity.STOP: 2.6, Severity.HIGH: 2.0, Severity.CARE: 1.4}
WHOLE, THINNEST = 1.8, 0.5
"""Scale, pixels a unit, below which lines of risks become thinner, and how thin at most: they lie close."""
RISK_DASH: dict[Severity, list[float]] = {
    Severity.STOP: [],
    Severity.HIGH: [4.0, 2.2],
    Severity.CARE: [1.2, 2.2],
}
"""Severities are told apart by the edge and by the lines, not by colour alone."""
LEVEL, LEVEL_PIXELS = 3.9, (3.3, 6.0)
"""Radius of a mark beside the spine, body units, held between two sizes in pixels."""


def paint_muscles(
    painter: QPainter, vectors: Vectors, files: ViewFiles, plates: PlateCache, stage: "Stage", scale: float
) -> Iterator[None]:
    """Paint the muscles of a segment, deep ones first: those of a main root whole, the others faint.

    Args:
        painter: Counts in body units.
        vectors: Of the figure.
        files: Its plates.
        plates: Decoded ones.
        stage: What lies over the figure.
        scale: Device pixels per body unit.
    """
    for target, main in _deep_first(vectors.figure, stage):
        path = vectors.muscle(target)
        if path is None:
            continue
        shape = vectors.figure.muscles[target]
        opacity = 1.0 if main else ALSO_OPACITY
        if shape.through or not muscle.paint_from_plate(
            painter, files, plates, path, shape.depth, scale=scale, opacity=opacity
        ):
            yield from muscle.live_steps(painter, vectors, target, path, scale, opacity=opacity)
        ink = QColor(colours.CLAY[0])
        ink.setAlphaF(EDGE_OPACITY)
        edge = round_pen(ink, (MAIN_EDGE if main else ALSO_EDGE) / scale)
        if not main:
            edge.setDashPattern([3.0, 2.6])
        painter.strokePath(path, edge)
        yield


def paint_layers(painter: QPainter, vectors: Vectors, stage: "Stage", scale: float) -> Iterator[None]:
    """Paint what lies over everything: skin, risks, marked muscles, levels; see :func:`paint_muscles`."""
    for key in stage.dermatomes:
        for territory in (False, True):
            path = vectors.dermatome(key, territory=territory)
            if path is not None:
                _fill_skin(painter, path, scale, solid=territory)
                yield
    for risk in stage.risks:
        path = vectors.structure((risk.structure, risk.side))
        if path is not None:
            _paint_risk(painter, path, risk.severity, scale)
            yield
    for target in stage.tender:
        path = vectors.muscle(target)
        if path is not None:
            painter.strokePath(path, round_pen(QColor(colours.CASING), (TENDER_EDGE + 2.5) / scale))
            painter.strokePath(path, round_pen(QColor(colours.PAIN), TENDER_EDGE / scale))
            yield
    least, most = LEVEL_PIXELS
    radius = min(most, max(least, LEVEL * scale)) / scale
    for segment, side, level in sorted(stage.levels, key=lambda one: one[2]):
        mark = vectors.figure.levels.get((segment, side))
        if mark is not None and not mark.far:
            paint_level(painter, QPointF(mark.x, mark.y), radius, level=level)
    yield


def paint_level(painter: QPainter, at: QPointF, radius: float, *, level: bool) -> None:
    """Paint a mark beside the spine: filled at the level itself, open above and below."""
    painter.setPen(QPen(QColor(colours.PAINTED_LINE), radius * 0.36))
    painter.setBrush(QColor(colours.PAINTED_LINE if level else colours.CASING))
    painter.drawEllipse(at, radius, radius)


def paint_skin_sample(painter: QPainter, box: QRectF) -> None:
    """Paint a small patch of a dermatome; the painter counts in logical pixels."""
    patch = QPainterPath()
    patch.addRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
    painter.fillPath(patch, QColor(colours.SWATCH))
    _fill_skin(painter, patch, 1.8, solid=True)


def paint_risk_sample(painter: QPainter, box: QRectF, severity: Severity) -> None:
    """Paint a small patch of a structure at risk; the painter counts in logical pixels."""
    patch = QPainterPath()
    patch.addRoundedRect(box.adjusted(2, 2, -2, -2), 3, 3)
    painter.fillPath(patch, QColor(colours.SWATCH))
    _paint_risk(painter, patch, severity, 1.0)


def _deep_first(figure: FigureView, stage: "Stage") -> list[tuple[Target, bool]]:
    shown = [(target, main) for main, part in ((False, stage.also), (True, stage.main)) for target in part]
    known = [(target, main) for target, main in shown if target in figure.muscles]

    def place(item: tuple[Target, bool]) -> tuple[int, bool, float]:
        shape = figure.muscles[item[0]]
        return -shape.depth.rank, item[1], shape.order

    return sorted(known, key=place)


def _fill_skin(painter: QPainter, path: QPainterPath, scale: float, *, solid: bool) -> None:
    """Fill the skin of a segment, or the part that it shares with its neighbours, which has a dotted edge."""
    fill = QColor(colours.PAINTED)
    fill.setAlphaF(0.16 if solid else 0.07)
    painter.fillPath(path, fill)
    ink = QColor(colours.PAINTED_LINE)
    if solid:
        lines = QColor(ink)
        lines.setAlphaF(0.6)
        hatch(painter, path, SKIN_GAP / scale, QPen(lines, 2.2 / scale), rising=False)
        painter.strokePath(path, round_pen(QColor(colours.CASING), 3.6 / scale))
    edge = QPen(ink, (1.7 if solid else 1.3) / scale)
    edge.setDashPattern([4.0, 2.4] if solid else [1.0, 2.2])
    painter.strokePath(path, edge)


def _paint_risk(painter: QPainter, path: QPainterPath, severity: Severity, scale: float) -> None:
    thin = min(1.0, max(THINNEST, scale / WHOLE))
    fill = QColor(colours.RISK)
    fill.setAlphaF(0.16 if severity is Severity.STOP else 0.08)
    painter.fillPath(path, fill)
    ink = QColor(colours.RISK)
    gap = RISK_GAP[severity]
    if gap:
        lines = QColor(ink)
        lines.setAlphaF(0.55)
        hatch(painter, path, gap / scale, QPen(lines, 1.0 / scale), rising=severity is Severity.STOP)
    wide = RISK_EDGE[severity] * thin / scale
    painter.strokePath(path, round_pen(QColor(colours.CASING), wide + 2.0 * thin / scale))
    edge = QPen(ink, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if RISK_DASH[severity]:
        edge.setDashPattern(RISK_DASH[severity])
    painter.strokePath(path, edge)
