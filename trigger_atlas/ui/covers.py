"""The cards that float on the canvas: what they hide of it, and the shadows they cast on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QRegion

from trigger_atlas.ui.paint import SPREAD, shadow
from trigger_atlas.ui.tokens import RADIUS_CARD, Tokens


@dataclass(frozen=True, slots=True)
class Cover:
    """A card that hides what lies under it, logical pixels of the canvas."""

    rect: QRect
    radius: int = RADIUS_CARD
    shadow: bool = False

    @property
    def solid(self) -> QRegion:
        """What it hides for certain: all but squares at its round corners."""
        across = self.rect.adjusted(self.radius, 0, -self.radius, 0)
        down = self.rect.adjusted(0, self.radius, 0, -self.radius)
        return QRegion(across) + QRegion(down)


class Covers:
    """All cards of a canvas.

    Attributes:
        free: What no card covers; of a card's corners nothing, so that no card need be painted with it.
        open: What no card hides, corners too.
    """

    def __init__(self) -> None:
        self._covers: tuple[Cover, ...] = ()
        self.open = QRegion()
        self.free = QRegion()

    def lay(self, canvas: QRect, covers: Iterable[Cover] = ()) -> None:
        """Say what covers a canvas now."""
        self._covers = tuple(covers)
        # Regions of Qt change in place: two names need two of them.
        self.open, self.free = QRegion(canvas), QRegion(canvas)
        for cover in self._covers:
            self.open -= cover.solid
            self.free -= QRegion(cover.rect)

    def paint_shadows(self, painter: QPainter, dirty: QRectF, tokens: Tokens) -> None:
        """Paint the shadows in a box; what the cards hide is left out, for it would cost most."""
        painter.save()
        painter.setClipRegion(self.open, Qt.ClipOperation.IntersectClip)
        for cover in self._covers:
            rect = QRectF(cover.rect)
            if cover.shadow and rect.adjusted(-SPREAD, -SPREAD, SPREAD, SPREAD).intersects(dirty):
                shadow(painter, rect, cover.radius, tokens)
        painter.restore()
