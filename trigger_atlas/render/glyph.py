"""The marks that pain is stippled with, as small filled paths: a steady hand, never quite the same twice."""

import math
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QTransform

from trigger_atlas.domain.texture import Texture

REACHES = {
    Texture.DOT: 1.0,
    Texture.DASH: 1.9,
    Texture.RING: 1.45,
    Texture.BAR: 1.9,
    Texture.PLUS: 1.75,
    Texture.CHEVRON: 1.7,
}
"""Half the size of each mark, in radii of the dot that it stands for."""
LEAST = {
    Texture.DOT: 1.1,
    Texture.DASH: 2.6,
    Texture.RING: 2.1,
    Texture.BAR: 2.6,
    Texture.PLUS: 2.4,
    Texture.CHEVRON: 2.5,
}
"""Smallest half size at which a mark is told from the others, pixels."""
TILTS = 5
TILT = 4.0
"""Degrees between two of the tilts that a mark may have."""


def mark(texture: Texture, reach: float, turn: int) -> QPainterPath:
    """A mark around (0, 0).

    Args:
        texture: Its kind.
        reach: Half its size, any unit.
        turn: Any number; it chooses the tilt.
    """
    size = max(0.05, round(reach, 2))
    return _mark(texture, size, 0 if texture in (Texture.DOT, Texture.RING) else turn % TILTS)


@lru_cache(maxsize=4096)
def _mark(texture: Texture, size: float, tilt: int) -> QPainterPath:
    turn = QTransform().rotate((tilt - (TILTS - 1) / 2) * TILT).scale(size, size)
    path = turn.map(_FORMS[texture]())
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _dot() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), 1, 1)
    return path


def _ring() -> QPainterPath:
    hole = QPainterPath()
    hole.addEllipse(QPointF(0, 0), 0.56, 0.56)
    path = _dot()
    path.addPath(hole.toReversed())
    return path


def _stroke(angle: float, width: float = 0.46) -> QPainterPath:
    bar = QPainterPath()
    bar.addRoundedRect(QRectF(-1, -width / 2, 2, width), width / 2, width / 2)
    return QTransform().rotate(angle).map(bar)


def _dash() -> QPainterPath:
    return _stroke(45)


def _bar() -> QPainterPath:
    return _stroke(90)


def _plus() -> QPainterPath:
    path = _stroke(0, 0.44)
    path.addPath(_stroke(90, 0.44))
    return path


def _chevron() -> QPainterPath:
    path = QPainterPath()
    for side in (-1, 1):
        leg = QTransform().translate(side * 0.46, 0.05).rotate(side * 50).scale(0.72, 1).map(_stroke(0, 0.4))
        path.addPath(leg)
    return path


_FORMS: dict[Texture, Callable[[], QPainterPath]] = {
    Texture.DOT: _dot,
    Texture.DASH: _dash,
    Texture.RING: _ring,
    Texture.BAR: _bar,
    Texture.PLUS: _plus,
    Texture.CHEVRON: _chevron,
}

ANGLES: dict[Texture, tuple[float, ...]] = {
    Texture.DOT: (-45.0,),
    Texture.DASH: (45.0,),
    Texture.RING: (0.0,),
    Texture.BAR: (90.0,),
    Texture.PLUS: (0.0, 90.0),
    Texture.CHEVRON: (-45.0, 45.0),
}
"""Directions of the lines that each texture is hatched with, degrees clockwise from the x axis."""


def turn_of(x: float, y: float) -> int:
    """The tilt that a mark at a place has, always the same."""
    return math.floor(x * 7.3 + y * 3.1)
