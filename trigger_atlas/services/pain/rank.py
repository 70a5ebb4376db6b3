"""The exact answer to a pain: muscles ranked, what two of them explain together, and what nobody explains."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

import numpy as np
import shapely

from trigger_atlas.domain.names import AreaId, Grade, MuscleId, PointId, Side, View
from trigger_atlas.domain.pain import Pain
from trigger_atlas.services.pain import score as weigh
from trigger_atlas.services.pain.common import Geometries, Numbers
from trigger_atlas.services.pain.patterns import Key, Patterns, muscle_of
from trigger_atlas.services.pain.pieces import (
    Bellies,
    Piece,
    areas_of,
    belly_shares,
    pieces_of,
    skin_on,
    zone_shares,
)

PAIRED = 6
"""Muscles from the top of the list that are tried in pairs."""
ADDS = 0.05
"""Share of the pain that the second of a pair must add."""
LEFT = 1e-3
"""Square body units from which something counts as left."""
UNDER = 0.2
"""Share of the pain that must lie over a muscle for it to be offered as local."""


@dataclass(frozen=True, slots=True)
class PointAnswer:
    """How one trigger point answers a pain; shares of the pain, and of its own pattern, 0 to 1."""

    point: PointId
    score: float
    essential: float
    spillover: float
    own: float
    common: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A muscle of one side that may be the source, with its trigger points, best first.

    Attributes:
        score: That of its best point, raised if the condition names the muscle; 0 to 1.
        points: Empty if only the place of the muscle speaks for it.
        local: Share of the pain that lies over the muscle itself.
        named: The chosen condition names it.
    """

    muscle: MuscleId
    side: Side
    score: float
    points: tuple[PointAnswer, ...]
    local: float
    named: bool = False

    @property
    def essential(self) -> float:
        """Share of the pain that the best point's essential zone covers."""
        return self.points[0].essential if self.points else 0.0

    @property
    def spillover(self) -> float:
        """Share of the pain that the best point's spillover zone covers."""
        return self.points[0].spillover if self.points else 0.0


@dataclass(frozen=True, slots=True)
class Together:
    """The best pair of muscles, or the one that needs no second; shares of the pain, 0 to 1."""

    muscles: tuple[tuple[MuscleId, Side], ...]
    essential: float
    spillover: float
    points: tuple[Key, ...]

    @property
    def share(self) -> float:
        """Share of the pain that they cover."""
        return self.essential + self.spillover


class Answers:
    """Everything that the atlas says to a pain; what only some readers ask for is worked out when asked for.

    Args:
        patterns: The referrals of the body.
        pieces: Where it hurts, by page.
        results: Best first.
        with_spillover: Spillover zones count.

    Attributes:
        results: Best first; the order never wavers.
        pieces: Where it hurts, by page.
    """

    def __init__(
        self,
        patterns: Patterns,
        pieces: tuple[Piece, ...],
        results: tuple[Answer, ...],
        areas: Mapping[tuple[AreaId, Side], float],
        *,
        with_spillover: bool,
    ) -> None:
        self.results, self.areas, self.pieces = results, areas, pieces
        self._patterns = patterns
        self._grades = tuple(Grade) if with_spillover else (Grade.ESSENTIAL,)

    @cached_property
    def together(self) -> Together | None:
        """The pair at the top of the list that covers most of the pain; None if no zone covers any."""
        top = [one for one in self.results if one.points][:PAIRED]
        if not top:
            return None
        chosen = self._pair(top)
        keys = [_best(one) for one in chosen]
        both = self._both(*keys) if len(keys) > 1 else np.zeros((1, 1))
        essential = sum(one.essential for one in chosen) - float(both[0, 0])
        share = sum(self._alone(one) for one in chosen) - float(both.sum())
        muscles = tuple((one.muscle, one.side) for one in chosen)
        essential = max(0.0, essential)
        return Together(muscles, essential, max(0.0, min(1.0, share) - essential), tuple(keys))

    @property
    def unexplained(self) -> float:
        """Share of the pain that ``together`` leaves."""
        if not self.pieces:
            return 0.0
        return max(0.0, 1.0 - self.together.share) if self.together else 1.0

    @cached_property
    def most_left(self) -> tuple[AreaId, Side] | None:
        """The area of skin where most of what ``together`` leaves lies; None if it leaves nothing there."""
        left: dict[tuple[AreaId, Side], float] = {}
        keys = list(self.together.points) if self.together else []
        for piece in self.pieces:
            page = self._patterns.page(piece.view)

            def beneath(view: View = piece.view) -> Geometries:
                zones = shapely.union_all(self._zones(view, keys, self._grades))
                return np.asarray(shapely.intersection(self._patterns.page(view).skin[1], zones))

            hidden = page.common.of(piece.parts, ("left", *keys, self._grades), beneath)
            open_ = skin_on(self._patterns, piece) - hidden
            for key, size in zip(page.skin[0], open_.tolist(), strict=True):
                left[key] = left.get(key, 0.0) + size
        most = min(left, key=lambda key: (-left[key], key), default=None)
        return most if most is not None and left[most] >= LEFT else None

    @cached_property
    def rest(self) -> tuple[Piece, ...]:
        """What ``together`` leaves, by page."""
        return (
            self._without(self.pieces, self.together.points, self._grades) if self.together else self.pieces
        )

    @cached_property
    def uncovered(self) -> float:
        """Share of the pain that no referral of the list reaches."""
        keys = [(point.point, one.side) for one in self.results for point in one.points]
        return self._share(self._without(self.rest, keys, self._grades)) if self.pieces else 0.0

    def _pair(self, top: list[Answer]) -> tuple[Answer, ...]:
        """The two that cover most, or the one to which no second adds much."""
        alone = [self._alone(one) for one in top]
        pairs = {
            (i, j): alone[i] + alone[j] - float(self._both(_best(top[i]), _best(top[j])).sum())
            for i, j in combinations(range(len(top)), 2)
        }
        first = max(range(len(top)), key=lambda i: (round(alone[i], 6), -i))
        pair = max(pairs, key=lambda pair: (round(pairs[pair], 6), -pair[0], -pair[1]), default=None)
        if pair is None or pairs[pair] - alone[first] < ADDS:
            return (top[first],)
        return top[pair[0]], top[pair[1]]

    def _alone(self, one: Answer) -> float:
        return one.essential + one.spillover * (len(self._grades) > 1)

    def _both(self, one: Key, other: Key) -> Numbers:
        """Share of the pain that lies in zones of both referrals; (grades of one, grades of the other).

        The grades of a referral do not overlap.
        """
        found = np.zeros((len(self._grades), len(self._grades)))
        rows = [self._patterns.rows[key] for key in (one, other)]
        for piece in self.pieces:
            page = self._patterns.page(piece.view)
            if not all(row in page.places for row in rows):
                continue

            def overlap(view: View = piece.view) -> Geometries:
                zones = [self._zones(view, [key], self._grades) for key in (one, other)]
                return np.asarray(shapely.intersection(zones[0][:, None], zones[1][None, :])).ravel()

            found += page.common.of(piece.parts, ("both", *rows, self._grades), overlap).reshape(found.shape)
        return np.asarray(found / _size(self.pieces))

    def _without(
        self, pieces: tuple[Piece, ...], keys: Iterable[Key], grades: tuple[Grade, ...]
    ) -> tuple[Piece, ...]:
        """What is left of a pain without the zones of some referrals."""
        keys = list(keys)
        left = [(piece.view, _cut(piece.shape, self._zones(piece.view, keys, grades))) for piece in pieces]
        found = [Piece(view, {"left": shape}, float(shapely.area(shape))) for view, shape in left]
        return tuple(piece for piece in found if piece.size > 0)

    def _zones(self, view: View, keys: list[Key], grades: tuple[Grade, ...]) -> Geometries:
        page = self._patterns.page(view)
        rows = [self._patterns.rows[key] for key in keys]
        at = [page.places[row] for row in rows if row in page.places]
        return np.concatenate([page.regions[grade][at] for grade in grades])

    def _share(self, parts: tuple[Piece, ...]) -> float:
        return _size(parts) / _size(self.pieces)


def rank(
    patterns: Patterns,
    pain: Pain,
    *,
    named: Set[MuscleId] = frozenset(),
    with_spillover: bool = True,
) -> Answers:
    """Rank the muscles that commonly refer to where it hurts. Pure and deterministic.

    Args:
        patterns: The referrals of the body.
        pain: Where it hurts; an empty one has no answers.
        named: Muscles that a chosen condition names.
        with_spillover: Count spillover zones.
    """
    pieces = pieces_of(patterns, pain)
    if not pieces:
        return Answers(patterns, (), (), {}, with_spillover=with_spillover)
    shares, own = zone_shares(patterns, pieces)
    bellies = belly_shares(patterns, pieces)
    areas = areas_of(patterns, pieces)
    referring = _referring(patterns, shares, own, bellies, with_spillover=with_spillover)
    sides = {side for (_, side), share in areas.items() if share >= weigh.LEAST}
    local = _local(referring, bellies, named & patterns.atlas.muscles.keys(), sides)
    found = [_named(one) if one.muscle in named else one for one in (*referring, *local)]
    found.sort(key=lambda one: (-round(one.score, 9), one.muscle, one.side))
    return Answers(patterns, pieces, tuple(found), areas, with_spillover=with_spillover)


def _referring(
    patterns: Patterns,
    shares: Mapping[Grade, Numbers],
    own: Numbers,
    bellies: Bellies,
    *,
    with_spillover: bool,
) -> list[Answer]:
    """Muscles whose zones cover some of the pain."""
    essential, spillover = shares[Grade.ESSENTIAL], shares[Grade.SPILLOVER]
    explained = weigh.cover(essential, spillover, with_spillover=with_spillover)
    scores = weigh.score(explained, own, patterns.common)
    by_owner: dict[tuple[MuscleId, Side], list[PointAnswer]] = {}
    for row in np.nonzero(explained >= weigh.LEAST)[0].tolist():
        point, side = patterns.keys[row]
        answer = PointAnswer(
            point,
            float(scores[row]),
            float(essential[row]),
            float(spillover[row]),
            float(own[row]),
            int(patterns.common[row]),
        )
        by_owner.setdefault((muscle_of(point), side), []).append(answer)
    found = []
    for (muscle, side), points in by_owner.items():
        points.sort(key=lambda point: (-point.score, point.point))
        found.append(
            Answer(muscle, side, points[0].score, tuple(points), min(1.0, bellies.get((muscle, side), 0.0)))
        )
    return found


def _local(
    referring: list[Answer], bellies: Bellies, named: Set[MuscleId], sides: Set[Side]
) -> Iterator[Answer]:
    """Muscles that no zone speaks for: those under the pain, and those that the condition names."""
    spoken = {(one.muscle, one.side) for one in referring}
    for (muscle, side), share in bellies.items():
        if (muscle, side) not in spoken and share >= UNDER:
            spoken.add((muscle, side))
            yield Answer(muscle, side, weigh.LOCAL * min(1.0, share), (), min(1.0, share))
    for muscle in named:
        yield from (Answer(muscle, side, 0.0, (), 0.0) for side in sides if (muscle, side) not in spoken)


def _named(answer: Answer) -> Answer:
    return replace(answer, score=weigh.named(answer.score), named=True)


def _best(answer: Answer) -> Key:
    return answer.points[0].point, answer.side


def _cut(shape: shapely.Geometry, zones: Geometries) -> shapely.Geometry:
    """A region without some zones."""
    for zone in zones[shapely.intersects(zones, shape)]:
        if shape.is_empty:
            break
        shape = shapely.difference(shape, zone)
    return shape


def _size(parts: tuple[Piece, ...]) -> float:
    return sum(part.size for part in parts)
