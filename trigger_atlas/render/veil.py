"""How a close-up ends: the paper comes through where the figure runs out, so that nothing is cut off."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPolygonF

from trigger_atlas.domain.figure import Box
from trigger_atlas.knowledge.figure import Line

MARGIN = 40.0
"""How far lines around the figure may reach beyond its page, body units."""


def paint_veil(painter: QPainter, fade: Sequence[Line], box: Box, paper: str) -> None:
    """Lay the paper over the figure where it runs out; the same as painting the figure through a mask.

    Args:
        painter: Counts in body units; the figure has been painted on nothing but the paper.
        fade: Lines from where the figure is whole to where nothing is left of it; several multiply.
        box: Page of the view, body units.
        paper: Colour of the paper.
    """
    x0, y0, x1, y1 = box
    page = QRectF(QPointF(x0, y0), QPointF(x1, y1)).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
    clear, full = QColor(paper), QColor(paper)
    clear.setAlphaF(0.0)
    for line in fade:
        start, end = QPointF(*line[:2]), QPointF(*line[2:])
        gradient = QLinearGradient(start, end)
        gradient.setColorAt(0, clear)
        gradient.setColorAt(1, full)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(gradient))
        painter.drawPolygon(_beyond(start, end, page))


def _beyond(start: QPointF, end: QPointF, page: QRectF) -> QPolygonF:
    """The part of the page from the start of a line on."""
    way = end - start
    reach = (page.width() + page.height()) / max((way.x() ** 2 + way.y() ** 2) ** 0.5, 1e-9)
    far, aside = way * reach, QPointF(-way.y(), way.x()) * reach
    half = QPolygonF([start - aside, start + aside, start + aside + far, start - aside + far])
    return half.intersected(QPolygonF(page))
