"""What a selection covers on the page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from trigger_atlas.domain.figure import Box, FigureView
from trigger_atlas.domain.names import Grade
from trigger_atlas.render.camera import Camera
from trigger_atlas.render.vectors import Vectors

if TYPE_CHECKING:
    from trigger_atlas.shown_stage import Stage

MARGIN = 6.0
OVER_BODY, OVER_PAIN = 24.0, 90.0


def selection_box(figure: FigureView, stage: "Stage") -> QRectF | None:
    """Smallest box around the selected muscles and their pain, body units; None if nothing shows."""
    boxes: list[Box] = [figure.muscles[key].region.bounds for key in stage.selected if key in figure.muscles]
    boxes += [shape.bounds for key in stage.zones for shape in figure.zones.get(key, {}).values()]
    boxes += [figure.areas[key].bounds for key in stage.areas if key in figure.areas]
    return _around(boxes) if boxes else None


def pain_box(figure: FigureView, stage: "Stage") -> QRectF | None:
    """Smallest box around the pain that is on, body units; None if none shows."""
    boxes = [shape.bounds for key in stage.zones for shape in figure.zones.get(key, {}).values()]
    return _around(boxes) if boxes else None


def cover_cost(vectors: Vectors, stage: "Stage", camera: Camera, box: QRectF) -> float:
    """What it costs a label to lie over a box (logical pixels): the body little, muscle and pain much."""
    area = QRectF(camera.to_body(box.topLeft()), camera.to_body(box.bottomRight()))
    paths = [vectors.muscle(key) for key in stage.selected]
    paths += [vectors.zone(key, grade) for key in stage.zones for grade in Grade]
    cost = OVER_BODY if vectors.outline.intersects(area) else 0.0
    return cost + OVER_PAIN * sum(path is not None and path.intersects(area) for path in paths)


def _around(boxes: list[Box]) -> QRectF:
    x0, y0 = min(box[0] for box in boxes), min(box[1] for box in boxes)
    x1, y1 = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return QRectF(QPointF(x0 - MARGIN, y0 - MARGIN), QPointF(x1 + MARGIN, y1 + MARGIN))
