import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from trigger_atlas.ui.chips import Chip, ChipLook
from trigger_atlas.ui.controls import Button
from trigger_atlas.ui.flow import Flow
from trigger_atlas.ui.fonts import Role
from trigger_atlas.ui.segmented import Segmented
from trigger_atlas.ui.text import Text

WORDS = "roll the free border between thumb and finger and follow the taut band " * 3


def test_text_grows_in_height_as_it_gets_narrower(qtbot: QtBot) -> None:
    text = Text(WORDS)
    qtbot.addWidget(text)
    assert text.heightForWidth(200) > text.heightForWidth(400) > text.heightForWidth(2000)
    assert text.heightForWidth(200) % Role.BODY.line_height == 0


def test_a_word_longer_than_the_line_is_broken_not_cut(qtbot: QtBot) -> None:
    text = Text("musculus" * 20)
    qtbot.addWidget(text)
    assert text.heightForWidth(100) > 4 * Role.BODY.line_height


def test_other_words_are_measured_anew(qtbot: QtBot) -> None:
    text = Text(WORDS)
    qtbot.addWidget(text)
    before = text.heightForWidth(200)
    text.say("short")
    assert text.heightForWidth(200) == Role.BODY.line_height < before


def test_text_is_read_out(qtbot: QtBot) -> None:
    text = Text("upper trapezius")
    qtbot.addWidget(text)
    accessible = QAccessible.queryAccessibleInterface(text)
    assert accessible.role() is QAccessible.Role.StaticText
    assert accessible.text(QAccessible.Text.Name) == "upper trapezius"


@pytest.mark.parametrize(("width", "rows"), [(1000, 1), (330, 2), (120, 6)])
def test_chips_flow_into_rows(qtbot: QtBot, width: int, rows: int) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    layout = Flow(box, 8)
    for i in range(6):
        layout.addWidget(Chip(str(i), "Side of neck"[: 8 + i % 2], ChipLook.ESSENTIAL))
    assert layout.heightForWidth(width) == rows * 36 + (rows - 1) * 8


def test_a_chip_that_comes_later_finds_its_place(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    box.resize(400, 100)
    layout = Flow(box, 8)
    layout.addWidget(Chip("a", "Temple", ChipLook.ESSENTIAL))
    box.show()
    qtbot.waitExposed(box)
    later = Chip("b", "Side of neck", ChipLook.ESSENTIAL)
    layout.addWidget(later)
    qtbot.waitUntil(lambda: later.isVisible() and later.x() > 80)


def test_a_button_is_a_button_to_screen_readers_and_keys(qtbot: QtBot) -> None:
    button = Button("Check again")
    qtbot.addWidget(button)
    button.show()
    accessible = QAccessible.queryAccessibleInterface(button)
    assert accessible.role() is QAccessible.Role.Button
    button.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_what_is_checked_is_decided_by_what_is_shown(qtbot: QtBot) -> None:
    chip = Chip("temple", "Temple", ChipLook.ESSENTIAL)
    qtbot.addWidget(chip)
    chip.setCheckable(True)
    with qtbot.waitSignal(chip.pressed_key) as pressed:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert pressed.args == ["temple"]
    assert not chip.isChecked()


def test_a_segmented_control_says_what_was_chosen(qtbot: QtBot) -> None:
    control = Segmented("Side", (("left", "Left"), ("both", "Both"), ("right", "Right")))
    qtbot.addWidget(control)
    control.resize(control.sizeHint())
    control.show()
    control.choose("left")
    middle = control.childAt(control.rect().center())
    assert middle is not None
    with qtbot.waitSignal(control.chosen) as chosen:
        QTest.mouseClick(middle, Qt.MouseButton.LeftButton)
    assert chosen.args == ["both"]


def test_arrow_keys_move_along_a_segmented_control(qtbot: QtBot) -> None:
    control = Segmented("Side", (("left", "Left"), ("both", "Both"), ("right", "Right")))
    qtbot.addWidget(control)
    control.show()
    control.activateWindow()
    control.choose("left")
    first = control.childAt(10, 20)
    assert first is not None
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(first.hasFocus)
    with qtbot.waitSignal(control.chosen) as chosen:
        QTest.keyClick(first, Qt.Key.Key_Right)
    assert chosen.args == ["both"]
    assert not first.hasFocus()


def test_hover_repaints_without_anybody_listening(qtbot: QtBot) -> None:
    button = Button("Check again")
    qtbot.addWidget(button)
    button.show()
    before = button.grab().toImage()
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    button.event(QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert button.grab().toImage() != before
