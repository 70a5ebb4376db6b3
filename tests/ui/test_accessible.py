import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface

from tests.ui.stand import Stand
from trigger_atlas.domain.names import Side, View
from trigger_atlas.ui.accessible import PRESS


@pytest.fixture
def described(stand: Stand) -> QAccessibleInterface:
    stand.intents.choose_views((View.POSTERIOR,))
    return QAccessible.queryAccessibleInterface(stand.canvas)


def child_named(described: QAccessibleInterface, name: str) -> QAccessibleInterface:
    children = [described.child(i) for i in range(described.childCount())]
    return next(child for child in children if child.text(QAccessible.Text.Name) == name)


def test_there_is_one_child_for_every_muscle(stand: Stand, described: QAccessibleInterface) -> None:
    met = [shape for shape in stand.figure[View.POSTERIOR].muscles.values() if not shape.through]
    assert described.childCount() == len(met)


def test_a_muscle_is_a_button_with_name_side_and_box(stand: Stand, described: QAccessibleInterface) -> None:
    child = child_named(described, "Infraspinatus, left")
    assert child.role() is QAccessible.Role.Button
    assert stand.canvas.rect().contains(
        child.rect().translated(-stand.canvas.mapToGlobal(stand.canvas.pos()))
    )


def test_pressing_a_muscle_selects_it(stand: Stand, described: QAccessibleInterface) -> None:
    child = child_named(described, "Infraspinatus, left")
    child.actionInterface().doAction(PRESS)
    assert stand.state.place.selected == "infraspinatus"
    assert child.state().selected


def test_the_muscle_under_a_place_is_found(stand: Stand, described: QAccessibleInterface) -> None:
    spot = stand.canvas.mapToGlobal(stand.place(View.POSTERIOR, "infraspinatus", Side.LEFT).toPoint())
    found = described.childAt(spot.x(), spot.y())
    assert found.text(QAccessible.Text.Name) == "Infraspinatus, left"
    assert found.parent() is described


def test_the_focused_muscle_is_told(stand: Stand, described: QAccessibleInterface) -> None:
    stand.canvas.setFocus()
    stand.key(Qt.Key.Key_Down)
    focused = described.focusChild()
    assert focused is not None
    assert focused.state().focused
