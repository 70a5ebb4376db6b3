"""The lens of segments with clicks and keys, on the shipped atlas."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.ui.finding import button
from tools.drive import Drive
from trigger_atlas.domain.hit import region
from trigger_atlas.domain.names import MuscleId, SegmentId, Side, View
from trigger_atlas.knowledge.figure import load_figure
from trigger_atlas.state_pain import Door
from trigger_atlas.state_segments import LensLayer, PickBy
from trigger_atlas.ui.lens_panel import Folded, LensPanel
from trigger_atlas.ui.lens_rows import MarkBox, ReadingLine, SupplyLine
from trigger_atlas.ui.skin_reading import SkinLine
from trigger_atlas.ui.spine_list import SpineLine
from trigger_atlas.ui.text import Text

Start = Callable[..., Drive]
C5, L5 = SegmentId("C5"), SegmentId("L5")


@pytest.fixture
def start(qapp: QApplication) -> Iterator[Start]:
    """Starts the application and goes through the third door."""
    started: list[Drive] = []

    def make(size: tuple[int, int] = (1600, 1000), link: str = "") -> Drive:
        drive = Drive(qapp, size, link)
        started.append(drive)
        if not link:
            button(drive, "Segments").click()
            drive.rest()
        return drive

    yield make
    for drive in started:
        drive.close()


def lens(drive: Drive) -> LensPanel:
    assert drive.panels.lens is not None
    return drive.panels.lens


def row(drive: Drive, segment: SegmentId) -> SpineLine:
    return next(one for one in drive.window.findChildren(SpineLine) if one.text() == segment)


def segment(drive: Drive) -> SegmentId | None:
    return drive.state.place.segment


def selected(drive: Drive) -> MuscleId | None:
    return drive.state.place.selected


def words(drive: Drive) -> str:
    return " ".join(one.text() for one in lens(drive).findChildren(Text) if one.isVisible())


def on_skin(drive: Drive, view: View, segment: SegmentId, side: Side) -> QPoint:
    shape = load_figure()[view].dermatomes[segment, side]
    spot = region(shape.territory).buffer(-1).representative_point()
    return drive.stage.canvas.to_widget(view, QPointF(spot.x, spot.y)).toPoint()


def test_a_level_of_the_spine_shows_what_its_root_supplies(start: Start) -> None:
    drive = start()
    assert "Pick a level" in words(drive)
    drive.press(row(drive, C5))
    assert segment(drive) == C5
    shown = drive.stage.canvas.shown
    assert shown is not None
    front = shown.stages[0]
    assert (MuscleId("infraspinatus"), Side.LEFT) in front.main
    assert (MuscleId("teres-major"), Side.RIGHT) in front.also
    assert {side for _, side in front.dermatomes} == set(Side)
    assert [segment for segment, side, level in front.levels if level and side is Side.LEFT] == [C5]
    assert drive.window.windowTitle().startswith("C5")


def test_keys_walk_along_the_spine(start: Start) -> None:
    drive = start()
    drive.press(row(drive, C5))
    row(drive, C5).setFocus()
    drive.key(Qt.Key.Key_Down)
    assert segment(drive) == "C6"
    drive.key(Qt.Key.Key_Up)
    drive.key(Qt.Key.Key_Up)
    assert segment(drive) == "C4"


def test_a_click_on_the_skin_chooses_its_segment(start: Start) -> None:
    drive = start()
    spot = on_skin(drive, View.ANTERIOR, L5, Side.LEFT)
    drive.point_at(spot)
    assert drive.state.lens.touched == L5
    drive.click(spot)
    assert segment(drive) == L5
    drive.click(QPoint(round(drive.stage.width() / 2), 300))
    assert segment(drive) is None


def test_a_click_on_a_muscle_shows_its_segments_when_muscles_are_picked(start: Start) -> None:
    drive = start()
    button(drive, "Muscle").click()
    drive.rest()
    assert drive.state.lens.pick is PickBy.MUSCLE
    drive.click(drive.place(View.POSTERIOR, "infraspinatus", Side.LEFT))
    assert drive.state.place.selected == "infraspinatus"
    assert drive.state.place.door is Door.SEGMENTS
    assert drive.panels.card.isHidden()
    names = {line.text() for line in lens(drive).findChildren(SupplyLine)}
    assert {"Infraspinatus", "Supraspinatus", "Teres minor"} <= names


def test_marks_are_explained_and_the_best_segment_is_one_click_away(start: Start) -> None:
    drive = start()
    drive.press(row(drive, L5))
    for muscle in ("gluteus-medius", "tensor-fasciae-latae", "tibialis-anterior"):
        name = drive.stage.canvas.names[MuscleId(muscle)]
        line = next(one for one in lens(drive).findChildren(SupplyLine) if one.text() == name)
        box = next(one for one in line.findChildren(MarkBox) if one.text() == "L")
        box.click()
        drive.rest()
    assert [muscle for muscle, _ in drive.state.lens.tender] == [
        "gluteus-medius",
        "tensor-fasciae-latae",
        "tibialis-anterior",
    ]
    readings = [one for one in lens(drive).findChildren(ReadingLine) if one.isVisible()]
    assert [one.text() for one in readings[:2]] == ["L5", "L4"]
    drive.press(readings[1])
    assert segment(drive) == "L4"
    button(drive, "Clear").click()
    drive.rest()
    assert drive.state.lens.tender == ()


def test_layers_are_switched_one_by_one(start: Start) -> None:
    drive = start()
    drive.press(row(drive, C5))
    for name, layer in (("Myotome", LensLayer.MYOTOME), ("Dermatome", LensLayer.DERMATOME)):
        button(drive, name).click()
        drive.rest()
        assert layer not in drive.state.lens.layers
    shown = drive.stage.canvas.shown
    assert shown is not None
    assert (shown.stages[0].main, shown.stages[0].dermatomes) == ((), ())
    assert shown.stages[0].levels


def test_signs_and_sources_unfold_and_stay_unfolded(start: Start) -> None:
    drive = start()
    drive.press(row(drive, C5))
    signs = next(one for one in lens(drive).findChildren(Folded) if one.name == "Signs to look for")
    assert "matchstick" not in words(drive).lower()
    signs.findChildren(QAbstractButton)[0].click()
    drive.rest()
    assert "matchstick" in words(drive).lower()
    drive.press(row(drive, L5))
    assert "matchstick" in words(drive).lower()


def test_the_card_leads_to_the_segments_of_its_muscle_and_back(start: Start) -> None:
    drive = start(link="infraspinatus")
    button(drive, "Roots C5 C6: look at the segments").click()
    drive.rest()
    assert (drive.state.place.door, drive.state.place.selected) == (Door.SEGMENTS, "infraspinatus")
    button(drive, "Open its card").click()
    drive.rest()
    assert drive.state.place.door is Door.MUSCLES
    assert not drive.panels.card.isHidden()


def test_escape_leads_from_the_muscle_to_its_segment_and_out(start: Start) -> None:
    drive = start()
    drive.press(row(drive, C5))
    line = next(one for one in lens(drive).findChildren(SupplyLine) if one.text() == "Infraspinatus")
    drive.press(line)
    assert selected(drive) == "infraspinatus"
    drive.stage.setFocus()
    drive.key(Qt.Key.Key_Escape)
    assert selected(drive) is None
    assert segment(drive) == C5
    drive.key(Qt.Key.Key_Escape)
    assert segment(drive) is None


def test_painted_pain_is_read_by_skin_apart_from_the_muscles(start: Start) -> None:
    drive = start()
    button(drive, "Pain to muscles").click()
    drive.rest()
    drive.click(on_skin(drive, View.ANTERIOR, L5, Side.LEFT))
    line = next(one for one in drive.window.findChildren(SkinLine) if one.isVisible())
    drive.press(line)
    assert drive.state.place.door is Door.SEGMENTS
    assert segment(drive) is not None
    assert not drive.state.asking.pain.is_empty


def test_structures_at_risk_lie_over_the_figure_on_a_key(start: Start) -> None:
    drive = start(link="trapezius-upper")
    shown = drive.stage.canvas.shown
    assert shown is not None
    assert not shown.stages[0].risks
    drive.stage.setFocus()
    drive.key(Qt.Key.Key_W)
    shown = drive.stage.canvas.shown
    assert shown is not None
    assert "lung-apex" in {risk.structure for risk in shown.stages[0].risks}
    drive.key(Qt.Key.Key_W)
    assert not drive.state.at_risk


def test_a_small_window_keeps_the_lens_usable(start: Start) -> None:
    drive = start((1000, 1400))
    drive.app.store.apply(lambda state: state)
    assert drive.panels.lens is not None
    assert not drive.panels.lens.isHidden()
    small = start((1100, 700))
    assert not lens(small).isHidden()


def test_a_segment_that_is_searched_for_is_one_click_away(start: Start) -> None:
    drive = start(link="infraspinatus")
    drive.type("c5")
    button(drive, "Segment C5: what it supplies").click()
    drive.rest()
    assert (drive.state.place.door, segment(drive)) == (Door.SEGMENTS, C5)
