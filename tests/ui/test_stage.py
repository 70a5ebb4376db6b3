from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.stand import Stand
from trigger_atlas.domain.names import Depth, MuscleId, Side, SideChoice, View
from trigger_atlas.knowledge.figure import Plate, load_manifest
from trigger_atlas.ui.furniture import DepthStop
from trigger_atlas.ui.hover_chip import StackItem
from trigger_atlas.ui.legend import Legend
from trigger_atlas.ui.segmented import Piece
from trigger_atlas.ui.stage import Stage
from trigger_atlas.ui.view_strip import Thumbnail

UT = MuscleId("trapezius-upper")


def press(stand: Stand, kind: type[QWidget], name: str) -> None:
    """Click the visible widget of a kind whose accessible name begins with a name."""
    found = [item for item in stand.stage.findChildren(kind) if item.accessibleName().startswith(name)]
    assert found, f"nothing called {name}"
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_a_view_is_chosen_in_the_strip(stand: Stand) -> None:
    press(stand, Thumbnail, "Left")
    assert stand.stage.views == (View.LEFT,)


def test_keys_choose_views_depth_and_zoom(stand: Stand) -> None:
    chosen: list[object] = []
    stand.stage.views_chosen.connect(chosen.append)
    for key in (Qt.Key.Key_2, Qt.Key.Key_5):
        stand.key(key)
    assert chosen == [(View.POSTERIOR,), (View.ANTERIOR, View.POSTERIOR)]
    assert stand.stage.views == chosen[-1]
    stand.key(Qt.Key.Key_BracketRight)
    assert stand.state.depth is Depth.INTERMEDIATE
    scale = stand.canvas.panes[0].camera.scale
    stand.key(Qt.Key.Key_Plus)
    assert stand.canvas.panes[0].camera.scale > scale
    stand.key(Qt.Key.Key_0)
    assert stand.canvas.panes[0].is_whole


def test_escape_clears_the_selection(stand: Stand) -> None:
    stand.intents.open_muscle(UT, SideChoice.LEFT)
    stand.key(Qt.Key.Key_Escape)
    assert stand.state.place.selected is None


def test_depth_and_side_are_chosen_on_their_cards(stand: Stand) -> None:
    press(stand, DepthStop, "Deep")
    press(stand, Piece, "Right")
    assert (stand.state.depth, stand.state.place.side) == (Depth.DEEP, SideChoice.RIGHT)


def test_the_list_under_a_click_selects_a_deeper_muscle(stand: Stand) -> None:
    at, stack = stand.crowded(View.POSTERIOR)
    stand.click(at)
    name = stand.atlas.muscles[stack[-1][0]].name
    press(stand, StackItem, name)
    assert stand.state.place.selected == stack[-1][0]


def test_the_chip_flips_before_it_leaves_the_stage(stand: Stand) -> None:
    stand.intents.choose_views((View.POSTERIOR,))
    stand.wheel(stand.place(View.POSTERIOR, "gastrocnemius-medial", Side.RIGHT), 3)
    stand.canvas.cameras.pan(330, 200)
    at = stand.place(View.POSTERIOR, "gastrocnemius-medial", Side.RIGHT)
    stand.move(at)
    chip = stand.stage.cards.chip
    assert not chip.isHidden()
    assert stand.stage.rect().contains(chip.geometry())


def test_the_legend_names_only_what_is_on_the_stage(stand: Stand) -> None:
    legend = stand.stage.findChild(Legend)
    assert isinstance(legend, Legend)
    assert legend.isHidden()
    stand.intents.open_muscle(UT, SideChoice.LEFT)
    assert legend.accessibleName() == "Legend: trigger point, essential pain, spillover pain"


def test_side_labels_are_there_in_every_view_and_size(stand: Stand) -> None:
    expected = {
        (View.ANTERIOR,): {Side.LEFT, Side.RIGHT},
        (View.POSTERIOR,): {Side.LEFT, Side.RIGHT},
        (View.LEFT,): {Side.LEFT},
        (View.RIGHT,): {Side.RIGHT},
        (View.ANTERIOR, View.POSTERIOR): {Side.LEFT, Side.RIGHT},
    }
    for size in ((864, 936), (676, 636), (600, 480)):
        stand.stage.resize(*size)
        for views, sides in expected.items():
            stand.intents.choose_views(views)
            labels = stand.canvas.overlay.side_labels()
            assert {label.side for label in labels} == sides
            assert all(QRectF(stand.stage.rect()).contains(label.rect) for label in labels)


def test_the_left_label_stands_on_the_subjects_left(stand: Stand) -> None:
    for view, sign in ((View.ANTERIOR, 1), (View.POSTERIOR, -1)):
        stand.intents.choose_views((view,))
        left = next(label for label in stand.canvas.overlay.side_labels() if label.side is Side.LEFT)
        middle = stand.canvas.to_widget(view, QPointF(0, 0)).x()
        assert (left.rect.center().x() - middle) * sign > 0
        shape = stand.figure[view].muscles[MuscleId("deltoid-middle"), Side.LEFT]
        assert shape.region.bounds[0] * sign > 0


def test_names_of_points_meet_neither_each_other_nor_an_x(stand: Stand) -> None:
    stand.click(stand.place(View.POSTERIOR, "infraspinatus", Side.LEFT))
    assert len(stand.canvas.overlay.labels_of(View.POSTERIOR)) == 4
    assert stand.canvas.overlay.labels_of(View.ANTERIOR) == []
    for pane in stand.canvas.panes:
        labels = stand.canvas.overlay.labels_of(pane.view)
        for i, label in enumerate(labels):
            assert pane.rect.contains(label.pill)
            assert not any(label.pill.intersects(other.pill) for other in labels[:i])
            assert not any(label.pill.contains(other.mark.at) for other in labels)


def test_furniture_gives_way_in_a_small_stage_but_stays_inside(stand: Stand) -> None:
    stand.intents.open_muscle(UT, SideChoice.LEFT)
    for size in ((864, 936), (1000, 700), (676, 636)):
        stand.stage.resize(*size)
        cards = stand.stage.cards
        shown = [cards.side, cards.tools, cards.strip, cards.zoom, cards.depth, cards.legend, cards.inset]
        boxes = [card.geometry() for card in shown if not card.isHidden()]
        assert all(stand.stage.rect().contains(box) for box in boxes)
        assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert cards.depth.isHidden()
    assert cards.legend.isHidden()


def test_the_inset_swaps_the_views(stand: Stand) -> None:
    stand.intents.open_muscle(UT, SideChoice.LEFT)
    stand.intents.choose_views((View.ANTERIOR,))
    inset = stand.stage.cards.inset
    assert inset.stage is not None
    view = inset.stage.view
    QTest.mouseClick(inset, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert stand.stage.views == (view,)


def test_a_dot_marks_the_views_in_which_pain_shows(stand: Stand) -> None:
    stand.intents.open_muscle(UT, SideChoice.LEFT)
    dots = {item.text() for item in stand.stage.findChildren(Thumbnail) if "pain" in item.accessibleName()}
    assert {"Left", "Head"} <= dots
    assert not dots & {"Right", "Foot"}


def test_the_first_frame_needs_no_knowledge(stand: Stand) -> None:
    stage = Stage(load_manifest())
    painted: list[bool] = []
    stage.first_painted.connect(lambda: painted.append(True))
    stage.resize(600, 700)
    stage.show()
    stand.wait(lambda: bool(painted))
    assert not stage.canvas.loaded
    stage.close()
    stage.deleteLater()


def test_the_first_figures_stand_where_they_stay(stand: Stand) -> None:
    first = Stage(load_manifest())
    painted: list[bool] = []
    first.first_painted.connect(lambda: painted.append(True))
    first.resize(stand.stage.size())
    first.show()
    stand.wait(lambda: bool(painted))
    above_side_labels = QRect(0, 0, first.width(), 500)
    before = first.grab(above_side_labels).toImage()
    first.complete()
    assert first.grab(above_side_labels).toImage() == before
    assert [pane.camera for pane in first.canvas.panes] == [pane.camera for pane in stand.canvas.panes]
    first.close()
    first.deleteLater()


def test_a_damaged_plate_is_told_and_the_stage_goes_on(stand: Stand, tmp_path: Path) -> None:
    manifest = load_manifest()
    files = manifest.views[View.ANTERIOR]
    broken = tmp_path / "anterior.start.webp"
    broken.write_bytes(b"no picture")
    plates = {**files.plates, "start": Plate(broken, 1.0)}
    views = {**manifest.views, View.ANTERIOR: replace(files, plates=plates)}
    stage = Stage(replace(manifest, views=views), (View.ANTERIOR,))
    told: list[str] = []
    stage.plate_failed.connect(told.append)
    stage.resize(600, 700)
    stage.show()
    stand.wait(lambda: bool(told))
    assert told == [str(broken)]
    stage.close()
    stage.deleteLater()
