"""The whole application, used with clicks and keys as a reader would."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tools.drive import Drive
from trigger_atlas.domain.names import Body, Depth, Side, SideChoice, View
from trigger_atlas.knowledge import folder, locate
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.settings import load_settings, settings_file
from trigger_atlas.ui.problems_page import ProblemsPage
from trigger_atlas.ui.start_panel import RecentRow
from trigger_atlas.ui.toast import Toast

Start = Callable[..., Drive]


@pytest.fixture
def start(qapp: QApplication) -> Iterator[Start]:
    """Starts the application; everything started is closed at the end."""
    started: list[Drive] = []

    def make(link: str = "", size: tuple[int, int] = (1600, 1000)) -> Drive:
        started.append(Drive(qapp, size, link))
        return started[-1]

    yield make
    for drive in started:
        drive.close()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped knowledge that the application takes for the shipped one."""
    copy = tmp_path / "data"
    copy.mkdir()
    for name in folder.FILES:
        shutil.copy(locate.data_file(name), copy)
    monkeypatch.setattr(folder, "data_place", copy.joinpath)
    return copy


def test_an_abbreviation_and_enter_show_the_muscle_and_its_pain(start: Start) -> None:
    drive = start()
    drive.type("UT")
    drive.key(Qt.Key.Key_Return)
    place = drive.state.place
    assert (place.selected, place.side) == ("trapezius-upper", SideChoice.LEFT)
    assert place.points_on == {"trapezius-upper/tp1"}
    assert drive.window.windowTitle().startswith("Upper trapezius")


def test_a_click_selects_and_further_clicks_go_deeper(start: Start) -> None:
    drive = start()
    spot = drive.place(View.POSTERIOR, "piriformis", Side.LEFT)
    met = []
    for _ in range(3):
        drive.click(spot)
        met.append(drive.state.place.selected)
    assert met[0] == "gluteus-maximus"
    assert "piriformis" in met
    assert len(set(met)) > 1


def test_a_click_beside_the_body_and_escape_select_nothing(start: Start) -> None:
    drive = start()
    spot = drive.place(View.ANTERIOR, "rectus-abdominis", Side.RIGHT)
    drive.click(spot)
    drive.click(drive.place(View.ANTERIOR, "", Side.LEFT, at=(-300.0, 100.0)))
    assert drive.state.place.selected is None
    drive.click(spot)
    drive.key(Qt.Key.Key_Escape)
    assert drive.state.place.selected is None


def test_pointing_names_the_muscle(start: Start) -> None:
    drive = start()
    drive.point_at(drive.place(View.POSTERIOR, "latissimus-dorsi", Side.RIGHT))
    assert drive.state.hovered[0] == ("latissimus-dorsi", Side.RIGHT)


def test_back_and_forward_walk_through_the_places(start: Start) -> None:
    drive = start("trigger-atlas://muscle/soleus?side=right")
    drive.type("masseter")
    drive.key(Qt.Key.Key_Return)
    drive.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert drive.state.place.selected == "soleus"
    drive.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert drive.state.place.selected == "masseter-superficial"


def test_keys_change_views_and_layers(start: Start) -> None:
    drive = start()
    drive.stage.setFocus()
    drive.key(Qt.Key.Key_3)
    assert [*drive.state.place.views] == [View.LEFT]
    drive.key(Qt.Key.Key_BracketRight)
    assert drive.state.depth is Depth.INTERMEDIATE
    drive.key(Qt.Key.Key_5)
    assert [*drive.state.place.views] == [View.ANTERIOR, View.POSTERIOR]


def test_a_link_opens_a_muscle_and_leaves_the_keys_to_the_figure(start: Start) -> None:
    drive = start("trigger-atlas://muscle/soleus?side=right")
    assert (drive.state.place.selected, drive.state.place.side) == ("soleus", SideChoice.RIGHT)
    drive.key(Qt.Key.Key_1)
    assert drive.state.place.views == (View.ANTERIOR,)
    assert drive.state.query == ""


def test_a_deep_layer_answers_with_its_own_muscles(start: Start) -> None:
    drive = start()
    drive.intents.choose_depth(Depth.DEEP)
    drive.rest()
    drive.click(drive.place(View.POSTERIOR, "piriformis", Side.LEFT))
    selected = drive.state.place.selected
    assert selected is not None
    assert load_atlas().muscles[selected].depth is Depth.DEEP


def test_theme_favourites_and_place_are_remembered(start: Start) -> None:
    drive = start("trigger-atlas://muscle/soleus?side=left", (1300, 800))
    drive.key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    drive.key(Qt.Key.Key_T)
    drive.close()
    settings, told = load_settings()
    assert (settings.theme, settings.favourites, told) == ("dark", ("soleus",), "")
    again = start()
    assert again.state.favourites == ("soleus",)
    assert again.state.recent[0] == ("soleus", SideChoice.LEFT)


def test_hatching_and_reduced_motion_hold_at_once_and_are_remembered(start: Start) -> None:
    drive = start("trigger-atlas://muscle/trapezius-upper?side=left", (1300, 800))
    actions = {action.text(): action for action in drive.panels.bar.menu.actions()}
    actions["Hatch pain instead of dotting it"].trigger()
    actions["Reduce motion"].trigger()
    drive.rest()
    assert (drive.stage.canvas.hatch, drive.stage.canvas.can_move) == (True, False)
    drive.key(Qt.Key.Key_P)
    assert not drive.stage.canvas.spread_show.is_playing
    assert drive.stage.canvas.spread_show.is_on
    drive.close()
    again = start("trigger-atlas://muscle/trapezius-upper?side=left", (1300, 800))
    assert (again.stage.canvas.hatch, again.stage.canvas.can_move) == (True, False)


def test_the_body_is_remembered_and_back_and_forward_leave_it(start: Start) -> None:
    drive = start("trigger-atlas://muscle/soleus?side=left")
    drive.key(Qt.Key.Key_B)
    assert drive.state.body is Body.FEMALE
    drive.key(Qt.Key.Key_6)
    drive.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (drive.state.body, drive.state.place.selected) == (Body.FEMALE, "soleus")
    drive.close()
    again = start()
    assert again.state.body is Body.FEMALE
    figure = again.stage.canvas.panes[0].figure()
    assert figure is not None
    assert figure.body is Body.FEMALE


def test_what_was_viewed_before_opens_on_the_side_it_was_viewed_on(start: Start) -> None:
    drive = start("trigger-atlas://muscle/soleus?side=right")
    drive.key(Qt.Key.Key_Escape)
    row = next(row for row in drive.panels.start.findChildren(RecentRow) if row.muscle == "soleus")
    drive.press(row)
    assert (drive.state.place.selected, drive.state.place.side) == ("soleus", SideChoice.RIGHT)


def test_damaged_settings_are_set_aside_and_told(start: Start) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text("{damaged")
    drive = start()
    assert drive.state.favourites == ()
    told = drive.window.findChild(Toast)
    assert isinstance(told, Toast)
    assert "settings were damaged" in told.text()
    assert settings_file().with_suffix(".bak").read_text() == "{damaged"


def test_broken_data_are_listed_and_the_rest_can_be_opened(start: Start, data: Path) -> None:
    muscles = data / "muscles.yaml"
    sound = muscles.read_text()
    muscles.write_text(sound.replace("id: soleus\n  name:", "id: soleus\n  nam:", 1))
    drive = start()
    page = drive.window.findChild(ProblemsPage)
    assert isinstance(page, ProblemsPage)
    page.open_anyway_asked.emit()
    drive.wait(lambda: drive.app.intents is not None)
    drive.rest()
    drive.type("masseter")
    drive.key(Qt.Key.Key_Return)
    assert drive.state.place.selected == "masseter-superficial"
    (view,) = drive.state.place.views
    drive.click(drive.place(view, "sternocleidomastoid-sternal", Side.LEFT))


def test_mended_data_open_after_checking_again(start: Start, data: Path) -> None:
    sources = data / "sources.yaml"
    sound = sources.read_text()
    sources.write_text(sound + "\n- id: ts-1999\n")
    drive = start()
    page = drive.window.findChild(ProblemsPage)
    assert isinstance(page, ProblemsPage)
    assert drive.app.intents is None
    sources.write_text(sound)
    page.check_again_asked.emit()
    drive.wait(lambda: drive.app.intents is not None)
    assert drive.window.findChild(ProblemsPage) is None
