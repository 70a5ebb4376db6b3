"""Two bodies and close-ups on the stage, with real keys and clicks."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.ui.stand import Stand
from trigger_atlas.domain.names import Body, MuscleId, Side, SideChoice, View, ViewGroup
from trigger_atlas.ui.view_strip import Thumbnail, VariantButton

MASSETER = MuscleId("masseter-superficial")


def press(stand: Stand, group: ViewGroup) -> None:
    (thumbnail,) = (t for t in stand.stage.findChildren(Thumbnail) if t.text() == group.capitalize())
    QTest.mouseClick(thumbnail, Qt.MouseButton.LeftButton)
    stand.wait(lambda: stand.canvas.loaded)


def test_the_other_body_keeps_selection_and_views(stand: Stand) -> None:
    stand.intents.open_muscle(MASSETER, SideChoice.LEFT)
    stand.intents.choose_views((View.LEFT,))
    stand.rest()
    before = stand.canvas.grab().toImage()
    stand.key(Qt.Key.Key_B)
    stand.wait(lambda: stand.canvas.loaded)
    stand.rest()
    assert stand.state.body is Body.FEMALE
    assert (stand.state.place.selected, stand.stage.views) == (MASSETER, (View.LEFT,))
    assert stand.canvas.grab().toImage() != before
    stand.click(stand.place(View.LEFT, "deltoid-middle", Side.LEFT))
    assert stand.state.place.selected == "deltoid-middle"


def test_a_group_opens_and_its_views_are_offered_above(stand: Stand) -> None:
    press(stand, ViewGroup.FOOT)
    assert stand.stage.views[0].group is ViewGroup.FOOT
    names = [button.text() for button in stand.stage.findChildren(VariantButton) if button.isVisible()]
    assert names == ["Top", "Sole", "Inner", "Outer", "Leg"]
    (sole,) = (b for b in stand.stage.findChildren(VariantButton) if b.isVisible() and b.text() == "Sole")
    QTest.mouseClick(sole, Qt.MouseButton.LeftButton)
    assert stand.stage.views[0].of(Side.RIGHT) is View.FOOT_PLANTAR


def test_the_side_switch_turns_a_limb_into_its_twin(stand: Stand) -> None:
    stand.intents.choose_views((View.HAND_PALMAR,))
    stand.intents.choose_side(SideChoice.LEFT)
    assert stand.stage.views == (View.HAND_PALMAR_LEFT,)


def test_a_close_up_is_met_like_a_whole_body(stand: Stand) -> None:
    stand.intents.choose_views((View.HEAD_LEFT,))
    stand.wait(lambda: stand.canvas.loaded)
    stand.click(stand.place(View.HEAD_LEFT, "masseter-superficial", Side.LEFT))
    assert stand.state.place.selected == MASSETER


def test_a_close_up_runs_out_before_the_edge_of_its_page(stand: Stand) -> None:
    stand.intents.choose_views((View.HAND_DORSAL_LEFT,))
    stand.wait(lambda: stand.canvas.loaded)
    stand.canvas.cameras.fit()
    stand.rest()
    image = stand.canvas.grab().toImage()
    pane = stand.canvas.pane_of(View.HAND_DORSAL_LEFT)
    assert pane is not None
    x0, y0, x1, _ = pane.files.box
    paper = image.pixelColor(QPoint(2, image.height() // 2))
    row = round(pane.camera.to_pixels(QPointF(0.0, y0 + 1)).y())
    columns = range(
        round(pane.camera.to_pixels(QPointF(x0, y0)).x()), round(pane.camera.to_pixels(QPointF(x1, y0)).x())
    )
    worst = max(abs(image.pixelColor(x, row).lightness() - paper.lightness()) for x in columns)
    assert worst <= 6


def test_every_view_of_both_bodies_can_be_shown(stand: Stand) -> None:
    for body in Body:
        stand.intents.choose_body(body)
        for view in stand.drawn.manifest.views:
            stand.intents.choose_views((view,))
            stand.wait(lambda: stand.canvas.loaded)
            assert stand.stage.views == (view,)
