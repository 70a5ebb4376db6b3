"""Checks that trigger points lie in their muscles.

A current figure tells exactly. A drawing that was changed after the figure was built is checked as far as can
be told without the body: a pick lies in the muscle as it was built, or between the guides as they are now.
"""

from collections.abc import Iterator, Mapping

import shapely

from trigger_atlas.domain.names import MuscleId, PointId, View
from trigger_atlas.knowledge.cursor import Cursor
from trigger_atlas.knowledge.picks import picks_of
from trigger_atlas.knowledge.pictures import Pictures
from trigger_atlas.knowledge.problem import Problem

TOLERANCE = 1.0
"""Body units that a trigger point may lie outside its muscle's outline."""
_PAGES = {"f": (View.ANTERIOR, 1.0), "b": (View.POSTERIOR, -1.0), "l": (View.LEFT, 1.0)}
"""The view that shows a page of picks as it is, and the sign of its x there."""

Place = tuple[str, float, float]


def check_places(cursors: Mapping[str, Cursor], pictures: Pictures, *, current: bool) -> Iterator[Problem]:
    """Every trigger point outside its muscle, told at its pick.

    Args:
        cursors: The files at hand, by their names in data; the muscles are among them.
        pictures: What the built figure shows.
        current: The figure was built from this drawing.
    """
    for muscle in cursors["muscles.yaml"].each():
        name = MuscleId(muscle.at("id").text)
        for point in muscle.at("trigger_points").each():
            short = point.at("id")
            drawn = cursors["drawing.yaml"].at("muscles", name) if "drawing.yaml" in cursors else point
            pick = drawn.at("points", short.text)
            full = PointId(f"{name}/{short.text}")
            distance = pictures.distance(full) if current else _distance(name, drawn, pick, pictures)
            if distance > TOLERANCE:
                what = f"{full} is drawn {distance:.1f} units outside its muscle"
                expected = f"A pick within {TOLERANCE:g} unit of the muscle's outline"
                yield (pick if pick.text else short).problem(what, expected)


def _distance(muscle: MuscleId, drawn: Cursor, pick: Cursor, pictures: Pictures) -> float:
    """How far a pick lies outside its muscle, as far as can be told; 0 if nothing can be."""
    places = _places(pick)
    if len(places) != 1:
        return 0.0
    (letter, x, y) = places[0]
    built = pictures.distance_from(muscle, _PAGES[letter][0], x, y) if letter in _PAGES else None
    guides = [
        place[1:] for fibre in drawn.at("fibres").each() for place in _places(fibre) if place[0] == letter
    ]
    between = float(shapely.MultiPoint(guides).convex_hull.distance(shapely.Point(x, y))) if guides else None
    return min((known for known in (built, between) if known is not None), default=0.0)


def _places(cursor: Cursor) -> list[Place]:
    """The picks of a text as places of their pages."""
    picks, _ = picks_of(cursor)
    return [(pick["view"], _sign(pick["view"]) * float(pick["x"]), float(pick["y"])) for pick in picks]


def _sign(letter: str) -> float:
    return _PAGES[letter][1] if letter in _PAGES else 1.0
