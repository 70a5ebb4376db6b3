"""Where whole figures stand: side by side, each in its part of the room, two close to each other."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF

from trigger_atlas.render.camera import Camera, fit

if TYPE_CHECKING:
    from trigger_atlas.domain.figure import Box

Margins = tuple[float, float, float, float]
"""Room left free at the left, top, right and bottom, logical pixels."""
EDGE, SMALL_EDGE = 16, 12
"""Between the edge of a canvas and what floats on it, in a wide and in a narrow one; logical pixels."""
NARROW = 720
"""Width of a canvas, logical pixels, under which what floats on it gives way."""
TOP_ROOM, BOTTOM_ROOM = 76, 142
"""What the cards above and below the figures take up."""
SIDE_MARGIN = 0.08
"""Share of the plate's width that is left free beside the hands."""
LEAST_ROOM = 40.0
PAIR_GAP = 20.0


def part_of(i: int, count: int, size: QSizeF) -> QRectF:
    """The part of a canvas of a size that the figure ``i`` of ``count`` has, logical pixels."""
    width = size.width() / max(1, count)
    return QRectF(i * width, 0, width, size.height())


def margins_of(width: float, above: float = 0.0) -> Margins:
    """What the cards leave free of a canvas of a width; ``above``: what the strip takes up besides."""
    edge = SMALL_EDGE if width < NARROW else EDGE
    return edge, TOP_ROOM, edge, BOTTOM_ROOM + above + (edge - SMALL_EDGE) * 3


def room_of(i: int, count: int, part: QRectF, box: "Box", margins: Margins) -> QRectF:
    """Where in its part a figure should fit, logical pixels.

    Args:
        i: Which figure, from the left.
        count: How many figures there are.
        part: See :func:`part_of`.
        box: Page area of the figure's plates, body units.
        margins: Left free; nothing is where the part is too small for them.
    """
    left, top, right, bottom = margins
    room = part.adjusted(left, top, -right, -bottom)
    if room.width() < LEAST_ROOM or room.height() < LEAST_ROOM:
        return part
    if count > 1:
        body = body_of(box)
        width = min(room.width(), body.width() * room.height() / body.height() + PAIR_GAP)
        room = QRectF(part.right() - width if i == 0 else part.left(), room.top(), width, room.height())
    return room


def body_of(box: "Box") -> QRectF:
    """What of a page area the body takes up, body units."""
    x0, y0, x1, y1 = box
    edge = (x1 - x0) * SIDE_MARGIN
    return QRectF(QPointF(x0 + edge, y0), QPointF(x1 - edge, y1))


def whole(box: "Box", room: QRectF) -> Camera:
    """The camera that shows the whole figure in its room."""
    return fit(body_of(box), room)


def kept_in(camera: Camera, box: "Box", part: QRectF) -> Camera:
    """The camera, moved so that some of the figure stays in sight."""
    x0, y0, x1, y1 = box
    reach = min(120.0, part.width() / 4)
    low, high = camera.to_pixels(QPointF(x0, y0)), camera.to_pixels(QPointF(x1, y1))
    dx = max(0.0, part.left() + reach - high.x()) + min(0.0, part.right() - reach - low.x())
    dy = max(0.0, part.top() + reach - high.y()) + min(0.0, part.bottom() - reach - low.y())
    return camera.panned(dx, dy)
