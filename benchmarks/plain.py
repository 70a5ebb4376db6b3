"""The same vectors in a plain QGraphicsView: what a frame costs where every line is painted anew."""

import random
import time
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsScene, QGraphicsView

from benchmarks.numbers import share
from trigger_atlas.domain.figure import Figure
from trigger_atlas.domain.names import Grade, PointId, Side, View
from trigger_atlas.knowledge.figure import Manifest, load_ink
from trigger_atlas.render.stipple import COARSE, dots
from trigger_atlas.render.vectors import Vectors, region_path

SIZE = (1600, 1000)
_APART = 660.0
_PIECES = 12
"""Items that the dots of a zone are shared among, so that what is out of sight is left out."""


class PlainView:
    """Both whole views: muscles, fibres, ink lines and the dotted zones of some points, each an item.

    Attributes:
        items: How many there are.
    """

    def __init__(self, figure: Figure, manifest: Manifest, points: Collection[PointId]) -> None:
        self._scene = QGraphicsScene()
        for number, view in enumerate((View.ANTERIOR, View.POSTERIOR)):
            self._fill(Vectors(figure[view], load_ink(manifest.views[view])), points, number * _APART)
        self._view = QGraphicsView(self._scene)
        self._view.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._view.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self._view.resize(*SIZE)
        self._view.show()
        self._view.fitInView(QRectF(-320, -12, 2 * _APART, 1024), Qt.AspectRatioMode.KeepAspectRatio)
        self.items = len(self._scene.items())
        QCoreApplication.processEvents()

    def pans(self, count: int) -> float:
        """Seconds of a frame that pans, 95 in 100 are shorter."""
        dice = random.Random(3)
        return share([self._timed(dice.uniform(-9, 9), dice.uniform(-9, 9), 1.0) for _ in range(count)], 0.95)

    def zooms(self, factors: Sequence[float]) -> float:
        """Seconds of a frame that zooms by each factor, 95 in 100 are shorter."""
        return share([self._timed(0.0, 0.0, factor) for factor in factors], 0.95)

    def close(self) -> None:
        """Take the view down."""
        self._view.close()
        self._view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _fill(self, vectors: Vectors, points: Collection[PointId], x: float) -> None:
        figure = vectors.figure
        none = QPen(Qt.PenStyle.NoPen)
        self._add(vectors.outline, none, QBrush(QColor("#d9d2c8")), x)
        for target in figure.muscles:
            region = vectors.muscle(target)
            if region is not None:
                self._add(region, none, QBrush(QColor("#c8766c")), x)
            for line in vectors.fibres(target):
                path = region_path(())
                path.addPolygon(line)
                self._add(path, QPen(QColor("#8a4038"), 0.4), QBrush(), x)
        for key in figure.zones:
            if key[0] in points:
                self._fill_zone(vectors, key, x)
        for kind in ("form", "ink"):
            for ribbon in vectors.ink(kind, 0):
                self._add(ribbon, none, QBrush(QColor("#3a2a24")), x)

    def _fill_zone(self, vectors: Vectors, key: tuple[PointId, Side], x: float) -> None:
        none = QPen(Qt.PenStyle.NoPen)
        for grade in Grade:
            zone = vectors.zone(key, grade)
            if zone is not None:
                self._add(zone, none, QBrush(QColor(200, 30, 40, 90)), x)
        figure = vectors.figure
        for part in np.array_split(dots(figure.zones[key], figure.outline, COARSE), _PIECES):
            self._add(_dotted(part), none, QBrush(QColor(200, 30, 40)), x)

    def _add(self, path: QPainterPath, pen: QPen, brush: QBrush, x: float) -> None:
        item = QGraphicsPathItem(path)
        item.setPen(pen)
        item.setBrush(brush)
        item.setPos(x, 0)
        self._scene.addItem(item)

    def _timed(self, dx: float, dy: float, factor: float) -> float:
        begin = time.perf_counter()
        self._view.scale(factor, factor)
        bars = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        for bar, step in zip(bars, (dx, dy), strict=True):
            bar.setValue(bar.value() + round(step))
        self._view.viewport().repaint()
        return time.perf_counter() - begin


def _dotted(marks: NDArray[np.float64]) -> QPainterPath:
    path = QPainterPath()
    for x, y, radius, _ in marks.tolist():
        path.addEllipse(QPointF(x, y), radius, radius)
    return path
