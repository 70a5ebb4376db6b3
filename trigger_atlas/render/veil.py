"""How a close-up ends: the paper comes through where the figure runs out, so that nothing is cut off."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath

from trigger_atlas.domain.figure import Shape
from trigger_atlas.knowledge.figure import Line
from trigger_atlas.render.vectors import region_path

MARGIN = 10.0
"""How far lines around the figure may reach beyond its edge, body units."""
FAR = 2000.0


class Veil:
    """The paper over the figure where it runs out; the same as painting the figure through a mask.

    Args:
        fade: Lines from where the figure is whole to where nothing is left of it; several multiply.
        outline: Edge of the body.
    """

    def __init__(self, fade: Sequence[Line], outline: Shape) -> None:
        self._fade = fade
        self._outline = outline
        self._areas: list[QPainterPath] | None = None

    def paint(self, painter: QPainter, paper: str) -> None:
        """Paint over a figure that was painted on nothing but the paper; the painter counts in body units."""
        if self._areas is None:
            self._areas = [_beyond(line, self._outline) for line in self._fade]
        clear, full = QColor(paper), QColor(paper)
        clear.setAlphaF(0.0)
        for (x0, y0, x1, y1), area in zip(self._fade, self._areas, strict=True):
            gradient = QLinearGradient(QPointF(x0, y0), QPointF(x1, y1))
            gradient.setColorAt(0, clear)
            gradient.setColorAt(1, full)
            painter.fillPath(area, gradient)


def _beyond(line: Line, outline: Shape) -> QPainterPath:
    """The figure, and some room around it, from the start of a line on."""
    # Shapely is slow to import; the first frame, which has no veil, must not wait for it.
    import numpy as np
    import shapely

    from trigger_atlas.domain.hit import region

    start, end = np.array(line[:2]), np.array(line[2:])
    way = (end - start) / max(float(np.hypot(*(end - start))), 1e-9)
    aside = np.array([-way[1], way[0]]) * FAR
    half = shapely.Polygon(
        [start - aside, start + aside, start + aside + way * FAR, start - aside + way * FAR]
    )
    around = shapely.intersection(region(outline).buffer(MARGIN).simplify(1.0), half)
    rings = [part.exterior.coords[:-1] for part in shapely.get_parts(around) if not part.is_empty]
    return region_path(tuple(tuple(ring) for ring in rings))
