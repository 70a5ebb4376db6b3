import re
from pathlib import Path

import pytest

import trigger_atlas
from trigger_atlas.ui import tokens
from trigger_atlas.ui.tokens import DARK, LIGHT, THEMES, Tokens, high_contrast

GROUNDS = ("stage", "chrome", "card", "sunk", "accent_bg")
TEXT = [
    *[(ink, ground) for ink in ("ink", "ink_2", "ink_3", "accent") for ground in GROUNDS],
    ("ink", "raised"),
    ("ink", "hover"),
    ("ink_2", "hover"),
    ("ink_3", "hover"),
    ("ink", "pain_bg"),
    ("ink", "stop_bg"),
    ("ink", "high_bg"),
    ("ink_2", "high_bg"),
    ("high", "high_bg"),
    ("high", "card"),
    ("ok", "card"),
    ("ok", "ok_bg"),
    ("stop", "stop_bg"),
    ("on_stop", "stop"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("card", "ink"),
]
GRAPHICS = [
    *[("line_strong", ground) for ground in ("stage", "chrome", "card", "sunk")],
    *[("pain", ground) for ground in GROUNDS],
    ("pain", "pain_bg"),
    ("accent", "card"),
    ("accent", "accent_bg"),
    ("stop", "stop_bg"),
]
LITERAL = re.compile(r"""["']#[0-9A-Fa-f]{3,8}["']""")
HOMES = {"ui/tokens.py", "render/colours.py"}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_is_readable_on_its_ground(theme: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("shape", "ground"), GRAPHICS)
def test_shapes_that_carry_meaning_stand_out(theme: Tokens, shape: str, ground: str) -> None:
    assert contrast(getattr(theme, shape), getattr(theme, ground)) >= 3.0


def test_more_contrast_turns_quiet_inks_into_ink() -> None:
    strong = high_contrast(LIGHT)
    assert (strong.line, strong.ink_2, strong.ink_3) == (LIGHT.line_strong, LIGHT.ink, LIGHT.ink)


def test_themes_know_whether_they_are_dark() -> None:
    assert [theme.dark for theme in (LIGHT, DARK, high_contrast(DARK))] == [False, True, True]


def test_colours_are_written_in_one_place_only() -> None:
    package = Path(trigger_atlas.__file__).parent
    files = {path.relative_to(package).as_posix(): path for path in package.rglob("*.py")}
    strays = [
        name for name, path in files.items() if name not in HOMES and LITERAL.search(path.read_text("utf-8"))
    ]
    assert strays == []


def test_gaps_lie_on_the_grid() -> None:
    assert all(step % 4 == 0 for step in tokens.STEPS)
