"""One figure of the canvas: where it lies, what is on it, and what has been painted of it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from trigger_atlas.domain.figure import FigureView
from trigger_atlas.domain.names import PointId, View
from trigger_atlas.knowledge.figure import ViewFiles
from trigger_atlas.render import colours
from trigger_atlas.render.camera import Camera, fit_selection
from trigger_atlas.render.focus import cover_cost, selection_box
from trigger_atlas.render.look import Look, look_of
from trigger_atlas.render.marks import HIT_REACH, Mark
from trigger_atlas.render.plate import paint_plate
from trigger_atlas.render.standing import kept_in, whole
from trigger_atlas.state import Target
from trigger_atlas.ui.frames import Frame, FrameKey, PaintJob, Unders, frame_job

if TYPE_CHECKING:
    from trigger_atlas.render.figure import FigureArt
    from trigger_atlas.shown import Shown
    from trigger_atlas.shown_stage import Stage
    from trigger_atlas.ui.film import Film

NEAR_SCALE, NEAR_PLACE = 0.06, 60.0
COARSEST = 2.0
"""How much a sharp frame is magnified while zooming before a picture with more pixels takes its place."""


class Pane:
    """A figure with its camera. All pixels are logical ones of the canvas."""

    def __init__(self, view: View, files: ViewFiles, start: QImage | None) -> None:
        self.view = view
        self.files = files
        self.start: QImage | None = start
        self.rect = QRectF()
        self.room = QRectF()
        self.camera = Camera()
        self.art: FigureArt | None = None
        self._stage: Stage | None = None
        self.look: Look | None = None
        self._bare: Look | None = None
        self._before: Look | None = None
        self.frame: Frame | None = None
        self.lit: tuple[Look, QRectF, QImage] | None = None
        self.lit_box: QRectF | None = None
        self._needs_veil = False
        self.film: Film | None = None
        self._whole = Camera()

    @property
    def stage(self) -> "Stage":
        """What lies over the plates; nothing until it is shown."""
        if self._stage is None:
            # What is shown is slow to import; the first frame must not wait for it.
            from trigger_atlas.shown_stage import Stage

            self._stage = Stage(self.view)
        return self._stage

    @stage.setter
    def stage(self, stage: "Stage") -> None:
        self._stage = stage

    def place(self, rect: QRectF, room: QRectF) -> None:
        """Say where the figure may be painted, and where it should fit."""
        self.rect = rect
        self.room = room
        self._whole = whole(self.files.box, room)

    def whole(self) -> Camera:
        """The camera that shows the whole figure."""
        return self._whole

    @property
    def is_whole(self) -> bool:
        """Whether the whole figure stands where it fits, or near it."""
        goal = self.kept_in(self.whole())
        away = abs(self.camera.x - goal.x) + abs(self.camera.y - goal.y)
        return abs(self.camera.scale / goal.scale - 1) < NEAR_SCALE and away < NEAR_PLACE

    def closeup(self, below: float) -> Camera:
        """The camera that shows the selection and its pain; the whole figure if there is none.

        Args:
            below: Room left free under the selection besides, logical pixels.
        """
        box = selection_box(self.art.figure, self.stage) if self.art else None
        if box is None:
            return self.whole()
        room = self.room.adjusted(0, 0, 0, -min(below, self.room.height() / 4))
        return fit_selection(box, room, whole(self.files.box, room))

    def kept_in(self, camera: Camera) -> Camera:
        """The camera, moved so that some of the figure stays in sight."""
        return kept_in(camera, self.files.box, self.rect)

    def show(self, stage: "Stage", shown: "Shown", *, dark: bool, hatch: bool, spread: float = 1.0) -> bool:
        """Take what is to be painted; returns whether the muscles change their colours."""
        self.stage = stage
        if self.art is None:
            return False
        before = self._bare
        look = look_of(stage, self.art.figure, shown.depth, calm=shown.calm, dark=dark, hatch=hatch)
        self.look = replace(look.still(), spread=spread)
        self.lit_box = (
            _rect(self.files.box) if stage.painted or stage.asked else selection_box(self.art.figure, stage)
        )
        self._bare = self.look.bare()
        fades = before is not None and before != self._bare and before.dark == dark
        if fades:
            self._before = before
        return fades

    def frame_key(self, ratio: float) -> FrameKey | None:
        """What a sharp frame would show now."""
        if self.look is None:
            return None
        size = self.rect.toAlignedRect()
        return FrameKey(self.look, self.camera.scale, size.width(), size.height(), ratio)

    def is_sharp(self, ratio: float) -> bool:
        """Whether the sharp frame is that of the present look and camera."""
        return (
            self.frame is not None
            and self.frame.key == self.frame_key(ratio)
            and self.frame.camera == self.camera
        )

    def sharp_job(self, ratio: float, paper: str) -> PaintJob | None:
        """Begin the sharp frame, on paper of a colour."""
        key = self.frame_key(ratio)
        if key is None or self.art is None or not key.width or not key.height:
            return None
        corner = self.rect.topLeft()
        return frame_job(self.art, key, self.camera, (corner.x(), corner.y()), paper)

    def paint(
        self,
        painter: QPainter,
        unders: Unders,
        ratio: float,
        fade: float,
        paper: QColor,
        due: QRegion | None = None,
    ) -> None:
        """Paint the figure and its paper as well as they can be had within a frame.

        No pixel is painted twice, for that takes longest: the figure's pictures have paper of their own.

        Args:
            painter: Counts in logical pixels.
            unders: Pictures for moving.
            ratio: Device pixels per logical pixel.
            fade: How far the change from the look before has come, 0 to 1.
            paper: Lies where no picture does.
            due: What of the canvas is to be painted, logical pixels; None is everything.
        """
        painter.save()
        painter.setClipRect(self.rect, Qt.ClipOperation.IntersectClip)
        bare = QRegion(self.rect.toAlignedRect())
        # Another figure's part is never due.
        due = bare if due is None else bare & due
        framed = self._framed(unders, ratio) if fade >= 1 else None
        if self.film is not None:
            self._needs_veil = True
            self.film.paint(painter)
            bare = QRegion()
        elif framed is not None:
            self._needs_veil = True
            bare -= self._paint_frame(painter, *framed, due)
        for strip in _rects(bare):
            self._paint_moving(painter, unders, ratio, fade, paper, strip, due & strip)
        painter.restore()

    def _framed(self, unders: Unders, ratio: float) -> tuple[QImage, QRectF] | None:
        """The sharp frame and where it lies now; None if it shows something else, or is too coarse by now."""
        frame, look = self.frame, self.look
        key = self.frame_key(ratio)
        if frame is None or look is None or key is None or not _agree(frame.key, key):
            return None
        under = unders.find(self._bare) if self._bare and key.scale > COARSEST * frame.key.scale else None
        width = _rect(self.files.box).width()
        if under is not None and COARSEST * frame.key.scale * ratio < under.width() / width:
            return None
        return frame.image, _moved(self.rect, frame.camera, self.camera)

    def paint_veil(self, painter: QPainter, paper: str) -> None:
        """Let a close-up run out into the paper; the start picture already does. Counts in logical pixels."""
        if self.art is None or not self._needs_veil:
            return
        painter.save()
        painter.setTransform(self.camera.transform, combine=True)
        self.art.paint_veil(painter, paper)
        painter.restore()

    def mark_at(self, marks: list[Mark], at: QPointF) -> PointId | None:
        """The trigger point whose x is nearest to a pixel, within its hit halo."""
        near = [(_distance(mark.at, at), mark.point) for mark in marks if not mark.is_risk]
        reach, point = min(near, default=(HIT_REACH + 1, None))
        return point if reach <= HIT_REACH else None

    def figure(self) -> FigureView | None:
        """The geometry, once it is loaded."""
        return self.art.figure if self.art else None

    def cover_cost(self, box: QRectF) -> float:
        """What it costs a label to lie over a box, pixels: the body little, muscle and pain much."""
        if self.art is None:
            return 0.0
        return cover_cost(self.art.vectors, self.stage, self.camera, box)

    def muscle_box(self, target: Target) -> QRectF:
        """Where a muscle lies, logical pixels; empty if it does not show."""
        shape = self.art.figure.muscles.get(target) if self.art else None
        if shape is None:
            return QRectF()
        return self._at(_rect(shape.region.bounds))

    def _paint_moving(
        self,
        painter: QPainter,
        unders: Unders,
        ratio: float,
        fade: float,
        paper: QColor,
        strip: QRect,
        due: QRegion,
    ) -> None:
        painter.save()
        painter.setClipRect(strip, Qt.ClipOperation.IntersectClip)
        for rect in _rects(QRegion(strip) - self._covered(unders, fade)):
            painter.fillRect(rect, paper)
        look = self.look
        if look is None or self.art is None:
            self._paint_start(painter)
        else:
            if self._before is not None and fade < 1:
                self._paint_under(painter, unders, self._before, due)
                painter.setOpacity(fade)
            if self._bare is not None:
                self._paint_under(painter, unders, self._bare, due)
            lit = self._at(self.lit_box or QRectF())
            if lit.intersects(QRectF(strip)):
                self._paint_lit(painter, self.art, look, self.camera.scale * ratio, due)
        painter.restore()

    def _paint_lit(self, painter: QPainter, art: "FigureArt", look: Look, scale: float, due: QRegion) -> None:
        """Paint what is selected and its pain: from its picture, or as well as a frame allows before that."""
        if self.lit is not None and self.lit[0] == look:
            _lay(painter, self.lit[2], self._at(self.lit[1]), due)
            return
        painter.save()
        painter.setTransform(self.camera.transform, combine=True)
        art.paint_selection(painter, look, scale)
        if look.spread == 1:
            art.zones.paint_tint(painter, look, scale, alone=True)
        painter.restore()

    def _covered(self, unders: Unders, fade: float) -> QRegion:
        """Where the picture for moving lies, which has its own paper; nothing while it is blended in."""
        if self._bare is None or self.art is None or unders.find(self._bare) is None:
            return QRegion()
        if self._before is not None and fade < 1 and unders.find(self._before) is None:
            return QRegion()
        return QRegion(self._at(_rect(self.files.box)).adjusted(1, 1, -1, -1).toRect())

    def _at(self, box: QRectF) -> QRectF:
        """Where a box of the page lies now, logical pixels."""
        return self.camera.transform.mapRect(box)

    def _paint_frame(self, painter: QPainter, image: QImage, target: QRectF, due: QRegion) -> QRegion:
        """Paint a sharp frame, and say what it covers; of a magnified one only the box of the body."""
        place = target.toRect()
        same = place.size() == image.deviceIndependentSize().toSize()
        part = place if same else place & self._at(_rect(self.files.box)).toAlignedRect()
        _lay(painter, image, QRectF(place), due & part)
        return QRegion(part)

    def _paint_start(self, painter: QPainter) -> None:
        self._needs_veil = False
        if self.start is not None and not self.start.isNull():
            painter.save()
            painter.setTransform(self.camera.transform, combine=True)
            paint_plate(painter, self.files, self.start)
            painter.restore()

    def _paint_under(self, painter: QPainter, unders: Unders, look: Look, due: QRegion) -> None:
        image = unders.find(look)
        if image is not None:
            self._needs_veil = True
            _lay(painter, image, self._at(_rect(self.files.box)), due)
            return
        self._paint_start(painter)
        if look.dark and self.art is not None:
            shade = QColor(colours.SHADE)
            shade.setAlphaF(colours.DARK_OVERLAY)
            painter.save()
            painter.setTransform(self.camera.transform, combine=True)
            painter.fillPath(self.art.vectors.outline, shade)
            painter.restore()


def _lay(painter: QPainter, image: QImage, place: QRectF, due: QRegion) -> None:
    """Lay a picture into its place, logical pixels, as far as that is due.

    Without soft edges, which cost a millisecond; these pictures have none. One rectangle after the other:
    what cards cut out of the canvas makes a clip that takes several times as long.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for rect in _rects(due & place.toAlignedRect()):
        painter.setClipRect(rect)
        painter.drawImage(place, image)
    painter.restore()


def _agree(old: FrameKey, new: FrameKey) -> bool:
    """Whether a frame may stand until its successor is there, which differs by little."""
    if (old.width, old.height, old.ratio) != (new.width, new.height, new.ratio):
        return False
    if old.look == new.look:
        return True
    stage = replace(old.look.stage, painted=new.look.stage.painted, asked=new.look.stage.asked)
    return replace(old.look, spread=new.look.spread, stage=stage) == new.look


def _rects(region: QRegion) -> Iterable[QRect]:
    # The type stubs of Qt do not know that a region can be walked.
    return cast("Iterable[QRect]", region)


def _moved(rect: QRectF, before: Camera, now: Camera) -> QRectF:
    """Where what lay in a rectangle of the canvas lies after the camera has moved."""
    low, high = (now.to_pixels(before.to_body(at)) for at in (rect.topLeft(), rect.bottomRight()))
    return QRectF(low, high)


def _rect(box: tuple[float, float, float, float]) -> QRectF:
    x0, y0, x1, y1 = box
    return QRectF(x0, y0, x1 - x0, y1 - y0)


def _distance(a: QPointF, b: QPointF) -> float:
    return QLineF(a, b).length()
