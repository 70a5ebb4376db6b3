"""Which segments explain the muscles that were found tender or shortened (docs/adr/0015)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trigger_atlas.domain.names import MuscleId, SegmentId, Side
from trigger_atlas.domain.segment import Segment
from trigger_atlas.domain.spine import SPINE, neighbours
from trigger_atlas.services.segments.myotomes import Myotome

MAIN, ALSO = 1.0, 0.4
"""What a segment counts for a muscle as a main root, and as one that supplies it besides."""

Mark = tuple[MuscleId, Side | None]
"""A muscle found tender or shortened; without a side it is not known on which."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A segment, and what it explains.

    Attributes:
        share: Of the marks, 0 to 1: a main root counts whole, another one for ``ALSO``.
        explains: Marked muscles that it supplies, those of a main root first.
        left_over: Marked muscles that it does not supply.
        examine: What to examine next: muscles beside the spine at its level, then unmarked muscles of which
            it is a main root, those that share it with the fewest other segments first: they tell most.
        sides: How many of the explained marks are on the left and on the right.
    """

    segment: SegmentId
    share: float
    explains: tuple[MuscleId, ...]
    left_over: tuple[MuscleId, ...]
    examine: tuple[MuscleId, ...]
    sides: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """Segments that explain the marks, best first, and muscles that no segment supplies."""

    results: tuple[Explained, ...] = ()
    unexplained: tuple[MuscleId, ...] = ()


def read_muscles(
    found: Mapping[SegmentId, Myotome], segments: Mapping[SegmentId, Segment], marks: Iterable[Mark]
) -> Reading:
    """Rank the segments that explain some marks.

    Equal shares are told apart by the neighbours above and below: irritation seldom keeps to one level, so
    that of two segments the one whose neighbours explain more lies nearer its middle; then by the spine.

    Args:
        found: Muscles of every segment.
        segments: What is known of every segment.
        marks: Muscles found tender or shortened; one that is marked twice on a side counts once.
    """
    marked = tuple(dict.fromkeys(marks))
    muscles = tuple(dict.fromkeys(muscle for muscle, _ in marked))
    if not marked:
        return Reading()
    shares = {segment: _share(found[segment], marked) for segment in SPINE}
    around = {
        segment: sum(shares[other] for other in neighbours(segment)) for segment in SPINE if shares[segment]
    }
    breadth = {muscle: sum(muscle in one.main for one in found.values()) for muscle in _all(found)}
    ranked = sorted(around, key=lambda one: (-shares[one], -around[one], SPINE.index(one)))
    supplied = {muscle for one in ranked for muscle in found[one].muscles}
    return Reading(
        tuple(_explained(found[one], segments.get(one), marked, shares[one], breadth) for one in ranked),
        tuple(muscle for muscle in muscles if muscle not in supplied),
    )


def _all(found: Mapping[SegmentId, Myotome]) -> frozenset[MuscleId]:
    return frozenset(muscle for one in found.values() for muscle in one.main)


def _share(myotome: Myotome, marked: tuple[Mark, ...]) -> float:
    weights = {**dict.fromkeys(myotome.also, ALSO), **dict.fromkeys(myotome.main, MAIN)}
    return round(sum(weights.get(muscle, 0.0) for muscle, _ in marked) / len(marked), 6)


def _explained(
    myotome: Myotome,
    segment: Segment | None,
    marked: tuple[Mark, ...],
    share: float,
    breadth: Mapping[MuscleId, int],
) -> Explained:
    muscles = tuple(dict.fromkeys(muscle for muscle, _ in marked))
    beside = segment.paraspinal_muscles if segment else ()
    sides = [side for muscle, side in marked if muscle in myotome.muscles]
    return Explained(
        segment=myotome.segment,
        share=share,
        explains=tuple(one for group in (myotome.main, myotome.also) for one in muscles if one in group),
        left_over=tuple(one for one in muscles if one not in myotome.muscles),
        examine=tuple(
            one
            for one in dict.fromkeys((*beside, *sorted(myotome.main, key=breadth.__getitem__)))
            if one not in muscles
        ),
        sides=(sides.count(Side.LEFT), sides.count(Side.RIGHT)),
    )
