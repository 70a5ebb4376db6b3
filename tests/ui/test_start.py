from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.shown_builders import START, shown
from trigger_atlas.state_pain import Door
from trigger_atlas.ui.evidence import FOOTER
from trigger_atlas.ui.start_panel import StartPanel
from trigger_atlas.ui.tokens import LIGHT


@pytest.fixture
def start(qtbot: QtBot) -> StartPanel:
    made = StartPanel()
    qtbot.addWidget(made)
    made.resize(404, 900)
    made.present(shown(START))
    made.show()
    return made


def parts(widget: QWidget) -> list[QWidget]:
    children = [child for child in widget.children() if isinstance(child, QWidget) and child.isVisible()]
    return [part for child in children for part in (child, *parts(child))]


def button(start: StartPanel, name: str) -> QAbstractButton:
    return next(
        part for part in parts(start) if isinstance(part, QAbstractButton) and name in part.accessibleName()
    )


def test_a_muscle_viewed_before_is_one_click_away(qtbot: QtBot, start: StartPanel) -> None:
    with qtbot.waitSignal(start.muscle_chosen) as chosen:
        QTest.mouseClick(button(start, "Upper trapezius, left"), Qt.MouseButton.LeftButton)
    assert chosen.args == [builders.UPPER_TRAPEZIUS]


def test_the_door_leads_to_the_list(qtbot: QtBot, start: StartPanel) -> None:
    with qtbot.waitSignal(start.browse_asked):
        QTest.mouseClick(button(start, "Muscle to pain"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("name", "door"),
    [("Pain to muscles: paint the pain", Door.PAIN), ("Segments: open the spine", Door.SEGMENTS)],
)
def test_the_other_doors_are_ways_in(qtbot: QtBot, start: StartPanel, name: str, door: Door) -> None:
    with qtbot.waitSignal(start.door_chosen) as heard:
        QTest.mouseClick(button(start, name), Qt.MouseButton.LeftButton)
    assert heard.args == [door]


def test_a_link_leads_to_the_guide(qtbot: QtBot, start: StartPanel) -> None:
    with qtbot.waitSignal(start.guide_asked):
        QTest.mouseClick(button(start, "Read the guide"), Qt.MouseButton.LeftButton)


def test_nothing_is_listed_before_anything_was_viewed(start: StartPanel) -> None:
    start.present(shown(replace(START, recent=())))
    assert "Recently viewed" not in [part.text() for part in parts(start) if isinstance(part, QLabel)]


def test_the_limits_of_the_evidence_stand_at_the_foot(start: StartPanel) -> None:
    limits = next(part for part in parts(start) if isinstance(part, QLabel) and part.text() == FOOTER)
    assert limits.isVisible()


def test_the_door_shows_a_picture_of_the_figure(start: StartPanel) -> None:
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(LIGHT.pain)
    start.show_picture(picture)
    door = button(start, "Muscle to pain")
    assert door.grab().toImage().pixelColor(40, 60).name() == LIGHT.pain.lower()
