"""Checks the drawing: the little language of its picks, and that it draws what the other files name."""

from collections.abc import Iterator, Mapping, Set

from trigger_atlas.knowledge.check_drawn_segments import check_segments_drawn
from trigger_atlas.knowledge.check_structures import check_structures
from trigger_atlas.knowledge.cursor import Cursor
from trigger_atlas.knowledge.nearest import one_of
from trigger_atlas.knowledge.picks import picks_of
from trigger_atlas.knowledge.problem import Problem


def check_drawing(cursors: Mapping[str, Cursor], *, whole: bool) -> Iterator[Problem]:
    """Every fault of the drawing; nothing if it could not be read.

    Args:
        cursors: The files at hand, by their names in data.
        whole: Also report what is drawn but named in no other file.
    """
    if "drawing.yaml" not in cursors:
        return
    drawing = cursors["drawing.yaml"]
    for _, muscle in drawing.at("muscles").keyed():
        yield from _syntax(muscle)
    for _, area in drawing.at("areas").keyed():
        for patch in area.each():
            yield from _patch(patch)
    yield from check_structures(cursors)
    for _, dermatome in drawing.at("dermatomes").keyed():
        for patch in dermatome.each():
            yield from _patch(patch)
    yield from check_segments_drawn(drawing)
    yield from _agree(cursors, whole=whole)


def _syntax(muscle: Cursor) -> Iterator[Problem]:
    for fibre in muscle.at("fibres").each():
        picks, problem = picks_of(fibre)
        if problem:
            yield problem
        elif len(picks) < 2:
            yield fibre.problem("the fibre has one pick", "Two picks or more, origin to insertion")
    for _, point in muscle.at("points").keyed():
        picks, problem = picks_of(point)
        if problem:
            yield problem
        elif len(picks) != 1 or picks[0]["size"]:
            yield point.problem("a trigger point is one place", "One pick without a number")
    for _, zone in muscle.at("zones").keyed():
        for stroke in zone.each():
            yield from _stroke(stroke)


def _stroke(stroke: Cursor) -> Iterator[Problem]:
    picks, problem = picks_of(stroke, stroke.text.removesuffix(" spillover"), across=True)
    if problem:
        yield problem
    elif not all(pick["size"] and float(pick["size"]) > 0 for pick in picks):
        yield stroke.problem("a pick of the stroke has no half-width", "Picks with /half-width: l -22,142/14")


def _patch(patch: Cursor) -> Iterator[Problem]:
    picks, problem = picks_of(patch)
    if problem:
        yield problem
    elif len(picks) < 3:
        yield patch.problem(f"the patch has {len(picks)} picks", "Three picks or more around the patch")
    elif len({(pick["view"], pick["part"]) for pick in picks}) > 1:
        yield patch.problem("the patch has picks of two views or parts", "One view and one part in a patch")
    elif any(pick["size"] for pick in picks):
        yield patch.problem("a pick of the patch has a number", "Picks without numbers")


def _agree(cursors: Mapping[str, Cursor], *, whole: bool) -> Iterator[Problem]:
    """Every muscle, trigger point and area is drawn, and nothing else is."""
    drawing = cursors["drawing.yaml"]
    for file, part in (("muscles.yaml", "muscles"), ("areas.yaml", "areas")):
        if file in cursors:
            entries = {entry.at("id").text: entry.at("id") for entry in cursors[file].each()}
            yield from _pairs(entries, drawing.at(part), part, whole=whole)
    drawn = dict(drawing.at("muscles").keyed())
    for muscle in cursors["muscles.yaml"].each() if "muscles.yaml" in cursors else ():
        if (name := muscle.at("id").text) in drawn:
            yield from _points_agree(name, muscle.at("trigger_points"), drawn[name])


def _points_agree(name: str, points: Cursor, drawn: Cursor) -> Iterator[Problem]:
    named = {point.at("id").text: point.at("id") for point in points.each()}
    for part in ("points", "zones"):
        yield from _pairs(named, drawn.at(part), f"{part} of {name}", whole=True)
    for point in points.each():
        refers = point.at("refers")
        zone = drawn.at("zones", point.at("id").text)
        if zone.value == [] and (refers.at("essential").value or refers.at("spillover").value):
            yield zone.problem(
                "there are areas of pain, but no strokes", "Strokes over the areas that are named"
            )


def _pairs(named: Mapping[str, Cursor], drawn: Cursor, where: str, *, whole: bool) -> Iterator[Problem]:
    known: Set[str] = {key for key, _ in drawn.keyed()}
    for name, entry in named.items():
        if name and name not in known:
            yield entry.problem(f"{name} is not drawn", f"{name} in drawing.yaml, among the {where}")
    for key, item in drawn.keyed() if whole else ():
        if key not in named:
            what = f"{key} is drawn but not described"
            yield item.problem(what, one_of(key, named, "An id that the other files define"), at_key=True)
