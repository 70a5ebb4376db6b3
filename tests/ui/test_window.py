import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.shown_builders import START, TRAPEZIUS, shown
from trigger_atlas.state import type_query
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.panels import Panels
from trigger_atlas.ui.problems_page import ProblemsPage
from trigger_atlas.ui.rail import Rail
from trigger_atlas.ui.ring import FocusRing
from trigger_atlas.ui.sheet import BottomSheet, Handle
from trigger_atlas.ui.toast import Toast
from trigger_atlas.ui.window import Window
from trigger_atlas.ui.window_layout import Stop

SIZES = [(1600, 1000), (1100, 700), (1000, 1400), (600, 900)]
PANELS = "trigger_atlas.ui.panels"
HEAVY = ("shapely", "numpy", "pydantic", "yaml", "rapidfuzz")


class Stage(QWidget):
    keyed = Signal(int)

    def handle_key(self, event: QKeyEvent) -> bool:
        self.keyed.emit(event.key())
        return True


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window(Stage())
    qtbot.addWidget(made)
    made.resize(1600, 1000)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


@pytest.fixture
def panels(window: Window) -> Panels:
    made = window.complete()
    window.present(shown(START))
    return made


def only(window: Window, kind: type[QWidget]) -> QWidget:
    return next(child for child in window.children() if isinstance(child, kind))


def test_the_stage_stands_alone_at_its_place_before_the_panels_exist(window: Window) -> None:
    before = window.stage.geometry()
    assert [child for child in window.children() if isinstance(child, QWidget)] == [window.stage]
    window.complete()
    assert window.stage.geometry() == before


def test_the_first_window_needs_none_of_the_heavy_libraries() -> None:
    code = (
        "import sys; import trigger_atlas.ui.window;"
        f"print([name for name in {(*HEAVY, PANELS)!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("size", SIZES)
def test_start_gives_way_to_the_card_and_back(window: Window, panels: Panels, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.present(shown(TRAPEZIUS))
    assert (panels.start.isVisible(), panels.card.isVisible()) == (False, True)
    assert "Upper trapezius" in window.windowTitle()
    window.present(shown(START))
    assert (panels.start.isVisible(), panels.card.isVisible()) == (True, False)


def test_a_small_window_slides_the_panel_over_the_stage(qtbot: QtBot, window: Window, panels: Panels) -> None:
    window.resize(1100, 700)
    rail = only(window, Rail)
    assert rail.isVisible()
    assert not panels.left.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Slash)
    assert panels.left.isVisible()
    assert isinstance(window.focusWidget(), QLineEdit)
    shade = window.childAt(500, 400)
    assert shade is not None
    QTest.mouseClick(shade, Qt.MouseButton.LeftButton)
    assert not panels.left.isVisible()


def test_choosing_a_muscle_closes_the_panel_that_slid_over(window: Window, panels: Panels) -> None:
    window.resize(1000, 1400)
    panels.bar.browse_asked.emit()
    assert panels.left.isVisible()
    panels.left.muscle_chosen.emit(builders.UPPER_TRAPEZIUS)
    assert not panels.left.isVisible()


def test_after_a_choice_from_the_search_keys_go_to_the_stage(window: Window, panels: Panels) -> None:
    panels.left.focus_search()
    panels.left.muscle_chosen.emit(builders.UPPER_TRAPEZIUS)
    assert window.focusWidget() is window.stage


def test_the_panel_slides_in_and_comes_to_rest_at_its_place(
    qtbot: QtBot, window: Window, panels: Panels
) -> None:
    window.resize(1100, 700)
    QTest.keyClick(window, Qt.Key.Key_Slash)
    qtbot.waitUntil(lambda: panels.left.x() == 64)
    assert panels.left.width() == 296


def test_widening_the_window_brings_the_panel_back(window: Window, panels: Panels) -> None:
    window.resize(1000, 1400)
    assert not panels.left.isVisible()
    window.resize(1600, 1000)
    assert panels.left.isVisible()
    assert panels.card.parentWidget() is window


@pytest.mark.parametrize(("pull", "stop"), [(400, Stop.HIGH), (-400, Stop.LOW), (60, Stop.MIDDLE)])
def test_the_sheet_is_pulled_between_its_stops(window: Window, panels: Panels, pull: int, stop: Stop) -> None:
    window.resize(1000, 1400)
    sheet = only(window, BottomSheet)
    handle = next(child for child in sheet.children() if isinstance(child, Handle))
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    # The handle moves with the sheet, so the pointer's place is told from where the handle is now.
    goal = handle.mapToGlobal(middle) - QPoint(0, pull)
    QTest.mouseMove(handle, handle.mapFromGlobal(goal))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=handle.mapFromGlobal(goal))
    assert window.stop is stop


def test_a_press_on_the_handle_goes_to_the_next_stop(window: Window, panels: Panels) -> None:
    window.resize(1000, 1400)
    handle = next(child for child in only(window, BottomSheet).children() if isinstance(child, Handle))
    for expected in (Stop.HIGH, Stop.LOW, Stop.MIDDLE):
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton)
        assert window.stop is expected


@pytest.mark.parametrize(
    ("key", "held", "signal"),
    [
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, "back_asked"),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier, "forward_asked"),
        (Qt.Key.Key_T, Qt.KeyboardModifier.NoModifier, "theme_toggled"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "home_asked"),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, "favourite_toggled"),
    ],
)
def test_keys_work_anywhere(
    qtbot: QtBot, window: Window, panels: Panels, key: Qt.Key, held: Qt.KeyboardModifier, signal: str
) -> None:
    window.present(shown(TRAPEZIUS))
    with qtbot.waitSignal(getattr(panels, signal)):
        QTest.keyClick(window, key, held)


def test_letters_typed_into_the_search_stay_there(window: Window, panels: Panels) -> None:
    panels.left.focus_search()
    spy = QSignalSpy(panels.theme_toggled)
    QTest.keyClicks(window.focusWidget(), "t?")
    assert spy.count() == 0


def test_escape_ends_the_search_before_it_leaves_the_muscle(window: Window, panels: Panels) -> None:
    window.present(shown(type_query(TRAPEZIUS, "ut")))
    home, edited = QSignalSpy(panels.home_asked), QSignalSpy(panels.left.query_edited)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert (home.count(), edited.count()) == (0, 1)


def test_keys_that_nobody_took_go_to_the_stage(window: Window, panels: Panels) -> None:
    assert isinstance(window.stage, Stage)
    spy = QSignalSpy(window.stage.keyed)
    QTest.keyClick(window, Qt.Key.Key_3)
    assert spy.at(0) == [Qt.Key.Key_3.value]


@pytest.mark.parametrize("ask", ["shortcuts_asked", "about_asked"])
def test_dialogs_open_and_close_with_escape(qtbot: QtBot, window: Window, panels: Panels, ask: str) -> None:
    getattr(panels.bar, ask).emit()
    dialog = next(child for child in window.children() if isinstance(child, QDialog))
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_tab_walks_from_control_to_control_with_a_ring_around_each(
    qtbot: QtBot, window: Window, panels: Panels
) -> None:
    seen: list[str] = []
    for _ in range(10):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        focus = window.focusWidget()
        if isinstance(focus, Pressable):
            seen.append(focus.accessibleName())
            assert only(window, FocusRing).isVisible() is not focus.ring_inside
    assert {"Muscle to pain", "Pain to muscles"} <= set(seen)
    assert len(set(seen)) == len(seen) >= 3


def test_a_message_shows_at_the_foot_of_the_stage_and_goes_with_a_click(
    window: Window, panels: Panels
) -> None:
    panels.tell("Settings were damaged and set aside as settings.bak")
    toast = only(window, Toast)
    assert toast.isVisible()
    assert window.stage.geometry().contains(toast.geometry())
    QTest.mouseClick(toast, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_a_page_stands_in_for_everything_below_the_bar(window: Window, panels: Panels) -> None:
    page = ProblemsPage(builders.problems(), Path())
    window.show_page(page)
    assert page.isVisible()
    assert not panels.left.isVisible()
    assert not window.stage.isVisible()
    assert page.geometry().top() == panels.bar.height()
    window.show_page(None)
    assert panels.left.isVisible()
    assert window.stage.isVisible()


def test_the_place_of_the_window_survives_and_nonsense_is_ignored(qtbot: QtBot, window: Window) -> None:
    window.resize(700, 600)
    other = Window(Stage())
    qtbot.addWidget(other)
    other.restore_place(window.place())
    assert other.size() == window.size()
    other.restore_place("no such place ☂")
    assert other.size() == window.size()
