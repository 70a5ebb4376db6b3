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

EDGED_BELOW = 0.9
"""Pixels a unit under which the few dots of a narrow zone do not show its edge."""
EDGES = {Grade.ESSENTIAL: 0.5, Grade.SPILLOVER: 0.3}
"""Opacity of that edge."""
TINTS = {Grade.ESSENTIAL: colours.PAIN_TINT, Grade.SPILLOVER: colours.SPILL_TINT}
ALONE = {Grade.ESSENTIAL: 0.58, Grade.SPILLOVER: 0.22}
VEILS = {Grade.ESSENTIAL: 0.5, Grade.SPILLOVER: 0.3}
"""Opacity of the skin that is laid over the selected muscle under its pain."""
HATCH_GAP = 4.0
HATCH_WIDTH, SHARED_WIDTH = 1.5, 1.1
"""Of the lines of one zone, and of each of several, units."""

Zone = tuple[PointId, Side]


class ZonePainter:
    """Paints the pain zones of one view; keeps the marks it has placed."""

    def __init__(self, vectors: Vectors) -> None:
        self.vectors = vectors
        self._marks: dict[tuple[Zone, Grain], Marks] = {}
        self._lines: dict[tuple[Zone, Texture, float], list[QLineF]] = {}
        self._unions: dict[object, QPainterPath] = {}
        self._veils: dict[object, QPainterPath] = {}
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
        self.paint_tint(painter, look, scale)
        yield
        several = has_several(look)
        for zone, texture in textured(look):
            if look.hatch:
                yield from self._hatch(painter, zone, texture, look, scale)
            else:
                marks = yield from self.marks(zone, texture, look, scale)
                yield from paint_marks(painter, marks.tolist(), texture if several else None, scale)
            yield

    def paint_tint(self, painter: QPainter, look: Look, scale: float, *, alone: bool = False) -> None:
        """The flat colour under the marks; ``alone`` it stands for them."""
        for grade in Grade:
            self.paint_ground(painter, look, grade, alone=alone)
            if scale < EDGED_BELOW:
                painter.strokePath(self.union(look, grade), round_pen(pain(EDGES[grade]), 1.0 / scale))

    def paint_ground(self, painter: QPainter, look: Look, grade: Grade, *, alone: bool = False) -> None:
        """What one grade of pain lies on: its tint, and a veil over the selected muscle, red on red else.

        Args:
            painter: Counts in body units.
            look: Which zones, and which muscles under them.
            grade: The part of the pain.
            alone: The tint stands for the marks.
        """
        painter.fillPath(self._veil(look, grade), faded(colours.SWATCH, VEILS[grade]))
        tints = ALONE if alone else TINTS
        painter.fillPath(self.union(look, grade), pain(tints[grade]))

    def union(self, look: Look, grade: Grade) -> QPainterPath:
        """Where one grade of the zones lies; empty if nowhere."""
        key = look.stage.zones, grade
        if key not in self._unions:
            paths = [self.vectors.zone(zone, grade) for zone in look.stage.zones]
            self._unions[key] = _united([path for path in paths if path is not None])
        return self._unions[key]

    def _veil(self, look: Look, grade: Grade) -> QPainterPath:
        key = look.stage.zones, look.stage.selected, grade
        if key not in self._veils:
            paths = [self.vectors.muscle(target) for target in look.stage.selected]
            muscles = _united([path for path in paths if path is not None])
            self._veils[key] = self.union(look, grade).intersected(muscles)
        return self._veils[key]

    def marks(self, zone: Zone, texture: Texture, look: Look, scale: float) -> "Generator[None, None, Marks]":
        """The marks of a zone, found in pieces when first asked for; in hatched pain those of spillover."""
        several = has_several(look)
        grain = grain_of(
            texture if several else None,
            scale,
            look.stage.zones if several else (),
            spillover_only=look.hatch,
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

    def lines(self, zone: Zone, texture: Texture, look: Look) -> list[QLineF]:
        """The hatching of a zone's essential part: the more zones show, the wider apart."""
        angles, count = ANGLES[texture], len({point for point, _ in look.stage.zones})
        gap = HATCH_GAP * (1 + count) / 2 * (1.0 if len(angles) == 1 else 1.5)
        if (zone, texture, gap) not in self._lines:
            from trigger_atlas.render.stipple import hatching

            shape = self.vectors.figure.zones.get(zone, {})
            found = [line for angle in angles for line in hatching(shape, gap, angle).tolist()]
            self._lines[zone, texture, gap] = [QLineF(*line) for line in found]
        return self._lines[zone, texture, gap]

    def _hatch(
        self, painter: QPainter, zone: Zone, texture: Texture, look: Look, scale: float
    ) -> Iterator[None]:
        essential = self.vectors.zone(zone, Grade.ESSENTIAL)
        spillover = self.vectors.zone(zone, Grade.SPILLOVER)
        if essential is not None:
            painter.setPen(hatch_pen(look))
            painter.drawLines(self.lines(zone, texture, look))
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


def hatch_pen(look: Look) -> QPen:
    """The pen of hatching."""
    return QPen(QColor(colours.HATCH), SHARED_WIDTH if has_several(look) else HATCH_WIDTH)


def pain(opacity: float) -> QColor:
    """The colour of pain."""
    return faded(colours.PAIN, opacity)


def faded(colour: str, opacity: float) -> QColor:
    """A colour that lets through what is under it."""
    made = QColor(colour)
    made.setAlphaF(opacity)
    return made


def _united(paths: Sequence[QPainterPath]) -> QPainterPath:
    union = QPainterPath()
    for path in paths:
        union = path if union.isEmpty() else union.united(path)
    return union
