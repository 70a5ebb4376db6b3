"""Lines at 45 degrees that fill a region; they lie alike however much of it is painted."""

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen


def hatch(painter: QPainter, path: QPainterPath, gap: float, pen: QPen, *, rising: bool = True) -> None:
    """Fill a region with parallel lines.

    Args:
        painter: Counts in the units of the path.
        path: The region.
        gap: Distance of the lines along an axis, same units.
        pen: Draws them.
        rising: From the lower left to the upper right, else the other way.
    """
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(pen)
    painter.drawLines(list(slants(path.boundingRect(), gap, rising=rising)))
    painter.restore()


def slants(box: QRectF, gap: float, *, rising: bool = True) -> Iterator[QLineF]:
    """The lines over a box."""
    if rising:
        first, last = box.left() + box.top(), box.right() + box.bottom()
        for i in range(int(first // gap), ceil(last / gap) + 1):
            at = i * gap
            yield QLineF(at - box.top(), box.top(), at - box.bottom(), box.bottom())
    else:
        first, last = box.left() - box.bottom(), box.right() - box.top()
        for i in range(int(first // gap), ceil(last / gap) + 1):
            at = i * gap
            yield QLineF(at + box.top(), box.top(), at + box.bottom(), box.bottom())
