"""Pain as the reader paints it: blue, and of each quality its own pattern (TOKENS, section 7)."""

from collections.abc import Iterator
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from trigger_atlas.domain.names import Quality
from trigger_atlas.domain.pain import Painted
from trigger_atlas.render import colours
from trigger_atlas.render.hatch import hatch, slants
from trigger_atlas.render.pens import round_pen
from trigger_atlas.render.vectors import Vectors, region_path

if TYPE_CHECKING:
    from trigger_atlas.shown_stage import Stage

GAP = 7.0
"""Distance of the lines or dots of a pattern, pixels."""
LINE, CASING = 2.0, 4.5
"""Widths of the edge and of the white beneath it, pixels."""
FILL = 0.26


def paint_painted(painter: QPainter, vectors: Vectors, stage: "Stage", scale: float) -> None:
    """Paint everything that hurts on a figure; the painter counts in body units.

    Args:
        painter: Where to.
        vectors: Of the figure.
        stage: What lies over it.
        scale: Device pixels per body unit.
    """
    for path, quality in _regions(vectors, stage):
        paint_region(painter, path, quality, scale)
    for rings in stage.rest:
        _paint_rest(painter, region_path(rings), scale)


def paint_region(painter: QPainter, path: QPainterPath, quality: Quality, scale: float) -> None:
    """Paint one region of pain; see :func:`paint_painted`."""
    fill = QColor(colours.PAINTED)
    fill.setAlphaF(FILL)
    painter.fillPath(path, fill)
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    _pattern(painter, path.boundingRect(), quality, GAP / scale)
    painter.restore()
    painter.strokePath(path, round_pen(QColor(colours.CASING), CASING / scale))
    painter.strokePath(path, round_pen(QColor(colours.PAINTED_LINE), LINE / scale))


def sample(painter: QPainter, box: QRectF, quality: Quality) -> None:
    """Paint a small patch of a quality; the painter counts in logical pixels."""
    patch = QPainterPath()
    patch.addRoundedRect(box, 3, 3)
    painter.fillPath(patch, QColor(colours.SWATCH))
    fill = QColor(colours.PAINTED)
    fill.setAlphaF(FILL + 0.1)
    painter.fillPath(patch, fill)
    painter.save()
    painter.setClipPath(patch, Qt.ClipOperation.IntersectClip)
    _pattern(painter, box, quality, GAP * 0.72)
    painter.restore()


def _regions(vectors: Vectors, stage: "Stage") -> Iterator[tuple[QPainterPath, Quality]]:
    for asked in stage.asked:
        patch = vectors.area((asked.area, asked.side))
        if patch is not None:
            yield patch, asked.quality
    for painted in stage.painted:
        yield _path(painted), painted.quality


@lru_cache(maxsize=64)
def _path(painted: Painted) -> QPainterPath:
    return region_path(painted.rings)


def _paint_rest(painter: QPainter, path: QPainterPath, scale: float) -> None:
    """Pain that nobody explains: paper-white, with dark lines the other way round."""
    cover = QColor(colours.CASING)
    cover.setAlphaF(0.72)
    painter.fillPath(path, cover)
    hatch(painter, path, GAP * 1.2 / scale, QPen(QColor(colours.MARK), 1.6 / scale), rising=False)
    painter.strokePath(path, round_pen(QColor(colours.MARK), LINE / scale))


def _pattern(painter: QPainter, box: QRectF, quality: Quality, gap: float) -> None:
    ink = QColor(colours.PAINTED_LINE)
    if quality is Quality.TINGLING:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for at in _dots(box, gap):
            painter.drawEllipse(at, gap * 0.2, gap * 0.2)
        return
    pen = QPen(ink, gap * 0.19)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if quality is Quality.ACHE:
        painter.drawLines(list(slants(box, gap * 1.2)))
    else:
        for line in _zigzags(box, gap):
            painter.drawPolyline(line)


def _zigzags(box: QRectF, gap: float) -> Iterator[QPolygonF]:
    wide, high = gap * 0.62, gap * 0.5
    columns = range(int(box.left() // wide) - 1, ceil(box.right() / wide) + 2)
    for row in range(int(box.top() // (gap * 1.15)) - 1, ceil(box.bottom() / (gap * 1.15)) + 2):
        y = row * gap * 1.15
        yield QPolygonF([QPointF(column * wide, y + high * (column % 2)) for column in columns])


def _dots(box: QRectF, gap: float) -> Iterator[QPointF]:
    step = gap * 0.9
    for row in range(int(box.top() // step) - 1, ceil(box.bottom() / step) + 2):
        for column in range(int(box.left() // step) - 1, ceil(box.right() / step) + 2):
            yield QPointF((column + row % 2 / 2) * step, row * step)
