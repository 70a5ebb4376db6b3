import ast
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import trigger_atlas.ui
from trigger_atlas.ui import theme
from trigger_atlas.ui.fonts import FAMILY, Role, font
from trigger_atlas.ui.icons import icon, paint_icon
from trigger_atlas.ui.text import Text
from trigger_atlas.ui.tokens import DARK, LIGHT, THEMES, Tokens

SOURCES = sorted(Path(trigger_atlas.ui.__file__).parent.glob("*.py"))
FORBIDDEN = {"findChild", "findChildren", "sender"}


@pytest.fixture
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, "light")


def is_dark(text: Text) -> bool:
    return theme.tokens_of(text) is DARK


@pytest.mark.parametrize("role", Role)
def test_every_text_is_set_in_the_shipped_font(qapp: QApplication, role: Role) -> None:
    info = QFontInfo(font(role))
    assert info.family() == FAMILY
    assert (info.italic(), info.pixelSize() >= 12) == (role is Role.LATIN, True)


def test_weights_are_real_faces(qapp: QApplication) -> None:
    weights = {QFontInfo(font(role)).weight() for role in (Role.BODY, Role.CONTROL, Role.TITLE)}
    assert weights == {QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold}


@pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: tokens.name)
def test_a_widget_finds_its_theme_in_its_palette(qtbot: QtBot, tokens: Tokens) -> None:
    text = Text("upper trapezius")
    qtbot.addWidget(text)
    text.setPalette(theme.palette_for(tokens))
    assert theme.tokens_of(text) is tokens


def test_switching_the_theme_reaches_widgets_that_exist(
    qapp: QApplication, qtbot: QtBot, light_again: None
) -> None:
    text = Text("upper trapezius")
    qtbot.addWidget(text)
    text.show()
    assert theme.tokens_of(text) is LIGHT
    theme.apply(qapp, "dark")
    qtbot.waitUntil(partial(is_dark, text))


def test_icons_take_the_colour_and_the_pixels_of_the_screen(qapp: QApplication) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(2)
    image.fill(0)
    painter = QPainter(image)
    paint_icon(painter, "star", LIGHT.pain, 0, 0, 20)
    painter.end()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(40)
        for y in range(40)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert seen == {LIGHT.pain.lower()}
    assert len(icon("star", LIGHT.ink).availableSizes()) == 3


def calls(path: Path) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_interface_keeps_away_from_known_traps(path: Path) -> None:
    assert not FORBIDDEN & {called(call) for call in calls(path)}
    assert path.stem == "menu" or "setStyleSheet" not in {called(call) for call in calls(path)}
    connects = [call for call in calls(path) if called(call) == "connect"]
    assert not [call for call in connects for arg in call.args if isinstance(arg, ast.Lambda)]
    assert "QGraphics" not in path.read_text("utf-8")
