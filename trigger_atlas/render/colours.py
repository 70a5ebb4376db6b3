"""Inks of the figure, the same in both themes because the figure stays light; and its two papers."""

from dataclasses import dataclass

PAIN = "#B2182B"
HATCH = "#8E1022"
SELECTED = "#123A5C"
HALO = "#2B7BBA"
MARK = "#111111"
CASING = "#FFFFFF"
INK = "#3A2A24"
PAINTED = "#2B7BBA"
PAINTED_LINE = "#1B5E93"
RISK = "#7A1420"
"""Structures that a needle must not meet."""
SHADE = "#000000"
SWATCH = "#E6DFD6"
"""A light tone of the body, under samples of what lies on it."""
CLAY = ("#5C1F1C", "#8D332B", "#B4503F", "#CF7860", "#E6A78C")
"""Muscle, dark to light."""
TENDON = ("#8E7F6C", "#CDBFA6", "#EBE1CD", "#FBF6EA")
"""Tendon, dark to light."""

PAIN_TINT = 0.30
SPILL_TINT = 0.07
HALO_OPACITY = 0.34
DARK_OVERLAY = 0.12


@dataclass(frozen=True, slots=True)
class Page:
    """Colours around the figure: the paper and what is written on it."""

    paper: str
    ink: str
    quiet: str
    card: str
    edge: str


LIGHT_PAGE = Page(paper="#FBFAF7", ink="#1E1B18", quiet="#524C45", card="#FFFFFF", edge="#8C857A")
DARK_PAGE = Page(paper="#151719", ink="#ECE9E4", quiet="#BDB8B0", card="#222629", edge="#7D8589")
