"""Pain on the skin: tint and dots, or hatching; by edge alone where dots would be too small."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from trigger_atlas.domain.names import Grade, PointId, Side
from trigger_atlas.render import colours
from trigger_atlas.render.pens import round_pen
from trigger_atlas.render.vectors import Vectors

COARSE_BELOW = 2.5
TINT_BELOW = 0.9
"""Pixels a unit under which dots of 0.7 pixels would run together."""
SMALLEST_DOT = 0.7
FULL_DOTS_TO = 3.5
"""Pixels a unit up to which dots grow with the figure."""
TINTS = {Grade.ESSENTIAL: colours.PAIN_TINT, Grade.SPILLOVER: colours.SPILL_TINT}
FAR_TINTS = {Grade.ESSENTIAL: 0.58, Grade.SPILLOVER: 0.22}
HATCH_GAP = 4.0
HATCH_WIDTH = 1.5
DOT_OPACITY = 0.92
_CHUNK = 24
CHUNKS_AT_ONCE = 40

Zone = tuple[PointId, Side]


class ZonePainter:
    """Paints the pain zones of one view; keeps the dots it has placed."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._dots: dict[tuple[Zone, bool, bool], list[list[float]]] = {}
        self._lines: dict[Zone, list[QLineF]] = {}

    def steps(self, painter: QPainter, zones: Sequence[Zone], scale: float, *, hatch: bool) -> Iterator[None]:
        """Paint zones over each other, one at a turn; the painter counts in body units.

        Args:
            painter: Where to paint.
            zones: Trigger points and sides, those without pain in this view are passed over.
            scale: Device pixels per body unit.
            hatch: Lines instead of dots in the essential grade.
        """
        self.paint_tint(painter, zones, scale)
        yield
        for zone in zones:
            if hatch:
                yield from self._hatch(painter, zone, scale)
            elif scale >= TINT_BELOW:
                yield from self._stipple(painter, zone, scale)
            yield

    def paint_tint(
        self, painter: QPainter, zones: Sequence[Zone], scale: float, *, alone: bool = False
    ) -> None:
        """The flat colour under the dots; ``alone`` it stands for them, as where they are too small."""
        far = scale < TINT_BELOW
        for grade, opacity in (FAR_TINTS if far or alone else TINTS).items():
            union = QPainterPath()
            for zone in zones:
                path = self._vectors.zone(zone, grade)
                if path is not None:
                    union = path if union.isEmpty() else union.united(path)
            painter.fillPath(union, _pain(opacity))
            if far and not union.isEmpty():
                painter.strokePath(
                    union, round_pen(_pain(0.9 if grade is Grade.ESSENTIAL else 0.45), 1.0 / scale)
                )

    def _stipple(
        self, painter: QPainter, zone: Zone, scale: float, *, spillover_only: bool = False
    ) -> Iterator[None]:
        least = SMALLEST_DOT / scale
        # Seen from very near the dots would run into one another: they grow slower than the figure.
        shrink = min(1.0, (FULL_DOTS_TO / scale) ** 0.3)
        found = self._dots_of(zone, coarse=scale <= COARSE_BELOW, spillover_only=spillover_only)
        # Small paths of neighbours fill three times faster than dot by dot, one large path far slower.
        for start in range(0, len(found), _CHUNK):
            path = QPainterPath()
            path.setFillRule(Qt.FillRule.WindingFill)
            for x, y, radius in found[start : start + _CHUNK]:
                size = max(radius * shrink, least)
                path.addEllipse(QPointF(x, y), size, size)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_pain(DOT_OPACITY))
            painter.drawPath(path)
            if start % (_CHUNK * CHUNKS_AT_ONCE) == 0:
                yield

    def _dots_of(self, zone: Zone, *, coarse: bool, spillover_only: bool) -> list[list[float]]:
        key = (zone, coarse, spillover_only)
        if key not in self._dots:
            # numpy and shapely are slow to import; the first frame must not wait for them.
            from trigger_atlas.render.stipple import COARSE, FINE, dots

            figure = self._vectors.figure
            shape = figure.zones.get(zone, {})
            spacing = COARSE if coarse else FINE
            found = dots(shape, figure.outline, spacing, spillover_only=spillover_only)
            self._dots[key] = found.tolist()
        return self._dots[key]

    def _hatch(self, painter: QPainter, zone: Zone, scale: float) -> Iterator[None]:
        essential = self._vectors.zone(zone, Grade.ESSENTIAL)
        spillover = self._vectors.zone(zone, Grade.SPILLOVER)
        if essential is not None:
            painter.setPen(QPen(QColor(colours.HATCH), HATCH_WIDTH))
            painter.drawLines(self._lines_of(zone))
            painter.strokePath(essential, round_pen(QColor(colours.HATCH), 1.8 / scale))
        if spillover is not None:
            yield from self._stipple(painter, zone, scale, spillover_only=True)
            edge = QPen(QColor(colours.HATCH), 1.2 / scale)
            edge.setDashPattern([4.0, 3.0])
            painter.strokePath(spillover, edge)

    def _lines_of(self, zone: Zone) -> list[QLineF]:
        if zone not in self._lines:
            from trigger_atlas.render.stipple import hatching

            found = hatching(self._vectors.figure.zones.get(zone, {}), HATCH_GAP)
            self._lines[zone] = [QLineF(*line) for line in found.tolist()]
        return self._lines[zone]


def _pain(opacity: float) -> QColor:
    colour = QColor(colours.PAIN)
    colour.setAlphaF(opacity)
    return colour
