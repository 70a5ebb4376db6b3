"""Where the figures of a canvas stand: sharing its width, fitting, gliding, zooming and panning."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QSizeF, QVariantAnimation, Signal, Slot

from trigger_atlas.render.camera import FARTHEST, Camera
from trigger_atlas.render.standing import NARROW, margins_of, part_of, room_of
from trigger_atlas.ui.pane import Pane

if TYPE_CHECKING:
    from trigger_atlas.ui.canvas import Canvas

GLIDE_MS = 240
HELD_WITHIN = 80.0
"""Change of size, pixels, through which a figure that was just clicked stays under the pointer."""


def unit_animation(parent: QObject, duration: int) -> QVariantAnimation:
    """An animation from 0 to 1 that slows down at its end; ``duration`` in ms."""
    animation = QVariantAnimation(parent)
    animation.setStartValue(0.0)
    animation.setEndValue(1.0)
    animation.setDuration(duration)
    animation.setEasingCurve(QEasingCurve.Type.OutCubic)
    return animation


class Cameras(QObject):
    """Moves the cameras of a canvas's panes.

    Attributes:
        below: Room left free under a selection besides the margins, logical pixels.

    Signals:
        moved: Zoom or place of a figure has changed.
        steered: The reader zooms or pans; before ``moved``.
    """

    moved = Signal()
    steered = Signal()

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.below = 0.0
        self._margins = margins_of(NARROW)
        self._held: tuple[QSizeF, list[Camera]] | None = None
        self._goals: list[tuple[Camera, Camera]] = []
        self._glide = unit_animation(self, GLIDE_MS)
        self._glide.valueChanged.connect(self._on_glide_value_changed)

    @property
    def is_gliding(self) -> bool:
        """Whether the cameras are under way."""
        return self._glide.state() is QVariantAnimation.State.Running

    def set_margins(self, left: float, top: float, right: float, bottom: float) -> None:
        """Say how much of each edge the figures should leave free, logical pixels."""
        if (left, top, right, bottom) != self._margins:
            self._margins = (left, top, right, bottom)
            self.lay_out(keep=True)

    def hold(self) -> None:
        """A figure was clicked: let it stay under the pointer while the window makes room."""
        self._held = QSizeF(self._canvas.size()), [pane.camera for pane in self._canvas.panes]

    def lay_out(self, *, keep: bool) -> None:
        """Share the canvas among the figures.

        Args:
            keep: Figures that fitted fit again, others keep what is in their middle; otherwise all fit.
        """
        size = QSizeF(self._canvas.size())
        held = self._held_cameras(size) if keep else None
        count = len(self._canvas.panes)
        for i, pane in enumerate(self._canvas.panes):
            rect = part_of(i, count, size)
            fitted = pane.room.isEmpty() or not keep or pane.is_whole
            middle = pane.camera.to_body(pane.room.center())
            pane.place(rect, room_of(i, count, rect, pane.files.box, self._margins))
            if held is not None:
                pane.camera = held[i]
            elif fitted:
                pane.camera = pane.kept_in(pane.whole())
            else:
                shift = pane.room.center() - pane.camera.to_pixels(middle)
                pane.camera = pane.camera.panned(shift.x(), shift.y())
        self.moved.emit()

    def closeups(self) -> list[Camera]:
        """Cameras that show the selection in every figure, all at one scale."""
        panes = self._canvas.panes
        cameras = [pane.closeup(self.below) for pane in panes]
        least = min(camera.scale for camera in cameras)
        return [
            camera.zoomed(least / camera.scale, pane.room.center(), least)
            for pane, camera in zip(panes, cameras, strict=True)
        ]

    def fit(self) -> None:
        """Show whole figures; where they already are, the selection."""
        panes = self._canvas.panes
        whole = [pane.kept_in(pane.whole()) for pane in panes]
        self.move_to(self.closeups() if all(pane.is_whole for pane in panes) else whole)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom at a pixel, or every figure at its middle."""
        self._release()
        for pane in self._at(at):
            least = pane.whole().scale * FARTHEST
            pane.camera = pane.kept_in(pane.camera.zoomed(factor, at or pane.room.center(), least))
        self.steered.emit()
        self.moved.emit()

    def pan(self, dx: float, dy: float, at: QPointF | None = None) -> None:
        """Move the figure at a pixel, or every figure, by logical pixels."""
        self._release()
        for pane in self._at(at):
            pane.camera = pane.kept_in(pane.camera.panned(dx, dy))
        self.steered.emit()
        self.moved.emit()

    def move_to(self, cameras: list[Camera], *, at_once: bool = False) -> None:
        """Glide to other places, or be there at once."""
        self._release()
        self._goals = [(pane.camera, goal) for pane, goal in zip(self._canvas.panes, cameras, strict=True)]
        if at_once or not self._canvas.can_move:
            self._on_glide_value_changed(1.0)
        else:
            self._glide.start()

    def stop(self) -> None:
        """Stay where the figures are now."""
        self._release()

    def _release(self) -> None:
        self._glide.stop()
        self._held = None

    def _held_cameras(self, size: QSizeF) -> list[Camera] | None:
        """Cameras from before the window made room, once it has taken about its old size again."""
        if self._held is None or len(self._held[1]) != len(self._canvas.panes):
            return None
        old, cameras = self._held
        near = abs(size.width() - old.width()) + abs(size.height() - old.height()) < HELD_WITHIN
        return cameras if near else None

    def _at(self, at: QPointF | None) -> list[Pane]:
        return [pane for pane in self._canvas.panes if at is None or pane.rect.contains(at)]

    @Slot(object)
    def _on_glide_value_changed(self, value: float) -> None:
        for pane, (start, goal) in zip(self._canvas.panes, self._goals, strict=False):
            pane.camera = start.blended(goal, float(value))
        self.moved.emit()
