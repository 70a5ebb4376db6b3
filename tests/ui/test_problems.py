from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from trigger_atlas.knowledge.problem import Problem
from trigger_atlas.ui.problems_page import LISTED, ProblemsPage


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[ProblemsPage]:
    made = ProblemsPage(builders.problems(), Path(), can_open=True)
    qtbot.addWidget(made)
    made.resize(1600, 900)
    made.show()
    yield made
    # A clipboard that still holds something when the program ends crashes the offscreen platform.
    QGuiApplication.clipboard().clear()


def parts(widget: QWidget) -> list[QWidget]:
    children = [child for child in widget.children() if isinstance(child, QWidget) and child.isVisible()]
    return [part for child in children for part in (child, *parts(child))]


def words(page: QWidget) -> list[str]:
    return [part.text().replace("\u200b", "") for part in parts(page) if isinstance(part, QLabel)]


def buttons(page: QWidget) -> dict[str, QAbstractButton]:
    return {part.text(): part for part in parts(page) if isinstance(part, QAbstractButton)}


def test_every_problem_says_where_what_and_what_was_expected(page: ProblemsPage) -> None:
    said = " ".join(words(page)).lower()
    for problem in builders.problems():
        assert all(
            part.lower() in said for part in (problem.place, problem.path, problem.what, problem.expected)
        )


def test_errors_come_before_warnings(qtbot: QtBot) -> None:
    page = ProblemsPage(tuple(reversed(builders.problems())), Path())
    qtbot.addWidget(page)
    page.show()
    signs = [word for word in words(page) if word in ("error", "warning")]
    assert signs == ["error", "error", "warning"]


def test_counts_and_files_are_told_in_one_sentence(page: ProblemsPage) -> None:
    said = "2 errors, 1 warning in data/muscles.yaml and data/sources.yaml. The rest of the atlas is ready."
    assert said in words(page)
    assert "trigger-atlas validate" in "".join(words(page))


def test_what_can_be_opened_can_be_opened(qtbot: QtBot, page: ProblemsPage) -> None:
    with qtbot.waitSignal(page.open_anyway_asked):
        QTest.mouseClick(buttons(page)["Open the rest of the atlas anyway"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.check_again_asked):
        QTest.mouseClick(buttons(page)["Check again"], Qt.MouseButton.LeftButton)


def test_without_anything_to_open_there_is_no_such_button(qtbot: QtBot) -> None:
    page = ProblemsPage(builders.problems(), Path())
    qtbot.addWidget(page)
    page.show()
    assert "Open the rest of the atlas anyway" not in buttons(page)


def test_the_list_is_copied_as_the_command_prints_it(qtbot: QtBot, page: ProblemsPage) -> None:
    QTest.mouseClick(buttons(page)["Copy list"], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "\n".join(map(str, builders.problems()))
    assert "Copied" in buttons(page)


def test_a_thousand_problems_are_counted_and_the_first_are_listed(qtbot: QtBot) -> None:
    many = tuple(
        Problem("data/muscles.yaml", i + 1, 1, "", "the key is unknown", "A known key.") for i in range(1000)
    )
    page = ProblemsPage(many, Path())
    qtbot.addWidget(page)
    page.show()
    assert "1000 errors" in words(page)
    assert f"{1000 - LISTED} more are printed by the command below." in words(page)
