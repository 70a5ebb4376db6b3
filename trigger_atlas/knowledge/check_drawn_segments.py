"""Checks what the drawing says of the segments: dermatomes on the skin, levels along the spine."""

from collections.abc import Iterator

from trigger_atlas.domain.spine import SPINE
from trigger_atlas.knowledge.cursor import Cursor
from trigger_atlas.knowledge.nearest import one_of
from trigger_atlas.knowledge.picks import picks_of
from trigger_atlas.knowledge.problem import Problem

FACE = "V"
"""The key of the face among the dermatomes."""
NEAREST, FARTHEST = 3.0, 18.0
"""Units from the midline between which the muscles beside the spine are felt."""


def check_segments_drawn(drawing: Cursor) -> Iterator[Problem]:
    """Every segment that is missing or unknown, and every level that does not lie beside the spine."""
    # The first cervical nerve has no skin.
    yield from _named(drawing.at("dermatomes"), (*SPINE[1:], FACE))
    yield from _named(drawing.at("levels"), SPINE)
    levels = dict(drawing.at("levels").keyed())
    above, reached = "", 0.0
    for segment in SPINE:
        if segment not in levels:
            continue
        level = levels[segment]
        picks, problem = picks_of(level)
        if problem:
            yield problem
            continue
        if len(picks) != 1 or picks[0]["size"] or picks[0]["view"] != "b":
            yield level.problem("a level is one place on the back", "One pick without a number: b 9,150")
            continue
        x, y = float(picks[0]["x"]), float(picks[0]["y"])
        if not NEAREST <= x <= FARTHEST:
            expected = f"x from {NEAREST:g} to {FARTHEST:g}, beside the spine"
            yield level.problem(f"{segment} lies {x:g} units from the midline", expected)
        if y <= reached:
            yield level.problem(f"{segment} does not lie below {above}", f"y above {reached:g}")
        above, reached = segment, y


def _named(section: Cursor, names: tuple[str, ...]) -> Iterator[Problem]:
    found = dict(section.keyed())
    missing = [name for name in names if name not in found]
    if missing and section.value is not None:
        part = section.loc[-1]
        yield section.problem(f"no {part} of {', '.join(missing)}", f"{names[0]} to S5, each", at_key=True)
    for name, item in found.items():
        if name not in names:
            yield item.problem(f"{name} is no segment", one_of(name, names, "A segment"), at_key=True)
