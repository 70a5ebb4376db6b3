"""The little language of ``data/drawing.yaml``: picks on the body, guides, strokes and patches.

A pick is ``view x,y[/number] [part]``: ``f`` front, ``b`` back, ``l`` left page, ``m`` inner side of the
leg, ``d`` top and ``p`` sole of the foot, ``u`` pelvic floor from below; part ``t`` (trunk, head and legs) or
``a`` (arm). Picks of one path follow each other, separated by blanks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from typing_extensions import override

ViewKey = Literal["f", "b", "l", "m", "d", "p", "u"]
Part = Literal["t", "a"]

FACE = "V"
"""Skin of the trigeminal nerve among the dermatomes: it holds the segments off, and is drawn nowhere."""

_COORDINATES = re.compile(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)(?:/(\d+(?:\.\d+)?))?\Z")
_PARTS: dict[str, Part] = {"t": "t", "a": "a"}
_PARTED = "fbl"
_ACROSS = "fb"


class _Sheet(NamedTuple):
    """How far a page reaches, and whether its x counts from the midline to the subject's left."""

    x: tuple[float, float]
    y: tuple[float, float]
    left_of_midline: bool


_FRONT = _Sheet((-330.0, 330.0), (0.0, 1000.0), left_of_midline=True)
_PROFILE = _FRONT._replace(left_of_midline=False)
_FOOT = _Sheet((0.0, 160.0), (-160.0, 80.0), left_of_midline=True)
_FLOOR = _Sheet((0.0, 110.0), (-110.0, 110.0), left_of_midline=True)
_SHEETS: dict[ViewKey, _Sheet] = {
    "f": _FRONT,
    "b": _FRONT,
    "l": _PROFILE,
    "m": _PROFILE,
    "d": _FOOT,
    "p": _FOOT,
    "u": _FLOOR,
}
_LETTERS: dict[str, ViewKey] = {str(letter): letter for letter in _SHEETS}


class PickError(ValueError):
    """A pick or a path that cannot be read; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A place on the body, pointed at on a page.

    Attributes:
        view: Letter of the page.
        x: Distance to the subject's left of the midline, > 0 except on strokes; ``l``, ``m``: x on the page
            of the left view, face and toes at x < 0. Body units.
        y: Down from the vertex; ``d``, ``p``, ``u``: backwards, toes and pubis at y < 0. Body units.
        number: Depth on a fibre (``u``: height above the perineum), half-width on a stroke, body units; None
            where not given.
        part: Part of the body that the pick is limited to.
    """

    view: ViewKey
    x: float
    y: float
    number: float | None = None
    part: Part | None = None

    @override
    def __str__(self) -> str:
        number = "" if self.number is None else f"/{self.number:g}"
        part = "" if self.part is None else f" {self.part}"
        return f"{self.view} {self.x:g},{self.y:g}{number}{part}"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A band on the skin.

    Attributes:
        picks: Its course; one pick is a disc.
        widths: Half-width of the essential core at each pick, body units.
        spillover: The stroke has no essential core.
    """

    picks: tuple[Pick, ...]
    widths: tuple[float, ...]
    spillover: bool


def parse_path(text: str, *, across: bool = False) -> tuple[Pick, ...]:
    """Read one or more picks.

    Args:
        text: Picks separated by blanks.
        across: Whether front and back picks may lie beyond the midline, x < 0.

    Raises:
        PickError: The text is no path; says what was expected and where.
    """
    words = text.split()
    picks: list[Pick] = []
    at = 0
    while at < len(words):
        pick, at = _one_pick(words, at, across=across)
        picks.append(pick)
    if not picks:
        raise PickError("empty path, expected picks such as 'b 40,120'")
    if len({p.view == "u" for p in picks}) > 1:
        raise PickError(f"a path on the pelvic floor stays there, found u beside other views in {text!r}")
    return tuple(picks)


def parse_guide(text: str) -> tuple[Pick, ...]:
    """Read a guide fibre: two picks or more, from origin to insertion; numbers are depths."""
    picks = parse_path(text)
    if len(picks) < 2:
        raise PickError(f"a guide needs two picks or more, found {text!r}")
    return picks


def parse_course(text: str) -> tuple[Pick, ...]:
    """Read the course of a tube: two picks or more, each with the depth of the middle of the tube."""
    picks = parse_guide(text)
    if any(p.number is None for p in picks):
        raise PickError(f"every pick of a course needs a depth ('b 62,520/40'), found {text!r}")
    return picks


def parse_point(text: str) -> Pick:
    """Read the single pick of a trigger point."""
    picks = parse_path(text)
    if len(picks) != 1 or picks[0].number is not None:
        raise PickError(f"expected one pick without a number, found {text!r}")
    return picks[0]


def parse_stroke(text: str) -> Stroke:
    """Read a stroke: picks with half-widths, and ``spillover`` at the end if it has no core.

    A stroke may cross the midline: its front and back picks may have x < 0.
    """
    words = text.split()
    spillover = bool(words) and words[-1] == "spillover"
    picks = parse_path(" ".join(words[:-1] if spillover else words), across=True)
    widths = tuple(p.number for p in picks if p.number)
    if len(widths) != len(picks):
        raise PickError(f"every pick of a stroke needs a half-width > 0 ('l -22,142/14'), found {text!r}")
    return Stroke(picks, widths, spillover)


def parse_patch(text: str) -> tuple[Pick, ...]:
    """Read a patch: a polygon of three picks or more on one page and one part."""
    picks = parse_path(text)
    if len(picks) < 3 or len({(p.view, p.part) for p in picks}) != 1 or any(p.number for p in picks):
        raise PickError(
            f"a patch needs three picks or more of one view and one part, without numbers, found {text!r}"
        )
    return picks


def _one_pick(words: list[str], at: int, *, across: bool) -> tuple[Pick, int]:
    view = _LETTERS.get(words[at])
    if view is None:
        raise PickError(f"expected a view {', '.join(_SHEETS)}, found {words[at]!r}")
    found = _COORDINATES.match(words[at + 1]) if at + 1 < len(words) else None
    if found is None:
        raise PickError(f"expected x,y or x,y/number after {' '.join(words[: at + 1])!r}")
    part = _PARTS.get(words[at + 2]) if at + 2 < len(words) else None
    number = None if found[3] is None else float(found[3])
    pick = Pick(view, float(found[1]), float(found[2]), number, part)
    _check(pick, across=across and view in _ACROSS)
    return pick, at + (2 if part is None else 3)


def _check(pick: Pick, *, across: bool) -> None:
    sheet = _SHEETS[pick.view]
    if pick.part and pick.view not in _PARTED:
        raise PickError(f"{pick}: the view {pick.view} takes no part")
    if sheet.left_of_midline and pick.x <= 0 and not across:
        raise PickError(f"{pick}: x must be > 0, the distance to the subject's left of the midline")
    (x0, x1), (y0, y1) = sheet.x, sheet.y
    if not (x0 <= pick.x <= x1 and y0 <= pick.y <= y1):
        raise PickError(f"{pick}: outside the page, x {x0:g} to {x1:g} and y {y0:g} to {y1:g}")
