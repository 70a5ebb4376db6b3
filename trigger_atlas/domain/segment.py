"""Gunn's reading of the body: segments of the spinal cord, and the signs looked for in each."""

from dataclasses import dataclass

from trigger_atlas.domain.muscle import Disagreement, SourceRef
from trigger_atlas.domain.names import MuscleId, SegmentId, SignId


@dataclass(frozen=True, slots=True)
class Segment:
    """What is examined at one level. Its muscles follow from the roots of the muscles and are not kept here.

    Attributes:
        key_movement: How its key muscles are tested, or what can be said where none is.
        paraspinal: Where to feel beside the spine, and how the level is found.
        paraspinal_muscles: Those that lie there and are supplied by it; empty where there are none.
        reflex: Empty where no reflex is tested.
        skin: Its dermatome; empty where there is no constant one.
        key_point: The spot at which the skin is tested; empty where there is none.
    """

    id: SegmentId
    key_movement: str
    paraspinal: str
    paraspinal_muscles: tuple[MuscleId, ...]
    notes: tuple[str, ...]
    sources: tuple[SourceRef, ...]
    reflex: str = ""
    skin: str = ""
    key_point: str = ""
    disagreements: tuple[Disagreement, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """What Gunn's examination looks for in a segment.

    Attributes:
        plain: What it is, in everyday words.
        look: How it is tested.
        means: What it is thought to mean, and how well that is supported.
    """

    id: SignId
    name: str
    plain: str
    look: str
    means: str
    sources: tuple[SourceRef, ...]
