"""The shipped line icons, in any colour and size, sharp at every pixel ratio."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from trigger_atlas.knowledge.locate import resource

STROKE = "1.75"


@lru_cache(maxsize=256)
def _image(name: str, colour: str, pixels: int, *, filled: bool) -> QImage:
    svg = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    svg = svg.replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    if filled:
        svg = svg.replace('fill="none"', f'fill="{colour}"', 1)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return image


def paint_icon(
    painter: QPainter, name: str, colour: str, x: float, y: float, size: int = 20, *, filled: bool = False
) -> None:
    """Paint an icon with its top left corner at (x, y), ``size`` px square; ``filled`` fills its outline."""
    ratio = painter.device().devicePixelRatio()
    image = _image(name, colour, round(size * ratio), filled=filled)
    painter.drawImage(QRectF(x, y, size, size), image)


def pixmap(name: str, colour: str, size: int = 20, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of ``size`` px for a screen of that pixel ratio."""
    made = QPixmap.fromImage(_image(name, colour, round(size * ratio), filled=False))
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """An icon for menus, with pictures for pixel ratios 1 to 3."""
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        made.addPixmap(pixmap(name, colour, size, ratio))
    return made
