"""Small patches of skin with a texture on them: beside the names of points, and in the legend."""

import math
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from trigger_atlas.domain.texture import Texture
from trigger_atlas.render import colours
from trigger_atlas.render.glyph import ANGLES, LEAST, mark, turn_of
from trigger_atlas.render.grains import APART

SHARE_OF_LEAST = 0.92
ROOMIER = 1.12
HATCH_GAP, HATCH_WIDTH = 4.5, 1.3
WIDER = 1.5
"""How much farther apart lines are that cross."""


def paint_sample(
    painter: QPainter, box: QRectF, texture: Texture, *, radius: float, tint: float, hatch: bool = False
) -> None:
    """Paint a patch; the painter counts in logical pixels.

    Args:
        painter: Where to.
        box: The patch.
        texture: Of the pain on it.
        radius: Of its corners.
        tint: Opacity of the pain's tint.
        hatch: Lines instead of marks.
    """
    patch = QPainterPath()
    patch.addRoundedRect(box, radius, radius)
    painter.fillPath(patch, QColor(colours.SWATCH))
    pain = QColor(colours.PAIN)
    pain.setAlphaF(tint)
    painter.fillPath(patch, pain)
    painter.setPen(Qt.PenStyle.NoPen)
    if hatch:
        painter.setPen(QPen(QColor(colours.HATCH), HATCH_WIDTH))
        painter.drawLines(_lines(box.adjusted(radius * 0.45, 0.6, -radius * 0.45, -0.6), texture))
    else:
        painter.setBrush(QColor(colours.PAIN))
        painter.drawPath(_marks(texture, box.width(), box.height()).translated(box.center()))


@lru_cache(maxsize=64)
def _marks(texture: Texture, width: float, height: float) -> QPainterPath:
    """Staggered rows of marks around (0, 0), as far as whole ones fit."""
    reach = LEAST[texture]
    gap = max(reach * APART[texture] * ROOMIER, 4.4)
    rows, columns = (math.ceil(side / gap) for side in (height, width))
    path = QPainterPath()
    for row in range(-rows, rows + 1):
        for column in range(-columns, columns + 1):
            x, y = (column + row % 2 / 2) * gap, row * gap * 0.87
            if abs(x) <= width / 2 - reach + 0.5 and abs(y) <= height / 2 - reach + 0.5:
                path.addPath(mark(texture, reach * SHARE_OF_LEAST, turn_of(x, y)).translated(x, y))
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _lines(box: QRectF, texture: Texture) -> list[QLineF]:
    """Lines across a box, cut at its edges."""
    angles = ANGLES[texture]
    gap = HATCH_GAP * (WIDER if len(angles) > 1 else 1)
    found = []
    for angle in angles:
        along = QPointF(math.cos(math.radians(angle)), math.sin(math.radians(angle)))
        across = QPointF(-along.y(), along.x())
        count = math.ceil((box.width() + box.height()) / gap / 2)
        found += [
            cut
            for i in range(-count, count + 1)
            if (cut := _cut(box, box.center() + across * (i * gap), along))
        ]
    return found


def _cut(box: QRectF, at: QPointF, along: QPointF) -> QLineF | None:
    """The part of a line that lies in a box."""
    low, high = -math.inf, math.inf
    for place, step, start, end in (
        (at.x(), along.x(), box.left(), box.right()),
        (at.y(), along.y(), box.top(), box.bottom()),
    ):
        if abs(step) < 1e-9:
            if not start < place < end:
                return None
            continue
        ends = sorted(((start - place) / step, (end - place) / step))
        low, high = max(low, ends[0]), min(high, ends[1])
    return QLineF(at + along * low, at + along * high) if low < high else None
