"""Paint shapes into pictures with QPainter, in page units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF

from atelier.paths import polygons_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Bytes, Floats
    from atelier.camera import Camera


def ring_path(ring: Floats) -> QPainterPath:
    """Turn a ring (n, 2) into a closed path."""
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring.tolist()]))
    path.closeSubpath()
    return path


def area_path(shape: BaseGeometry) -> QPainterPath:
    """Turn polygons into an even-odd path."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for polygon in polygons_of(shape):
        for ring in (polygon.exterior, *polygon.interiors):
            path.addPath(ring_path(shapely.get_coordinates(ring)))
    return path


def line_path(points: Floats) -> QPainterPath:
    """Turn points (n, 2) into an open path."""
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points.tolist()]))
    return path


def colour(name: str, opacity: float = 1.0) -> QColor:
    """Make a colour of ``#rrggbb`` and an opacity."""
    out = QColor(name)
    out.setAlphaF(opacity)
    return out


def pixels_of(image: QImage) -> Bytes:
    """Copy a picture into pixels (h, w, 4), red green blue alpha, not premultiplied."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    flat = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return flat[:, : 4 * plain.width()].reshape(plain.height(), plain.width(), 4).copy()


def blank(cam: Camera) -> QImage:
    """Make a transparent picture of the size of a camera's page."""
    image = QImage(cam.width, cam.height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def painter_on(image: QImage, cam: Camera) -> QPainter:
    """Start painting in page units; the caller ends it."""
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.scale(cam.ppu, cam.ppu)
    painter.translate(-cam.box[0], -cam.box[1])
    return painter


def coverage_of(shape: BaseGeometry, cam: Camera) -> Floats:
    """Rasterise polygons: share of each pixel that they fill, (h, w)."""
    image = QImage(cam.width, cam.height, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = painter_on(image, cam)
    painter.fillPath(area_path(shape), QColor("white"))
    painter.end()
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(cam.height, image.bytesPerLine())
    return flat[:, : cam.width] / 255.0
