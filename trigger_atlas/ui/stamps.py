"""Pictures of what is painted again and again: copying words costs a tenth of setting them."""

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from trigger_atlas.render.plates import ARGB
from trigger_atlas.ui.frames import SMOOTH

EDGE = 6
"""Room around a box, for its outline, logical pixels."""
KEPT = 64


class Stamps:
    """Keeps the pictures that were used last."""

    def __init__(self) -> None:
        self._images: OrderedDict[Hashable, QImage] = OrderedDict()

    def lay(self, painter: QPainter, key: Hashable, box: QRectF, paint: Callable[[QPainter], None]) -> None:
        """Lay a picture where a box is, at whole pixels of the device.

        Args:
            painter: Counts in logical pixels.
            key: Everything that the picture depends on but its place.
            box: Logical pixels.
            paint: Paints it where the box is.
        """
        ratio = painter.device().devicePixelRatio()
        key = key, box.width(), box.height(), ratio
        corner = QPointF((box.topLeft() * ratio).toPoint()) / ratio - QPointF(EDGE, EDGE)
        if key not in self._images:
            self._images[key] = _painted(QRectF(corner, box.size()), ratio, paint)
            while len(self._images) > KEPT:
                self._images.popitem(last=False)
        self._images.move_to_end(key)
        painter.drawImage(corner, self._images[key])


def _painted(box: QRectF, ratio: float, paint: Callable[[QPainter], None]) -> QImage:
    width, height = (math.ceil((side + 2 * EDGE) * ratio) for side in (box.width(), box.height()))
    image = QImage(width, height, ARGB)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHints(SMOOTH)
    painter.translate(-box.topLeft())
    paint(painter)
    painter.end()
    return image
