"""The view in which most of the pain lies, small, in a corner of the stage."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trigger_atlas.domain.names import View
from trigger_atlas.render.camera import Camera, fit, fit_selection
from trigger_atlas.render.figure import FigureArt
from trigger_atlas.render.focus import selection_box
from trigger_atlas.render.look import Look
from trigger_atlas.render.marks import marks_of, paint_mark
from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.fonts import Role, text_width
from trigger_atlas.ui.frames import SLICE, FrameKey, PaintJob, frame_job
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.tokens import RADIUS_CARD, Tokens

if TYPE_CHECKING:
    from trigger_atlas.shown_stage import Stage

SIDES = {View.LEFT: "Patient’s left side", View.RIGHT: "Patient’s right side"}
HEADER = 40
AROUND = 1.3
LARGE, SMALL = QSize(236, 292), QSize(168, 182)


class Inset(Pressable):
    """A small picture of another view; a click swaps the two."""

    ring_inside = True
    ring_radius = RADIUS_CARD

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Other view", parent)
        self.stage: Stage | None = None
        self._art: FigureArt | None = None
        self._look: Look | None = None
        self._key: FrameKey | None = None
        self._camera = Camera()
        self._image: QImage | None = None
        self._job: PaintJob | None = None
        self._small = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_timer_timeout)
        self.hide()

    def show_small(self, *, small: bool) -> None:
        """Take less room; the side is then written inside."""
        if small != self._small:
            self._small = small
            self.resize(self.sizeHint())
            self.refresh()

    def show_stage(self, stage: "Stage | None", art: FigureArt | None, look: Look | None) -> None:
        """Show a stage with its figure, or hide."""
        self.setVisible(stage is not None and art is not None)
        if stage is None or art is None or look is None:
            self.stage = None
            return
        changed = (stage.view, look) != (self.stage.view if self.stage else None, self._look)
        self.stage, self._art, self._look = stage, art, look
        self.setAccessibleName(f"{_title(stage.view)}: most of the pain shows there. Press to swap the views")
        self.setToolTip("Swap the views")
        self.resize(self.sizeHint())
        if changed:
            self.refresh()

    def refresh(self) -> None:
        """Paint the picture anew, in slices."""
        if self.stage is None or self._art is None or self._look is None:
            return
        picture = self._picture_box()
        box = selection_box(self._art.figure, self.stage) or self._art.vectors.bounds()
        whole = fit(self._art.vectors.bounds(), picture)
        self._camera = fit_selection(box, picture, whole, AROUND)
        ratio = self.devicePixelRatioF()
        self._key = FrameKey(
            self._look, self._camera.scale, round(picture.width()), round(picture.height()), ratio
        )
        if self._job is not None:
            self._job.cancel()
        self._job = frame_job(self._art, self._key, self._camera, (picture.left(), picture.top()))
        self._timer.start()

    def _picture_box(self) -> QRectF:
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        return area if self._small else area.adjusted(0, HEADER, 0, 0)

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self._job is None or self._key is None:
            self._timer.stop()
        elif self._job.run(time.perf_counter() + SLICE):
            self._timer.stop()
            self._image, self._job = self._job.image, None
            self._image.setDevicePixelRatio(self._key.ratio)
            self.update()

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        paint.box(painter, self.rect(), RADIUS_CARD, fill=tokens.card, edge=tokens.line)
        stage, art = self.stage, self._art
        if stage is None or art is None:
            return
        picture = self._picture_box()
        corners = QPainterPath()
        corners.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_CARD - 1, RADIUS_CARD - 1)
        painter.save()
        painter.setClipPath(corners)
        painter.setClipRect(picture, Qt.ClipOperation.IntersectClip)
        painter.fillRect(picture, QColor(tokens.stage))
        if self._image is not None:
            painter.drawImage(picture.topLeft(), self._image)
            self._draw_veil(painter, tokens, art)
        for mark in marks_of(art.figure, stage, self._camera):
            paint_mark(painter, mark, self._camera.scale)
        painter.restore()
        self._draw_title(painter, tokens, _title(stage.view), picture)

    def _draw_veil(self, painter: QPainter, tokens: Tokens, art: FigureArt) -> None:
        painter.save()
        painter.setTransform(self._camera.transform, combine=True)
        art.paint_veil(painter, tokens.stage)
        painter.restore()

    def _draw_title(self, painter: QPainter, tokens: Tokens, title: str, picture: QRectF) -> None:
        if self._small:
            tag = QRectF(8, self.height() - 28, text_width(Role.CAPTION, title) + 14, 20)
            paint.box(painter, tag, 6, fill=tokens.card)
            paint.text(painter, tag, title, Role.CAPTION, tokens.ink_2, Qt.AlignmentFlag.AlignHCenter)
            return
        paint.hairline(painter, 1, self.width() - 1, picture.top() - 1, tokens.line)
        paint.text(painter, QRectF(14, 0, self.width() - 54, HEADER), title, Role.META, tokens.ink_2)
        paint_icon(painter, "maximize-2", tokens.ink_2, self.width() - 32, 12, 16)

    @override
    def sizeHint(self) -> QSize:
        return SMALL if self._small else LARGE


def _title(view: View) -> str:
    return SIDES.get(view, view.words)
