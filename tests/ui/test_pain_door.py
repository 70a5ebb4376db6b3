"""From pain to muscles, with brush, clicks and keys as a patient and a clinician would."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.finding import button
from tools.drive import Drive
from trigger_atlas.domain.hit import region_of
from trigger_atlas.domain.names import AreaId, Body, MuscleId, Quality, Side, SideChoice, View
from trigger_atlas.domain.pain import Asked
from trigger_atlas.settings import settings_file
from trigger_atlas.state_pain import THINNEST, WIDEST, Door
from trigger_atlas.ui.answer_rows import AnswerLine
from trigger_atlas.ui.brush_bar import BrushBar, SizeSlider, ToolPiece
from trigger_atlas.ui.controls import Button
from trigger_atlas.ui.pain_panel import HurtLine, OfferLine, PainPanel, StrengthStep, SwitchLine
from trigger_atlas.ui.results_panel import Banner, ConditionNote, ResultsPanel
from trigger_atlas.ui.text import Text
from trigger_atlas.ui.toast import Toast

Start = Callable[..., Drive]
TEMPLE = [(-40, 40), (-52, 46), (-58, 58)]
"""A stroke over the temple, seen from the left."""


@pytest.fixture
def start(qapp: QApplication) -> Iterator[Start]:
    """Starts the application in the second door, the head seen from the left."""
    started: list[Drive] = []

    def make(size: tuple[int, int] = (1600, 1000)) -> Drive:
        drive = Drive(qapp, size)
        started.append(drive)
        button(drive, "Pain to muscles").click()
        drive.rest()
        drive.intents.choose_views((View.HEAD_LEFT,))
        drive.rest()
        return drive

    yield make
    for drive in started:
        drive.close()


def door(drive: Drive) -> Door:
    return drive.state.place.door


def left(drive: Drive) -> PainPanel:
    assert drive.panels.pain is not None
    return drive.panels.pain


def results(drive: Drive) -> ResultsPanel:
    assert drive.panels.results is not None
    return drive.panels.results


def bar(drive: Drive) -> BrushBar:
    assert drive.stage.cards.brush is not None
    return drive.stage.cards.brush


def is_empty(drive: Drive) -> bool:
    return drive.state.asking.pain.is_empty


def rows(drive: Drive) -> list[AnswerLine]:
    return [line for line in results(drive).findChildren(AnswerLine) if line.isVisible()]


def test_the_door_opens_and_closes(start: Start) -> None:
    drive = start()
    assert door(drive) is Door.PAIN
    assert left(drive).isVisible()
    assert results(drive).isVisible()
    assert bar(drive).isVisible()
    assert not drive.panels.left.isVisible()
    assert not drive.panels.start.isVisible()
    drive.key(Qt.Key.Key_M)
    assert door(drive) is Door.SEGMENTS
    assert not left(drive).isVisible()
    assert not bar(drive).isVisible()
    drive.key(Qt.Key.Key_M)
    assert door(drive) is Door.MUSCLES
    assert drive.panels.left.isVisible()
    for expected in (Door.SEGMENTS, Door.PAIN):
        drive.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert door(drive) is expected


def test_a_stroke_becomes_a_ranked_list_and_can_be_taken_back(start: Start) -> None:
    drive = start()
    drive.drag(View.HEAD_LEFT, TEMPLE)
    pain = drive.state.asking.pain
    (painted,) = pain.painted
    assert (painted.view, painted.quality, painted.intensity) == (View.LEFT, Quality.ACHE, 5)
    shown = rows(drive)
    assert len(shown) >= 5
    assert all("left" in line.accessibleName().lower() for line in shown[:5])
    assert any("Temporalis" in line.accessibleName() for line in shown)
    assert all(line.accessibleDescription() for line in shown)
    (temple, *_) = left(drive).findChildren(HurtLine)
    assert temple.accessibleName().startswith("Temple, left")
    drive.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert is_empty(drive)
    assert not rows(drive)
    drive.key(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert drive.state.asking.pain == pain
    drive.key(Qt.Key.Key_Delete)
    assert is_empty(drive)


def test_the_list_follows_the_brush_before_it_is_lifted(start: Start) -> None:
    drive = start()
    canvas = drive.stage.canvas
    first, last = (canvas.to_widget(View.HEAD_LEFT, QPointF(*at)).toPoint() for at in TEMPLE[::2])
    drive._mouse(QEvent.Type.MouseButtonPress, first, Qt.MouseButton.LeftButton)
    drive._mouse(QEvent.Type.MouseMove, last, Qt.MouseButton.LeftButton)
    assert is_empty(drive)
    assert rows(drive)
    image = drive.window.grab().toImage()
    drive._mouse(QEvent.Type.MouseButtonRelease, last, Qt.MouseButton.LeftButton)
    drive.rest()
    assert not is_empty(drive)
    assert image != drive.window.grab().toImage()


def test_a_stroke_ends_where_the_window_loses_the_pen(start: Start) -> None:
    drive = start()
    canvas = drive.stage.canvas
    first, last = (canvas.to_widget(View.HEAD_LEFT, QPointF(*at)).toPoint() for at in TEMPLE[::2])
    drive._mouse(QEvent.Type.MouseButtonPress, first, Qt.MouseButton.LeftButton)
    drive._mouse(QEvent.Type.MouseMove, last, Qt.MouseButton.LeftButton)
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.WindowDeactivate))
    drive.rest()
    assert not is_empty(drive)
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))


def test_beside_the_body_nothing_is_painted(start: Start) -> None:
    drive = start()
    drive.drag(View.HEAD_LEFT, [(-140, 20), (-130, 60)])
    assert is_empty(drive)
    drive.click(drive.stage.canvas.to_widget(View.HEAD_LEFT, QPointF(-140, 20)).toPoint())
    assert is_empty(drive)


def test_a_click_takes_an_area_and_a_second_one_leaves_it(start: Start) -> None:
    drive = start()
    spot = drive.stage.canvas.to_widget(View.HEAD_LEFT, QPointF(-52, 46)).toPoint()
    drive.point_at(spot)
    chip = drive.stage.cards.chip
    assert chip.isVisible()
    assert chip.accessibleName() == "Temple, left"
    drive.click(spot)
    assert drive.state.asking.pain.asked == (Asked(AreaId("temple"), Side.LEFT),)
    drive.click(spot)
    assert is_empty(drive)


def test_right_drag_moves_the_figure(start: Start) -> None:
    drive = start()
    canvas = drive.stage.canvas
    before = canvas.panes[0].camera
    spot = canvas.to_widget(View.HEAD_LEFT, QPointF(-52, 46)).toPoint()
    drive._mouse(QEvent.Type.MouseButtonPress, spot, Qt.MouseButton.RightButton)
    drive._mouse(QEvent.Type.MouseMove, spot * 0.9, Qt.MouseButton.RightButton)
    drive._mouse(QEvent.Type.MouseButtonRelease, spot * 0.9, Qt.MouseButton.RightButton)
    drive.rest()
    assert canvas.panes[0].camera != before
    assert is_empty(drive)


def test_the_bar_chooses_how_the_next_stroke_paints(start: Start) -> None:
    drive = start()
    pieces = {piece.key: piece for piece in bar(drive).findChildren(ToolPiece)}
    drive.press(pieces["tingling"])
    drive.press(next(step for step in left(drive).findChildren(StrengthStep) if step.number == 8))
    drive.drag(View.HEAD_LEFT, TEMPLE)
    (painted,) = drive.state.asking.pain.painted
    assert (painted.quality, painted.intensity) == (Quality.TINGLING, 8)
    drive.press(pieces["eraser"])
    assert bar(drive)._eraser.isChecked()
    drive.drag(View.HEAD_LEFT, TEMPLE)
    assert sum(len(one.rings) for one in drive.state.asking.pain.painted) == 0
    drive.press(pieces["brush"])
    assert not bar(drive)._eraser.isChecked()
    slider = bar(drive).findChildren(SizeSlider)[0]
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert drive.state.asking.radius > 18
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(2, 20))
    assert drive.state.asking.radius == THINNEST
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 2, 20))
    assert drive.state.asking.radius == WIDEST
    QTest.keyClick(slider, Qt.Key.Key_Home)
    for name in ("Undo", "Redo", "Clear the painting"):
        drive.press(button(drive, name))
    assert is_empty(drive)


def test_an_answer_shows_its_zone_and_leads_to_its_card_and_back(start: Start) -> None:
    drive = start()
    drive.drag(View.HEAD_LEFT, TEMPLE)
    first = rows(drive)[0]
    drive.press(first)
    target = drive.state.asking.chosen
    assert target is not None
    (stage,) = drive.stage._shown.stages  # type: ignore[union-attr]
    assert stage.selected == (target,)
    assert len(stage.zones) == 1
    assert first.isChecked()
    drive.press(button(drive, "Open card"))
    assert drive.state.place.selected == target[0]
    assert drive.state.place.side is SideChoice.LEFT
    assert drive.panels.card.isVisible()
    drive.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert door(drive) is Door.PAIN
    assert not is_empty(drive)
    drive.press(rows(drive)[0])
    assert drive.state.asking.chosen is None


def test_pointing_at_an_answer_shows_its_zone_for_the_while(start: Start) -> None:
    drive = start()
    drive.drag(View.HEAD_LEFT, TEMPLE)
    line = rows(drive)[1]
    line.pointed.emit(line._row.target)  # type: ignore[union-attr]
    assert drive.state.asking.pointed is not None
    line.pointed.emit(None)
    assert drive.state.asking.pointed is None


def test_typed_words_name_areas(start: Start) -> None:
    drive = start()
    drive.type("temple left")
    (offer,) = [
        one for one in left(drive).findChildren(OfferLine) if one.isVisible() and "temple" in one.text()
    ][:1]
    assert offer.isVisible()
    drive.key(Qt.Key.Key_Return)
    assert Asked(AreaId("temple"), Side.LEFT) in drive.state.asking.pain.asked
    drive.type("xyzzy")
    assert left(drive)._nothing.isVisible()
    drive.key(Qt.Key.Key_Escape)
    assert drive.state.asking.query == ""
    (line, *_) = left(drive).findChildren(HurtLine)
    drive.press(line._remove)
    assert is_empty(drive)


def test_the_side_of_typed_areas_can_be_chosen(start: Start) -> None:
    drive = start()
    drive.intents.choose_views((View.ANTERIOR, View.POSTERIOR))
    drive.press(button(drive, "Right"))
    drive.type("chin")
    drive.key(Qt.Key.Key_Return)
    assert drive.state.asking.pain.asked[-1].side is Side.RIGHT


def test_spillover_can_be_left_out(start: Start) -> None:
    drive = start()
    drive.drag(View.HEAD_LEFT, TEMPLE)
    before = len(rows(drive))
    drive.press(left(drive).findChildren(SwitchLine)[0])
    assert not drive.state.asking.with_spillover
    assert len(rows(drive)) < before


def test_a_painting_is_kept_only_when_the_reader_saves_it(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive = start()
    drive.drag(View.HEAD_LEFT, TEMPLE)
    path = tmp_path / "mine.painmap.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    drive.press(button(drive, "Save as file…"))
    assert json.loads(path.read_text())["painmap"] == 1
    kept = drive.state.asking.pain
    drive.key(Qt.Key.Key_Delete)
    drive.press(button(drive, "Open file…"))
    (before,), (after,) = kept.painted, drive.state.asking.pain.painted
    assert (after.view, after.quality, after.intensity) == (before.view, before.quality, before.intensity)
    assert region_of(after.rings).symmetric_difference(region_of(before.rings)).area < 5
    path.write_text("{}")
    drive.press(button(drive, "Open file…"))
    toast = drive.window.findChild(Toast)
    assert toast is not None
    assert toast.isVisible()
    blocked = tmp_path / "mine.painmap.json" / "below-a-file.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(blocked), ""))
    drive.press(button(drive, "Save as file…"))
    assert not blocked.exists()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    drive.press(button(drive, "Open file…"))
    drive.window.close()
    assert "painmap" not in settings_file().read_text()
    assert "rings" not in settings_file().read_text()


def test_the_painting_goes_along_to_the_other_body(start: Start) -> None:
    drive = start()
    drive.drag(View.HEAD_LEFT, TEMPLE)
    drive.stage.setFocus()
    drive.key(Qt.Key.Key_B)
    assert drive.state.asking.pain.body is Body.FEMALE
    assert rows(drive)


@pytest.mark.parametrize("size", [(1100, 700), (1000, 1400), (600, 900)])
def test_it_fits_every_window(start: Start, size: tuple[int, int]) -> None:
    drive = start(size)
    drive.drag(View.HEAD_LEFT, TEMPLE)
    assert bar(drive).geometry().right() <= drive.stage.width()
    assert results(drive).isVisible()
    assert rows(drive)
    if size[0] == 1100:
        drive.key(Qt.Key.Key_Slash)
        assert left(drive).isVisible()
        drive.key(Qt.Key.Key_Escape)
        drive.key(Qt.Key.Key_Escape)
        assert not left(drive).isVisible()


@pytest.mark.parametrize("way", ["Browse muscles", "Favourites", "Recently viewed"])
def test_the_rail_leads_to_muscles_from_here_too(start: Start, way: str) -> None:
    drive = start((1100, 700))
    drive.drag(View.HEAD_LEFT, TEMPLE)
    drive.press(button(drive, "Search"))
    assert door(drive) is Door.PAIN
    assert left(drive).isVisible()
    drive.press(button(drive, way))
    assert door(drive) is Door.MUSCLES
    assert drive.panels.left.isVisible()
    assert not left(drive).isVisible()
    drive.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert door(drive) is Door.PAIN
    assert not is_empty(drive)
    assert not left(drive).isVisible()
    assert not drive.panels.left.isVisible()


def test_the_first_stroke_finds_its_page_prepared(start: Start) -> None:
    drive = start()
    cells = drive.app._pain_atlas().cells
    drive.wait(lambda: View.LEFT in cells._built)
    prepared = cells._built[View.LEFT]
    drive.drag(View.HEAD_LEFT, TEMPLE)
    assert cells._built[View.LEFT] is prepared


def test_a_muscle_of_the_other_door_stays_out(start: Start) -> None:
    drive = start()
    drive.intents.open_muscle(MuscleId("soleus"), SideChoice.LEFT)
    drive.rest()
    assert door(drive) is Door.MUSCLES
    drive.key(Qt.Key.Key_M)
    assert drive.state.place.selected is None


def test_warning_signs_come_first_and_can_all_be_read(start: Start) -> None:
    drive = start()
    drive.drag(View.HEAD_LEFT, TEMPLE)
    banner = results(drive).findChildren(Banner)[0]
    assert banner.isVisible()
    assert banner.y() < rows(drive)[0].y()
    before = len(banner.findChildren(Text))
    more = [one for one in banner.findChildren(Button) if one.text().startswith("All ")]
    drive.press(more[0])
    drive.rest()
    assert len([one for one in banner.findChildren(Text) if one.isVisible()]) > before
    drive.key(Qt.Key.Key_Delete)
    assert not banner.isVisible()


def test_a_condition_is_chosen_and_told(start: Start) -> None:
    drive = start()
    offers = [one for one in left(drive).findChildren(OfferLine) if "tennis elbow" in one.text().lower()]
    drive.press(offers[0])
    assert drive.state.asking.condition == "tennis-elbow"
    note = results(drive).findChildren(ConditionNote)[0]
    assert note.isVisible()
    assert any("tennis elbow" in line.accessibleDescription().lower() for line in rows(drive)[:3])
    drive.key(Qt.Key.Key_Delete)
    assert not note.isVisible()
