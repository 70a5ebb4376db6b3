"""Pain on the skin: tint and marks, or hatching; by edge alone where marks would be too small."""

from collections.abc import Generator, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from trigger_atlas.domain.names import Grade, PointId, Side
from trigger_atlas.domain.texture import Texture
from trigger_atlas.render import colours
from trigger_atlas.render.glyph import ANGLES
from trigger_atlas.render.grains import Grain, grain_of, paint_marks, place_grain
from trigger_atlas.render.look import Look
from trigger_atlas.render.pens import round_pen
from trigger_atlas.render.vectors import Vectors

if TYPE_CHECKING:
    from trigger_atlas.render.grains import Marks
    from trigger_atlas.render.spreading import Spreading

TINT_BELOW = 0.9
"""Pixels a unit under which dots of 0.7 pixels would run together."""
TINTS = {Grade.ESSENTIAL: colours.PAIN_TINT, Grade.SPILLOVER: colours.SPILL_TINT}
FAR_TINTS = {Grade.ESSENTIAL: 0.58, Grade.SPILLOVER: 0.22}
HATCH_GAP = 4.0
HATCH_WIDTH = 1.5

Zone = tuple[PointId, Side]


class ZonePainter:
    """Paints the pain zones of one view; keeps the marks it has placed."""

    def __init__(self, vectors: Vectors) -> None:
        self.vectors = vectors
        self._marks: dict[tuple[Zone, Grain], Marks] = {}
        self._lines: dict[tuple[Zone, Texture], list[QLineF]] = {}
        self._spreading: Spreading | None = None

    def steps(self, painter: QPainter, look: Look, scale: float) -> Iterator[None]:
        """Paint zones over each other, one at a turn; the painter counts in body units.

        Args:
            painter: Where to paint.
            look: Which zones and how; those without pain in this view are passed over.
            scale: Device pixels per body unit.
        """
        if look.spread < 1:
            spreading = yield from self.spreading(look, scale)
            yield from spreading.steps(painter, look.spread)
            return
        self.paint_tint(painter, look.stage.zones, scale)
        yield
        several = has_several(look)
        for zone, texture in textured(look):
            if look.hatch:
                yield from self._hatch(painter, zone, texture, look, scale)
            elif several or scale >= TINT_BELOW:
                marks = yield from self.marks(zone, texture, look, scale)
                yield from paint_marks(painter, marks.tolist(), texture if several else None, scale)
            yield

    def paint_tint(
        self, painter: QPainter, zones: Sequence[Zone], scale: float, *, alone: bool = False
    ) -> None:
        """The flat colour under the marks; ``alone`` it stands for them, as where they are too small."""
        far = scale < TINT_BELOW
        for grade, opacity in (FAR_TINTS if far or alone else TINTS).items():
            union = self.union(zones, grade)
            painter.fillPath(union, pain(opacity))
            if far and not union.isEmpty():
                painter.strokePath(
                    union, round_pen(pain(0.9 if grade is Grade.ESSENTIAL else 0.45), 1.0 / scale)
                )

    def union(self, zones: Sequence[Zone], grade: Grade) -> QPainterPath:
        """Where one grade of some zones lies; empty if nowhere."""
        union = QPainterPath()
        for zone in zones:
            path = self.vectors.zone(zone, grade)
            if path is not None:
                union = path if union.isEmpty() else union.united(path)
        return union

    def marks(self, zone: Zone, texture: Texture, look: Look, scale: float) -> "Generator[None, None, Marks]":
        """The marks of a zone, found in pieces when first asked for; in hatched pain those of spillover."""
        several = has_several(look)
        grain = grain_of(
            texture if several else None, scale, look.stage.zones if several else (), spillover_only=look.hatch
        )
        if (zone, grain) not in self._marks:
            self._marks[zone, grain] = yield from place_grain(self.vectors.figure, zone, grain)
        return self._marks[zone, grain]

    def spreading(self, look: Look, scale: float) -> "Generator[None, None, Spreading]":
        """The build-up of a look at a zoom, prepared in pieces; the last one is kept."""
        from trigger_atlas.render.spreading import prepare

        kept = self._spreading
        if kept is None or not kept.is_of(look, scale):
            self._spreading = kept = yield from prepare(self, look, scale)
        return kept

    def lines(self, zone: Zone, texture: Texture) -> list[QLineF]:
        """The hatching of a zone's essential part."""
        if (zone, texture) not in self._lines:
            from trigger_atlas.render.stipple import hatching

            shape = self.vectors.figure.zones.get(zone, {})
            angles = ANGLES[texture]
            gap = HATCH_GAP * (1.0 if len(angles) == 1 else 1.6)
            found = [line for angle in angles for line in hatching(shape, gap, angle).tolist()]
            self._lines[zone, texture] = [QLineF(*line) for line in found]
        return self._lines[zone, texture]

    def _hatch(
        self, painter: QPainter, zone: Zone, texture: Texture, look: Look, scale: float
    ) -> Iterator[None]:
        essential = self.vectors.zone(zone, Grade.ESSENTIAL)
        spillover = self.vectors.zone(zone, Grade.SPILLOVER)
        if essential is not None:
            painter.setPen(hatch_pen())
            painter.drawLines(self.lines(zone, texture))
            painter.strokePath(essential, round_pen(QColor(colours.HATCH), 1.8 / scale))
        if spillover is not None:
            marks = yield from self.marks(zone, texture, look, scale)
            yield from paint_marks(painter, marks.tolist(), texture if has_several(look) else None, scale)
            edge = QPen(QColor(colours.HATCH), 1.2 / scale)
            edge.setDashPattern([4.0, 3.0])
            painter.strokePath(spillover, edge)


def textured(look: Look) -> list[tuple[Zone, Texture]]:
    """The zones of a look with their textures."""
    textures = look.stage.textures or (Texture.DOT,) * len(look.stage.zones)
    return list(zip(look.stage.zones, textures, strict=True))


def has_several(look: Look) -> bool:
    """Whether zones of several points show, which are told apart by their marks."""
    return len({point for point, _ in look.stage.zones}) > 1


def hatch_pen() -> QPen:
    """The pen of hatching."""
    return QPen(QColor(colours.HATCH), HATCH_WIDTH)


def pain(opacity: float) -> QColor:
    """The colour of pain."""
    colour = QColor(colours.PAIN)
    colour.setAlphaF(opacity)
    return colour
