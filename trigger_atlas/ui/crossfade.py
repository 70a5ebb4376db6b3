"""How a canvas goes over from one picture to another: colours blend, and a view that is left fades out."""

from PySide6.QtCore import QObject, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QPainter, QPixmap

from trigger_atlas.ui.cameras import unit_animation

FADE_MS = 140


class Crossfade(QObject):
    """Keeps what was left and how far the new has come.

    Signals:
        moved: Something is to be painted anew.
        ended: Nothing of the old is left.
    """

    moved = Signal()
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: QPixmap | None = None
        self._animation = unit_animation(self, FADE_MS)
        self._animation.valueChanged.connect(self._on_animation_value_changed)

    @property
    def share(self) -> float:
        """How far the new has come, 0 to 1."""
        return float(self._animation.currentValue() or 0.0) if self.is_running else 1.0

    @property
    def is_running(self) -> bool:
        """Whether old and new are blended now."""
        return self._animation.state() is QVariantAnimation.State.Running

    @property
    def has_left(self) -> bool:
        """Whether a picture is kept to fade out of."""
        return self._left is not None

    def leave(self, picture: QPixmap | None) -> None:
        """Keep a picture of what was on the screen, until there is something to fade to."""
        self._left = picture

    def begin(self, *, at_once: bool) -> None:
        """Fade to what is there now, or drop the old at once."""
        self._animation.stop()
        if at_once:
            self._left = None
        else:
            self._animation.start()

    def stop(self) -> None:
        """Blend no more; a picture that was left is kept."""
        self._animation.stop()

    def paint(self, painter: QPainter, *, alone: bool) -> None:
        """Paint what is left of the old over the new; ``alone`` while there is nothing new."""
        if self._left is not None and (alone or self.share < 1):
            painter.setOpacity(1.0 if alone else 1 - self.share)
            painter.drawPixmap(0, 0, self._left)

    @Slot(object)
    def _on_animation_value_changed(self, value: float) -> None:
        if value >= 1:
            self._left = None
            self.ended.emit()
        self.moved.emit()
