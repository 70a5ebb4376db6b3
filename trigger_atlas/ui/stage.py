"""The stage: the canvas and the cards that float on it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trigger_atlas.domain.names import Body, MuscleId, SideChoice, View, ViewGroup
from trigger_atlas.knowledge.figure import Manifest, drawn_bodies
from trigger_atlas.ui.differences import at_rest
from trigger_atlas.ui.opening import Opening
from trigger_atlas.ui.starts import StartPictures
from trigger_atlas.ui.theme import tokens_of

if TYPE_CHECKING:
    from trigger_atlas.domain.figure import LazyFigure
    from trigger_atlas.shown import Shown
    from trigger_atlas.ui.canvas import Canvas
    from trigger_atlas.ui.furnishing import Furnishing

PAIR = (View.ANTERIOR, View.POSTERIOR)
VIEW_KEYS = {
    Qt.Key.Key_1: ViewGroup.FRONT,
    Qt.Key.Key_2: ViewGroup.BACK,
    Qt.Key.Key_3: ViewGroup.LEFT,
    Qt.Key.Key_4: ViewGroup.RIGHT,
    Qt.Key.Key_6: ViewGroup.HEAD,
    Qt.Key.Key_7: ViewGroup.HAND,
    Qt.Key.Key_8: ViewGroup.FOOT,
    Qt.Key.Key_9: ViewGroup.PELVIS,
}
ZOOM_STEP = 1.25
PEEL_KEYS = {Qt.Key.Key_BracketLeft: -1, Qt.Key.Key_BracketRight: 1}
ZOOM_KEYS = {
    Qt.Key.Key_Plus: ZOOM_STEP,
    Qt.Key.Key_Equal: ZOOM_STEP,
    Qt.Key.Key_Minus: 1 / ZOOM_STEP,
    Qt.Key.Key_Underscore: 1 / ZOOM_STEP,
}


class Stage(QWidget):
    """The figures with everything that chooses what they show.

    Args:
        manifest: What was built of the body.
        views: Shown first, one or two.
        starts: Start pictures that were asked for already.

    Signals:
        stack_hovered: ``tuple[Target, ...]`` under the pointer, superficial to deep; may be empty.
        stack_clicked: the same under a click; empty beside the muscles.
        point_clicked: ``PointId``.
        target_chosen: ``Target`` of a row in the list of a click.
        side_chosen: ``SideChoice``.
        body_chosen: ``Body``.
        views_chosen: ``tuple[View, ...]``, one or two.
        depth_chosen: ``Depth``.
        peeled: +1 for a layer deeper, -1 for one nearer the skin.
        cleared: nothing shall be selected.
        brush_made: the bar of the brush was made: it can be connected.
        lens_made: the bar of the lens was made: it can be connected.
        risks_switched: ``bool``, whether structures at risk lie over the figures.
        first_painted: the first figure is on the screen.
        settled: nothing is left to be painted better.
        plate_failed: ``str`` path of a plate that cannot be read.
        view_failed: ``tuple[Problem, ...]`` of a view whose geometry or ink cannot be used.
    """

    stack_hovered = Signal(object)
    stack_clicked = Signal(object)
    point_clicked = Signal(object)
    target_chosen = Signal(object)
    side_chosen = Signal(object)
    body_chosen = Signal(object)
    views_chosen = Signal(object)
    depth_chosen = Signal(object)
    peeled = Signal(int)
    cleared = Signal()
    brush_made = Signal()
    lens_made = Signal()
    risks_switched = Signal(bool)
    first_painted = Signal()
    settled = Signal()
    plate_failed = Signal(str)
    view_failed = Signal(object)

    def __init__(
        self, manifest: Manifest, views: tuple[View, ...] = PAIR, starts: StartPictures | None = None
    ) -> None:
        super().__init__()
        self._opens = manifest, views
        self._starts = starts or StartPictures()
        self._starts.setParent(self)
        self._starts.failed.connect(self.plate_failed)
        self._opening = Opening(manifest, views, self._starts, self)
        self._opening.first_painted.connect(self.first_painted)
        self._canvas: Canvas | None = None
        self._cards: Furnishing | None = None
        self._shown: Shown | None = None

    @property
    def canvas(self) -> "Canvas":
        """The body; made when first asked for, and from then on in the place of the first frame."""
        self.complete()
        assert self._canvas is not None
        return self._canvas

    def complete(self) -> None:
        """Put the canvas in the place of the first frame; call once that is on the screen."""
        self._canvas = self._canvas or self._make_canvas()

    @property
    def cards(self) -> "Furnishing":
        """The cards that float on the stage; the first frame is painted without them."""
        if self._cards is None:
            self._cards = self._furnish()
        return self._cards

    @property
    def views(self) -> tuple[View, ...]:
        """Views on the stage."""
        return self.canvas.views

    def load(self, figure: "LazyFigure", names: Mapping[MuscleId, str]) -> None:
        """Take the geometry; call after :attr:`first_painted`.

        Args:
            figure: Every view of the body.
            names: Names of muscles, for readers of the screen.
        """
        self.canvas.load(figure, names)
        self._refurnish()

    def change_body(self, manifest: Manifest, figure: "LazyFigure") -> None:
        """Show another body; call before what is shown of it is presented."""
        self.canvas.change_body(manifest, figure)
        self._fetch_thumbnails()

    def present(self, shown: "Shown") -> None:
        """Show what was derived."""
        before, self._shown = self._shown, shown
        if shown.pain is not None and self.cards.brush is None:
            self._make_brush()
        if shown.segments is not None and self.cards.lens is None:
            self._make_lens()
        self.cards.chip.show_chip(shown.chip)
        self._place_chip()
        if before is None or at_rest(before) != at_rest(shown):
            # The canvas, which may turn to other views, places the labels.
            self._refurnish(relabel=False)
        self.canvas.present(shown)

    def _make_brush(self) -> None:
        from trigger_atlas.ui.brush_bar import BrushBar

        self.cards.brush = BrushBar(self)
        self.brush_made.emit()

    def _make_lens(self) -> None:
        from trigger_atlas.ui.lens_bar import LensBar

        self.cards.lens = LensBar(self)
        self.lens_made.emit()

    def set_hatch(self, *, on: bool) -> None:
        """Hatch pain instead of stippling it."""
        self.canvas.set_hatch(on=on)
        self._refurnish()

    def set_reduced_motion(self, *, on: bool) -> None:
        """Let nothing glide, fade or spread."""
        self.canvas.spread_show.stop()
        self.canvas.reduced_motion = on
        self._on_spread_changed()

    def stop_spread(self) -> bool:
        """End the build-up of a referral; False if none is shown."""
        return self.canvas.spread_show.stop()

    def fit(self) -> None:
        """Show whole figures; where they already are, the selection."""
        self.canvas.cameras.fit()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Act on a key that nobody else wanted; False if it is none of the stage's."""
        key = Qt.Key(event.key())
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        act = self._acts().get(key)
        if act is not None:
            act()
        return act is not None

    def _acts(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            **{key: partial(self._open_group, group) for key, group in VIEW_KEYS.items()},
            **{key: partial(self.peeled.emit, step) for key, step in PEEL_KEYS.items()},
            **{key: partial(self.canvas.cameras.zoom, factor) for key, factor in ZOOM_KEYS.items()},
            Qt.Key.Key_5: partial(self.views_chosen.emit, PAIR),
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_L: self._on_labels_pressed,
            Qt.Key.Key_W: self._on_risks_pressed,
            Qt.Key.Key_B: self._on_body_pressed,
            Qt.Key.Key_P: self._on_play_pressed,
            Qt.Key.Key_Escape: self._on_escape_pressed,
        }

    def _on_escape_pressed(self) -> None:
        if not self.stop_spread():
            self.cleared.emit()

    def _make_canvas(self) -> "Canvas":
        from trigger_atlas.ui.canvas import Canvas

        canvas = Canvas(*self._opens, self._starts, self)
        canvas.setGeometry(self.rect())
        if not self._opening.is_painted:
            canvas.first_painted.connect(self.first_painted)
        self._connect_canvas(canvas)
        self._opening.hide()
        canvas.setVisible(True)
        return canvas

    def _connect_canvas(self, canvas: "Canvas") -> None:
        canvas.stack_hovered.connect(self.stack_hovered)
        canvas.stack_clicked.connect(self.stack_clicked)
        canvas.point_clicked.connect(self.point_clicked)
        canvas.gallery.picture_arrived.connect(self._on_picture_arrived)
        canvas.gallery.art_arrived.connect(self._on_art_arrived)
        canvas.gallery.failed.connect(self.view_failed)
        canvas.settled.connect(self.settled)
        canvas.plates.failed.connect(self.plate_failed)
        canvas.plates.arrived.connect(self._on_plates_arrived)
        canvas.pointer_moved.connect(self._place_chip)
        canvas.spread_show.changed.connect(self._on_spread_changed)

    def _furnish(self) -> "Furnishing":
        from trigger_atlas.ui.furnishing import Furnishing

        cards = self._cards = Furnishing(self, drawn_bodies())
        self._connect_cards(cards)
        self._fetch_thumbnails()
        return cards

    def _connect_cards(self, cards: "Furnishing") -> None:
        cards.stack.target_chosen.connect(self.target_chosen)
        cards.strip.views_chosen.connect(self.views_chosen)
        cards.depth.depth_chosen.connect(self.depth_chosen)
        cards.tools.depth_chosen.connect(self.depth_chosen)
        cards.tools.labels_pressed.connect(self._on_labels_pressed)
        cards.tools.pair_pressed.connect(self._on_pair_pressed)
        cards.tools.risks_pressed.connect(self._on_risks_pressed)
        cards.side.chosen.connect(self._on_side_chosen)
        cards.body.chosen.connect(self._on_body_chosen)
        cards.body_button.clicked.connect(self._on_body_pressed)
        cards.zoom.zoomed_in.connect(self._on_zoomed_in)
        cards.zoom.zoomed_out.connect(self._on_zoomed_out)
        cards.zoom.fitted.connect(self.fit)
        cards.inset.clicked.connect(self._on_inset_clicked)
        cards.legend_button.clicked.connect(self._on_legend_clicked)
        cards.play.clicked.connect(self._on_play_pressed)

    def _fetch_thumbnails(self) -> None:
        from trigger_atlas.ui.view_strip import FACES

        for view in FACES.values():
            if view in self.canvas.gallery.manifest.views:
                self._on_picture_arrived(view)

    def _thumbnail(self, view: View, picture: QImage) -> QImage:
        from trigger_atlas.render.plates import ARGB
        from trigger_atlas.ui.view_strip import PICTURE

        if picture.isNull():
            return picture
        ratio = self.devicePixelRatioF()
        smooth, whole = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.KeepAspectRatio
        small = picture.scaled(PICTURE * ratio, whole, smooth).convertToFormat(ARGB)
        if self.canvas.gallery.files(view).mirror:
            small = small.transformed(QTransform.fromScale(-1, 1))
        small.setDevicePixelRatio(ratio)
        return small

    def _refurnish(self, *, relabel: bool = True) -> None:
        if self._shown is not None:
            figure, labels = self.canvas.gallery.figure, self.canvas.overlay.labels_on
            held = figure.held if figure else {}
            self.cards.show(self._shown, held, labels=labels, hatch=self.canvas.hatch)
            self._show_inset(self._shown)
        self.cards.arrange(self.size(), self.canvas, relabel=relabel)

    def _show_inset(self, shown: "Shown") -> None:
        stage = shown.inset
        art = self.canvas.gallery.art(stage.view) if stage else None
        if stage is None or art is None:
            self.cards.inset.show_stage(None, None, None)
            return
        from trigger_atlas.domain.spread import STILLS
        from trigger_atlas.render.look import look_of

        dark, hatch = tokens_of(self).dark, self.canvas.hatch
        look = look_of(stage, art.figure, shown.depth, calm=False, dark=dark, hatch=hatch)
        step = self.canvas.spread_show.step
        spread = STILLS[step] if step else 1.0
        self.cards.inset.show_stage(stage, art, replace(look.still(), spread=spread))

    @Slot()
    def _on_play_pressed(self) -> None:
        if self._cards is not None and not self._cards.play.isHidden():
            self.canvas.spread_show.press()

    @Slot()
    def _on_spread_changed(self) -> None:
        if self._cards is None or self._shown is None:
            return
        show = self.canvas.spread_show
        self._cards.legend.show_step(show.step)
        self._cards.play.show_state(show, reduced_motion=self.canvas.reduced_motion)
        self._show_inset(self._shown)
        if show.step is not None and self.canvas.reduced_motion:
            from trigger_atlas.ui.accessible import announce

            announce(self.canvas, show.step.value)

    @Slot(object)
    def _on_picture_arrived(self, view: View) -> None:
        if self._cards is None:
            return
        from trigger_atlas.ui.view_strip import FACES

        picture = self.canvas.gallery.start_picture(view)
        if picture is not None and FACES[view.group] is view:
            self._cards.strip.show_picture(view.group, self._thumbnail(view, picture))

    @Slot(object)
    def _on_art_arrived(self, _view: View) -> None:
        self._refurnish()

    @Slot()
    def _place_chip(self) -> None:
        if self._cards is None:
            return
        pointing, chip = self.canvas.pointing, self._cards.chip
        at = pointing.pos
        if at is None and pointing.focused is not None:
            pane = self.canvas.pane_of(pointing.focused[0])
            at = QPointF((pane.muscle_box(pointing.focused[1]) if pane else QRectF()).center())
        if at is None:
            chip.hide()
        elif not chip.isHidden():
            chip.place(at, QRect(QPoint(0, 0), self.size()))

    @Slot()
    def _on_plates_arrived(self) -> None:
        if self._cards is not None and not self.canvas.plates.waiting:
            self._cards.inset.refresh()

    @Slot(str)
    def _on_side_chosen(self, key: str) -> None:
        self.side_chosen.emit(SideChoice(key))

    @Slot(str)
    def _on_body_chosen(self, key: str) -> None:
        self.body_chosen.emit(Body(key))

    @Slot()
    def _on_body_pressed(self) -> None:
        bodies, shown = drawn_bodies(), self._shown
        if shown is not None and len(bodies) > 1:
            self.body_chosen.emit(bodies[(bodies.index(shown.body) + 1) % len(bodies)])

    def _open_group(self, group: ViewGroup) -> None:
        """Show the views of a group as a press on its picture does; nothing if there are none."""
        for entry in self._shown.strip if self._shown is not None else ():
            if entry.group is group:
                self.views_chosen.emit((entry.opens,))

    @Slot()
    def _on_zoomed_in(self) -> None:
        self.canvas.cameras.zoom(ZOOM_STEP)

    @Slot()
    def _on_zoomed_out(self) -> None:
        self.canvas.cameras.zoom(1 / ZOOM_STEP)

    @Slot()
    def _on_inset_clicked(self) -> None:
        stage = self.cards.inset.stage
        if stage is not None:
            self.views_chosen.emit((stage.view,))

    @Slot()
    def _on_labels_pressed(self) -> None:
        overlay = self.canvas.overlay
        overlay.labels_on = not overlay.labels_on
        self._refurnish()

    @Slot()
    def _on_risks_pressed(self) -> None:
        self.risks_switched.emit(self._shown is None or not self._shown.at_risk)

    @Slot()
    def _on_pair_pressed(self) -> None:
        self.views_chosen.emit(PAIR if len(self.views) == 1 else PAIR[:1])

    @Slot()
    def _on_legend_clicked(self) -> None:
        button = self.cards.legend_button
        button.setChecked(not button.isChecked())
        self._refurnish()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        (self._canvas or self._opening).setGeometry(self.rect())
        if self._cards is not None:
            self._cards.arrange(self.size(), self.canvas)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)
