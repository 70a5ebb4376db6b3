"""The selected muscle: halo, line, and its own colours, cut from the plate or painted fibre by fibre."""

import random
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPolygonF

from trigger_atlas.domain.figure import FigureView
from trigger_atlas.domain.names import Depth
from trigger_atlas.knowledge.figure import ViewFiles
from trigger_atlas.render import colours
from trigger_atlas.render.pens import HALO_WIDTH, LINE_WIDTH, round_pen
from trigger_atlas.render.plate import paint_plate
from trigger_atlas.render.plates import PlateCache
from trigger_atlas.render.vectors import Vectors
from trigger_atlas.state import Target

LINE_SHOWS = 1.2
"""The fibres cover the inner half of the line; this makes up for some of it."""
COVERED = 0.02
"""Share of a muscle under others of its layer from which its plate does not show it."""
TENDON_SHARE = 0.10
AT_ONCE = 8
"""Fibres in one turn."""


def paint_halo(painter: QPainter, path: QPainterPath, scale: float, *, soft: bool = True) -> None:
    """The line around a selected muscle with its soft edge, of constant width on the screen."""
    if soft:
        halo = QColor(colours.HALO)
        halo.setAlphaF(colours.HALO_OPACITY)
        painter.strokePath(path, round_pen(halo, HALO_WIDTH / scale))
    painter.strokePath(path, round_pen(QColor(colours.SELECTED), LINE_WIDTH * LINE_SHOWS / scale))


def paint_from_plate(
    painter: QPainter,
    files: ViewFiles,
    plates: PlateCache,
    path: QPainterPath,
    depth: Depth,
    *,
    scale: float,
    opacity: float = 1.0,
) -> bool:
    """Paint a muscle in full colour out of its layer's plate; False where there is no plate yet."""
    plate = files.plates.get(depth.value)
    image = plates.image(plate, scale, finest=0) if plate else None
    if image is None:
        return False
    with _within(painter, path, opacity):
        paint_plate(painter, files, image)
    return True


def fibre_steps(
    painter: QPainter, vectors: Vectors, target: Target, path: QPainterPath, scale: float
) -> Iterator[None]:
    """Paint fine dark and light fibres over the plate, some at a turn; crisp at any zoom."""
    dice = random.Random(target[0])
    fibres = vectors.fibres(target)
    for start in range(0, len(fibres), AT_ONCE):
        with _within(painter, path):
            for line in fibres[start : start + AT_ONCE]:
                tone = QColor(colours.CLAY[0] if dice.random() < 0.62 else colours.CLAY[4])
                tone.setAlphaF(0.10 + 0.20 * dice.random())
                painter.setPen(round_pen(tone, (0.8 + dice.random()) / scale))
                painter.drawPolyline(line)
        yield


def live_steps(
    painter: QPainter,
    vectors: Vectors,
    target: Target,
    path: QPainterPath,
    scale: float,
    *,
    opacity: float = 1.0,
) -> Iterator[None]:
    """Paint a muscle that its plate does not show, some fibres at a turn.

    Clay along the fibres, tendon at the ends, dark at the edge.
    """
    fibres = vectors.fibres(target)
    with _within(painter, path, opacity):
        paint_ground(painter, vectors, target, path)
        for width, alpha in ((7.0, 0.12), (3.4, 0.22), (1.4, 0.30)):
            edge = QColor(colours.CLAY[0])
            edge.setAlphaF(alpha)
            painter.strokePath(path, round_pen(edge, width))
    yield
    dice = random.Random(target[0])
    broad = _gap(path, fibres)
    for strand in (1.0, 0.34):
        for start in range(0, len(fibres), AT_ONCE):
            with _within(painter, path, opacity):
                for line in fibres[start : start + AT_ONCE]:
                    tone = colours.CLAY[dice.choice((1, 2, 3, 3, 4) if strand == 1.0 else (0, 1, 1, 4))]
                    pen = round_pen(QColor(), max(broad * strand * (0.6 + 0.8 * dice.random()), 0.7 / scale))
                    pen.setBrush(_fibre_brush(line, tone, 0.55 if strand == 1.0 else 0.42))
                    painter.setPen(pen)
                    painter.drawPolyline(line)
            yield


@contextmanager
def _within(painter: QPainter, path: QPainterPath, opacity: float = 1.0) -> Iterator[None]:
    """Paint inside a path alone."""
    painter.save()
    painter.setOpacity(opacity)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    yield
    painter.restore()


def paint_ground(painter: QPainter, vectors: Vectors, target: Target, path: QPainterPath) -> None:
    """What the fibres of a muscle lie on: clay, and tendon at the ends."""
    fibres = vectors.fibres(target)
    painter.fillPath(path, _along(fibres, colours.CLAY[2]) if fibres else QBrush(QColor(colours.CLAY[2])))


def cover_share(figure: FigureView, target: Target) -> float:
    """How much of a muscle lies under others of its own layer, 0 to 1."""
    # Shapely is slow to import; the first frame must not wait for it.
    import shapely

    from trigger_atlas.domain.hit import region

    own = figure.muscles[target]
    above = [
        region(shape.region)
        for key, shape in figure.muscles.items()
        if key != target
        and shape.depth is own.depth
        and shape.order > own.order
        and _meet(own.region.bounds, shape.region.bounds)
    ]
    body = region(own.region)
    if not above or body.area == 0:
        return 0.0
    return min(1.0, float(shapely.intersection(body, shapely.union_all(above)).area / body.area))


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _gap(path: QPainterPath, fibres: tuple[QPolygonF, ...]) -> float:
    if not fibres:
        return 1.0
    length = sum(_length(line) for line in fibres) / len(fibres)
    box = path.boundingRect()
    area = box.width() * box.height() * 0.55
    return min(3.0, max(0.5, area / max(length, 1.0) / len(fibres)))


def _length(line: QPolygonF) -> float:
    return sum(QLineF(line.at(i), line.at(i + 1)).length() for i in range(line.size() - 1))


def _along(fibres: tuple[QPolygonF, ...], tone: str) -> QBrush:
    start, end = (_mean([line.at(i if i == 0 else line.size() - 1) for line in fibres]) for i in (0, 1))
    return QBrush(_gradient(start, end, tone, 1.0))


def _fibre_brush(line: QPolygonF, tone: str, opacity: float) -> QBrush:
    return QBrush(_gradient(line.at(0), line.at(line.size() - 1), tone, opacity))


def _gradient(start: QPointF, end: QPointF, tone: str, opacity: float) -> QLinearGradient:
    gradient = QLinearGradient(start, end)
    ends, belly = QColor(colours.TENDON[2]), QColor(tone)
    ends.setAlphaF(opacity)
    belly.setAlphaF(opacity)
    for place, colour in ((0.0, ends), (TENDON_SHARE / 2, ends), (TENDON_SHARE * 1.6, belly)):
        gradient.setColorAt(place, colour)
        gradient.setColorAt(1 - place, colour)
    return gradient


def _mean(points: list[QPointF]) -> QPointF:
    count = max(len(points), 1)
    return QPointF(sum(point.x() for point in points) / count, sum(point.y() for point in points) / count)
