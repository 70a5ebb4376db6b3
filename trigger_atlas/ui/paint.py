"""Shapes that every component is painted with."""

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from trigger_atlas.ui.fonts import Role, font
from trigger_atlas.ui.tokens import Tokens

SHADOWS = {1: ((0, 2, 4),), 2: ((0, 2, 4), (1, 8, 24))}
"""Per level: (near 0 or far 1, downward shift px, blur px)."""
SPREAD = 32
"""Room around a box in which its shadow fades, px."""


def painter_on(widget: QWidget) -> QPainter:
    """A painter with smooth edges; the caller ends it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    return painter


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    *,
    fill: str = "",
    edge: str = "",
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """Paint a rounded box; an empty colour leaves that part out, the edge lies inside the box."""
    area = QRectF(rect)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if edge:
        pen = QPen(QColor(edge), width)
        if dashed:
            pen.setDashPattern([2.6 / width, 2.4 / width])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        area.adjust(width / 2, width / 2, -width / 2, -width / 2)
        radius = max(0.0, radius - width / 2)
    if fill:
        painter.setBrush(QColor(fill))
    painter.drawRoundedRect(area, radius, radius)


def text(
    painter: QPainter,
    rect: QRect | QRectF,
    words: str,
    role: Role,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint one line of text, centred vertically in its box."""
    painter.setFont(font(role))
    painter.setPen(QColor(colour))
    flags = int(align) | int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
    painter.drawText(QRectF(rect), flags, words)


def hairline(painter: QPainter, x0: float, x1: float, y: float, colour: str) -> None:
    """Paint a level line one pixel thick with its top at ``y``."""
    painter.fillRect(QRectF(x0, y, x1 - x0, 1), QColor(colour))


@lru_cache(maxsize=32)
def _patch(radius: int, level: int, colour: str, near: float, far: float, ratio: float) -> QImage:
    """Nine-patch of a shadow: corners of ``SPREAD + radius``, one stretchable pixel between them."""
    side = 2 * (SPREAD + radius) + 1
    image = QImage(round(side * ratio), round(side * ratio), QImage.Format.Format_RGBA64_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    painter.setPen(Qt.PenStyle.NoPen)
    core = QRectF(SPREAD, SPREAD, side - 2 * SPREAD, side - 2 * SPREAD)
    for part, shift, blur in SHADOWS[level]:
        ink = QColor(colour)
        ink.setAlphaF((near, far)[part] / blur)
        painter.setBrush(ink)
        for step in range(blur):
            grow = blur / 2 - step
            painter.drawRoundedRect(
                core.adjusted(-grow, shift - grow, grow, shift + grow), radius + grow, radius + grow
            )
    painter.end()
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


@lru_cache(maxsize=24)
def _shadow(
    width: int, height: int, radius: int, level: int, colour: str, near: float, far: float, ratio: float
) -> QImage:
    """The shadow of a box of a size, with ``SPREAD`` around it."""
    patch = _patch(radius, level, colour, near, far, ratio)
    corner = SPREAD + radius
    xs = (0, corner, width + 2 * SPREAD - corner, width + 2 * SPREAD)
    ys = (0, corner, height + 2 * SPREAD - corner, height + 2 * SPREAD)
    cuts = (0.0, corner * ratio, (corner + 1) * ratio, (2 * corner + 1) * ratio)
    image = QImage(round(xs[3] * ratio), round(ys[3] * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    for i in range(3):
        for j in range(3):
            target = QRectF(xs[i], ys[j], xs[i + 1] - xs[i], ys[j + 1] - ys[j])
            source = QRectF(cuts[i], cuts[j], cuts[i + 1] - cuts[i], cuts[j + 1] - cuts[j])
            painter.drawImage(target, patch, source)
    painter.end()
    return image


def shadow(painter: QPainter, rect: QRect | QRectF, radius: int, tokens: Tokens, level: int = 2) -> None:
    """Paint the shadow of a box that floats; the box itself is painted over it."""
    box = QRectF(rect).toAlignedRect()
    image = _shadow(
        box.width(),
        box.height(),
        radius,
        level,
        tokens.shadow,
        tokens.shadow_near,
        tokens.shadow_far,
        painter.device().devicePixelRatio(),
    )
    painter.drawImage(box.topLeft() - QPoint(SPREAD, SPREAD), image)
