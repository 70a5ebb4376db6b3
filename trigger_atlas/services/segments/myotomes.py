"""Which muscles a segment supplies, and which segments supply a muscle: computed from their roots."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trigger_atlas.domain.muscle import Muscle
from trigger_atlas.domain.names import MuscleId, SegmentId
from trigger_atlas.domain.spine import SPINE


@dataclass(frozen=True, slots=True)
class Myotome:
    """Muscles of one segment, in the order of the atlas.

    Attributes:
        main: Those of which it is a main root.
        also: Those that it supplies besides.
    """

    segment: SegmentId
    main: tuple[MuscleId, ...]
    also: tuple[MuscleId, ...]

    @property
    def muscles(self) -> tuple[MuscleId, ...]:
        """All of them, those of a main root first."""
        return (*self.main, *self.also)


def myotomes(muscles: Iterable[Muscle]) -> Mapping[SegmentId, Myotome]:
    """The myotome of every segment from C1 to S5, down the spine; it may be empty."""
    known = tuple(muscles)
    return {
        segment: Myotome(
            segment,
            tuple(one.id for one in known if segment in one.anatomy.roots.main),
            tuple(one.id for one in known if segment in one.anatomy.roots.also),
        )
        for segment in SPINE
    }


def siblings(found: Mapping[SegmentId, Myotome], muscle: Muscle) -> Mapping[SegmentId, tuple[MuscleId, ...]]:
    """Other muscles that share a main root with a muscle, by that root; none under a cranial nerve alone."""
    return {
        segment: tuple(one for one in found[segment].main if one != muscle.id)
        for segment in SPINE
        if segment in muscle.anatomy.roots.main
    }
