"""The brush on the canvas: while the second door is open, a drag paints and a click names an area of skin."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QPainter, QPainterPath
from typing_extensions import override

from trigger_atlas.domain.names import AreaId, Quality, Side, View
from trigger_atlas.render import colours
from trigger_atlas.render.marks import paint_hover
from trigger_atlas.render.painting import paint_region
from trigger_atlas.render.pens import round_pen
from trigger_atlas.render.vectors import region_path
from trigger_atlas.ui.pane import Pane

if TYPE_CHECKING:
    from trigger_atlas.ui.canvas import Canvas

FINEST = 1.5
"""Pixels that the pointer must go before the stroke takes another place."""
Key = tuple[AreaId, Side]


class Strokes(QObject):
    """Takes the left button from the canvas's own gestures; wheel, keys and the other buttons stay theirs.

    Signals:
        moved: ``View``, start and end (x, y) and radius in body units.
        ended: ``View``, every (x, y) of the stroke and its radius, body units.
        area_clicked: ``(AreaId, Side)`` under a click, or None.
        area_hovered: the same under the pointer.
    """

    moved = Signal(object, object, object, float)
    ended = Signal(object, object, float)
    area_clicked = Signal(object)
    area_hovered = Signal(object)

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.on = False
        self.radius = 18
        self.erasing = False
        self.quality = Quality.ACHE
        self._pane: Pane | None = None
        self._pressed = QPointF()
        self._places: list[QPointF] = []
        self._painting = False
        self._pan: QPointF | None = None
        self._at: QPointF | None = None
        self._laid: tuple[View, QPainterPath] | None = None
        self._area: Key | None = None
        canvas.installEventFilter(self)

    def use(self, *, on: bool) -> None:
        """Open or close the door to painting."""
        if on == self.on:
            return
        self.on = on
        self._drop()
        self._at = None
        self._canvas.setCursor(Qt.CursorShape.CrossCursor) if on else self._canvas.unsetCursor()
        self._canvas.update()

    def settle(self) -> None:
        """The figures show what was painted: the stroke itself need no longer be shown."""
        self._laid = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.on:
            return False
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if event.type() is QEvent.Type.Leave and not self._painting:
            self._at = None
            self._hover(None)
            self._canvas.update()
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.WindowDeactivate):
            self._finish()
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        kind, pos = event.type(), event.position()
        if kind is QEvent.Type.MouseMove:
            self._move(pos)
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._press(event)
        elif kind is QEvent.Type.MouseButtonRelease:
            self._release(event)
        else:
            return False
        return True

    def _press(self, event: QMouseEvent) -> None:
        self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() is not Qt.MouseButton.LeftButton:
            self._pan = event.position()
            return
        self._pressed = event.position()
        self._pane = self._canvas.pane_at(event.position())
        self._places = [event.position()]
        self._painting = False

    def _move(self, pos: QPointF) -> None:
        before, self._at = self._at, pos
        if self._pan is not None:
            step, self._pan = pos - self._pan, pos
            self._canvas.cameras.pan(step.x(), step.y(), pos)
        elif self._pane is None or not self._places:
            self._canvas.pointing.pos = pos
            self._hover(self._area_at(pos))
            self._canvas.pointer_moved.emit()
        elif self._painting or self._is_drag(pos):
            self._paint_to(self._pane, pos)
        for at in (before, pos):
            if at is not None:
                reach = self.radius + 4
                self._canvas.update(
                    QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach).toAlignedRect()
                )

    def _is_drag(self, pos: QPointF) -> bool:
        moved = pos - self._pressed
        return abs(moved.x()) + abs(moved.y()) >= QGuiApplication.styleHints().startDragDistance()

    def _paint_to(self, pane: Pane, pos: QPointF) -> None:
        if not self._painting:
            self._painting = True
            self._hover(None)
        last = self._places[-1]
        if QLineF(last, pos).length() < FINEST:
            return
        self._places.append(pos)
        self._laid = pane.view, self._path(pane, self._places)
        start, end = pane.camera.to_body(last), pane.camera.to_body(pos)
        self.moved.emit(
            pane.view, (start.x(), start.y()), (end.x(), end.y()), self.radius / pane.camera.scale
        )

    def _release(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            self._pan = None
            return
        if self._painting:
            self._finish()
        elif self._places:
            self._drop()
            self.area_clicked.emit(self._area_at(event.position()))

    def _finish(self) -> None:
        """End the stroke as it is, wherever the pointer has gone."""
        pane, places = self._pane, self._places
        if not self._painting or pane is None:
            self._drop()
            return
        body = [pane.camera.to_body(at) for at in places]
        radius = self.radius / pane.camera.scale
        if self.erasing:
            self._laid = None
        self._drop()
        self.ended.emit(pane.view, tuple((at.x(), at.y()) for at in body), radius)

    def _drop(self) -> None:
        self._pane, self._places, self._painting = None, [], False

    def _hover(self, area: Key | None) -> None:
        if area != self._area:
            self._area = area
            self.area_hovered.emit(area)
            self._canvas.update()

    def _area_at(self, pos: QPointF) -> Key | None:
        """The area of skin under a pixel; of several the smallest, which is the hardest to hit."""
        pane = self._canvas.pane_at(pos)
        index = self._canvas.pointing.index(pane) if pane else None
        figure = pane.figure() if pane else None
        if pane is None or index is None or figure is None:
            return None
        at = pane.camera.to_body(pos)
        return min(
            index.areas_at(at.x(), at.y()), key=lambda key: (figure.areas[key].area, key), default=None
        )

    def _path(self, pane: Pane, places: list[QPointF]) -> QPainterPath:
        """What the stroke covers of the body, body units."""
        from trigger_atlas.domain.hit import rings_of
        from trigger_atlas.services.pain.painting import covered, tidied

        figure = pane.figure()
        if figure is None:
            return QPainterPath()
        body = (pane.camera.to_body(at) for at in places)
        radius = self.radius / pane.camera.scale
        stroke = covered(figure, [(at.x(), at.y()) for at in body], radius)
        return region_path(rings_of(tidied(stroke)))

    def paint(self, painter: QPainter) -> None:
        """Paint the stroke under way and the ring of the brush; the painter counts in logical pixels."""
        if not self.on:
            return
        laid = self._laid
        pane = self._canvas.pane_of(laid[0]) if laid else None
        if laid is not None and pane is not None:
            painter.save()
            painter.setClipRect(pane.rect, Qt.ClipOperation.IntersectClip)
            painter.setTransform(pane.camera.transform, combine=True)
            if self.erasing:
                wiped = QColor(colours.CASING)
                wiped.setAlphaF(0.5)
                painter.fillPath(laid[1], wiped)
            else:
                paint_region(painter, laid[1], self.quality, pane.camera.scale)
            painter.restore()
        self._paint_area(painter)
        if self._at is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((colours.CASING, 3.0), (colours.MARK, 1.4)):
                painter.setPen(round_pen(QColor(colour), width))
                painter.drawEllipse(self._at, self.radius, self.radius)

    def _paint_area(self, painter: QPainter) -> None:
        """Outline the area of skin under the pointer, on the figure that it is on."""
        pane = self._canvas.pane_at(self._at) if self._at is not None else None
        path = pane.art.vectors.area(self._area) if pane and pane.art and self._area else None
        if pane is None or path is None:
            return
        painter.save()
        painter.setClipRect(pane.rect, Qt.ClipOperation.IntersectClip)
        painter.setTransform(pane.camera.transform, combine=True)
        paint_hover(painter, path, pane.camera.scale)
        painter.restore()
