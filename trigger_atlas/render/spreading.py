"""The build-up of a referral at one zoom: ground, outline of what is to come, and marks in their order."""

import math
from bisect import bisect_right
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from trigger_atlas.domain.hit import region
from trigger_atlas.domain.names import Grade
from trigger_atlas.domain.spread import moment
from trigger_atlas.domain.texture import Texture
from trigger_atlas.render.front import Front, Zone, measure_front
from trigger_atlas.render.grains import paint_marks
from trigger_atlas.render.look import Look
from trigger_atlas.render.plates import ARGB
from trigger_atlas.render.zones import (
    ZonePainter,
    has_several,
    hatch_pen,
    pain,
    textured,
)

TO_COME = 0.27
"""Share of the tint that lies where pain is still to come."""
APPEARS_IN = 0.06
"""Share of the front's run in which what is to come is outlined."""
DASH, GAP, DASH_WIDTH, DASH_OPACITY = 5.0, 4.0, 1.3, 0.6
"""Of the outline, pixels."""
PIECE = 3.0
"""Length of the pieces in which hatching appears, body units."""
LARGEST = 1_200_000
"""Pixels of the ground; beyond it is stretched."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What of a zone appears grain by grain, in that order.

    Attributes:
        arrivals: Shares of the build-up, ascending, one for each of ``marks``.
        marks: x, y, radius, or with ``lines`` x0, y0, x1, y1 of a piece of hatching; body units.
    """

    arrivals: list[float]
    marks: list[list[float]]
    texture: Texture | None
    lines: bool = False

    def between(self, since: float, until: float) -> list[list[float]]:
        """What appears after one share and up to another."""
        return self.marks[bisect_right(self.arrivals, since) : bisect_right(self.arrivals, until)]


def prepare(painter: ZonePainter, look: Look, scale: float) -> Generator[None, None, "Spreading"]:
    """Find everything that appears, and when, in pieces of a few milliseconds.

    Args:
        painter: Knows the zones.
        look: Which zones and how.
        scale: Device pixels per body unit.
    """
    figure = painter.vectors.figure
    front = yield from measure_front(figure, look.stage.zones)
    layers: list[Layer] = []
    dashes: list[tuple[float, QLineF]] = []
    if front is None:
        return Spreading(look, scale, None, layers, dashes, painter)
    several = has_several(look)
    shown = [(zone, texture) for zone, texture in textured(look) if figure.zones.get(zone)]
    for zone, texture in shown:
        if look.hatch:
            layers.append(_hatched(front, zone, painter.lines(zone, texture, look)))
        marks = yield from painter.marks(zone, texture, look, scale)
        layers.append(_layer(front.arrivals(zone, marks), marks, texture if several else None))
        if Grade.ESSENTIAL in figure.zones[zone]:
            dashes += _dashes(front, zone, region(figure.zones[zone][Grade.ESSENTIAL]), scale)
        yield
    return Spreading(look, scale, front, layers, sorted(dashes, key=lambda dash: dash[0]), painter)


class Spreading:
    """Paints the build-up; made by :func:`prepare`."""

    def __init__(
        self,
        look: Look,
        scale: float,
        front: Front | None,
        layers: list[Layer],
        dashes: list[tuple[float, QLineF]],
        painter: ZonePainter,
    ) -> None:
        self._look = look
        self._scale = scale
        self._front = front
        self._layers = layers
        self._dashes = [line for _, line in dashes]
        self._reached = [share for share, _ in dashes]
        self._grounds: dict[Grade, QImage] = {}
        if front is not None:
            box = front.box
            self._box = QRectF(QPointF(box[0], box[1]), QPointF(box[2], box[3]))
            self._ppu = min(scale, math.sqrt(LARGEST / (self._box.width() * self._box.height())))
            self._grounds = {grade: self._image() for grade in Grade}
            for grade, image in self._grounds.items():
                brush = QPainter(image)
                brush.setRenderHint(QPainter.RenderHint.Antialiasing)
                brush.scale(self._ppu, self._ppu)
                brush.translate(-self._box.topLeft())
                painter.paint_ground(brush, look, grade)
                brush.end()

    def is_of(self, look: Look, scale: float) -> bool:
        """Whether it was prepared for the pain of a look at a zoom."""
        return _key(self._look, self._scale) == _key(look, scale)

    def steps(self, painter: QPainter, share: float) -> Iterator[None]:
        """Paint a moment of the build-up, in pieces; the painter counts in body units.

        Args:
            painter: Where to.
            share: Of the build-up.
        """
        self.paint_ground(painter, share)
        yield
        yield from self.paint_new(painter, -1.0, share)

    def paint_ground(self, painter: QPainter, share: float) -> None:
        """Paint what lies under the marks at a moment: tint, and the outline of what is to come."""
        now = moment(share)
        if self._front is None or now.front == 0:
            return
        appeared = min(1.0, now.front / APPEARS_IN)
        over = TO_COME * appeared + (1 - TO_COME * appeared) * self._front.passed(share)
        tint = self._image()
        brush = QPainter(tint)
        brush.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        brush.drawImage(QRectF(QPointF(0, 0), self._box.size() * self._ppu), _alpha(over))
        brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        brush.drawImage(0, 0, self._grounds[Grade.ESSENTIAL])
        brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        brush.setOpacity(now.spill)
        brush.drawImage(0, 0, self._grounds[Grade.SPILLOVER])
        brush.end()
        # One pixel of it is one of the screen, unless it is stretched: smoothing would cost and show nothing.
        smooth = painter.testRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._ppu < self._scale)
        painter.drawImage(QRectF(self._box.topLeft(), QSizeF(tint.size()) / self._ppu), tint)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        coming = self._dashes[bisect_right(self._reached, share) :]
        painter.setPen(QPen(pain(DASH_OPACITY * appeared), DASH_WIDTH / self._scale))
        painter.drawLines(coming)

    def paint_new(self, painter: QPainter, since: float, until: float) -> Iterator[None]:
        """Paint the marks that appear after one share and up to another, in pieces."""
        for layer in self._layers:
            marks = layer.between(since, until)
            if layer.lines:
                painter.setPen(hatch_pen(self._look))
                painter.drawLines([QLineF(*line) for line in marks])
                yield
            else:
                yield from paint_marks(painter, marks, layer.texture, self._scale)

    def _image(self) -> QImage:
        size = self._box.size() * self._ppu
        image = QImage(max(1, math.ceil(size.width())), max(1, math.ceil(size.height())), ARGB)
        image.fill(Qt.GlobalColor.transparent)
        return image


def _key(look: Look, scale: float) -> tuple[object, ...]:
    return look.stage.zones, look.stage.textures, look.stage.selected, look.hatch, scale


def _layer(arrivals: NDArray[np.float64], marks: NDArray[np.float64], texture: Texture | None) -> Layer:
    order = np.argsort(arrivals, kind="stable")
    return Layer(arrivals[order].tolist(), marks[order].tolist(), texture)


def _hatched(front: Front, zone: Zone, lines: Sequence[QLineF]) -> Layer:
    """Hatching in pieces short enough for the front to run along them."""
    pieces = [piece for line in lines for piece in _pieces(line)]
    ends = np.array(pieces).reshape(-1, 4)
    arrivals = front.reached(zone, (ends[:, :2] + ends[:, 2:]) / 2)
    order = np.argsort(arrivals, kind="stable")
    return Layer(arrivals[order].tolist(), ends[order].tolist(), None, lines=True)


def _pieces(line: QLineF) -> list[tuple[float, float, float, float]]:
    count = max(1, round(line.length() / PIECE))
    places = [line.pointAt(i / count) for i in range(count + 1)]
    return [(a.x(), a.y(), b.x(), b.y()) for a, b in pairwise(places)]


def _dashes(front: Front, zone: Zone, shape: shapely.Geometry, scale: float) -> list[tuple[float, QLineF]]:
    """The outline of a shape as dashes, as long on the screen at any zoom, and when pain is there."""
    found: list[tuple[float, QLineF]] = []
    for line in shapely.get_parts(shape.boundary):
        starts = np.arange(0, line.length, (DASH + GAP) / scale)
        a, b = (
            shapely.get_coordinates(shapely.line_interpolate_point(line, starts + more))
            for more in (0.0, DASH / scale)
        )
        shares = front.reached(zone, (a + b) / 2)
        found += [
            (float(share), QLineF(*start, *end)) for share, start, end in zip(shares, a, b, strict=True)
        ]
    return found


def _alpha(over: NDArray[np.float64]) -> QImage:
    """A picture that is opaque where a grid is 1 and clear where it is 0."""
    levels = np.zeros((*over.shape, 4), np.uint8)
    levels[..., 3] = np.round(over * 255)
    height, width = over.shape
    return QImage(levels.tobytes(), width, height, 4 * width, ARGB).copy()
