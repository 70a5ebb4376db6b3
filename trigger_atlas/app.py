"""Puts the parts together: the figure first, the knowledge after the first frame."""

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from trigger_atlas import quick_start
from trigger_atlas.domain.names import Body, MuscleId, SideChoice, View
from trigger_atlas.knowledge.figure import drawn_bodies, load_manifest, shown_name
from trigger_atlas.knowledge.problem import DataError, Problem
from trigger_atlas.settings import Settings, Theme, load_settings, save_settings
from trigger_atlas.state import AppState
from trigger_atlas.state_guide import GuideState
from trigger_atlas.state_pain import Door
from trigger_atlas.store import Store
from trigger_atlas.ui import theme
from trigger_atlas.ui.starts import StartPictures

if TYPE_CHECKING:
    from collections.abc import Callable

    from trigger_atlas.domain.atlas import Atlas
    from trigger_atlas.intents import Intents
    from trigger_atlas.knowledge.figure import DrawnBody
    from trigger_atlas.services.guide import GuideIndex
    from trigger_atlas.services.pain.door import PainAtlas
    from trigger_atlas.services.pain.live import CellIndex, LiveAnswer
    from trigger_atlas.services.search import SearchIndex
    from trigger_atlas.shown_segments import Lens
    from trigger_atlas.ui.panels import Panels
    from trigger_atlas.ui.stage import Stage


PICTURED = MuscleId("trapezius-upper")
PICTURED_SIZE = 360
DOOR_DELAY_MS = 600


class App(QObject):
    """Owns settings, store and window; loads the knowledge once the figure is on the screen.

    Args:
        qt: The running application.
        link: What to open: empty, a muscle id or ``trigger-atlas://muscle/ID?side=left``.

    Signals:
        loaded: Knowledge, geometry and panels are there.
        failed: The data have faults; the window lists them.
        prepared: ``(PainAtlas, View, CellIndex)``, made on another thread for the first stroke.
    """

    loaded = Signal()
    failed = Signal()
    prepared = Signal(object)

    def __init__(self, qt: QApplication, link: str = "") -> None:
        super().__init__()
        self._qt = qt
        self._link = link
        self._settings, self._note = load_settings()
        self._atlas: Atlas | None = None
        self._drawn: DrawnBody | None = None
        self._rest: Atlas | None = None
        self._index: SearchIndex | None = None
        self._pain: PainAtlas | None = None
        self._lens: Lens | None = None
        self._guide: GuideIndex | None = None
        self.intents: Intents | None = None
        self.store = Store(_state_of(self._settings), self)
        self.store.changed.connect(self._on_store_changed)
        self.prepared.connect(self._on_prepared)
        self._open_window()
        qt.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def _make_stage(self) -> "Stage | None":
        """The stage; None if the figure cannot be read, which loading will tell."""
        starts, views = StartPictures(), self.store.state.place.views
        try:
            manifest = load_manifest(self.store.state.body)
        except DataError:
            QTimer.singleShot(0, self._on_stage_first_painted)
            return None
        for view in views:
            starts.picture(manifest, view)
        # Imported while the pictures are decoded.
        from trigger_atlas.ui.stage import Stage

        stage = Stage(manifest, views, starts)
        # In a turn of its own, so that whoever else waits for the first frame hears of it at once.
        stage.first_painted.connect(self._on_stage_first_painted, Qt.ConnectionType.QueuedConnection)
        stage.plate_failed.connect(self._on_stage_plate_failed)
        stage.view_failed.connect(self._on_stage_view_failed)
        return stage

    def _open_window(self) -> None:
        self.stage = self._make_stage()
        from trigger_atlas.ui.window import Window

        theme.apply(self._qt, self._settings.theme)
        self.window = Window(self.stage)
        self.window.restore_place(self._settings.window)
        self.window.closed.connect(self._on_window_closed)
        self.window.show()

    @Slot()
    def _on_stage_first_painted(self) -> None:
        """Make the canvas and the panels, then read everything that the first frame did without."""
        theme.prepare(self._qt)
        if self.stage is not None:
            self.stage.complete()
        panels = self.window.complete()
        panels.theme_toggled.connect(self._on_theme_toggled)
        panels.bar.theme_chosen.connect(self._on_theme_chosen)
        panels.bar.show_theme(self._settings.theme)
        panels.bar.hatch_chosen.connect(self._on_hatch_chosen)
        panels.bar.motion_chosen.connect(self._on_motion_chosen)
        panels.bar.show_choices(hatch=self._settings.hatch, reduced_motion=self._settings.reduced_motion)
        self._on_motion_chosen(self._settings.reduced_motion)
        if self._note:
            panels.tell(self._note)
        self._load()

    def _load(self) -> None:
        from trigger_atlas.knowledge.figure import load_body
        from trigger_atlas.knowledge.load import load_atlas, load_rest

        self._drawn = self._rest = None
        try:
            drawn = load_body(self.store.state.body)
            for view in self.store.state.place.views:
                drawn.figure[view]
            self._drawn = drawn
            atlas = load_atlas()
        except DataError as error:
            self._rest = load_rest() if self._drawn else None
            self._list_problems(error.problems)
        else:
            self._open_atlas(atlas)

    def _open_atlas(self, atlas: "Atlas") -> None:
        from trigger_atlas.intents import Intents
        from trigger_atlas.services.search import SearchIndex
        from trigger_atlas.wiring import connect

        assert self.stage is not None
        assert self._drawn is not None
        assert self.window.panels is not None
        self._atlas, self._index = atlas, SearchIndex(atlas)
        self.window.show_page(None)
        names = {muscle.id: muscle.name for muscle in atlas.muscles.values()}
        self.stage.load(self._drawn.figure, names)
        if self._settings.hatch:
            self.stage.set_hatch(on=True)
        self.intents = Intents(self.store, atlas, self._drawn.index, self.window)
        connect(self.intents, self.stage, self.window.panels)
        self._pain = self._lens = self._guide = None
        self._connect_second_door(self.stage, self.window.panels)
        self._connect_third_door(self.stage, self.window.panels)
        self._connect_guide(self.window.panels)
        self._present()
        self._follow_link()
        QTimer.singleShot(DOOR_DELAY_MS, self._hang_door_picture)
        self.loaded.emit()

    def _connect_second_door(self, stage: "Stage", panels: "Panels") -> None:
        """Connect the way from pain to muscles; what it needs is made when the reader goes there."""
        from trigger_atlas.intents_pain import PainIntents
        from trigger_atlas.wiring import connect_brush, connect_pain_panels, connect_second_door

        assert self.intents is not None
        pain = PainIntents(self.store, self._pain_atlas, self.window)
        connect_second_door(pain, stage, panels)
        panels.second_door_made.connect(partial(connect_pain_panels, pain, self.intents, panels))
        stage.brush_made.connect(partial(connect_brush, pain, stage))
        pain.ranked.connect(self._on_ranked)
        pain.failed.connect(panels.tell)

    def _connect_third_door(self, stage: "Stage", panels: "Panels") -> None:
        """Connect the lens of segments; what it needs is made when the reader goes there."""
        from trigger_atlas.intents_segments import SegmentIntents
        from trigger_atlas.wiring import connect_lens, connect_lens_panels

        assert self.intents is not None
        segments = SegmentIntents(self.store, self.window)
        panels.third_door_made.connect(partial(connect_lens_panels, segments, self.intents, panels))
        stage.lens_made.connect(partial(connect_lens, segments, stage))
        panels.card.lens_asked.connect(segments.choose_muscle)
        panels.left.segment_asked.connect(segments.choose_segment)

    def _lens_of(self) -> "Lens":
        """What the segments supply."""
        from trigger_atlas.shown_segments import Lens

        assert self._atlas is not None
        if self._lens is None:
            self._lens = Lens(self._atlas)
        return self._lens

    def _connect_guide(self, panels: "Panels") -> None:
        """Connect the way to the guide; its panel is made when the reader opens it."""
        from trigger_atlas.intents_guide import GuideIntents
        from trigger_atlas.wiring import connect_guide, connect_guide_panel

        guide = GuideIntents(self.store, self.window)
        connect_guide(guide, panels)
        panels.guide_made.connect(partial(connect_guide_panel, guide, panels))

    def _guide_index(self) -> "GuideIndex":
        """What finds entries of the guide."""
        from trigger_atlas.services.guide import GuideIndex

        assert self._atlas is not None
        if self._guide is None:
            self._guide = GuideIndex(self._atlas)
        return self._guide

    def _pain_atlas(self) -> "PainAtlas":
        """What ranks muscles, of the body that is looked at."""
        from trigger_atlas.services.pain.door import PainAtlas

        assert self._atlas is not None
        assert self._drawn is not None
        if self._pain is None:
            self._pain = PainAtlas(self._atlas, self._drawn.figure, self._drawn.index)
        return self._pain

    def _prepare_strokes(self) -> None:
        """Make what the first stroke on the shown views would wait for, beside everything else."""
        from trigger_atlas.render.pool import run_in_pool

        place = self.store.state.place
        if place.door is not Door.PAIN or self._drawn is None:
            return
        pain = self._pain_atlas()
        for view in place.views:
            if view in self._drawn.figure and (work := pain.begin(view)) is not None:
                run_in_pool(partial(_made_for, pain, view.page, work), self.prepared)

    @Slot(object)
    def _on_prepared(self, made: "tuple[PainAtlas, View, CellIndex]") -> None:
        pain, page, cells = made
        pain.cells.keep(page, cells)

    @Slot(object)
    def _on_ranked(self, answers: "tuple[LiveAnswer, ...]") -> None:
        from trigger_atlas.shown_pain import live_rows

        panels = self.window.panels
        if self._atlas is not None and panels is not None and panels.results is not None:
            panels.results.show_live(live_rows(self._atlas, answers))

    @Slot()
    def _hang_door_picture(self) -> None:
        """Show on the start's door what the atlas does, drawn when nothing more urgent is left."""
        from trigger_atlas.render.picture import Picture, draw_picture

        if self._atlas is None or self._drawn is None or self.window.panels is None:
            return
        if PICTURED not in self._atlas.muscles:
            return
        layers = frozenset({"body", "muscles", "ink", "selection", "zones", "points"})
        picture = Picture(PICTURED, view=View.LEFT, size=PICTURED_SIZE, layers=layers)
        self.window.panels.start.show_picture(draw_picture(self._atlas, self._drawn, picture))

    def _list_problems(self, problems: tuple[Problem, ...]) -> None:
        from trigger_atlas.knowledge.locate import data_place
        from trigger_atlas.ui.problems_page import ProblemsPage

        can_open = self._rest is not None
        page = ProblemsPage(problems, data_place("muscles.yaml").parent, can_open=can_open)
        page.open_anyway_asked.connect(self._on_open_anyway_asked, Qt.ConnectionType.QueuedConnection)
        page.check_again_asked.connect(self._on_check_again_asked, Qt.ConnectionType.QueuedConnection)
        self.window.show_page(page)
        self.failed.emit()

    @Slot()
    def _on_open_anyway_asked(self) -> None:
        if self._rest is not None:
            self._open_atlas(self._rest)

    @Slot()
    def _on_check_again_asked(self) -> None:
        """Start anew in a new window at the same place: plates, geometry and knowledge are read again."""
        old = self.window
        old.closed.disconnect(self._on_window_closed)
        self._settings = replace(self._settings, window=old.place())
        self._open_window()
        old.close()
        old.deleteLater()

    def _follow_link(self) -> None:
        from trigger_atlas.services.links import parse_link

        if not self._link or self.intents is None:
            return
        try:
            muscle, side = parse_link(self._link)
        except ValueError:
            return
        self.intents.open_muscle(muscle, side)
        if self.stage is not None:
            self.stage.setFocus()

    @Slot(object, object)
    def _on_store_changed(self, old: AppState, new: AppState) -> None:
        if new.body is not old.body:
            self._change_body(new.body)
        self._present()

    def _change_body(self, body: Body) -> None:
        """Read what tells of another body; its pictures and views come when they are painted."""
        from trigger_atlas.knowledge.figure import load_body

        if self.stage is None or self.intents is None:
            return
        try:
            drawn = self._drawn = load_body(body)
        except DataError as error:
            self._list_problems(error.problems)
            return
        self.intents.index = drawn.index
        self._pain = None
        self.stage.change_body(drawn.manifest, drawn.figure)

    def _present(self) -> None:
        from trigger_atlas.shown import derive

        if self._atlas is None or self._index is None or self.stage is None or self._drawn is None:
            return
        state = self.store.state
        pain = self._pain_atlas() if state.place.door is Door.PAIN else None
        lens = self._lens_of() if state.place.door is Door.SEGMENTS else None
        guide = self._guide_index() if state.guide.open else None
        shown = derive(self._atlas, self._drawn.index, self._index, state, pain, lens, guide)
        # Card and start decide how much room the stage has.
        self.window.present(shown)
        self.stage.present(shown)
        if pain is not None:
            QTimer.singleShot(0, self._prepare_strokes)

    @Slot()
    def _on_theme_toggled(self) -> None:
        self._on_theme_chosen(Theme.LIGHT if self._is_dark() else Theme.DARK)

    @Slot(str)
    def _on_theme_chosen(self, choice: str) -> None:
        self._settings = replace(self._settings, theme=Theme(choice))
        theme.apply(self._qt, self._settings.theme)
        if self.window.panels is not None:
            self.window.panels.bar.show_theme(self._settings.theme)

    @Slot(bool)
    def _on_hatch_chosen(self, on: bool) -> None:
        self._settings = replace(self._settings, hatch=on)
        if self.stage is not None:
            self.stage.set_hatch(on=on)

    @Slot(bool)
    def _on_motion_chosen(self, on: bool) -> None:
        self._settings = replace(self._settings, reduced_motion=on)
        if self.stage is not None:
            self.stage.set_reduced_motion(on=on)
        if self.window.panels is not None:
            self.window.panels.reduce_motion(on=on)

    @Slot(object)
    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._settings.theme is Theme.SYSTEM:
            theme.apply(self._qt, self._settings.theme)

    @Slot(str)
    def _on_stage_plate_failed(self, path: str) -> None:
        what, expected = "the picture cannot be read", "A WebP picture, as the build of the figure writes it"
        self._list_problems((Problem(shown_name(Path(path)), 0, 0, "", what, expected),))

    @Slot(object)
    def _on_stage_view_failed(self, problems: tuple[Problem, ...]) -> None:
        self._list_problems(problems)

    def _is_dark(self) -> bool:
        return theme.chosen(self._qt, self._settings.theme).dark

    @Slot()
    def _on_window_closed(self) -> None:
        state = self.store.state
        self._settings = replace(
            self._settings,
            window=self.window.place(),
            body=state.body,
            browse=state.browse,
            favourites=state.favourites,
            recent=state.recent,
            sections=tuple(sorted(state.sections)),
            opened=tuple(sorted(state.opened)),
            guide_level=state.guide.level,
        )
        save_settings(self._settings)


def run(link: str = "") -> int:
    """Open the window and stay until it is closed; the exit status."""
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    from trigger_atlas.faults import report_faults

    assert isinstance(qt, QApplication)
    qt.setApplicationName("Trigger Atlas")
    qt.setDesktopFileName("trigger-atlas")
    report_faults()
    app = App(qt, link)
    app.loaded.connect(quick_start.end)
    app.failed.connect(quick_start.end)
    status = qt.exec()
    del app
    return status


def _made_for(
    pain: "PainAtlas", page: View, work: "Callable[[], CellIndex]"
) -> "tuple[PainAtlas, View, CellIndex]":
    return pain, page, work()


def _state_of(settings: Settings) -> AppState:
    return AppState(
        body=settings.body if settings.body in drawn_bodies() else Body.MALE,
        browse=settings.browse,
        favourites=settings.favourites,
        recent=tuple((muscle, SideChoice(side)) for muscle, side in settings.recent),
        sections=frozenset(settings.sections),
        opened=frozenset(settings.opened),
        guide=GuideState(level=settings.guide_level),
    )
