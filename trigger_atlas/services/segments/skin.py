"""Which dermatomes a painted pain lies in: the other way to read it, apart from referred pain."""

from collections.abc import Iterable
from dataclasses import dataclass

import shapely

from trigger_atlas.domain.figure import FigureView, Shape
from trigger_atlas.domain.hit import region
from trigger_atlas.domain.names import SegmentId, Side
from trigger_atlas.domain.spine import SPINE
from trigger_atlas.services.pain.patterns import Patterns
from trigger_atlas.services.pain.pieces import Piece

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
    return share_of_skin([(patterns.figure[piece.view], piece.shape) for piece in pieces])


def share_of_skin(hurting: Iterable[tuple[FigureView, Shape | shapely.Geometry]]) -> tuple[SkinShare, ...]:
    """The same for regions of views."""
    own: dict[tuple[SegmentId, Side], list[float]] = {}
    total = 0.0
    for view, hurts in hurting:
        shape = region(hurts) if isinstance(hurts, Shape) else hurts
        total += float(shapely.area(shape))
        for key, skin in view.dermatomes.items():
            found = own.setdefault(key, [0.0, 0.0])
            for i, part in enumerate((skin.territory, skin.overlap)):
                if part is not None:
                    found[i] += float(shapely.area(shapely.intersection(region(part), shape)))
    shares = (
        SkinShare(segment, side, inside / total, around / total)
        for (segment, side), (inside, around) in own.items()
        if inside + around > 0
    )
    return tuple(sorted(shares, key=lambda one: (-one.score, SPINE.index(one.segment), one.side)))
