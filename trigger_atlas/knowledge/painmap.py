"""Painted pain as a file, ``*.painmap.json`` (docs/FORMATS.md, section 4); it says nothing of who it is."""

import json
from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from typing import Any

from trigger_atlas.domain.names import Body, Quality, View
from trigger_atlas.domain.pain import STRONGEST, Pain, Painted
from trigger_atlas.domain.path import Ring
from trigger_atlas.knowledge.atomic import write_atomically
from trigger_atlas.knowledge.nearest import one_of
from trigger_atlas.knowledge.problem import DataError, Problem

VERSION = 1
LARGEST = 20_000_000
"""Bytes; a body painted all over needs less than one."""
FARTHEST = 2000.0
"""Body units from the origin of a page beyond which nothing can be meant."""

_KEYS = ("view", "quality", "intensity", "rings")


def save_painmap(path: Path, pain: Pain) -> None:
    """Write a pain; what was there before is kept as ``*.json.bak``.

    Args:
        path: The file.
        pain: What hurts; areas of skin that were asked for must have become painting.

    Raises:
        OSError: The file cannot be written; what was there is still there.
    """
    plain = {
        "painmap": VERSION,
        "body": pain.body,
        "strokes": [
            {
                "view": one.view,
                "quality": one.quality,
                "intensity": one.intensity,
                "rings": [[list(place) for place in ring] for ring in one.rings],
            }
            for one in pain.painted
        ],
    }
    if path.exists():
        write_atomically(path.with_name(f"{path.name}.bak"), path.read_text(encoding="utf-8"))
    write_atomically(path, json.dumps(plain, separators=(",", ":")) + "\n")


def load_painmap(path: Path) -> Pain:
    """Read a pain.

    Raises:
        DataError: The file cannot be read, or says something that it must not; lists everything at once.
    """
    plain = _json(path)
    problems = list(_faults(path, plain))
    if problems:
        raise DataError(tuple(problems))
    return Pain(Body(plain["body"]), tuple(_painted(stroke) for stroke in plain["strokes"]))


def _json(path: Path) -> Any:  # noqa: ANN401 (whatever the file holds)
    try:
        if path.stat().st_size > LARGEST:
            raise DataError((_problem(path, "", "the file is too large", f"At most {LARGEST:,} bytes"),))
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        what = f"the file cannot be read ({error.strerror})"
        raise DataError((_problem(path, "", what, "A painmap that was saved by the atlas"),)) from None
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        expected = "JSON as the atlas saves it"
        raise DataError((Problem(str(path), line, column, "", "the file is damaged", expected),)) from None


def _faults(path: Path, plain: object) -> Iterator[Problem]:
    if not isinstance(plain, dict) or plain.get("painmap") != VERSION:
        yield _problem(path, "painmap", "this is no painmap", f'"painmap": {VERSION} at the start')
        return
    for key in sorted(plain.keys() - {"painmap", "body", "strokes"}):
        yield _problem(path, str(key), "the key is unknown", "painmap, body and strokes")
    if plain.get("body") not in list(Body):
        yield _problem(path, "body", f"there is no body {plain.get('body')}", f"One of {', '.join(Body)}")
    strokes = plain.get("strokes")
    if not isinstance(strokes, list):
        yield _problem(path, "strokes", "the list is missing", "A list of strokes, which may be empty")
        return
    for i, stroke in enumerate(strokes):
        for key, what, expected in _stroke_faults(stroke):
            yield _problem(path, f"strokes[{i}]{key and '.'}{key}", what, expected)


def _stroke_faults(stroke: object) -> Iterator[tuple[str, str, str]]:
    """Key, what is wrong, and what was expected."""
    if not isinstance(stroke, dict) or set(stroke) != set(_KEYS):
        yield "", "the stroke has the wrong keys", ", ".join(_KEYS)
        return
    if stroke["view"] not in list(View):
        yield "view", f"there is no view {stroke['view']}", one_of(str(stroke["view"]), set(View), "A view")
    if stroke["quality"] not in list(Quality):
        yield "quality", f"there is no quality {stroke['quality']}", f"One of {', '.join(Quality)}"
    intensity = stroke["intensity"]
    if type(intensity) is not int or not 0 <= intensity <= STRONGEST:
        yield "intensity", f"{intensity!r} is no strength", f"A whole number from 0 to {STRONGEST}"
    rings = stroke["rings"]
    if not isinstance(rings, list) or not all(isinstance(ring, list) for ring in rings):
        yield "rings", "these are no rings", "A list of lists of [x, y]"
    elif not all(_is_place(place) for ring in rings for place in ring):
        yield "rings", "a place is not two numbers of the page", f"[x, y], each within {FARTHEST:g} units"


def _is_place(place: object) -> bool:
    return (
        isinstance(place, list)
        and len(place) == 2
        and all(
            type(number) in (int, float) and isfinite(number) and abs(number) <= FARTHEST for number in place
        )
    )


def _painted(stroke: dict[str, Any]) -> Painted:
    rings: tuple[Ring, ...] = tuple(
        tuple((float(x), float(y)) for x, y in ring) for ring in stroke["rings"] if len(ring) > 2
    )
    return Painted(View(stroke["view"]).page, Quality(stroke["quality"]), stroke["intensity"], rings)


def _problem(path: Path, where: str, what: str, expected: str) -> Problem:
    return Problem(str(path), 1, 1, where, what, expected)
