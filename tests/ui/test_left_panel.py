from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit, QListView
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.shown_builders import START, TRAPEZIUS, shown
from trigger_atlas.state import AppState, Browse, type_query
from trigger_atlas.ui.left_panel import LeftPanel
from trigger_atlas.ui.list_rows import Kind, Part, rows_of

Make = Callable[[AppState], LeftPanel]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def made(state: AppState) -> LeftPanel:
        panel = LeftPanel()
        qtbot.addWidget(panel)
        panel.resize(296, 800)
        panel.show()
        panel.present(shown(state))
        return panel

    return made


def line_of(panel: LeftPanel) -> QLineEdit:
    panel.focus_search()
    line = panel.focusWidget()
    assert isinstance(line, QLineEdit)
    return line


def list_of(panel: LeftPanel) -> QListView:
    found = panel.childAt(100, 600)
    while found is not None and not isinstance(found, QListView):
        found = found.parentWidget()
    assert isinstance(found, QListView)
    return found


def click_row(panel: LeftPanel, title: str) -> None:
    rows = list_of(panel)
    model = rows.model()
    index = next(model.index(i, 0) for i in range(model.rowCount()) if model.index(i, 0).data() == title)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(index).center())


def test_typing_asks_for_a_search(qtbot: QtBot, make: Make) -> None:
    panel = make(START)
    spy = QSignalSpy(panel.query_edited)
    QTest.keyClicks(line_of(panel), "UT")
    assert [spy.at(i)[0] for i in range(spy.count())] == ["U", "UT"]


def test_a_row_is_chosen_by_a_click(qtbot: QtBot, make: Make) -> None:
    panel = make(START)
    with qtbot.waitSignal(panel.muscle_chosen) as chosen:
        click_row(panel, "Upper trapezius")
    assert chosen.args == [builders.UPPER_TRAPEZIUS]


def test_a_group_folds_by_a_click(qtbot: QtBot, make: Make) -> None:
    panel = make(START)
    with qtbot.waitSignal(panel.group_toggled) as toggled:
        click_row(panel, "Shoulder girdle")
    assert toggled.args == ["shoulder-girdle"]


def test_enter_takes_the_best_result(qtbot: QtBot, make: Make) -> None:
    panel = make(type_query(START, "trapzius"))
    with qtbot.waitSignal(panel.muscle_chosen) as chosen:
        QTest.keyClick(line_of(panel), Qt.Key.Key_Return)
    assert chosen.args == [builders.UPPER_TRAPEZIUS]


def test_arrows_move_through_the_results_and_outline_them(qtbot: QtBot, make: Make) -> None:
    panel = make(type_query(START, "musculus"))
    line = line_of(panel)
    with qtbot.waitSignal(panel.muscle_hovered) as first:
        QTest.keyClick(line, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.muscle_chosen) as chosen:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert first.args == chosen.args


def test_nothing_found_repeats_the_words_and_offers_the_nearest(qtbot: QtBot, make: Make) -> None:
    panel = make(START)
    panel.present(replace(shown(START), query="trapeezoid", results=(), nearest="Upper trapezius"))
    offer = next(
        w
        for w in (panel.childAt(90, y) for y in range(70, 400, 8))
        if w and "Search for" in w.accessibleName()
    )
    with qtbot.waitSignal(panel.query_edited) as asked:
        QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert asked.args == ["Upper trapezius"]


def test_escape_ends_the_search_once(qtbot: QtBot, make: Make) -> None:
    panel = make(type_query(START, "ut"))
    with qtbot.waitSignal(panel.query_edited) as ended:
        assert panel.escape()
    assert ended.args == [""]
    panel.present(shown(START))
    assert not panel.escape()


def test_the_list_can_be_grouped_by_nerve(qtbot: QtBot, make: Make) -> None:
    panel = make(START)
    piece = next(
        w for w in (panel.childAt(x, 100) for x in range(20, 280, 8)) if w and w.accessibleName() == "Nerve"
    )
    with qtbot.waitSignal(panel.browse_chosen) as chosen:
        QTest.mouseClick(piece, Qt.MouseButton.LeftButton)
    assert chosen.args == [Browse.NERVE]


def test_pointing_at_a_row_names_its_muscle_and_leaving_names_none(qtbot: QtBot, make: Make) -> None:
    panel = make(TRAPEZIUS)
    rows = list_of(panel)
    index = next(i for i in map(rows.model().index, range(9), [0] * 9) if i.data() == "Upper trapezius")
    with qtbot.waitSignal(panel.muscle_hovered) as entered:
        QTest.mouseMove(rows.viewport(), rows.visualRect(index).center())
    assert entered.args == [builders.UPPER_TRAPEZIUS]


def test_rows_are_read_out_with_what_they_show() -> None:
    rows = rows_of(shown(TRAPEZIUS), Part.ALL)
    spoken = [row.spoken for row in rows]
    assert "Shoulder girdle, 1 muscle, open" in spoken
    assert "Upper trapezius, C3 C4" in spoken


def test_an_empty_part_says_how_to_fill_it() -> None:
    rows = rows_of(shown(replace(START, favourites=())), Part.FAVOURITES)
    assert [row.kind for row in rows] == [Kind.HEADING, Kind.NOTE]
    assert rows_of(shown(START), Part.RECENT)[1].muscle == builders.UPPER_TRAPEZIUS


def test_presenting_the_same_again_keeps_the_place(make: Make) -> None:
    panel = make(TRAPEZIUS)
    rows = list_of(panel)
    rows.setCurrentIndex(rows.model().index(3, 0))
    panel.present(shown(TRAPEZIUS))
    assert rows.currentIndex().row() == 3
