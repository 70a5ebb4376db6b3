"""The picks of the drawing: places on the body, pointed at on a page (docs/FORMATS.md, section 2)."""

import re

from trigger_atlas.knowledge.cursor import Cursor
from trigger_atlas.knowledge.problem import Problem

Range = tuple[float, float]

_NUMBER = r"-?\d+(?:\.\d+)?"
_PICK = re.compile(
    rf"(?P<view>[fblmdpu]) (?P<x>{_NUMBER}),(?P<y>{_NUMBER})"
    rf"(?:/(?P<size>{_NUMBER}))?(?: (?P<part>[ta]))?(?= |$)"
)
_BODY: tuple[Range, Range] = ((-330.0, 330.0), (0.0, 1000.0))
_FOOT: tuple[Range, Range] = ((0.0, 160.0), (-160.0, 80.0))
_FLOOR: tuple[Range, Range] = ((0.0, 110.0), (-110.0, 110.0))
_PAGES = {**dict.fromkeys("fblm", _BODY), **dict.fromkeys("dp", _FOOT), "u": _FLOOR}
_PROFILES = "lm"
_PARTED = "fbl"
_CROSSED = "fb"
_FORM = "A pick is a view (f, b, l, m, d, p or u), x,y and, if needed, /number and a part (t or a): b 40,120"

Picks = list[re.Match[str]]


def picks_of(
    cursor: Cursor, text: str | None = None, *, across: bool = False
) -> tuple[Picks, Problem | None]:
    """The picks of a text, or why it has none; a value that is no text has none and is reported elsewhere.

    ``across``: picks in front and behind may lie beyond the midline.
    """
    words = " ".join((cursor.text if text is None else text).split())
    picks: Picks = []
    at = 0
    while at < len(words):
        pick = _PICK.match(words, at)
        if pick is None:
            return [], cursor.problem(f'"{words[at : at + 24]}" is no pick', _FORM)
        if problem := _off_page(cursor, pick, across=across):
            return [], problem
        picks.append(pick)
        at = pick.end() + 1
    return picks, None


def _off_page(cursor: Cursor, pick: re.Match[str], *, across: bool) -> Problem | None:
    x, y = float(pick["x"]), float(pick["y"])
    view = pick["view"]
    (x0, x1), (y0, y1) = _PAGES[view]
    if pick["part"] and view not in _PARTED:
        return cursor.problem(
            f"{pick.group()} names a part", f"{view} shows one part only, and takes no t or a"
        )
    if view not in _PROFILES and x <= 0 and not (across and view in _CROSSED):
        what = f"{pick.group()} lies on the midline or beyond"
        expected = f"In {view}, x is the distance to the subject's left of the midline, more than 0"
        return cursor.problem(what, expected)
    if not (x0 <= x <= x1 and y0 <= y <= y1):
        expected = f"x from {x0:g} to {x1:g}, y from {y0:g} to {y1:g}"
        return cursor.problem(f"{pick.group()} is off the page", expected)
    return None
