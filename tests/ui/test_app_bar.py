from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.shown_builders import START, TRAPEZIUS, shown
from trigger_atlas.state import go_back
from trigger_atlas.ui.app_bar import AppBar


@pytest.fixture
def bar(qtbot: QtBot) -> AppBar:
    made = AppBar()
    qtbot.addWidget(made)
    made.resize(1600, 64)
    made.present(shown(START))
    made.show()
    return made


def button(bar: AppBar, name: str) -> QAbstractButton:
    return next(child for child in bar.findChildren(QAbstractButton) if child.accessibleName() == name)


def test_back_and_forward_lead_only_where_there_is_a_way(bar: AppBar) -> None:
    assert not button(bar, "Back").isEnabled()
    bar.present(shown(TRAPEZIUS))
    assert button(bar, "Back").isEnabled()
    assert not button(bar, "Forward").isEnabled()
    bar.present(shown(go_back(TRAPEZIUS)))
    assert button(bar, "Forward").isEnabled()


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("Back", "back_asked"),
        ("Trigger Atlas: to the start", "home_asked"),
        ("Muscle to pain", "door_chosen"),
        ("Pain to muscles", "door_chosen"),
        ("Light or dark", "theme_toggled"),
    ],
)
def test_buttons_say_what_is_asked(qtbot: QtBot, bar: AppBar, name: str, signal: str) -> None:
    bar.present(replace(shown(START), can_go_back=True))
    with qtbot.waitSignal(getattr(bar, signal)):
        QTest.mouseClick(button(bar, name), Qt.MouseButton.LeftButton)


def test_the_menu_holds_only_what_exists(bar: AppBar) -> None:
    texts = [action.text().partition("\t")[0] for action in bar.menu.actions() if not action.isSeparator()]
    assert texts == [
        "Light",
        "Dark",
        "Light or dark, like the system",
        "Hatch pain instead of dotting it",
        "Reduce motion",
        "Guide",
        "Keyboard shortcuts",
        "About, and how sure we are",
    ]


def test_a_theme_is_chosen_from_the_menu_and_ticked(qtbot: QtBot, bar: AppBar) -> None:
    dark = next(action for action in bar.menu.actions() if action.text() == "Dark")
    spy = QSignalSpy(bar.theme_chosen)
    dark.trigger()
    assert spy.at(0) == ["dark"]
    bar.show_theme("system")
    assert [action.text() for action in bar.menu.actions() if action.isChecked()] == [
        "Light or dark, like the system"
    ]


def test_hatching_and_motion_are_chosen_from_the_menu_and_ticked(bar: AppBar) -> None:
    actions = {action.text(): action for action in bar.menu.actions()}
    spies = QSignalSpy(bar.hatch_chosen), QSignalSpy(bar.motion_chosen)
    bar.show_choices(hatch=False, reduced_motion=True)
    assert (spies[0].count(), spies[1].count()) == (0, 0)
    actions["Hatch pain instead of dotting it"].trigger()
    actions["Reduce motion"].trigger()
    assert (spies[0].at(0), spies[1].at(0)) == ([True], [False])


@pytest.mark.parametrize("width", [480, 700, 1024, 1439, 1440, 1600, 2400])
def test_nothing_overlaps_at_any_width(bar: AppBar, width: int) -> None:
    bar.resize(width, 64)
    bar.arrange(width=width, sheets=width < 1024)
    layout = bar.layout()
    assert layout is not None
    layout.activate()
    shown_parts = [
        child for child in bar.children() if isinstance(child, QAbstractButton) and child.isVisible()
    ]
    boxes = [part.geometry() for part in shown_parts]
    assert not [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.intersects(b)]
    assert all(bar.rect().contains(box) for box in boxes)


def test_search_and_list_are_opened_from_the_bar_where_there_is_no_panel(bar: AppBar) -> None:
    assert not button(bar, "Search").isVisible()
    bar.arrange(width=800, sheets=True)
    assert button(bar, "Search").isVisible()
    assert button(bar, "Browse muscles").isVisible()
