"""What the pointer, or the keyboard, is on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from trigger_atlas.domain.names import PointId, SegmentId, View
from trigger_atlas.state import Target
from trigger_atlas.ui.pane import Pane

if TYPE_CHECKING:
    from trigger_atlas.domain.hit import HitIndex
    from trigger_atlas.ui.canvas import Canvas

ROW = 40.0
"""Height of a line of reading order, body units."""


class Pointing:
    """Keeps the place of the pointer on a canvas and answers what lies there, exactly."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._indexes: dict[View, HitIndex] = {}
        self._orders: dict[View, list[Target]] = {}
        self.pos: QPointF | None = None
        self.stack: tuple[Target, ...] = ()
        self.by_skin = False
        self.segment: SegmentId | None = None
        self.point: PointId | None = None
        self.focused: tuple[View, Target] | None = None

    def index(self, pane: Pane) -> "HitIndex | None":
        """The hit index of a figure; built when first asked for, None before the geometry is there."""
        figure = pane.figure()
        if figure is None:
            return None
        if pane.view not in self._indexes:
            # Shapely is slow to import; the first frame must not wait for it.
            from trigger_atlas.domain.hit import HitIndex

            self._indexes[pane.view] = HitIndex(figure)
        return self._indexes[pane.view]

    def prepare(self) -> None:
        """Build the indexes of the figures shown, so that the first movement need not wait."""
        for pane in self._canvas.panes:
            self.index(pane)

    def forget(self) -> None:
        """Another body is looked at: what was known of the views holds no more."""
        self._indexes.clear()
        self._orders.clear()
        self.focused = None

    def stack_at(self, pos: QPointF) -> tuple[Target, ...]:
        """Muscles under a pixel, superficial to deep; may be empty."""
        pane = self._canvas.pane_at(pos)
        index = self.index(pane) if pane else None
        if pane is None or index is None:
            return ()
        body = pane.camera.to_body(pos)
        return tuple((hit.muscle, hit.side) for hit in index.muscles_at(body.x(), body.y()))

    def segment_at(self, pos: QPointF) -> SegmentId | None:
        """The segment whose skin is under a pixel."""
        pane = self._canvas.pane_at(pos)
        index = self.index(pane) if pane else None
        if pane is None or index is None:
            return None
        body = pane.camera.to_body(pos)
        found = index.segment_at(body.x(), body.y())
        return found[0] if found else None

    def move(self, pos: QPointF) -> None:
        """The pointer is at a pixel."""
        self.pos = pos
        point = self._canvas.overlay.point_at(pos)
        if point != self.point:
            self.point = point
            self._canvas.overlay.refresh_marks()
            self._canvas.update(self._canvas.overlay.covers.free)
        self._touch(self.segment_at(pos) if self.by_skin else None)
        self._hover(() if self.by_skin else self.stack_at(pos))
        self._canvas.pointer_moved.emit()

    def leave(self) -> None:
        """The pointer is gone."""
        self.pos = None
        self.point = None
        self._touch(None)
        self._hover(())
        self._canvas.pointer_moved.emit()

    def focus(self, target: tuple[View, Target] | None) -> None:
        """The keyboard is on a muscle, or on none."""
        if target == self.focused:
            return
        self.focused = target
        if target is not None:
            self.pos = None
            self._hover((target[1],))
            from trigger_atlas.ui.accessible import tell_focus

            tell_focus(self._canvas, self.targets().index(target))
        elif self.pos is None:
            self._hover(())
        self._canvas.pointer_moved.emit()
        self._canvas.update()

    def targets(self) -> list[tuple[View, Target]]:
        """Every muscle on the canvas in reading order: figure by figure, line by line."""
        return [(pane.view, target) for pane in self._canvas.panes for target in self._in_order(pane)]

    def step(self, by: int) -> None:
        """Focus the next muscle in reading order, or the one before; beyond the last comes the first."""
        order = self.targets()
        if order:
            first = -1 if by > 0 else 0
            now = order.index(self.focused) if self.focused in order else first
            self.focus(order[(now + by) % len(order)])

    def _in_order(self, pane: Pane) -> list[Target]:
        if pane.figure() is not None and pane.view not in self._orders:
            self._orders[pane.view] = _in_reading_order(pane)
        return self._orders.get(pane.view, [])

    def _touch(self, segment: SegmentId | None) -> None:
        if segment != self.segment:
            self.segment = segment
            self._canvas.skin_hovered.emit(segment)

    def _hover(self, stack: tuple[Target, ...]) -> None:
        if stack != self.stack:
            self.stack = stack
            self._canvas.stack_hovered.emit(stack)


def _in_reading_order(pane: Pane) -> list[Target]:
    figure = pane.figure()
    if figure is None:
        return []

    def place(target: Target) -> tuple[float, float, str]:
        x0, y0, x1, y1 = figure.muscles[target].region.bounds
        return (y0 + y1) / 2 // ROW, (x0 + x1) / 2, target[0]

    return sorted((target for target, shape in figure.muscles.items() if not shape.through), key=place)
