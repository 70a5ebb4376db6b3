"""Between pixels and body units: one figure, one transform."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

CLOSEST = 16.0
"""Largest zoom, logical pixels per body unit."""
FARTHEST = 0.8
"""Smallest zoom as a share of the one that fits the whole figure."""
AROUND_SELECTION = 2.0
"""How much more than the selection is shown, so that one sees where on the body it lies."""
CLOSEST_FIT = 3.4
"""Largest scale at which a selection is shown, pixels a unit; close-ups, already large, go ``CLOSER``."""
CLOSER = 1.6
TO_AXIS = 0.45


@dataclass(frozen=True, slots=True)
class Camera:
    """Place of a figure: pixel = body * scale + offset (logical pixels)."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @property
    def transform(self) -> QTransform:
        """Body units to logical pixels."""
        return QTransform(self.scale, 0, 0, self.scale, self.x, self.y)

    def to_pixels(self, body_xy: QPointF) -> QPointF:
        """A place on the page, logical pixels."""
        return QPointF(body_xy.x() * self.scale + self.x, body_xy.y() * self.scale + self.y)

    def to_body(self, pixel: QPointF) -> QPointF:
        """A place in body units."""
        return QPointF((pixel.x() - self.x) / self.scale, (pixel.y() - self.y) / self.scale)

    def zoomed(self, factor: float, at: QPointF, least: float) -> "Camera":
        """Zoom by a factor; the body under ``at`` (pixels) stays there. ``least`` is the smallest scale."""
        scale = min(CLOSEST, max(least, self.scale * factor))
        fixed = self.to_body(at)
        return Camera(scale, at.x() - fixed.x() * scale, at.y() - fixed.y() * scale)

    def panned(self, dx: float, dy: float) -> "Camera":
        """Move by logical pixels."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def blended(self, goal: "Camera", share: float) -> "Camera":
        """Part of the way to another camera; zoom runs geometrically so that it looks even."""
        scale = self.scale * (goal.scale / self.scale) ** share
        along = (
            (scale - self.scale) / (goal.scale - self.scale) if abs(goal.scale - self.scale) > 1e-9 else share
        )
        return Camera(scale, self.x + (goal.x - self.x) * along, self.y + (goal.y - self.y) * along)


def fit(box: QRectF, room: QRectF, largest: float = CLOSEST) -> Camera:
    """Show a box (body units) in the middle of a room (pixels).

    Args:
        box: What to show; must not be empty.
        room: Where, logical pixels.
        largest: Upper limit of the scale.
    """
    scale = max(1e-3, min(room.width() / box.width(), room.height() / box.height(), largest))
    return Camera(
        scale, room.center().x() - box.center().x() * scale, room.center().y() - box.center().y() * scale
    )


def fit_selection(box: QRectF, room: QRectF, whole: Camera, around: float = AROUND_SELECTION) -> Camera:
    """Show a selection large, with the body around it; never smaller than the whole figure.

    Args:
        box: The selection, body units.
        room: Where, logical pixels.
        whole: The camera of the whole figure.
        around: How many times the selection is shown across.
    """
    grown = QRectF(box)
    grown.setSize(box.size() * around)
    middle = box.center()
    slack = (grown.width() - box.width()) / 2
    # The axis of the body is drawn towards the middle, so that one sees both sides of it.
    middle.setX(middle.x() - max(-slack, min(slack, middle.x() * TO_AXIS)))
    grown.moveCenter(middle)
    camera = fit(grown, room, max(CLOSEST_FIT, CLOSER * whole.scale))
    return camera if camera.scale > whole.scale else whole
