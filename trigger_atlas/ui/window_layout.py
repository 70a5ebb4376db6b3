"""Where the parts of the window go: pure arithmetic on its size."""

from dataclasses import dataclass
from enum import Enum, IntEnum

from trigger_atlas.ui.tokens import (
    BAR_HEIGHT,
    CARD_WIDTH,
    CARD_WIDTH_SMALL,
    PANEL_WIDTH,
    RAIL_WIDTH,
    RESULTS_WIDTH,
    START_WIDTH,
)

WIDE_FROM = 1440
RAIL_FROM = 1024
PEEK = 96
"""Height of the sheet at its lowest stop, px."""

Box = tuple[int, int, int, int]
"""(x, y, width, height), px."""


class Mode(Enum):
    """How much fits beside the figure."""

    WIDE = "wide"
    RAIL = "rail"
    SHEET = "sheet"


class Stop(IntEnum):
    """How far the bottom sheet is pulled up."""

    LOW = 0
    MIDDLE = 1
    HIGH = 2


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Places of the parts; ``left`` is where the panel stands or slides to, ``rail`` may be missing."""

    mode: Mode
    bar: Box
    stage: Box
    left: Box
    right: Box
    rail: Box | None = None


def arrange(
    width: int, height: int, *, has_card: bool, stop: Stop = Stop.MIDDLE, painting: bool = False
) -> Arrangement:
    """Divide a window of a size in px; ``has_card``: of card or guide; ``painting``: the second door."""
    body = height - BAR_HEIGHT
    bar = (0, 0, width, BAR_HEIGHT)
    if width < RAIL_FROM or height > width:
        return _sheet(width, height, stop)
    if width >= WIDE_FROM:
        right = RESULTS_WIDTH if painting else CARD_WIDTH if has_card else START_WIDTH
        return Arrangement(
            Mode.WIDE,
            bar,
            stage=(PANEL_WIDTH, BAR_HEIGHT, width - PANEL_WIDTH - right, body),
            left=(0, BAR_HEIGHT, PANEL_WIDTH, body),
            right=(width - right, BAR_HEIGHT, right, body),
        )
    right = CARD_WIDTH_SMALL
    return Arrangement(
        Mode.RAIL,
        bar,
        stage=(RAIL_WIDTH, BAR_HEIGHT, width - RAIL_WIDTH - right, body),
        left=(RAIL_WIDTH, BAR_HEIGHT, PANEL_WIDTH, body),
        right=(width - right, BAR_HEIGHT, right, body),
        rail=(0, BAR_HEIGHT, RAIL_WIDTH, body),
    )


def sheet_height(height: int, stop: Stop) -> int:
    """Height of the bottom sheet in a window of a height, px."""
    most = height - BAR_HEIGHT - 8
    return min(
        most, {Stop.LOW: PEEK, Stop.MIDDLE: round(0.44 * height), Stop.HIGH: round(0.92 * height)}[stop]
    )


def nearest_stop(height: int, sheet: int) -> Stop:
    """The stop that a sheet let go at a height comes to rest at."""
    return min(Stop, key=lambda stop: abs(sheet_height(height, stop) - sheet))


def _sheet(width: int, height: int, stop: Stop) -> Arrangement:
    body = height - BAR_HEIGHT
    sheet = sheet_height(height, stop)
    below = sheet_height(height, min(stop, Stop.MIDDLE))
    return Arrangement(
        Mode.SHEET,
        (0, 0, width, BAR_HEIGHT),
        stage=(0, BAR_HEIGHT, width, body - below),
        left=(0, BAR_HEIGHT, width, body),
        right=(0, height - sheet, width, sheet),
    )
