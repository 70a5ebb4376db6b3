"""Every colour and measure of the interface: plain values, no Qt, so that contrast can be tested.

What lies on the figure has its own colours in ``render/colours.py``: they are the same in both themes.

Colours are ``#rrggbb``; lengths are device-independent pixels at text scale 100 %.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme.

    Attributes:
        stage: Behind the figure, error pages.
        chrome: App bar, left panel.
        card: Right card, floating controls, fields.
        sunk: Segmented track, tags.
        raised: The chosen piece of a segmented control.
        hover: Row under the pointer.
        line: Hairlines and card edges, decoration only.
        line_strong: Edges that carry meaning: fields, toggles, dashed chips.
        ink: Text.
        ink_2: Body text in cards, icons.
        ink_3: Captions, counts, placeholders, Latin.
        accent: Buttons, links, focus.
        accent_hover: A primary button under the pointer.
        pain: Chip dots and bars in panels; the figure has its own red.
        stop: Badge and bar of a caution "stop".
        high: Caution "high", red flags, warnings.
        ok: Verified.
        shadow: Colour of elevation, with the strengths (0-1) of its near and far part.
    """

    name: str
    stage: str
    chrome: str
    card: str
    sunk: str
    raised: str
    hover: str
    line: str
    line_strong: str
    ink: str
    ink_2: str
    ink_3: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_bg: str
    accent_line: str
    pain: str
    pain_bg: str
    pain_line: str
    stop: str
    on_stop: str
    stop_bg: str
    stop_line: str
    high: str
    high_bg: str
    high_line: str
    ok: str
    ok_bg: str
    shadow: str
    shadow_near: float
    shadow_far: float

    @property
    def dark(self) -> bool:
        """Whether this is the dark theme."""
        return self.name.startswith("dark")


LIGHT = Tokens(
    name="light",
    stage="#FBFAF7",
    chrome="#F4F2ED",
    card="#FFFFFF",
    sunk="#ECE9E2",
    raised="#FFFFFF",
    hover="#EFECE5",
    line="#E3DFD7",
    line_strong="#8C857A",
    ink="#1E1B18",
    ink_2="#524C45",
    ink_3="#6B645B",
    accent="#1B5E93",
    accent_hover="#164C78",
    on_accent="#FFFFFF",
    accent_bg="#E3EEF6",
    accent_line="#B9D3E6",
    pain="#B2182B",
    pain_bg="#FBEAEA",
    pain_line="#E7BFC0",
    stop="#7A1420",
    on_stop="#FFFFFF",
    stop_bg="#FBF1EF",
    stop_line="#E3C3BE",
    high="#7A4600",
    high_bg="#FCF3E2",
    high_line="#E9D3A6",
    ok="#2C6545",
    ok_bg="#E7F1EA",
    shadow="#281E14",
    shadow_near=0.06,
    shadow_far=0.10,
)

DARK = Tokens(
    name="dark",
    stage="#151719",
    chrome="#1B1E20",
    card="#222629",
    sunk="#2B3033",
    raised="#3D454A",
    hover="#292E31",
    line="#33393D",
    line_strong="#7D8589",
    ink="#ECE9E4",
    ink_2="#BDB8B0",
    ink_3="#9F9A92",
    accent="#86BCE8",
    accent_hover="#A3CDF0",
    on_accent="#0E2A40",
    accent_bg="#1F3344",
    accent_line="#35546D",
    pain="#FF8F86",
    pain_bg="#3A2122",
    pain_line="#6B3A39",
    stop="#FFB3A8",
    on_stop="#47161A",
    stop_bg="#2E2022",
    stop_line="#6A3A38",
    high="#F2C069",
    high_bg="#332A1A",
    high_line="#5E4B24",
    ok="#8CCBA4",
    ok_bg="#1E3027",
    shadow="#000000",
    shadow_near=0.30,
    shadow_far=0.42,
)


def high_contrast(tokens: Tokens) -> Tokens:
    """The same theme for readers who ask for more contrast."""
    return replace(
        tokens, name=f"{tokens.name}-high", line=tokens.line_strong, ink_2=tokens.ink, ink_3=tokens.ink
    )


THEMES = (LIGHT, DARK, high_contrast(LIGHT), high_contrast(DARK))

STEPS = (4, 8, 12, 16, 20, 24, 32, 48)
"""Every gap and padding is one of these."""

RADIUS_TAG = 6
RADIUS_ROW = 8
RADIUS_FIELD = 10
RADIUS_CARD = 14
RADIUS_SHEET = 16

BAR_HEIGHT = 64
PANEL_WIDTH = 296
RAIL_WIDTH = 64
CARD_WIDTH = 440
CARD_WIDTH_SMALL = 360
START_WIDTH = 404
RESULTS_WIDTH = 456
