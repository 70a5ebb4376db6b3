"""The marks of one zone at one zoom: where they stand, and when they appear."""

import math
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from trigger_atlas.domain.texture import Texture
from trigger_atlas.render import colours
from trigger_atlas.render.glyph import LEAST, REACHES, mark, turn_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trigger_atlas.domain.figure import FigureView
    from trigger_atlas.domain.names import PointId, Side

    Marks = NDArray[np.float64]
    Zone = tuple[PointId, Side]

COARSE_BELOW = 2.5
WIDER_BELOW = 1.8
"""Pixels a unit below which dots stand farther apart, so that they keep their distance on the screen."""
SMALLEST_DOT = 0.7
FULL_DOTS_TO = 3.5
"""Pixels a unit up to which marks grow with the figure."""
APART = {
    Texture.DOT: 2.3,
    Texture.DASH: 1.45,
    Texture.RING: 2.3,
    Texture.BAR: 1.45,
    Texture.PLUS: 2.0,
    Texture.CHEVRON: 1.9,
}
"""Distance between marks of several zones in the core, as a multiple of half their size."""
THIN = 2.4
"""The same at the edge, as a multiple of that in the core."""
OPACITY = 0.92
_CHUNK = 24
CHUNKS_AT_ONCE = 40


@dataclass(frozen=True, slots=True)
class Grain:
    """How a zone is stippled.

    Attributes:
        texture: Mark; None where the zone is the only one: dots that grow with the figure.
        level: Zoom in halves of a doubling; marks of one level stand in the same places. Without texture 1 is
            fine, 0 coarse, and less is wider.
        spillover_only: The essential part is left empty.
        sharing: All zones that show, where there are several.
    """

    texture: Texture | None
    level: int
    spillover_only: bool = False
    sharing: "tuple[Zone, ...]" = ()


def grain_of(
    texture: Texture | None, scale: float, sharing: "Sequence[Zone]", *, spillover_only: bool
) -> Grain:
    """The grain of a zone.

    Args:
        texture: See :class:`Grain`.
        scale: Device pixels per body unit.
        sharing: All zones that show.
        spillover_only: See :class:`Grain`.
    """
    if texture is None:
        far = min(0, math.floor(2 * math.log2(scale / WIDER_BELOW)))
        return Grain(None, 1 if scale > COARSE_BELOW else far, spillover_only)
    return Grain(texture, round(2 * math.log2(scale)), spillover_only, tuple(sharing))


def place_grain(figure: "FigureView", zone: "Zone", grain: Grain) -> "Generator[None, None, Marks]":
    """Find the marks of a zone as :func:`trigger_atlas.render.stipple.place` does, in pieces."""
    # numpy and shapely are slow to import; the first frame must not wait for them.
    from trigger_atlas.render.stipple import COARSE, FINE, RADIUS, Spacing, place

    shape = figure.zones.get(zone, {})
    wider = 2 ** (-grain.level / 2)
    spacing = FINE if grain.level > 0 else Spacing(COARSE.core * wider, COARSE.edge * wider**0.5)
    if grain.texture is not None:
        least = LEAST[grain.texture] / 2 ** (grain.level / 2)
        core = APART[grain.texture] * max(least, sum(RADIUS) * REACHES[grain.texture])
        spacing = Spacing(core, core * THIN)
    sharing = [figure.zones[other] for other in grain.sharing if other in figure.zones]
    found = yield from place(
        shape, figure.outline, spacing, spillover_only=grain.spillover_only, sharing=sharing
    )
    return found


def paint_marks(
    painter: QPainter, marks: "Sequence[Sequence[float]]", texture: Texture | None, scale: float
) -> Iterator[None]:
    """Paint marks, some at a turn; the painter counts in body units.

    Args:
        painter: Where to.
        marks: x, y and radius of each, body units.
        texture: See :class:`Grain`.
        scale: Device pixels per body unit.
    """
    # Small paths of neighbours fill three times faster than mark by mark, one large path far slower.
    for start in range(0, len(marks), _CHUNK):
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for x, y, radius, *_ in marks[start : start + _CHUNK]:
            reach = reach_of(texture, radius, scale)
            if texture in (None, Texture.DOT):
                path.addEllipse(QPointF(x, y), reach, reach)
            else:
                path.addPath(mark(texture, reach, turn_of(x, y)).translated(x, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_pain(OPACITY))
        painter.drawPath(path)
        if start % (_CHUNK * CHUNKS_AT_ONCE) == 0:
            yield


def reach_of(texture: Texture | None, radius: float, scale: float) -> float:
    """Half the size of a mark, body units.

    Args:
        texture: See :class:`Grain`.
        radius: Of the dot that it stands for, body units.
        scale: Device pixels per body unit.
    """
    # Seen from very near marks would run into one another: they grow slower than the figure.
    shrink = min(1.0, (FULL_DOTS_TO / scale) ** 0.3)
    if texture is None:
        return float(max(radius * shrink, SMALLEST_DOT / scale))
    return float(max(radius * REACHES[texture] * shrink, LEAST[texture] / scale))


def _pain(opacity: float) -> QColor:
    colour = QColor(colours.PAIN)
    colour.setAlphaF(opacity)
    return colour
