"""The body: one custom-painted widget that shows one or two figures and says what the pointer is on."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from trigger_atlas.domain.figure import LazyFigure
from trigger_atlas.domain.names import MuscleId, SideChoice, View
from trigger_atlas.knowledge.figure import Manifest
from trigger_atlas.render.plates import PlateCache
from trigger_atlas.render.pool import run_in_pool
from trigger_atlas.state import Target
from trigger_atlas.state_segments import PickBy
from trigger_atlas.ui.cameras import Cameras
from trigger_atlas.ui.crossfade import Crossfade
from trigger_atlas.ui.differences import at_rest, focus_of
from trigger_atlas.ui.easel import Easel
from trigger_atlas.ui.frames import SMOOTH
from trigger_atlas.ui.gallery import Gallery
from trigger_atlas.ui.gestures import Gestures
from trigger_atlas.ui.overlay import Overlay
from trigger_atlas.ui.pane import Pane
from trigger_atlas.ui.pointing import Pointing
from trigger_atlas.ui.readers import describe_to_readers
from trigger_atlas.ui.spread_show import SpreadShow
from trigger_atlas.ui.starts import StartPictures
from trigger_atlas.ui.strokes import Strokes
from trigger_atlas.ui.theme import tokens_of

if TYPE_CHECKING:
    from trigger_atlas.shown import Shown
    from trigger_atlas.ui.accessible import CanvasDescription

QUICK_MS = 25
"""How long after each move by the reader pictures are scaled without smoothing, which takes most of a frame.

In motion it is not missed; nothing is looked at for so short a time.
"""
REST_MS = 60
"""How long the camera must lie still before the sharp frame is painted."""


class Canvas(QWidget):
    """Shows the figures of a :class:`Shown` and answers every position on them.

    Signals:
        stack_hovered: ``tuple[Target, ...]`` superficial to deep; empty when nothing is there.
        stack_clicked: the same, for a click.
        point_clicked: ``PointId`` of the x that was clicked.
        skin_hovered, skin_clicked: ``SegmentId`` of the skin there, or None; while clicks choose by skin.
        pointer_moved: the pointer or the focus has moved.
        first_painted: the first figure is on the screen.
        settled: nothing is left to be painted better.
    """

    stack_hovered = Signal(object)
    stack_clicked = Signal(object)
    point_clicked = Signal(object)
    skin_hovered = Signal(object)
    skin_clicked = Signal(object)
    pointer_moved = Signal()
    first_painted = Signal()
    settled = Signal()
    _warm = Signal(object)

    def __init__(
        self,
        manifest: Manifest,
        views: tuple[View, ...],
        starts: StartPictures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Body map")
        self.plates = PlateCache(self)
        self.gallery = Gallery(manifest, self.plates, starts, self)
        self.gallery.picture_arrived.connect(self._on_gallery_picture_arrived)
        self.gallery.art_arrived.connect(self._on_gallery_art_arrived)
        self.names: Mapping[MuscleId, str] = {}
        self.shown: Shown | None = None
        self.hatch = False
        self.spread = 1.0
        self.reduced_motion = False
        self.panes: list[Pane] = []
        self.description: CanvasDescription | None = None
        describe_to_readers()
        self.pointing = Pointing(self)
        self.overlay = Overlay(self)
        self.easel = Easel(self)
        self.spread_show = SpreadShow(self)
        self._expected: tuple[Target, ...] | None = None
        self._move_is_due = self._painted = self._warmed = False
        self._warm.connect(self._on_warm, Qt.ConnectionType.QueuedConnection)
        self.cameras = Cameras(self)
        self.cameras.moved.connect(self._on_cameras_moved)
        self.cameras.steered.connect(self._on_cameras_steered)
        self._fade = Crossfade(self)
        self._fade.moved.connect(self.update)
        self._fade.ended.connect(self._work)
        self._after_paint = self._timer(0, self.first_painted.emit)
        self._quick = self._timer(QUICK_MS, self._on_quick_timeout)
        self._rest = self._timer(REST_MS, self._on_rest_timeout)
        self.plates.arrived.connect(self._on_plates_arrived)
        self.easel.finished.connect(self._on_easel_finished)
        self._gestures = Gestures(self)
        # What is installed last is asked first.
        self.strokes = Strokes(self)
        self._set_views(views)

    def _timer(self, interval: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval)
        timer.timeout.connect(act)
        return timer

    @property
    def views(self) -> tuple[View, ...]:
        """Views on the canvas, left to right."""
        return tuple(pane.view for pane in self.panes)

    @property
    def loaded(self) -> bool:
        """Whether the geometry of the views shown is there."""
        return all(pane.art is not None for pane in self.panes)

    @property
    def can_move(self) -> bool:
        """Whether changes glide and fade."""
        return not self.reduced_motion and self.isVisible()

    @property
    def is_moving(self) -> bool:
        """Whether the camera or the colours are under way."""
        return self.cameras.is_gliding or self._fade.is_running or self._rest.isActive()

    @property
    def is_settled(self) -> bool:
        """Nothing moves, and nothing is left to be painted better."""
        waits = self.is_moving or self.plates.waiting or self.easel.is_busy
        return self.loaded and self.overlay.is_settled and not waits

    def pane_at(self, pos: QPointF) -> Pane | None:
        """The figure whose part of the canvas holds a pixel."""
        return next((pane for pane in self.panes if pane.rect.contains(pos)), None)

    def pane_of(self, view: View) -> Pane | None:
        """The figure of a view, if it is shown."""
        return next((pane for pane in self.panes if pane.view is view), None)

    def to_widget(self, view: View, body_xy: QPointF) -> QPointF:
        """Where a place in body units lies on the canvas, logical pixels.

        Raises:
            ValueError: The view is not shown.
        """
        pane = self.pane_of(view)
        if pane is None:
            msg = f"{view} is not shown"
            raise ValueError(msg)
        return pane.camera.to_pixels(body_xy)

    def to_body(self, pos: QPointF) -> tuple[View, QPointF] | None:
        """View and body units under a pixel; None beside the figures' parts."""
        pane = self.pane_at(pos)
        return (pane.view, pane.camera.to_body(pos)) if pane else None

    def load(self, figure: LazyFigure, names: Mapping[MuscleId, str]) -> None:
        """Take the geometry; call after the first figure is painted.

        Args:
            figure: Every view of the body.
            names: Names of muscles, for readers of the screen.
        """
        self.gallery.change_body(self.gallery.manifest, figure)
        self.names = names
        for pane in self.panes:
            pane.art = self.gallery.art(pane.view)
        if self.shown is not None:
            self._show(None, self.shown)

    def change_body(self, manifest: Manifest, figure: LazyFigure) -> None:
        """Show another body; call before what is shown of it is presented. Figures stay where they are."""
        self.gallery.change_body(manifest, figure)
        self.easel.reset()
        self.easel.unders.forget()
        self.pointing.forget()
        views = tuple(view for view in self.views if view in manifest.views)
        if views == self.views:
            self._leave(views)
            cameras = [pane.camera for pane in self.panes]
            self._set_views(views)
            self.cameras.move_to(cameras, at_once=True)

    def present(self, shown: "Shown") -> None:
        """Show what was derived."""
        before, self.shown = self.shown, shown
        if before is not None and at_rest(before) == at_rest(shown):
            self._show_hover(shown)
        else:
            self.spread_show.stop()
            self._show(before, shown)

    def set_hatch(self, *, on: bool) -> None:
        """Hatch pain instead of stippling it."""
        self.spread_show.stop()
        self.hatch = on
        self._show_again()

    def show_spread(self, share: float) -> None:
        """Show a moment of the build-up of the pain, 0 to 1; see :class:`SpreadShow`."""
        if share != self.spread:
            self.spread = share
            self._show_again()
        self.update()

    def click_at(self, pos: QPointF) -> None:
        """Say what was clicked: the segment of the skin there, or a stack of muscles."""
        if self.pointing.by_skin:
            self.skin_clicked.emit(self.pointing.segment_at(pos))
        else:
            self.click(self.pointing.stack_at(pos))

    def click(self, stack: tuple[Target, ...]) -> None:
        """Say that a stack was clicked; the camera stays for what comes of it."""
        self._expected = stack
        self.cameras.hold()
        self.stack_clicked.emit(stack)
        self._expected = None

    def _show(self, before: "Shown | None", shown: "Shown") -> None:
        self._take_up_brush(shown)
        self.pointing.by_skin = shown.segments is not None and shown.segments.lens.pick is PickBy.SKIN
        views = tuple(stage.view for stage in shown.stages)
        turned = views != self.views
        if turned:
            self._leave(views)
            self._set_views(views)
        dark = tokens_of(self).dark
        fades = [
            pane.show(stage, shown, dark=dark, hatch=self.hatch, spread=self.spread)
            for pane, stage in zip(self.panes, shown.stages, strict=True)
        ]
        if (any(fades) or self._fade.has_left) and not self._is_bare:
            self._fade.begin(at_once=not self.can_move)
        self._follow_selection(before, shown, turned=turned)
        self._say(before, shown)
        self.overlay.refresh()
        self.easel.reset()
        self._work()
        self.update()

    def _take_up_brush(self, shown: "Shown") -> None:
        self.strokes.use(on=shown.pain is not None)
        if shown.pain is not None:
            asking = shown.pain.asking
            self.strokes.radius, self.strokes.erasing = asking.radius, asking.erasing
            self.strokes.quality = asking.quality

    @property
    def _is_bare(self) -> bool:
        """Whether there is nothing to paint yet of a figure."""
        return any(pane.start is None for pane in self.panes)

    def _leave(self, views: tuple[View, ...]) -> None:
        """Keep what is on the screen, to fade out of it; at least until there is something to paint."""
        missing = any(self.gallery.start_picture(view) is None for view in views)
        self._fade.leave(self.grab() if self.can_move or (missing and self._painted) else None)

    def _set_views(self, views: tuple[View, ...]) -> None:
        self.plates.finest = len(views) - 1
        self.panes = [
            Pane(view, self.gallery.files(view), self.gallery.start_picture(view)) for view in views
        ]
        for pane in self.panes:
            pane.art = self.gallery.art(pane.view)
        self.cameras.stop()
        self._fade.stop()
        self.cameras.lay_out(keep=False)

    def _show_again(self) -> None:
        if self.shown is not None:
            self._show(self.shown, self.shown)

    def _show_hover(self, shown: "Shown") -> None:
        """Repaint only what the pointer has left and reached."""
        for pane, stage in zip(self.panes, shown.stages, strict=True):
            if pane.stage != stage:
                boxes = [pane.muscle_box(key) for key in (pane.stage.hovered, stage.hovered) if key]
                pane.stage = stage
                for box in boxes:
                    # A card over the muscle need not be painted with it.
                    self.update(self.overlay.covers.open & box.adjusted(-4, -4, 4, 4).toAlignedRect())

    def _follow_selection(self, before: "Shown | None", shown: "Shown", *, turned: bool) -> None:
        """Move to a new selection, unless it was clicked here: the next click must find the same place."""
        old, new = focus_of(before) if before else (), focus_of(shown)
        if not self.loaded:
            self._move_is_due = self._move_is_due or turned or new != old
            return
        turned, self._move_is_due = turned or self._move_is_due, False
        if turned and new:
            self.cameras.move_to(self.cameras.closeups(), at_once=True)
        elif new and new != old and self._expected is None:
            self.cameras.move_to(self.cameras.closeups())

    def _say(self, before: "Shown | None", shown: "Shown") -> None:
        if shown.selected and before is not None and focus_of(before) != focus_of(shown):
            side = "both sides" if shown.side is SideChoice.BOTH else shown.side.value
            from trigger_atlas.ui.accessible import announce

            announce(self, f"{self.names.get(shown.selected, shown.selected)}, {side}, selected")

    @Slot()
    def _on_cameras_moved(self) -> None:
        self.spread_show.camera_moved()
        self.easel.reset()
        self._rest.start()
        self.overlay.follow()
        # No card is painted anew with every move of what lies under it; its round corners wait for the rest.
        self.update(self.overlay.covers.free)

    @Slot()
    def _work(self) -> None:
        if self.loaded and not self._rest.isActive():
            self.easel.start()

    @Slot()
    def _on_cameras_steered(self) -> None:
        self._quick.start()

    @Slot()
    def _on_quick_timeout(self) -> None:
        self.update(self.overlay.covers.free)

    @Slot()
    def _on_rest_timeout(self) -> None:
        self.overlay.refresh()
        self._work()
        self.update()

    @Slot()
    def _on_plates_arrived(self) -> None:
        if not self.plates.waiting:
            self.easel.repaint_all()
            self._work()

    @Slot()
    def _on_easel_finished(self) -> None:
        self.strokes.settle()
        self.update()
        if not self.plates.waiting:
            if not self._warmed:
                self._warmed = True
                run_in_pool(_warm_up, self._warm)
            self.settled.emit()

    @Slot(object)
    def _on_gallery_picture_arrived(self, view: View) -> None:
        for pane in self.panes:
            if pane.view is view:
                pane.start = self.gallery.start_picture(view)
        if self._fade.has_left and not self._is_bare:
            self._fade.begin(at_once=not self.can_move)
        self.update()

    @Slot(object)
    def _on_gallery_art_arrived(self, view: View) -> None:
        for pane in self.panes:
            if pane.view is view:
                pane.art = self.gallery.art(view)
        self._show_again()

    @Slot()
    def _on_warm(self) -> None:
        self.pointing.prepare()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(SMOOTH)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not self._quick.isActive())
        paper = QColor(tokens_of(self).stage)
        for pane in self.panes:
            pane.paint(
                painter, self.easel.unders, self.devicePixelRatioF(), self._fade.share, paper, event.region()
            )
        painter.setRenderHints(SMOOTH)
        self.strokes.paint(painter)
        self.overlay.paint(painter, QRectF(event.rect()))
        self._fade.paint(painter, alone=self._is_bare)
        painter.end()
        if not self._painted and not self._is_bare:
            self._painted = True
            self._after_paint.start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.cameras.lay_out(keep=True)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self.spread_show.stop()
            self._show_again()
        super().changeEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.pointing.focus(None)
        super().focusOutEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(864, 936)


def _warm_up() -> None:
    """Import and compute what the first hover and the first selection need."""
    from trigger_atlas.domain import hit
    from trigger_atlas.render import stipple

    del hit
    stipple.warm_up()
