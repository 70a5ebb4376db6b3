"""One figure of the canvas while its referral builds up: what stands still, and marks that are added."""

from collections.abc import Generator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from trigger_atlas.render.focus import pain_box
from trigger_atlas.render.look import PARTS, Look
from trigger_atlas.render.plates import ARGB
from trigger_atlas.ui.frames import SMOOTH, FrameKey, PaintJob, frame_job

if TYPE_CHECKING:
    from trigger_atlas.render.figure import FigureArt
    from trigger_atlas.render.spreading import Spreading
    from trigger_atlas.ui.pane import Pane

AROUND = 60
"""Logical pixels around the pain that are painted anew with it: the x and its rings."""


class Film:
    """Paints the build-up over a fixed camera; made by :func:`shoot`."""

    def __init__(
        self, pane: "Pane", ratio: float, under: QImage, over: QImage, spreading: "Spreading"
    ) -> None:
        self._corner = pane.rect.topLeft()
        self._place = pane.camera.transform * QTransform.fromTranslate(-self._corner.x(), -self._corner.y())
        self._under = under
        self._over = over
        self._spreading = spreading
        self._marks = QImage(under.size(), ARGB)
        self._picture = QImage(under.size(), under.format())
        for image in (self._marks, self._picture):
            image.setDevicePixelRatio(ratio)
            image.fill(Qt.GlobalColor.transparent)
        self._share = -1.0
        self.box = _box(pane)
        self._compose(QRectF(QPointF(0, 0), pane.rect.size()))

    def advance(self, share: float) -> None:
        """Add what appears up to a share of the build-up; an earlier share begins anew."""
        if share < self._share:
            self._marks.fill(Qt.GlobalColor.transparent)
            self._share = -1.0
        painter = QPainter(self._marks)
        painter.setRenderHints(SMOOTH)
        painter.setTransform(self._place, combine=True)
        for _ in self._spreading.paint_new(painter, self._share, share):
            pass
        painter.end()
        self._share = share
        self._compose(self.box.translated(-self._corner))

    def paint(self, painter: QPainter) -> None:
        """Paint the figure as it is now; the painter counts in logical pixels."""
        painter.drawImage(self._corner, self._picture)

    def _compose(self, box: QRectF) -> None:
        """Lay everything over each other again in a box, so that a frame is one picture."""
        painter = QPainter(self._picture)
        painter.setRenderHints(SMOOTH)
        painter.setClipRect(box.toAlignedRect())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(0, 0, self._under)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.save()
        painter.setTransform(self._place, combine=True)
        self._spreading.paint_ground(painter, self._share)
        painter.restore()
        painter.drawImage(0, 0, self._marks)
        painter.drawImage(0, 0, self._over)
        painter.end()


def shoot(pane: "Pane", ratio: float, paper: str) -> Generator[PaintJob | None, None, Film | None]:
    """Make the film of a pane, in pieces of a few milliseconds; None where there is nothing to show.

    Args:
        pane: With its camera at rest.
        ratio: Device pixels per logical pixel.
        paper: Colour under the figure.

    Yields:
        A picture that is to be painted before the next piece, or None.
    """
    key, art = pane.frame_key(ratio), pane.art
    if key is None or art is None or not key.width or not key.height:
        return None
    still = replace(key.look, spread=1.0)
    under = _job(pane, art, key, replace(still, parts=PARTS - {"zones", "ink"}), paper)
    yield under
    over = _job(pane, art, key, replace(still, parts=frozenset({"ink"})))
    yield over
    spreading = yield from art.zones.spreading(still, pane.camera.scale * ratio)
    for job in (under, over):
        job.image.setDevicePixelRatio(ratio)
    return Film(pane, ratio, under.image, over.image, spreading)


def _job(pane: "Pane", art: "FigureArt", key: FrameKey, look: Look, paper: str | None = None) -> PaintJob:
    corner = pane.rect.topLeft()
    return frame_job(art, replace(key, look=look), pane.camera, (corner.x(), corner.y()), paper)


def _box(pane: "Pane") -> QRectF:
    """Where anything changes, logical pixels."""
    figure = pane.figure()
    pain = pain_box(figure, pane.stage) if figure else None
    box = pane.camera.transform.mapRect(pain) if pain else QRectF()
    for item in pane.stage.points:
        mark = figure.points.get((item.point, item.side)) if figure and item.on else None
        if mark is not None:
            at = pane.camera.to_pixels(QPointF(mark.x, mark.y))
            box = box.united(QRectF(at.x() - 1, at.y() - 1, 2, 2))
    return box.adjusted(-AROUND, -AROUND, AROUND, AROUND) & pane.rect
