"""The picks of the drawing: places on the body, pointed at on a page (docs/FORMATS.md, section 2)."""

import re

from trigger_atlas.knowledge.cursor import Cursor
from trigger_atlas.knowledge.problem import Problem

_NUMBER = r"-?\d+(?:\.\d+)?"
_PICK = re.compile(
    rf"(?P<view>[fbl]) (?P<x>{_NUMBER}),(?P<y>{_NUMBER})(?:/(?P<size>{_NUMBER}))?(?: (?P<part>[ta]))?(?= |$)"
)
_EDGE = (330.0, 1000.0)
_FORM = "A pick is a view (f, b or l), x,y and, if needed, /number and a part (t or a): b 40,120"

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
    if abs(x) > _EDGE[0] or not 0 <= y <= _EDGE[1]:
        return cursor.problem(
            f"{pick.group()} is off the page", "x within 330 of the midline, y from 0 to 1000"
        )
    if pick["view"] != "l" and x <= 0 and not across:
        what = f"{pick.group()} lies on the midline or beyond"
        return cursor.problem(
            what, "In f and b, x is the distance to the subject's left of the midline, more than 0"
        )
    return None
