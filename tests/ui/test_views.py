"""Bodies, close-ups and the strip that leads to them."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.stand import Stand
from trigger_atlas.domain.figure import LazyFigure, Shape
from trigger_atlas.domain.names import Body, MuscleId, Side, SideChoice, View
from trigger_atlas.knowledge.figure import load_view
from trigger_atlas.render.veil import Veil
from trigger_atlas.ui.segmented import Piece
from trigger_atlas.ui.view_strip import Thumbnail, VariantButton

UT = MuscleId("trapezius-upper")
PAPER = "#FBFAF7"


def press(stand: Stand, kind: type[QWidget], name: str) -> None:
    """Click the visible widget of a kind whose accessible name begins with a name."""
    found = [
        item
        for item in stand.stage.findChildren(kind)
        if item.accessibleName().startswith(name) and not item.isHidden()
    ]
    assert found, f"nothing called {name}"
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def channels(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def offered(stand: Stand) -> list[str]:
    """The views to choose from above the strip."""
    shown = [item for item in stand.stage.findChildren(VariantButton) if not item.isHidden()]
    return [item.text() for item in shown]


def test_a_group_opens_and_offers_its_views(stand: Stand) -> None:
    assert offered(stand) == []
    press(stand, Thumbnail, "Head")
    assert stand.stage.views == (View.HEAD_ANTERIOR,)
    assert offered(stand) == ["Front", "Left", "Right", "Back"]
    press(stand, VariantButton, "Head, back")
    assert stand.stage.views == (View.HEAD_POSTERIOR,)
    press(stand, Thumbnail, "Pelvis")
    assert stand.stage.views == (View.PELVIS_INFERIOR,)
    assert offered(stand) == []


def test_pressing_again_walks_through_the_views_of_a_group(stand: Stand) -> None:
    met = []
    for _ in range(5):
        press(stand, Thumbnail, "Hand")
        met.append(stand.stage.views[0])
    assert met == [
        View.HAND_PALMAR,
        View.HAND_DORSAL,
        View.HAND_PALMAR_LEFT,
        View.HAND_DORSAL_LEFT,
        View.HAND_PALMAR,
    ]


def test_number_keys_reach_every_group(stand: Stand) -> None:
    expected = {
        Qt.Key.Key_3: View.LEFT,
        Qt.Key.Key_6: View.HEAD_ANTERIOR,
        Qt.Key.Key_7: View.HAND_PALMAR,
        Qt.Key.Key_8: View.FOOT_DORSAL,
        Qt.Key.Key_9: View.PELVIS_INFERIOR,
    }
    for key, view in expected.items():
        stand.key(key)
        assert stand.stage.views == (view,)
    stand.key(Qt.Key.Key_8)
    stand.key(Qt.Key.Key_8)
    assert stand.stage.views == (View.FOOT_PLANTAR,)


def test_a_limb_follows_the_side_and_names_itself(stand: Stand) -> None:
    stand.key(Qt.Key.Key_7)
    (label,) = stand.canvas.overlay.side_labels()
    assert (label.side, label.words) == (Side.RIGHT, "Right hand, palm")
    press(stand, Piece, "Left")
    assert stand.stage.views == (View.HAND_PALMAR_LEFT,)
    (label,) = stand.canvas.overlay.side_labels()
    assert (label.side, label.words) == (Side.LEFT, "Left hand, palm")


def test_a_group_opens_where_the_pain_shows(stand: Stand) -> None:
    stand.intents.open_muscle(UT, SideChoice.RIGHT)
    press(stand, Thumbnail, "Head view, pain shows there")
    assert stand.stage.views == (View.HEAD_RIGHT,)


def test_a_muscle_of_a_close_up_is_hovered_and_clicked(stand: Stand) -> None:
    stand.intents.choose_views((View.HEAD_LEFT,))
    stand.rest()
    at = stand.place(View.HEAD_LEFT, "masseter-superficial", Side.LEFT)
    stand.move(at)
    assert stand.state.hovered == (("masseter-superficial", Side.LEFT),)
    stand.click(at)
    assert (stand.state.place.selected, stand.state.place.side) == ("masseter-superficial", SideChoice.LEFT)


@pytest.mark.parametrize("size", [(864, 936), (700, 700), (600, 480), (480, 560)])
def test_the_strip_fits_a_small_stage(stand: Stand, size: tuple[int, int]) -> None:
    stand.stage.resize(*size)
    stand.key(Qt.Key.Key_8)
    cards = stand.stage.cards
    shown = [cards.side, cards.body, cards.body_button, cards.tools, cards.strip, cards.zoom, cards.depth]
    boxes = [card.geometry() for card in shown if not card.isHidden()]
    assert all(stand.stage.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])
    cells = [item.geometry() for item in stand.stage.findChildren(Thumbnail) if not item.isHidden()]
    assert len(cells) == 8
    assert min(cell.width() for cell in cells) >= 44


def test_another_body_is_chosen_by_click_and_key(stand: Stand) -> None:
    stand.intents.open_muscle(UT, SideChoice.LEFT)
    stand.rest()
    press(stand, Piece, "Female")
    assert (stand.state.body, stand.state.place.selected) == (Body.FEMALE, UT)
    stand.rest()
    figure = stand.canvas.panes[0].figure()
    assert figure is not None
    assert figure.body is Body.FEMALE
    stand.key(Qt.Key.Key_B)
    assert (stand.state.body, stand.state.place.selected) == (Body.MALE, UT)


def test_a_small_stage_offers_the_other_body_as_an_icon(stand: Stand) -> None:
    stand.stage.resize(676, 636)
    button = stand.stage.cards.body_button
    assert not button.isHidden()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert stand.state.body is Body.FEMALE
    assert button.accessibleName().startswith("Female body")


def test_another_body_keeps_the_place_that_is_looked_at(stand: Stand) -> None:
    stand.intents.choose_views((View.POSTERIOR,))
    stand.wheel(QPointF(400, 300), 4)
    before = stand.canvas.panes[0].camera
    stand.key(Qt.Key.Key_B)
    stand.rest()
    assert stand.canvas.panes[0].camera == before


def test_what_lies_under_the_pointer_is_that_of_the_body(stand: Stand) -> None:
    stand.canvas.pointing.prepare()
    stand.key(Qt.Key.Key_B)
    stand.rest()
    stand.move(stand.place(View.POSTERIOR, "gluteus-maximus", Side.LEFT))
    assert stand.state.hovered[0] == ("gluteus-maximus", Side.LEFT)


def test_nothing_is_blank_while_another_view_is_read(stand: Stand) -> None:
    stand.rest()
    stand.intents.choose_views((View.HEAD_LEFT,))
    assert not stand.canvas.loaded
    for _ in range(3):
        picture = stand.canvas.grab().toImage()
        middle = picture.pixelColor(picture.rect().center() + QPoint(0, -80))
        assert middle != QColor(PAPER)
        QApplication.processEvents()
    stand.rest()
    assert stand.canvas.loaded


def test_a_view_whose_geometry_is_damaged_is_told(stand: Stand, tmp_path: Path) -> None:
    told: list[object] = []
    stand.stage.view_failed.connect(told.append)
    manifest = stand.drawn.manifest
    broken = replace(manifest.views[View.HEAD_LEFT], geometry=tmp_path / "head-left.geometry.json")
    changed = replace(manifest, views={**manifest.views, View.HEAD_LEFT: broken})
    stand.stage.change_body(changed, LazyFigure(changed.views, lambda view: load_view(changed, view)))
    stand.present()
    stand.intents.choose_views((View.HEAD_LEFT,))
    stand.wait(lambda: bool(told))
    assert "head-left.geometry.json" in str(told[0])


def test_the_veil_covers_the_figure_as_much_as_it_runs_out(qapp: QApplication) -> None:
    image = QImage(60, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    painter = QPainter(image)
    veil = Veil(((0, 80, 0, 20), (0, 80, 0, 20)), Shape("20,0 40,0 40,100 20,100"))
    veil.paint(painter, "#FFFFFF")
    painter.end()
    levels = [image.pixelColor(30, y).red() for y in (90, 79, 50, 21, 5)]
    assert levels[0] == 0
    assert levels[1] < 16
    assert levels[2] == pytest.approx(0.75 * 255, abs=6)
    assert levels[3] > 250
    assert levels[4] == 255
    assert image.pixelColor(2, 5).red() == 0


@pytest.mark.parametrize("view", [View.HAND_PALMAR, View.FOOT_DORSAL_LEFT, View.HEAD_ANTERIOR])
def test_a_close_up_ends_in_the_paper(stand: Stand, view: View) -> None:
    stand.intents.choose_views((view,))
    stand.rest()
    stand.canvas.overlay.covers.lay(stand.canvas.rect())
    picture = stand.canvas.grab().toImage()
    pane = stand.canvas.panes[0]
    x0, y0, x1, y1 = pane.files.box
    (fade,) = pane.files.fade
    edge = y0 + 1 if fade[3] < fade[1] else y1 - 1
    for x in range(round(x0) + 1, round(x1), 3):
        at = pane.camera.to_pixels(QPointF(x, edge))
        if QRectF(picture.rect()).contains(at):
            colour = picture.pixelColor(at.toPoint())
            levels = zip(channels(colour), channels(QColor(PAPER)), strict=True)
            assert max(abs(a - b) for a, b in levels) <= 3
