"""Checks the drawn structures at risk: their picks, and that each counts as a known caution."""

from collections.abc import Iterator, Mapping

from trigger_atlas.knowledge.cursor import Cursor
from trigger_atlas.knowledge.nearest import one_of
from trigger_atlas.knowledge.picks import picks_of
from trigger_atlas.knowledge.problem import Problem

_FORMS = ({"courses", "radius"}, {"fibres", "depth", "thickness"})


def check_structures(cursors: Mapping[str, Cursor]) -> Iterator[Problem]:
    """Every fault of the structures of the drawing."""
    structures = list(cursors["drawing.yaml"].at("structures").keyed())
    for name, structure in structures:
        given = {key for key, _ in structure.keyed()}
        if given - {"only", "stands_for", "covered"} not in _FORMS:
            expected = "courses and radius, or fibres, depth and thickness"
            yield structure.problem(f"{name} is neither tubes nor a sheet", expected, at_key=True)
        for path in (*structure.at("courses").each(), *structure.at("fibres").each()):
            yield from _path(path, deep="courses" in given)
    if "cautions.yaml" in cursors:
        known = {entry.at("id").text for entry in cursors["cautions.yaml"].each()}
        for name, structure in structures:
            named = structure.at("stands_for")
            if (caution := named.text or name) not in known:
                what = f"there is no caution {caution}"
                expected = one_of(caution, known, "An id of cautions.yaml, or stands_for with one")
                yield (
                    named.problem(what, expected)
                    if named.text
                    else structure.problem(what, expected, at_key=True)
                )


def _path(path: Cursor, *, deep: bool) -> Iterator[Problem]:
    picks, problem = picks_of(path)
    if problem:
        yield problem
    elif len(picks) < 2:
        yield path.problem("the path has one pick", "Two picks or more")
    elif deep and not all(pick["size"] for pick in picks):
        yield path.problem("a pick of the course has no depth", "Picks with /depth: b 62,520/40")
