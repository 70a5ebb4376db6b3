"""What of a derived value concerns which part of the stage: two that agree there need no work."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trigger_atlas.shown import Shown


def at_rest(shown: Shown) -> tuple[object, ...]:
    """What of a derived value the stage shows whatever the pointer is on."""
    stages = tuple(replace(stage, hovered=None) for stage in shown.stages)
    inset = replace(shown.inset, hovered=None) if shown.inset else None
    brush = replace(shown.pain.asking, touched=None, query="") if shown.pain else None
    lens = replace(shown.segments.lens, touched=None) if shown.segments else None
    chosen = shown.body, shown.depth, shown.side, shown.calm, shown.selected, shown.at_risk, brush, lens
    return stages, inset, shown.strip, chosen, shown.stack


def focus_of(shown: Shown) -> tuple[object, ...]:
    """What the camera turns to; empty if nothing is selected. A segment is seen on the whole body."""
    if shown.segments is not None:
        return (shown.door, shown.segments.muscle.row.muscle if shown.segments.muscle else None)
    return (shown.selected, shown.side) if shown.selected else ()
