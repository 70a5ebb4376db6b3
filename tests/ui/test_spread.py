"""The build-up of a referral on the stage, with real keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.stand import Stand
from trigger_atlas.domain.names import MuscleId, SideChoice, View
from trigger_atlas.domain.spread import Step
from trigger_atlas.ui.spread_show import SpreadShow

UT = MuscleId("trapezius-upper")


@pytest.fixture
def show(stand: Stand) -> Iterator[SpreadShow]:
    """The upper trapezius from the left, at rest."""
    stand.intents.open_muscle(UT, SideChoice.LEFT)
    stand.intents.choose_views((View.LEFT,))
    stand.rest()
    yield stand.canvas.spread_show
    stand.canvas.spread_show.stop()


def levels(stand: Stand) -> bytes:
    image = stand.canvas.grab().toImage()
    return bytes(image.constBits())


def test_three_pictures_are_shown_where_nothing_may_move(stand: Stand, show: SpreadShow) -> None:
    whole = levels(stand)
    seen: list[tuple[Step, bytes]] = []
    for _ in range(3):
        stand.key(Qt.Key.Key_P)
        stand.rest()
        assert show.step is not None
        seen.append((show.step, levels(stand)))
    assert [step for step, _ in seen] == [*Step]
    assert len({picture for _, picture in seen}) == 3
    stand.key(Qt.Key.Key_P)
    stand.rest()
    assert not show.is_on
    assert levels(stand) == whole


def test_a_film_runs_pauses_and_ends_with_escape(stand: Stand, show: SpreadShow) -> None:
    stand.stage.set_reduced_motion(on=False)
    button = stand.stage.cards.play
    assert not button.isHidden()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    stand.wait(lambda: (show.share or 0) > 0.3)
    assert show.step is Step.ESSENTIAL
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not show.is_playing
    held = show.share
    QTest.qWait(60)
    assert show.share == held
    stand.key(Qt.Key.Key_Escape)
    assert not show.is_on
    assert stand.state.place.selected == UT


def test_any_change_of_what_is_shown_ends_it(stand: Stand, show: SpreadShow) -> None:
    stand.key(Qt.Key.Key_P)
    assert show.is_on
    stand.intents.choose_views((View.POSTERIOR,))
    assert not show.is_on


def test_there_is_nothing_to_play_without_pain(stand: Stand) -> None:
    assert stand.stage.cards.play.isHidden()
    stand.key(Qt.Key.Key_P)
    assert not stand.canvas.spread_show.is_on
