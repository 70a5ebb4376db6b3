"""What the reader looks at through Gunn's lens, and every named way to change it: no Qt."""

from dataclasses import dataclass, replace
from enum import StrEnum

from trigger_atlas.domain.names import MuscleId, SegmentId, Side

Mark = tuple[MuscleId, Side]


class LensLayer(StrEnum):
    """What of a segment lies over the figure."""

    MYOTOME = "myotome"
    DERMATOME = "dermatome"
    LEVEL = "level"


class PickBy(StrEnum):
    """What a click on the figure means: the segment of the skin there, or the muscle."""

    SKIN = "skin"
    MUSCLE = "muscle"


@dataclass(frozen=True, slots=True)
class LensState:
    """The third door: segments. Marks are gone when the window closes.

    Attributes:
        tender: Muscles marked as tender or shortened, in the order of marking.
        touched: The segment whose skin is under the pointer.
    """

    layers: frozenset[LensLayer] = frozenset(LensLayer)
    pick: PickBy = PickBy.SKIN
    tender: tuple[Mark, ...] = ()
    touched: SegmentId | None = None


NOTHING_MARKED = LensState()


def switch_layer(state: LensState, layer: LensLayer) -> LensState:
    """Show a layer, or hide it."""
    return replace(state, layers=state.layers ^ {layer})


def pick_by(state: LensState, pick: PickBy) -> LensState:
    """Let a click on the figure mean something else."""
    return replace(state, pick=pick, touched=None)


def mark(state: LensState, one: Mark) -> LensState:
    """Mark a muscle as tender or shortened, or take the mark away."""
    kept = tuple(other for other in state.tender if other != one)
    return replace(state, tender=kept if one in state.tender else (*kept, one))


def unmark(state: LensState, muscle: MuscleId) -> LensState:
    """Take the marks of a muscle away, on both sides."""
    return replace(state, tender=tuple(one for one in state.tender if one[0] != muscle))


def unmark_all(state: LensState) -> LensState:
    """Take all marks away."""
    return replace(state, tender=())


def touch(state: LensState, segment: SegmentId | None) -> LensState:
    """The pointer is on a segment's skin, or on none."""
    return state if segment == state.touched else replace(state, touched=segment)
