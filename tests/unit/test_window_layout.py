import pytest

from trigger_atlas.ui.tokens import BAR_HEIGHT
from trigger_atlas.ui.window_layout import Mode, Stop, arrange, nearest_stop, sheet_height

SIZES = [
    (1600, 1000),
    (1440, 640),
    (1439, 900),
    (1100, 700),
    (1024, 640),
    (1000, 1400),
    (800, 600),
    (480, 560),
]


def test_a_wide_window_has_panel_stage_and_card_side_by_side() -> None:
    parts = arrange(1600, 1000, has_card=True)
    assert (parts.mode, parts.left[2], parts.stage[2], parts.right[2]) == (Mode.WIDE, 296, 864, 440)


def test_the_start_takes_less_room_than_the_card() -> None:
    assert arrange(1600, 1000, has_card=False).right[2] == 404


def test_a_small_window_has_a_rail_and_a_narrow_card() -> None:
    parts = arrange(1100, 700, has_card=True)
    assert parts.mode is Mode.RAIL
    assert parts.rail is not None
    assert (parts.rail[2], parts.right[2]) == (64, 360)
    assert arrange(1024, 640, has_card=True).stage[2] >= 600


def test_a_tall_window_has_a_sheet_and_half_of_it_for_the_figure() -> None:
    parts = arrange(1000, 1400, has_card=True)
    assert parts.mode is Mode.SHEET
    assert parts.stage[3] / 1400 == pytest.approx(0.52, abs=0.02)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("stop", list(Stop))
def test_stage_and_side_fill_the_window_without_overlap(size: tuple[int, int], stop: Stop) -> None:
    parts = arrange(*size, has_card=True, stop=stop)
    x, y, width, height = parts.stage
    assert width > 0
    assert height > 0
    assert y == BAR_HEIGHT
    if parts.mode is Mode.SHEET:
        assert parts.right[1] + parts.right[3] == size[1]
        assert stop is Stop.HIGH or y + height == parts.right[1]
    else:
        assert x + width == parts.right[0]
        assert parts.right[0] + parts.right[2] == size[0]


def test_the_sheet_rests_at_the_nearest_stop() -> None:
    assert [nearest_stop(1400, height) for height in (0, 120, 600, 1000, 1300)] == [0, 0, 1, 2, 2]


def test_the_highest_stop_leaves_the_bar_in_sight() -> None:
    assert sheet_height(600, Stop.HIGH) < 600 - BAR_HEIGHT
