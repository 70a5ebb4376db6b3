"""The guide, opened, searched and unfolded with clicks and keys."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.shown_builders import ATLAS, INDEX, START, TRAPEZIUS
from tools.drive import Drive
from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.services.guide import GuideIndex
from trigger_atlas.settings import load_settings
from trigger_atlas.shown import Shown, derive
from trigger_atlas.state import AppState, read
from trigger_atlas.state_guide import CLOSED, GuideState, Level, choose_level, fold, type_query
from trigger_atlas.state_pain import Door
from trigger_atlas.ui.evidence import GUIDE_FOOTER
from trigger_atlas.ui.guide_panel import LOW, PEEK, GuidePanel
from trigger_atlas.ui.guide_rows import EntryFold
from trigger_atlas.ui.scroll import ScrollBar
from trigger_atlas.ui.segmented import Piece
from trigger_atlas.ui.start_panel import GuideLink
from trigger_atlas.ui.text import Text
from trigger_atlas.ui.window import Window
from trigger_atlas.ui.window_layout import Stop

GUIDE = GuideIndex(ATLAS)
POINT = builders.guide()[0].id
OPEN = GuideState(open=True)
WIDE, SMALL, TABLET = (1600, 1000), (1100, 700), (1000, 1400)
Start = Callable[..., Drive]


def shown(guide: GuideState, state: AppState = START) -> Shown:
    return derive(ATLAS, FigureIndex(), INDEX, read(state, guide), guide=GUIDE)


@pytest.fixture
def panel(qtbot: QtBot) -> GuidePanel:
    made = GuidePanel()
    qtbot.addWidget(made)
    made.resize(440, 900)
    made.present(shown(OPEN))
    made.show()
    return made


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    """The window with its panels, a bare stage, and the guide closed."""
    made = Window(QWidget())
    qtbot.addWidget(made)
    made.resize(*WIDE)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.complete()
    made.present(shown(CLOSED))
    return made


@pytest.fixture
def start(qapp: QApplication) -> Iterator[Start]:
    """Starts the application; everything started is closed at the end."""
    started: list[Drive] = []

    def make(size: tuple[int, int] = WIDE, link: str = "") -> Drive:
        started.append(Drive(qapp, size, link))
        return started[-1]

    yield make
    for drive in started:
        drive.close()


def present(panel: GuidePanel, guide: GuideState) -> None:
    """Show a state of the guide and let the layout follow."""
    panel.present(shown(guide))
    QApplication.processEvents()


def read_in(window: Window) -> GuidePanel:
    """Open the guide in a window."""
    window.present(shown(OPEN))
    QApplication.processEvents()
    assert window.panels is not None
    assert window.panels.guide is not None
    return window.panels.guide


def folds(panel: GuidePanel) -> list[EntryFold]:
    """The entries in sight, from top to bottom."""
    seen = [fold for fold in panel.findChildren(EntryFold) if fold.isVisible()]
    return sorted(seen, key=lambda fold: fold.mapTo(panel, fold.rect().topLeft()).y())


def names(panel: GuidePanel) -> list[str]:
    return [fold.head.accessibleName() for fold in folds(panel)]


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def field(panel: GuidePanel) -> QLineEdit:
    (line,) = panel.findChildren(QLineEdit)
    return line


def opened(drive: Drive) -> GuidePanel:
    drive.key(Qt.Key.Key_F1)
    assert drive.panels.guide is not None
    return drive.panels.guide


def test_entries_stand_under_the_headings_of_their_parts(panel: GuidePanel) -> None:
    assert names(panel) == [f"{entry.title}, closed" for entry in builders.guide()]
    said = words(panel)
    assert said.index("Trigger points") < said.index("Safety")
    assert GUIDE_FOOTER in said


def test_an_unfolded_entry_shows_statements_with_marks_and_works_with_signs(panel: GuidePanel) -> None:
    present(panel, fold(OPEN, POINT))
    entry = folds(panel)[0]
    assert entry.head.accessibleName().endswith(", open")
    said = words(entry)
    assert "A tender spot in a taut band. [1]" in said
    assert "Pressing it can refer pain. [1, 2]" in said
    assert {"Sources", "1", "2", "ch. 2, ch. 3", "verified", "from the work"} <= set(said)
    present(panel, OPEN)
    assert words(folds(panel)[0]) == ["What is a myofascial trigger point?"]


def test_plain_words_take_the_place_of_the_clinicians(panel: GuidePanel) -> None:
    present(panel, choose_level(fold(OPEN, POINT), Level.PLAIN))
    assert names(panel)[0] == "What is a trigger point?, open"
    assert "A sore spot in muscle. [1]" in words(panel)


def test_a_press_or_enter_on_a_row_asks_to_unfold_it(qtbot: QtBot, panel: GuidePanel) -> None:
    head = folds(panel)[0].head
    asked = QSignalSpy(panel.entry_toggled)
    QTest.mouseClick(head, Qt.MouseButton.LeftButton)
    QTest.keyClick(head, Qt.Key.Key_Return)
    QTest.keyClick(head, Qt.Key.Key_Space)
    assert [asked.at(i) for i in range(asked.count())] == [[POINT]] * 3


def test_a_search_reorders_the_rows_and_every_row_keeps_its_height(panel: GuidePanel) -> None:
    present(panel, type_query(OPEN, "taut"))
    assert names(panel) == ["What is a myofascial trigger point?, closed", "Do examiners agree?, closed"]
    assert "2 found" in words(panel)
    present(panel, type_query(fold(OPEN, POINT), "taut"))
    entry = folds(panel)[0]
    assert entry.height() == entry.heightForWidth(entry.width()) > 200
    present(panel, type_query(OPEN, "xylophone"))
    assert names(panel) == []
    assert any("xylophone" in said for said in words(panel))


def test_in_a_low_panel_the_search_scrolls_with_the_text(qtbot: QtBot, panel: GuidePanel) -> None:
    line = field(panel)
    top = line.mapTo(panel, line.rect().topLeft()).y()
    panel.resize(440, LOW - 1)
    present(panel, fold(OPEN, POINT))
    (bar,) = panel.findChildren(ScrollBar)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    assert line.mapTo(panel, line.rect().topLeft()).y() < top
    panel.resize(440, PEEK - 1)
    assert GUIDE_FOOTER not in words(panel)
    panel.resize(440, 900)
    QApplication.processEvents()
    assert line.mapTo(panel, line.rect().topLeft()).y() == top


@pytest.mark.parametrize("width", [320, 360, 440, 640, 1000])
def test_nothing_is_cut_off_at_any_width(panel: GuidePanel, width: int) -> None:
    panel.resize(width, 1400)
    present(panel, fold(OPEN, POINT))
    for text in panel.findChildren(Text):
        if text.isVisible():
            assert text.height() >= text.heightForWidth(text.width()), text.text()
            left = text.mapTo(panel, text.rect().topLeft()).x()
            assert 0 < left < left + text.width() <= width


def test_nothing_of_the_guide_is_made_before_it_is_opened(window: Window) -> None:
    assert window.panels is not None
    assert window.panels.guide is None


def test_the_key_opens_and_closes_the_guide_and_leaves_the_keyboard_where_it_belongs(start: Start) -> None:
    drive = start()
    panel = opened(drive)
    assert panel.isVisible()
    assert not drive.panels.start.isVisible()
    assert drive.window.windowTitle().startswith("Guide")
    assert drive.window.focusWidget() is field(panel)
    drive.key(Qt.Key.Key_F1)
    assert not panel.isVisible()
    assert drive.panels.start.isVisible()
    assert drive.window.focusWidget() is drive.stage.canvas
    (link,) = drive.panels.start.findChildren(GuideLink)
    drive.press(link)
    assert panel.isVisible()
    drive.type("masseter")
    drive.key(Qt.Key.Key_Escape)
    assert (drive.state.query, drive.state.guide.open) == ("", True)
    drive.type("masseter")
    drive.key(Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert drive.panels.card.isVisible()


def test_the_menu_opens_it_over_a_card_and_its_button_closes_it(start: Start) -> None:
    drive = start(link="trigger-atlas://muscle/soleus?side=left")
    (action,) = [one for one in drive.panels.bar.menu.actions() if one.text().startswith("Guide")]
    action.trigger()
    drive.rest()
    panel = drive.panels.guide
    assert panel is not None
    assert panel.isVisible()
    assert not drive.panels.card.isVisible()
    assert drive.state.place.selected == "soleus"
    (close,) = [one for one in panel.findChildren(QAbstractButton) if "Close" in one.accessibleName()]
    drive.press(close)
    assert drive.panels.card.isVisible()
    action.trigger()
    drive.panels.home_asked.emit()
    drive.rest()
    assert (panel.isVisible(), drive.panels.start.isVisible()) == (False, True)


def test_words_are_typed_found_unfolded_and_left_again_with_keys_alone(start: Start) -> None:
    drive = start()
    panel = opened(drive)
    title = next(iter(load_atlas().guide.values())).title
    QTest.keyClicks(field(panel), title[:-1])
    drive.rest()
    assert names(panel)[0] == f"{title}, closed"
    drive.key(Qt.Key.Key_Return)
    head = folds(panel)[0].head
    assert head.accessibleName() == f"{title}, open"
    assert drive.window.focusWidget() is head
    drive.key(Qt.Key.Key_Return)
    assert head.accessibleName() == f"{title}, closed"
    drive.key(Qt.Key.Key_Up)
    assert drive.window.focusWidget() is field(panel)
    drive.key(Qt.Key.Key_Escape)
    assert (drive.state.guide.open, drive.state.guide.query) == (True, "")
    drive.key(Qt.Key.Key_Down)
    drive.key(Qt.Key.Key_Down)
    assert drive.window.focusWidget() is folds(panel)[1].head
    drive.key(Qt.Key.Key_Escape)
    assert not drive.state.guide.open


def test_the_wording_is_switched_and_remembered(start: Start) -> None:
    drive = start()
    panel = opened(drive)
    (plain,) = [piece for piece in panel.findChildren(Piece) if piece.key == Level.PLAIN]
    drive.press(plain)
    titles = [entry.plain_title for entry in load_atlas().guide.values()]
    assert {name.removesuffix(", closed") for name in names(panel)} == set(titles)
    drive.close()
    assert load_settings()[0].guide_level is Level.PLAIN
    assert start().state.guide == GuideState(level=Level.PLAIN)


def test_the_guide_opens_beside_the_painting(start: Start) -> None:
    drive = start()
    drive.panels.door_chosen.emit(Door.PAIN)
    drive.rest()
    panel = opened(drive)
    assert drive.panels.results is not None
    assert (panel.isVisible(), drive.panels.results.isVisible()) == (True, False)
    drive.key(Qt.Key.Key_Escape)
    assert (panel.isVisible(), drive.panels.results.isVisible()) == (False, True)


@pytest.mark.parametrize("size", [WIDE, SMALL, TABLET])
def test_the_guide_stands_where_the_card_stands(window: Window, size: tuple[int, int]) -> None:
    window.resize(*size)
    panel = read_in(window)
    assert panel.isVisible()
    x, y, width, height = window.arrangement.right
    corner = panel.mapTo(window, panel.rect().topLeft())
    assert panel.width() == width
    assert (corner.x(), corner.y() + panel.height()) == (x, y + height)
    window.resize(*WIDE)
    assert panel.parentWidget() is window


def test_a_sheet_that_was_put_down_rises_for_the_guide(window: Window) -> None:
    window.resize(*TABLET)
    window.pull(Stop.LOW)
    read_in(window)
    assert window.stop is Stop.MIDDLE


def test_a_list_that_slid_over_gives_way_to_the_guide(window: Window) -> None:
    window.resize(*SMALL)
    assert window.panels is not None
    QTest.keyClick(window, Qt.Key.Key_Slash)
    assert window.panels.left.isVisible()
    read_in(window)
    assert not window.panels.left.isVisible()


def test_the_guide_gives_way_to_a_page_of_problems(window: Window) -> None:
    panel = read_in(window)
    window.show_page(QWidget())
    assert not panel.isVisible()
    window.show_page(None)
    assert panel.isVisible()


def test_the_guide_is_read_beside_a_muscle_without_losing_it(window: Window) -> None:
    window.present(shown(OPEN, TRAPEZIUS))
    panels = window.panels
    assert panels is not None
    assert panels.guide is not None
    assert (panels.guide.isVisible(), panels.card.isVisible()) == (True, False)
    window.present(shown(CLOSED, TRAPEZIUS))
    assert (panels.guide.isVisible(), panels.card.isVisible()) == (False, True)
