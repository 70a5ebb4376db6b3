"""What lies over the figures and keeps its size: outlines, x marks with their names, side labels."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter

from trigger_atlas.domain.names import PointId, Side, View
from trigger_atlas.render.callout import paint_callout
from trigger_atlas.render.colours import Page
from trigger_atlas.render.labels import Label, paint_leader, paint_pill, place_labels
from trigger_atlas.render.marks import (
    Mark,
    half_size,
    label_text,
    marks_of,
    paint_appearing,
    paint_focus,
    paint_hover,
    risk_marks,
)
from trigger_atlas.render.sides import BOX, SideLabel, corner_labels, paint_side
from trigger_atlas.ui.covers import Covers
from trigger_atlas.ui.pane import Pane
from trigger_atlas.ui.stamps import Stamps
from trigger_atlas.ui.theme import tokens_of

if TYPE_CHECKING:
    from trigger_atlas.ui.canvas import Canvas

HANDS_AT = 628.0
"""Body units down the page: below the hands, beside the legs."""
EDGE = 16.0
PAIR = (View.ANTERIOR, View.POSTERIOR)


class Overlay(QObject):
    """Paints over the panes of a canvas; keeps labels in their place while the camera moves."""

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.place_labels)
        self._marks: dict[View, list[Mark]] = {}
        self._labels: dict[View, list[Label]] = {}
        self.taken: list[QRectF] = []
        self.covers = Covers()
        self._stamps = Stamps()
        self.side_room = QRectF()
        self.labels_on = True

    def refresh(self) -> None:
        """Place marks anew at once, and labels after this frame: finding room for them takes a while."""
        self.refresh_marks()
        known = {(view, mark.point, mark.side) for view, marks in self._marks.items() for mark in marks}
        self._labels = {
            view: [label for label in labels if (view, label.mark.point, label.mark.side) in known]
            for view, labels in self._labels.items()
            if self.labels_on
        }
        self._later.start()

    @property
    def is_settled(self) -> bool:
        """Whether every label has its place."""
        return not self._later.isActive()

    @Slot()
    def place_labels(self) -> None:
        """Place labels anew."""
        self._later.stop()
        self._labels = {pane.view: self._place(pane) for pane in self._canvas.panes} if self.labels_on else {}
        self._canvas.update(self.covers.free)

    def refresh_marks(self) -> None:
        """Place marks anew; labels stay."""
        lit = self._canvas.pointing.point
        self._marks = {
            pane.view: [
                *(
                    replace(mark, lit=mark.point == lit)
                    for mark in marks_of(art.figure, pane.stage, pane.camera)
                ),
                *risk_marks(art.vectors, pane.stage, pane.camera),
            ]
            for pane in self._canvas.panes
            if (art := pane.art)
        }

    def follow(self) -> None:
        """Move marks and labels with the camera."""
        before = {
            (view, mark.point, mark.side): mark.at for view, marks in self._marks.items() for mark in marks
        }
        self.refresh_marks()
        for view, labels in self._labels.items():
            now = {(mark.point, mark.side): mark for mark in self._marks.get(view, [])}
            self._labels[view] = [
                _moved(label, now[key], before[view, *key])
                for label in labels
                if (key := (label.mark.point, label.mark.side)) in now and (view, *key) in before
            ]

    def point_at(self, pos: QPointF) -> PointId | None:
        """The trigger point whose x is under a pixel."""
        pane = self._canvas.pane_at(pos)
        return pane.mark_at(self._marks.get(pane.view, []), pos) if pane else None

    def labels_of(self, view: View) -> list[Label]:
        """The pills of a figure, as they lie now."""
        if not self.is_settled:
            self.place_labels()
        return self._labels.get(view, [])

    def side_labels(self) -> tuple[SideLabel, ...]:
        """The side labels: corners for one figure, under the hands or along the top for two."""
        panes = self._canvas.panes
        room = self.side_room
        if len(panes) == 1:
            return corner_labels(panes[0].view, room)
        if self._canvas.views != PAIR:
            half = room.width() / 2
            rooms = (room.adjusted(0, 0, -half - EDGE, 0), room.adjusted(half + EDGE, 0, 0, 0))
            return tuple(
                label
                for pane, part in zip(panes, rooms, strict=True)
                for label in corner_labels(pane.view, part)
            )
        return self._pair_labels(panes[0], panes[1], room)

    def paint(self, painter: QPainter, dirty: QRectF) -> None:
        """Paint everything that lies over the figures and in a box; the painter counts in logical pixels."""
        tokens = tokens_of(self._canvas)
        page = Page(tokens.stage, tokens.ink, tokens.ink_2, tokens.card, tokens.line_strong)
        for pane in self._canvas.panes:
            painter.save()
            painter.setClipRect(pane.rect, Qt.ClipOperation.IntersectClip)
            self._paint_outlines(painter, pane, tokens.accent)
            pane.paint_veil(painter, tokens.stage)
            for label in self._labels.get(pane.view, ()):
                self._paint_label(painter, label, page)
            share = self._canvas.spread_show.mark_share
            for mark in self._marks.get(pane.view, ()):
                if not mark.is_risk:
                    paint_appearing(painter, mark, pane.camera.scale, share)
            painter.restore()
        room = QRectF(self._canvas.rect())
        for pane in self._canvas.panes if self.labels_on else ():
            if pane.stage.levels and (figure := pane.figure()):
                paint_callout(painter, figure, pane.stage, pane.camera, page, room)
        for side in self.side_labels():
            if side.rect.intersects(dirty):
                key = side.side, side.align, side.below, side.limb, page
                self._stamps.lay(painter, key, side.rect, partial(paint_side, label=side, page=page))
        if len(self._canvas.panes) > 1 and not self._is_whole():
            middle = self._canvas.panes[-1].rect.left()
            painter.fillRect(
                QRectF(middle, self.side_room.top() + BOX + 8, 1, self._canvas.height()), QColor(tokens.line)
            )
        self.covers.paint_shadows(painter, dirty, tokens)

    def _paint_label(self, painter: QPainter, label: Label, page: Page) -> None:
        mark, hatch = label.mark, self._canvas.hatch
        paint_leader(painter, label, page)
        key = label.text, mark.on, mark.far, mark.texture, mark.warned, mark.is_risk, page, hatch
        self._stamps.lay(painter, key, label.pill, partial(paint_pill, label=label, page=page, hatch=hatch))

    def _is_whole(self) -> bool:
        return all(pane.is_whole for pane in self._canvas.panes)

    def _paint_outlines(self, painter: QPainter, pane: Pane, accent: str) -> None:
        if pane.art is None:
            return
        painter.save()
        painter.setTransform(pane.camera.transform, combine=True)
        hovered = pane.art.vectors.muscle(pane.stage.hovered) if pane.stage.hovered else None
        if hovered is not None:
            paint_hover(painter, hovered, pane.camera.scale)
        focused = self._canvas.pointing.focused
        path = pane.art.vectors.muscle(focused[1]) if focused and focused[0] is pane.view else None
        if path is not None and self._canvas.hasFocus():
            paint_focus(painter, path, pane.camera.scale, accent)
        painter.restore()

    def _place(self, pane: Pane) -> list[Label]:
        named = [(mark, label_text(mark, pane.view)) for mark in self._marks.get(pane.view, [])]
        room = pane.rect.adjusted(EDGE, EDGE, -EDGE, -EDGE)
        inside = [item for item in named if room.contains(item[0].at)]
        taken = [*self.taken, *(side.rect for side in self.side_labels())]
        centre = pane.camera.to_pixels(QPointF(0, 0)).x()
        return place_labels(
            inside, room, centre, taken, half=half_size(pane.camera.scale), cover=pane.cover_cost
        )

    def _pair_labels(self, front: Pane, back: Pane, room: QRectF) -> tuple[SideLabel, ...]:
        top, left, right = room.top(), room.left(), room.right()
        below = self._is_whole()
        if below:
            top = front.camera.to_pixels(QPointF(0, HANDS_AT)).y()
            box = front.files.box
            left = max(left, front.camera.to_pixels(QPointF(box[0] * 0.86, 0)).x())
            right = min(right, back.camera.to_pixels(QPointF(back.files.box[2] * 0.86, 0)).x())
        return (
            SideLabel(Side.RIGHT, QPointF(left, top), Qt.AlignmentFlag.AlignLeft, below),
            SideLabel(Side.LEFT, QPointF(back.rect.left(), top), Qt.AlignmentFlag.AlignHCenter, below),
            SideLabel(Side.RIGHT, QPointF(right, top), Qt.AlignmentFlag.AlignRight, below),
        )


def _moved(label: Label, mark: Mark, before: QPointF) -> Label:
    shift = mark.at - before
    return replace(label, mark=mark, pill=label.pill.translated(shift), leader=label.leader.translated(shift))
