"""Pictures painted ahead of the screen, in slices that never hold up a frame."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from trigger_atlas.render.camera import Camera
from trigger_atlas.render.look import Look
from trigger_atlas.render.plates import ARGB

if TYPE_CHECKING:
    from trigger_atlas.render.figure import FigureArt

SLICE = 0.006
"""Seconds of painting between two looks at the event loop."""
UNDER_SHARE = 1 / 1.5
"""Scale of the pictures used while moving, as a share of that of the tone plate."""
LIT_PPUS = (1.6, 3.2, 6.4)
LIT_PIXELS = 4_000_000
"""Most pixels of a picture of what is lit: at 4 bytes each, two of them fit beside the plates."""
SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform


class PaintJob:
    """A picture that is painted in slices. Between two slices no painter is open on it."""

    def __init__(
        self, size: QSize, place: QTransform, art: "FigureArt", look: Look, paper: str | None = None
    ) -> None:
        # What lies on paper is copied to the screen, not blended: several times as fast.
        self.image = QImage(size, ARGB if paper is None else QImage.Format.Format_RGB32)
        self.image.fill(Qt.GlobalColor.transparent if paper is None else QColor(paper))
        self._place = place
        self._painter = QPainter()
        self._steps: Iterator[None] | None = art.steps(self._painter, look, place.m11())

    def run(self, until: float) -> bool:
        """Paint until it is done or late.

        Args:
            until: Time of ``time.perf_counter`` after which no step begins.

        Returns:
            Whether the picture is complete.
        """
        if self._steps is None:
            return True
        self._painter.begin(self.image)
        self._painter.setRenderHints(SMOOTH)
        self._painter.setTransform(self._place)
        self._painter.setClipRect(self._place.inverted()[0].mapRect(QRectF(self.image.rect())))
        late = False
        while self._steps is not None and not late:
            if next(self._steps, self) is self:
                self._steps = None
            late = time.perf_counter() >= until
        self._painter.end()
        return self._steps is None

    def cancel(self) -> None:
        """Stop painting; the picture stays as it is."""
        self._steps = None


@dataclass(frozen=True, slots=True)
class FrameKey:
    """What a sharp frame shows: a look at one zoom in one size."""

    look: Look
    scale: float
    width: int
    height: int
    ratio: float


@dataclass(slots=True)
class Frame:
    """A sharp picture of a pane and where the camera was."""

    key: FrameKey
    camera: Camera
    image: QImage


def frame_job(
    art: "FigureArt",
    key: FrameKey,
    camera: Camera,
    origin: tuple[float, float],
    paper: str | None = None,
) -> PaintJob:
    """Begin a sharp frame.

    Args:
        art: The figure.
        key: What to paint.
        camera: Place of the figure, logical pixels of the widget.
        origin: Top left corner of the pane in the widget.
        paper: Colour that it is painted on; None leaves the rest transparent.
    """
    size = QSize(round(key.width * key.ratio), round(key.height * key.ratio))
    scale = camera.scale * key.ratio
    place = QTransform(
        scale, 0, 0, scale, (camera.x - origin[0]) * key.ratio, (camera.y - origin[1]) * key.ratio
    )
    return PaintJob(size, place, art, key.look, paper)


def under_job(art: "FigureArt", bare: Look, paper: str) -> PaintJob:
    """Begin the picture of a whole view on paper, without selection and pain, for moving."""
    return _boxed(art, bare, QRectF(*_box(art)), art.files.ppu * UNDER_SHARE, paper)


def lit_job(art: "FigureArt", look: Look, box: QRectF, scale: float) -> PaintJob:
    """Begin a picture of selection and pain alone, for moving.

    Args:
        art: The figure.
        look: What is selected.
        box: Where that lies, body units.
        scale: Device pixels per body unit now; the picture has as many, or as the box allows.
    """
    fitting = [ppu for ppu in LIT_PPUS if ppu * ppu * box.width() * box.height() <= LIT_PIXELS]
    ppu = next((ppu for ppu in fitting if ppu >= scale), max(fitting, default=LIT_PPUS[0]))
    return _boxed(art, replace(look, parts=frozenset({"selection", "zones"})), box, ppu)


def _boxed(art: "FigureArt", look: Look, box: QRectF, ppu: float, paper: str | None = None) -> PaintJob:
    size = QSize(max(1, round(box.width() * ppu)), max(1, round(box.height() * ppu)))
    return PaintJob(size, QTransform(ppu, 0, 0, ppu, -box.x() * ppu, -box.y() * ppu), art, look, paper)


def _box(art: "FigureArt") -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = art.files.box
    return x0, y0, x1 - x0, y1 - y0


class Unders:
    """Pictures of whole views for moving, the last few looks of each."""

    KEPT = 6

    def __init__(self) -> None:
        self._images: dict[Look, QImage] = {}

    def find(self, bare: Look) -> QImage | None:
        """The picture of a bare look, or the nearest one of the same view and theme."""
        if bare in self._images:
            return self._images[bare]
        near = [key for key in self._images if key.stage.view is bare.stage.view and key.dark == bare.dark]
        return self._images[near[-1]] if near else None

    def has(self, bare: Look) -> bool:
        """Whether the very picture is there."""
        return bare in self._images

    def keep(self, bare: Look, image: QImage) -> None:
        """Keep a finished picture; the oldest goes."""
        self._images[bare] = image
        while len(self._images) > self.KEPT:
            self._images.pop(next(iter(self._images)))

    def forget(self) -> None:
        """Drop every picture: another body is looked at."""
        self._images.clear()
