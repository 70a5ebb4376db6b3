"""The parts around the stage, and how they share the window."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from trigger_atlas.state_pain import Door
from trigger_atlas.ui.app_bar import AppBar
from trigger_atlas.ui.card_panel import CardPanel
from trigger_atlas.ui.dialogs import about, shortcuts
from trigger_atlas.ui.glide import Glide
from trigger_atlas.ui.left_panel import LeftPanel
from trigger_atlas.ui.list_rows import Part
from trigger_atlas.ui.rail import BROWSE, FAVOURITES, RECENT, SEARCH, Rail
from trigger_atlas.ui.ring import FocusRing
from trigger_atlas.ui.shade import Shade
from trigger_atlas.ui.sheet import BottomSheet
from trigger_atlas.ui.start_panel import StartPanel
from trigger_atlas.ui.toast import Toast
from trigger_atlas.ui.window_layout import Arrangement, Mode, Stop, nearest_stop, sheet_height

if TYPE_CHECKING:
    from trigger_atlas.domain.names import MuscleId
    from trigger_atlas.shown import Shown
    from trigger_atlas.ui.guide_panel import GuidePanel
    from trigger_atlas.ui.lens_panel import LensPanel
    from trigger_atlas.ui.pain_panel import PainPanel
    from trigger_atlas.ui.results_panel import ResultsPanel
    from trigger_atlas.ui.segments_panel import SegmentsPanel
    from trigger_atlas.ui.window import Window

PARTS = {FAVOURITES: Part.FAVOURITES, RECENT: Part.RECENT}
TO_MUSCLES = {Door.PAIN: (BROWSE, FAVOURITES, RECENT), Door.SEGMENTS: (FAVOURITES, RECENT)}
"""Ways that lead to the list of muscles, from the second door through the first."""


class Panels(QObject):
    """Owns bar, rail, left panel, start, card, guide and sheet, and the keys that work everywhere.

    Signals:
        home_asked: Select nothing.
        door_chosen: Door.
        second_door_made: The panels of the second door were made: they can be connected.
        third_door_made: The panels of the lens were made: they can be connected.
        guide_asked, guide_toggled: Open the guide; open it or put it away.
        guide_made: The panel of the guide was made: it can be connected.
        undo_asked, redo_asked, wipe_asked: Keys of the painting.
        back_asked: One place back.
        forward_asked: One place forward.
        theme_toggled: Change between light and dark.
        favourite_toggled: MuscleId, from the keys or the star.
    """

    home_asked = Signal()
    door_chosen = Signal(object)
    second_door_made = Signal()
    third_door_made = Signal()
    guide_asked = Signal()
    guide_toggled = Signal()
    guide_made = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    wipe_asked = Signal()
    back_asked = Signal()
    forward_asked = Signal()
    theme_toggled = Signal()
    favourite_toggled = Signal(object)

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._mode = Mode.WIDE
        self._way = ""
        self._selected: MuscleId | None = None
        self._pull_from = 0
        self.pain: PainPanel | None = None
        self.results: ResultsPanel | None = None
        self.spine: SegmentsPanel | None = None
        self.lens: LensPanel | None = None
        self.guide: GuidePanel | None = None
        self._reading = False
        self._door = Door.MUSCLES
        self._paged = False
        self.bar = AppBar(window)
        self.left = LeftPanel(window)
        self.start = StartPanel(window)
        self.card = CardPanel(window)
        self._rail = Rail(window)
        self._sheet = BottomSheet(window)
        self._shade = Shade(window)
        self._toast = Toast(window)
        self._ring = FocusRing(window)
        self._sheet_glide = Glide(self._sheet)
        self._left_glides: dict[QWidget, Glide] = {self.left: Glide(self.left)}
        self._keys: list[QShortcut] = []
        for widget in (self._shade, self._rail, self._sheet, self.card):
            widget.hide()
        self._connect()
        self._bind_keys()
        self._order_tabs()

    def _connect(self) -> None:
        bar, window_keys = (
            self.bar,
            (self.home_asked, self.back_asked, self.forward_asked, self.theme_toggled),
        )
        asked = (bar.home_asked, bar.back_asked, bar.forward_asked, bar.theme_toggled)
        for signal, own in zip(asked, window_keys, strict=True):
            signal.connect(own)
        bar.door_chosen.connect(self._on_door_chosen)
        self.start.door_chosen.connect(self.door_chosen)
        self.start.guide_asked.connect(self.guide_asked)
        bar.guide_asked.connect(self.guide_asked)
        bar.shortcuts_asked.connect(self._on_shortcuts_asked)
        bar.about_asked.connect(self._on_about_asked)
        bar.search_asked.connect(self._on_search_asked)
        bar.browse_asked.connect(self._on_browse_asked)
        self._rail.asked.connect(self._on_rail_asked)
        self._shade.pressed.connect(self._on_shade_pressed)
        self.left.muscle_chosen.connect(self._on_muscle_chosen)
        self.left.recent_chosen.connect(self._on_muscle_chosen)
        self.start.browse_asked.connect(self._on_browse_asked)
        self.card.closed.connect(self.home_asked)
        self.card.favourite_toggled.connect(self.favourite_toggled)
        self._sheet.pulled.connect(self._on_sheet_pulled)
        self._sheet.let_go.connect(self._on_sheet_let_go)
        self._sheet.next_asked.connect(self._on_sheet_next_asked)

    def _bind_keys(self) -> None:
        for keys, slot in (("T", self.theme_toggled), ("?", self._on_shortcuts_asked)):
            self._bind(keys, slot)
        self._keys = [
            self._bind("M", self._on_door_key),
            self._bind("Ctrl+M", self._on_door_key),
            self._bind("Ctrl+Z", self.undo_asked),
            self._bind("Ctrl+Shift+Z", self.redo_asked),
            self._bind("Ctrl+Y", self.redo_asked),
            self._bind("Del", self.wipe_asked),
            self._bind("/", self._on_search_asked),
            self._bind("Ctrl+K", self._on_search_asked),
            self._bind("Esc", self._on_escape),
            self._bind("Alt+Left", self.back_asked),
            self._bind("Alt+Right", self.forward_asked),
            self._bind("Ctrl+D", self._on_favourite_key),
            self._bind("F1", self.guide_toggled),
        ]

    def _bind(self, keys: str, slot: Callable[[], None] | SignalInstance) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.activated.connect(slot)
        return shortcut

    def _order_tabs(self) -> None:
        """Tab walks from bar to rail, panel, stage and card."""
        chain = (self.bar, self._rail, self.left, self._window.stage, self.start, self.card)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def reduce_motion(self, *, on: bool) -> None:
        """Let no panel slide."""
        for glide in (*self._left_glides.values(), self._sheet_glide):
            glide.reduced_motion = on

    def show_all(self) -> None:
        """Bring the panels onto the screen."""
        for widget in (self.bar, self.left if self._mode is Mode.WIDE else self._rail):
            widget.show()
        self._show_side()
        self.lay_out(self._window.arrangement)
        if self._mode is Mode.WIDE:
            self.left.focus_search()
        else:
            self._window.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def present(self, shown: Shown) -> None:
        """Hand what is shown to every panel."""
        self._selected = shown.selected
        if shown.door is not self._door:
            self._door = shown.door
            if self._way in PARTS or self._way == BROWSE:
                self._close_way()
            self._window.stage.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bar.present(shown)
        if shown.pain is not None:
            self._present_pain(shown)
        if shown.segments is not None:
            self._present_segments(shown)
        self.left.present(shown)
        self.start.present(shown)
        self.card.present(shown)
        was_reading, self._reading = self._reading, shown.guide is not None
        if self._reading:
            self._present_guide(shown)
        self._show_side()
        if self._reading is not was_reading:
            self._turn_to_guide(on=self._reading)

    def _present_guide(self, shown: Shown) -> None:
        if self.guide is None:
            from trigger_atlas.ui.guide_panel import GuidePanel

            self.guide = GuidePanel(self._window)
            self.guide_made.emit()
            self.lay_out(self._window.arrangement)
        self.guide.present(shown)

    def _turn_to_guide(self, *, on: bool) -> None:
        """Let keys go to the guide that opened; from the one that closed back to the stage."""
        assert self.guide is not None
        focus: QWidget | None = self._window.focusWidget()
        if on:
            if self._way:
                self._close_way()
            if self._mode is Mode.SHEET and self._window.stop is Stop.LOW:
                self._rest_at(Stop.MIDDLE)
            self.guide.focus_search()
        elif focus is not None and self.guide.isAncestorOf(focus):
            self._window.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _present_pain(self, shown: Shown) -> None:
        if self.pain is None or self.results is None:
            self._make_second_door()
        assert self.pain is not None
        assert self.results is not None
        self.pain.present(shown)
        self.results.present(shown)

    def _present_segments(self, shown: Shown) -> None:
        if self.spine is None or self.lens is None:
            self._make_third_door()
        assert self.spine is not None
        assert self.lens is not None
        self.spine.present(shown)
        self.lens.present(shown)

    def _make_third_door(self) -> None:
        from trigger_atlas.ui.lens_panel import LensPanel
        from trigger_atlas.ui.segments_panel import SegmentsPanel

        self.spine = SegmentsPanel(self._window)
        self.lens = LensPanel(self._window)
        self._left_glides[self.spine] = Glide(self.spine)
        self.third_door_made.emit()
        self.lay_out(self._window.arrangement)

    def _make_second_door(self) -> None:
        from trigger_atlas.ui.pain_panel import PainPanel
        from trigger_atlas.ui.results_panel import ResultsPanel

        self.pain = PainPanel(self._window)
        self.results = ResultsPanel(self._window)
        self._left_glides[self.pain] = Glide(self.pain)
        self.second_door_made.emit()
        self.lay_out(self._window.arrangement)

    @property
    def finder(self) -> LeftPanel | PainPanel | SegmentsPanel:
        """The left panel of the door that the reader stands in."""
        of_door = {Door.PAIN: self.pain, Door.SEGMENTS: self.spine}
        return of_door.get(self._door) or self.left

    def _show_side(self) -> None:
        has_card, inside = self._selected is not None, self._door is not Door.MUSCLES
        self._sheet.ground("card" if has_card or inside or self._reading else "chrome")
        beside = not self._paged and not self._reading
        self.card.setVisible(has_card and beside)
        self.start.setVisible(not has_card and not inside and beside)
        for door, panel in ((Door.PAIN, self.results), (Door.SEGMENTS, self.lens)):
            if panel is not None:
                panel.setVisible(self._door is door and beside)
        if self.guide is not None:
            self.guide.setVisible(self._reading and not self._paged)
        self._show_left()

    def show_page(self, *, on: bool) -> None:
        """Make room for a page that stands in for the atlas."""
        self._paged = on
        self.bar.show_ways(on=not on)
        for key in self._keys:
            key.setEnabled(not on)

    def tell(self, words: str) -> None:
        """Show a short message."""
        self._toast.say(words)
        self._place_toast(self._window.arrangement)

    def lay_out(self, parts: Arrangement) -> None:
        """Give every part its place in the window."""
        if parts.mode is not self._mode:
            self._mode = parts.mode
            self._close_way()
        self.bar.setGeometry(QRect(*parts.bar))
        self.bar.arrange(width=parts.bar[2], sheets=parts.mode is Mode.SHEET and not self._paged)
        for panel, glide in self._left_glides.items():
            glide.stop()
            panel.setGeometry(QRect(*parts.left))
        self._shade.setGeometry(QRect(*parts.stage))
        self._lay_out_side(parts)
        self._rail.setVisible(parts.rail is not None and not self._paged)
        if parts.rail is not None:
            self._rail.setGeometry(QRect(*parts.rail))
        self._show_left()
        self._place_toast(parts)

    def _lay_out_side(self, parts: Arrangement) -> None:
        as_sheet = parts.mode is Mode.SHEET
        self.start.as_sheet(on=as_sheet)
        self.card.as_sheet(on=as_sheet)
        rights: list[QWidget] = [self.start, self.card]
        for panel in (self.results, self.lens, self.guide):
            if panel is not None:
                panel.as_sheet(on=as_sheet)
                rights.append(panel)
        self._sheet.setVisible(as_sheet and not self._paged)
        if as_sheet:
            self._sheet.hold(*rights)
            self._sheet_glide.stop()
            self._sheet.setGeometry(QRect(*parts.right))
        else:
            for right in rights:
                if right.parentWidget() is not self._window:
                    right.setParent(self._window)
                right.setGeometry(QRect(*parts.right))
        self._show_side()

    def _place_toast(self, parts: Arrangement) -> None:
        x, y, width, height = parts.stage
        size = self._toast.size()
        self._toast.move(x + (width - size.width()) // 2, y + height - size.height() - 24)

    def _show_left(self) -> None:
        over = self._mode is not Mode.WIDE
        focus: QWidget | None = self._window.focusWidget()
        if over and not self._way and focus is not None and self.finder.isAncestorOf(focus):
            self._window.stage.setFocus(Qt.FocusReason.OtherFocusReason)
            focus.clearFocus()
        for panel in self._left_glides:
            panel.setVisible(panel is self.finder and (not over or bool(self._way)) and not self._paged)
        self._shade.setVisible(over and bool(self._way) and not self._paged)
        self._rail.mark(self._way)
        if over and self._way:
            self._shade.raise_()
            self.finder.raise_()
            self._rail.raise_()
            self._toast.raise_()

    def _open_way(self, way: str) -> None:
        if way in TO_MUSCLES.get(self._door, ()):
            self.door_chosen.emit(Door.MUSCLES)
        slides = not self._way
        self._way = way
        self.left.show_part(PARTS.get(way, Part.ALL))
        self._show_left()
        if slides:
            place = QRect(*self._window.arrangement.left)
            self.finder.setGeometry(place)
            self._left_glides[self.finder].come_from(place.translated(-place.width(), 0))
        if way in (SEARCH, BROWSE):
            self.finder.focus_search()

    def _close_way(self) -> None:
        self._way = ""
        self.left.show_part(Part.ALL)
        self._show_left()

    @Slot(str)
    def _on_rail_asked(self, way: str) -> None:
        if way == self._way:
            self._close_way()
        else:
            self._open_way(way)

    @Slot()
    def _on_shade_pressed(self) -> None:
        self._close_way()

    @Slot()
    def _on_search_asked(self) -> None:
        if self._mode is Mode.WIDE:
            self.finder.focus_search()
        else:
            self._on_rail_asked(SEARCH)

    @Slot()
    def _on_browse_asked(self) -> None:
        if self._mode is Mode.WIDE:
            self.finder.focus_search()
        else:
            self._on_rail_asked(BROWSE)

    @Slot(object)
    def _on_muscle_chosen(self, _muscle: object) -> None:
        if self._way:
            self._close_way()
        elif self.left.typing:
            self._window.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_escape(self) -> None:
        stop_spread = getattr(self._window.stage, "stop_spread", None)
        if self._reading and self.guide is not None and not self._way and not self.finder.typing:
            self.guide.escape()
            return
        if self.finder.escape() or (stop_spread is not None and stop_spread()):
            return
        if self._way:
            self._close_way()
        else:
            self.home_asked.emit()

    @Slot(object)
    def _on_door_chosen(self, door: Door) -> None:
        """Go through a door; in the one that the reader stands in already, to its start."""
        if door is self._door and door is Door.MUSCLES:
            self.home_asked.emit()
        else:
            self.door_chosen.emit(door)

    @Slot()
    def _on_door_key(self) -> None:
        """Go through the next door; after the last comes the first."""
        doors = list(Door)
        self.door_chosen.emit(doors[(doors.index(self._door) + 1) % len(doors)])

    @Slot()
    def _on_favourite_key(self) -> None:
        if self._selected is not None:
            self.favourite_toggled.emit(self._selected)

    @Slot()
    def _on_shortcuts_asked(self) -> None:
        shortcuts(self._window).open()

    @Slot()
    def _on_about_asked(self) -> None:
        about(self._window).open()

    @Slot(int)
    def _on_sheet_pulled(self, up: int) -> None:
        window = self._window
        rest = sheet_height(window.height(), window.stop)
        lowest, highest = sheet_height(window.height(), Stop.LOW), sheet_height(window.height(), Stop.HIGH)
        height = max(lowest, min(highest, rest + up))
        self._sheet.setGeometry(0, window.height() - height, window.width(), height)

    @Slot()
    def _on_sheet_let_go(self) -> None:
        self._rest_at(nearest_stop(self._window.height(), self._sheet.height()))

    @Slot()
    def _on_sheet_next_asked(self) -> None:
        self._rest_at(Stop((self._window.stop + 1) % len(Stop)))

    def _rest_at(self, stop: Stop) -> None:
        before = self._sheet.geometry()
        self._window.pull(stop)
        self._sheet_glide.come_from(before)
