"""Which dermatomes a painted pain lies in: the other way to read it, apart from referred pain."""

from collections.abc import Mapping
from dataclasses import dataclass

from trigger_atlas.domain.names import SegmentId, Side
from trigger_atlas.domain.spine import SPINE
from trigger_atlas.services.pain.patterns import Patterns
from trigger_atlas.services.pain.pieces import Piece, dermatomes_on

SkinPart = tuple[SegmentId, Side, bool]
"""Skin of a segment: with True its own, with False what it shares with its neighbours."""
OVERLAP = 0.5
"""What skin that a segment shares with its neighbour counts beside its own."""


@dataclass(frozen=True, slots=True)
class SkinShare:
    """A dermatome of one side, and the shares of the pain that lie in its own skin and in its overlap."""

    segment: SegmentId
    side: Side
    territory: float
    overlap: float

    @property
    def score(self) -> float:
        """What the list is sorted by, 0 to 1."""
        return self.territory + OVERLAP * self.overlap


def read_skin(patterns: Patterns, pieces: tuple[Piece, ...]) -> tuple[SkinShare, ...]:
    """Rank the dermatomes that a pain lies in, best first.

    Args:
        patterns: Of the body; its figure has the dermatomes.
        pieces: What hurts, by page.
    """
    met: dict[SkinPart, float] = {}
    for piece in pieces:
        keys = patterns.page(piece.view).dermatomes[0]
        for key, area in zip(keys, dermatomes_on(patterns, piece).tolist(), strict=True):
            met[key] = met.get(key, 0.0) + area
    return shares_of_skin(met, sum(piece.size for piece in pieces))


def shares_of_skin(met: Mapping[SkinPart, float], total: float) -> tuple[SkinShare, ...]:
    """The same from areas: what the pain has in common with each part of the skin, and how large it is."""
    owners = dict.fromkeys((segment, side) for (segment, side, _), area in met.items() if area > 0)
    shares = (
        SkinShare(
            segment,
            side,
            met.get((segment, side, True), 0.0) / total,
            met.get((segment, side, False), 0.0) / total,
        )
        for segment, side in owners
    )
    return tuple(sorted(shares, key=lambda one: (-one.score, SPINE.index(one.segment), one.side)))
