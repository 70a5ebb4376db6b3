"""The type roles of the interface, all cut from the shipped Inter."""

from enum import Enum
from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from trigger_atlas.knowledge.locate import resource

FAMILY = "Inter"
FACES = ("Inter-Regular.ttf", "Inter-Italic.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf")


class Role(Enum):
    """What a text is for: (size px, line height px, weight, tracking %, italic, figures of equal width)."""

    DISPLAY = (28, 36, 600, -3.0, False, False)
    TITLE = (24, 30, 600, -2.2, False, False)
    PANEL_TITLE = (17, 22, 600, -1.2, False, False)
    HEADING = (15, 20, 600, -0.8, False, False)
    FIELD = (15, 20, 400, 0.0, False, False)
    BODY = (14, 21, 400, 0.0, False, False)
    LIST = (14, 20, 400, 0.0, False, False)
    STRONG = (14, 20, 600, 0.0, False, False)
    CONTROL = (14, 20, 500, 0.0, False, False)
    CHIP = (13, 18, 500, 0.0, False, False)
    CHIP_STRONG = (13, 18, 600, 0.0, False, False)
    META = (13, 18, 400, 0.0, False, False)
    COUNT = (13, 18, 400, 0.0, False, True)
    CAPTION = (12, 16, 400, 0.0, False, False)
    GROUP = (12, 16, 600, 0.0, False, False)
    LATIN = (14, 20, 400, 0.0, True, False)

    @property
    def pixels(self) -> int:
        """Size, px."""
        return self.value[0]

    @property
    def line_height(self) -> int:
        """Distance of two base lines, px."""
        return self.value[1]


def register_fonts() -> None:
    """Make the shipped faces known to Qt; call once, after the application exists.

    Raises:
        FileNotFoundError: A face is missing.
    """
    for face in FACES:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{face}")))


@cache
def font(role: Role) -> QFont:
    """The font of a role."""
    pixels, _, weight, tracking, italic, tabular = role.value
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    made.setItalic(italic)
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, pixels * tracking / 100)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(maxsize=4096)
def text_width(role: Role, text: str) -> float:
    """Width of one line of text, px."""
    return QFontMetricsF(font(role)).horizontalAdvance(text)


def fixed_font() -> QFont:
    """The system's font of equal widths, for places in files."""
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setPixelSize(13)
    return made


def elided(role: Role, words: str, room: float, end: str = "") -> str:
    """Words cut to a room, with dots where something is left out; ``end`` stays whole."""
    if text_width(role, words + end) <= room:
        return words + end
    while words and text_width(role, f"{words}…{end}") > room:
        words = words[:-1]
    return f"{words.rstrip(' ,')}…{end}"
