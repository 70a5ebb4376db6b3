"""A picture of a whole view, laid onto the page."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from trigger_atlas.knowledge.figure import ViewFiles


def paint_plate(painter: QPainter, files: ViewFiles, image: QImage, opacity: float = 1.0) -> None:
    """Lay a picture of the whole view onto its box; the painter counts in body units."""
    x0, y0, x1, y1 = files.box
    painter.save()
    painter.setOpacity(painter.opacity() * opacity)
    if files.mirror:
        painter.scale(-1, 1)
        x0, x1 = -x1, -x0
    painter.drawImage(QRectF(x0, y0, x1 - x0, y1 - y0), image)
    painter.restore()
