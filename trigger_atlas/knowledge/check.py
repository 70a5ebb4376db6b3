"""What no single entry can know: that the names which files use exist, and that nothing is said twice."""

from collections.abc import Iterable, Iterator, Mapping, Set

from trigger_atlas.knowledge.cursor import Cursor
from trigger_atlas.knowledge.nearest import nearest, one_of
from trigger_atlas.knowledge.problem import Problem, Weight

Cursors = Mapping[str, Cursor]
"""The files at hand, by their names in data."""
Known = Mapping[str, Set[str]]
"""Ids that the files at hand define."""
KIND = {
    "muscles.yaml": "muscle",
    "areas.yaml": "area",
    "sources.yaml": "source",
    "cautions.yaml": "caution",
    "conditions.yaml": "condition",
    "red_flags.yaml": "red flag",
    "segments.yaml": "segment",
    "signs.yaml": "sign",
    "guide.yaml": "guide entry",
}
_SURELY_MEANT = 0.94
"""Likeness from which an unknown related muscle is taken for a misspelt one."""


def check(cursors: Cursors) -> Iterator[Problem]:
    """Every fault in how entries name each other; files that could not be read are taken as right."""
    known = {name: ids(cursors, name) for name in KIND if name in cursors}
    for name in known:
        yield from _unique(cursors[name].each(), "id", f"{KIND[name]} id")
        yield from _named(_ref_cursors(cursors[name]), "sources.yaml", known)
    for name in ("conditions.yaml", "red_flags.yaml"):
        for entry in cursors[name].each() if name in cursors else ():
            yield from _named(entry.at("areas").each(), "areas.yaml", known)
            yield from _named(entry.at("muscles").each(), "muscles.yaml", known)
    for segment in cursors["segments.yaml"].each() if "segments.yaml" in cursors else ():
        yield from _named(segment.at("paraspinal_muscles").each(), "muscles.yaml", known)
    if "muscles.yaml" in cursors:
        muscles = cursors["muscles.yaml"]
        yield from _unique(muscles.each(), "name", "muscle name")
        for muscle in muscles.each():
            yield from _muscle(muscle, known)


def unused(cursors: Cursors) -> Iterator[Problem]:
    """Sources and cautions that no entry names, as warnings; nothing where the muscles could not be read."""
    if "muscles.yaml" not in cursors:
        return
    used = {"sources.yaml": set(_refs(cursors.values())), "cautions.yaml": set(_structures(cursors))}
    for name, names in used.items():
        for entry in cursors[name].each() if name in cursors else ():
            if (word := entry.at("id").text) and word not in names:
                what = f"no entry names the {KIND[name]} {word}"
                yield entry.at("id").problem(what, "An entry that names it, or none", weight=Weight.WARNING)


def ids(cursors: Cursors, name: str) -> Set[str]:
    """Ids that a file defines; empty if it could not be read."""
    return {entry.at("id").text for entry in cursors[name].each()} - {""} if name in cursors else set()


def _unique(entries: Iterable[Cursor], key: str, kind: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for entry in entries:
        word = entry.at(key).text
        if word and word in seen:
            yield entry.at(key).problem(f"the {kind} {word} is taken", "A name that no other entry has")
        seen.add(word)


def _muscle(muscle: Cursor, known: Known) -> Iterator[Problem]:
    points = muscle.at("trigger_points")
    yield from _unique(points.each(), "id", "trigger point id")
    yield from _unique(points.each(), "label", "label")
    yield from _structures_once(muscle)
    yield from _named(_structure_cursors(muscle), "cautions.yaml", known)
    for point in points.each():
        yield from _referral(point.at("refers"), known)
    yield from _reason(muscle, points)
    for clinic in (muscle.at("clinic"), *(point.at("clinic") for point in points.each())):
        yield from _related(clinic.at("related"), muscle.at("id").text, known["muscles.yaml"])


def _structures_once(muscle: Cursor) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for note in muscle.at("ims", "cautions").each():
        key = note.at("structure").text, note.at("part").text
        if key in seen:
            what = f"{key[0]} is named twice"
            yield note.at("structure").problem(what, "Each structure at risk once, for each needle")
        seen.add(key)


def _referral(refers: Cursor, known: Known) -> Iterator[Problem]:
    essential = {area.text for area in refers.at("essential").each()}
    for grade in ("essential", "spillover"):
        yield from _named(refers.at(grade).each(), "areas.yaml", known)
    for area in refers.at("spillover").each():
        if area.text in essential:
            yield area.problem(f"{area.text} is essential and spillover at once", "One of the two")


def _reason(muscle: Cursor, points: Cursor) -> Iterator[Problem]:
    reason = muscle.at("no_trigger_points")
    if points.value == [] and not reason.text:
        yield points.problem("the list is empty", "Trigger points, or no_trigger_points with the reason")
    if points.value and reason.text:
        what = "there are trigger points, and a reason why there are none"
        yield reason.problem(what, "One of the two", at_key=True)


def _related(related: Cursor, own: str, known: Set[str]) -> Iterator[Problem]:
    for other in related.each():
        if other.text == own:
            yield other.problem("the muscle is related to itself", "Other muscles")
        elif other.text not in known and (meant := nearest(other.text, known, cutoff=_SURELY_MEANT)):
            what = f"{other.text} is not in the atlas"
            yield other.problem(what, f"Perhaps {meant}", weight=Weight.WARNING)


def _named(names: Iterable[Cursor], file: str, known: Known) -> Iterator[Problem]:
    if file not in known:
        return
    for name in names:
        if name.text and name.text not in known[file]:
            expected = one_of(name.text, known[file], f"An id of {file}")
            yield name.problem(f"there is no {KIND[file]} {name.text}", expected)


def _refs(cursors: Iterable[Cursor]) -> Iterator[str]:
    return (ref.text for cursor in cursors for ref in _ref_cursors(cursor))


def _ref_cursors(cursor: Cursor) -> Iterator[Cursor]:
    """Every ``ref`` of every ``sources`` below."""
    for item in cursor.each():
        if isinstance(item.value, dict | list):
            yield from _ref_cursors(item)
    for key, item in cursor.keyed():
        if key == "sources":
            yield from (ref.at("ref") for ref in item.each())
        elif isinstance(item.value, dict | list):
            yield from _ref_cursors(item)


def _structure_cursors(muscle: Cursor) -> Iterator[Cursor]:
    return (note.at("structure") for note in muscle.at("ims", "cautions").each())


def _structures(cursors: Cursors) -> Iterator[str]:
    for muscle in cursors["muscles.yaml"].each():
        yield from (structure.text for structure in _structure_cursors(muscle))
