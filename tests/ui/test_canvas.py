from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from tests.ui.stand import Stand
from trigger_atlas.domain.names import MuscleId, PointId, Side, SideChoice, View
from trigger_atlas.render.camera import CLOSEST, FARTHEST
from trigger_atlas.render.colours import Page
from trigger_atlas.render.sides import SideLabel, paint_side
from trigger_atlas.ui.frames import SMOOTH, Unders
from trigger_atlas.ui.stamps import Stamps

BACK, FRONT = View.POSTERIOR, View.ANTERIOR


def near(a: QPointF, b: QPointF, reach: float = 0.5) -> bool:
    return abs(a.x() - b.x()) < reach and abs(a.y() - b.y()) < reach


def test_body_units_and_pixels_are_inverse(stand: Stand) -> None:
    at = stand.canvas.to_widget(BACK, QPointF(-40, 200))
    found = stand.canvas.to_body(at)
    assert found is not None
    assert found[0] is BACK
    assert near(found[1], QPointF(-40, 200), 1e-6)


def test_hovering_names_the_muscle_under_the_pointer(stand: Stand) -> None:
    stand.move(stand.place(BACK, "infraspinatus", Side.LEFT))
    assert stand.state.hovered[0] == ("infraspinatus", Side.LEFT)


def test_leaving_the_figure_points_at_nothing(stand: Stand) -> None:
    stand.move(stand.place(BACK, "infraspinatus", Side.LEFT))
    stand.move(QPointF(3, 900))
    assert stand.state.hovered == ()


def test_clicking_selects_the_muscle_of_the_side_that_was_clicked(stand: Stand) -> None:
    stand.click(stand.place(BACK, "gastrocnemius-medial", Side.RIGHT))
    assert (stand.state.place.selected, stand.state.place.side) == ("gastrocnemius-medial", SideChoice.RIGHT)


def test_clicking_again_goes_deeper_at_the_same_pixel(stand: Stand) -> None:
    at, stack = stand.crowded(BACK)
    for muscle, _ in (*stack, stack[0]):
        stand.click(at)
        assert stand.state.place.selected == muscle


def test_clicking_outside_clears_the_selection(stand: Stand) -> None:
    stand.click(stand.place(BACK, "infraspinatus", Side.LEFT))
    stand.click(QPointF(3, 900))
    assert stand.state.place.selected is None


def test_a_click_leaves_the_camera_where_it_is(stand: Stand) -> None:
    before = [pane.camera for pane in stand.canvas.panes]
    stand.click(stand.place(BACK, "infraspinatus", Side.LEFT))
    assert [pane.camera for pane in stand.canvas.panes] == before


def test_a_click_keeps_the_muscle_under_the_pointer_when_the_stage_makes_room(stand: Stand) -> None:
    at = stand.place(BACK, "infraspinatus", Side.LEFT)
    stand.click(at)
    stand.stage.resize(stand.stage.width() - 36, stand.stage.height())
    assert stand.canvas.pointing.stack_at(at)[0] == ("infraspinatus", Side.LEFT)


def test_a_selection_from_elsewhere_is_shown_large(stand: Stand) -> None:
    whole = stand.canvas.panes[0].camera.scale
    stand.intents.open_muscle(MuscleId("trapezius-upper"), SideChoice.LEFT)
    pane = stand.canvas.panes[0]
    assert pane.camera.scale > 1.5 * whole
    assert pane.rect.contains(pane.muscle_box((MuscleId("trapezius-upper"), Side.LEFT)))


def test_clicking_an_x_switches_its_pain(stand: Stand) -> None:
    stand.click(stand.place(BACK, "infraspinatus", Side.LEFT))
    mark = stand.figure[BACK].points[PointId("infraspinatus/tp1"), Side.LEFT]
    before = stand.state.place.points_on
    stand.move(QPointF(3, 900))
    stand.click(stand.canvas.to_widget(BACK, QPointF(mark.x, mark.y)))
    assert stand.state.place.points_on != before
    assert stand.state.place.selected == "infraspinatus"


def test_the_wheel_zooms_at_the_pointer(stand: Stand) -> None:
    at = stand.canvas.to_widget(BACK, QPointF(-60, 180))
    scale = stand.canvas.panes[1].camera.scale
    stand.wheel(at, 4)
    assert stand.canvas.panes[1].camera.scale > 1.5 * scale
    assert near(stand.canvas.to_widget(BACK, QPointF(-60, 180)), at)


def test_zoom_keeps_its_limits(stand: Stand) -> None:
    pane = stand.canvas.panes[1]
    at = stand.canvas.to_widget(BACK, QPointF(0, 300))
    stand.wheel(at, 60)
    assert pane.camera.scale == CLOSEST
    stand.wheel(at, -90)
    assert abs(pane.camera.scale - pane.whole().scale * FARTHEST) < 1e-9


def test_dragging_pans_and_selects_nothing(stand: Stand) -> None:
    start = stand.place(BACK, "latissimus-dorsi", Side.LEFT)
    body = stand.canvas.to_body(start)
    assert body is not None
    stand.drag(start, start + QPointF(50, 30))
    assert near(stand.canvas.to_widget(BACK, body[1]), start + QPointF(50, 30))
    assert stand.state.place.selected is None


def test_some_of_the_figure_always_stays_in_sight(stand: Stand) -> None:
    pane = stand.canvas.panes[0]
    stand.canvas.cameras.pan(-5000, 5000)
    x0, y0, x1, _ = pane.files.box
    assert pane.camera.to_pixels(QPointF(x1, y0)).x() > pane.rect.left()
    assert pane.camera.to_pixels(QPointF(x0, y0)).y() < pane.rect.bottom()


def test_fit_shows_the_whole_figure_then_the_selection(stand: Stand) -> None:
    stand.click(stand.place(BACK, "infraspinatus", Side.LEFT))
    stand.wheel(stand.place(BACK, "infraspinatus", Side.LEFT), 3)
    stand.stage.fit()
    assert all(pane.is_whole for pane in stand.canvas.panes)
    stand.stage.fit()
    assert stand.canvas.panes[1].camera == stand.canvas.cameras.closeups()[1]
    assert stand.canvas.panes[1].camera.scale > stand.canvas.panes[1].whole().scale


def test_arrows_walk_the_muscles_and_enter_selects(stand: Stand) -> None:
    stand.canvas.setFocus()
    stand.key(Qt.Key.Key_Right)
    first = stand.canvas.pointing.focused
    stand.key(Qt.Key.Key_Right)
    second = stand.canvas.pointing.focused
    assert first is not None
    assert second is not None
    assert first != second
    assert stand.state.hovered == (second[1],)
    stand.key(Qt.Key.Key_Left)
    stand.key(Qt.Key.Key_Return)
    assert stand.state.place.selected == first[1][0]


def test_shift_and_arrows_pan(stand: Stand) -> None:
    before = stand.canvas.panes[0].camera
    stand.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert stand.canvas.panes[0].camera.x < before.x


def test_the_frame_is_sharp_at_rest(stand: Stand) -> None:
    stand.intents.open_muscle(MuscleId("trapezius-upper"), SideChoice.LEFT)
    stand.rest()
    assert all(pane.is_sharp(stand.canvas.devicePixelRatioF()) for pane in stand.canvas.panes)


def test_five_thousand_hovers_and_clicks_do_no_harm(stand: Stand) -> None:
    spots = [stand.place(BACK, name, Side.LEFT) for name in ("infraspinatus", "soleus", "trapezius-lower")]
    said: list[object] = []
    stand.stage.stack_hovered.connect(said.append)
    for i in range(5000):
        stand.move(spots[i % 3])
    assert len(said) == 5000
    for i in range(5000):
        stand.canvas.click(())
        stand.canvas.point_clicked.emit("infraspinatus/tp1" if i % 2 else "infraspinatus/tp2")
    assert stand.state.place.selected is None


class Painted(QObject):
    """Notes which widgets paint themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.widgets: list[QObject] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.widgets.append(watched)
        return False


def test_no_card_is_painted_with_a_figure_that_moves(stand: Stand) -> None:
    stand.intents.open_muscle(MuscleId("trapezius-upper"), SideChoice.LEFT)
    stand.rest()
    painted, cards = Painted(), stand.stage.cards
    watched = [cards.strip, cards.depth, cards.zoom, cards.legend, cards.side, cards.body, cards.play]
    for card in (*watched, stand.canvas):
        card.installEventFilter(painted)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
    painted.widgets.clear()
    stand.canvas.cameras.pan(9, 4)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
    assert painted.widgets == [stand.canvas]
    stand.rest()
    assert set(watched) <= set(painted.widgets)


def test_a_shadow_runs_into_the_round_corners_of_its_card(stand: Stand) -> None:
    stand.rest()
    strip = stand.stage.cards.strip.geometry()
    picture = stand.canvas.grab().toImage()
    paper, corner = picture.pixelColor(3, 400), picture.pixelColor(strip.left() + 1, strip.bottom() - 1)
    assert corner.lightness() < paper.lightness() - 2


def test_no_card_lies_over_another_in_a_small_window(stand: Stand) -> None:
    stand.intents.open_muscle(MuscleId("trapezius-upper"), SideChoice.LEFT)
    for size in ((676, 636), (900, 600), (600, 480), (1600, 1000)):
        stand.stage.resize(*size)
        cards = stand.stage.cards
        shown = [
            card.geometry()
            for card in (cards.strip, cards.depth, cards.zoom, cards.legend_button, cards.play, cards.side)
            if not card.isHidden()
        ]
        pairs = [(a, b) for i, a in enumerate(shown) for b in shown[i + 1 :]]
        assert not [(a, b) for a, b in pairs if a.intersects(b)]


def test_while_zooming_the_sharp_frame_is_scaled_and_gives_way_when_it_is_too_coarse(stand: Stand) -> None:
    stand.rest()
    pane = stand.canvas.panes[0]
    paper, unders = QColor("#FBFAF7"), Unders()
    image = QImage(stand.canvas.size(), QImage.Format.Format_RGB32)

    def shown(factor: float) -> bool:
        """Whether the picture comes from the frame alone: there is none for moving."""
        pane.camera = pane.camera.zoomed(factor, pane.rect.center(), 0.1)
        image.fill(paper)
        painter = QPainter(image)
        pane.paint(painter, unders, 1.0, 1.0, paper)
        painter.end()
        middle = pane.camera.to_pixels(QPointF(0, 300)).toPoint()
        return image.pixelColor(middle) != paper

    assert pane.is_sharp(1.0)
    assert shown(1.0)
    assert shown(1.5)
    assert not pane.is_sharp(1.0)


def test_a_figure_that_is_panned_stays_in_its_part_of_the_canvas(stand: Stand) -> None:
    stand.rest()
    front, back = stand.canvas.panes
    # Between the names of the sides, which move with the figures.
    part = front.rect.toRect().adjusted(120, 180, -2, -520)
    before = stand.canvas.grab(part).toImage()
    stand.canvas.cameras.pan(-140, 0, back.rect.center())
    assert stand.canvas.grab(part).toImage() == before


def test_a_selection_that_moves_into_sight_looks_as_it_does_at_rest(stand: Stand) -> None:
    stand.intents.open_muscle(MuscleId("trapezius-upper"), SideChoice.LEFT)
    stand.intents.choose_views((BACK,))
    stand.rest()
    pane = stand.canvas.panes[0]
    image = QImage(stand.canvas.size(), QImage.Format.Format_RGB32)

    def colour() -> list[float]:
        """Mean of the belly of the muscle."""
        painter = QPainter(image)
        painter.setRenderHints(SMOOTH)
        pane.paint(painter, stand.canvas.easel.unders, 1.0, 1.0, QColor("#FBFAF7"))
        painter.end()
        at = stand.place(BACK, "trapezius-upper", Side.LEFT).toPoint()
        near = [image.pixelColor(at.x() + dx, at.y() + dy) for dx in range(-6, 7) for dy in range(-6, 7)]
        return [sum(channel) / len(near) for channel in zip(*(one.getRgb() for one in near), strict=True)]

    sharp = colour()
    pane.frame = None
    picture = colour()
    pane.lit = None
    at_once = colour()
    assert max(abs(a - b) for a, b in zip(picture, sharp, strict=True)) < 12
    assert max(abs(a - b) for a, b in zip(at_once, sharp, strict=True)) < 60
    assert sharp[0] > sharp[1] + 40


def test_a_stamp_is_what_would_be_painted(qapp: QApplication) -> None:
    page = Page("#FFFFFF", "#1E1B18", "#524C45", "#FFFFFF", "#8C857A")
    label = SideLabel(Side.LEFT, QPointF(20, 12), Qt.AlignmentFlag.AlignLeft)
    pictures = []
    for stamped in (False, True):
        image = QImage(240, 60, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHints(SMOOTH)
        if stamped:
            stamps = Stamps()
            for _ in range(2):
                image.fill(Qt.GlobalColor.white)
                stamps.lay(painter, "left", label.rect, partial(paint_side, label=label, page=page))
        else:
            paint_side(painter, label, page)
        painter.end()
        pictures.append(image)
    pixels = [(x, y) for x in range(240) for y in range(60)]
    apart = [abs(pictures[0].pixelColor(*at).red() - pictures[1].pixelColor(*at).red()) for at in pixels]
    assert max(apart) <= 3
    assert min(pictures[1].pixelColor(*at).red() for at in pixels) < 60
