"""A pain as regions of pages, and what they have in common with the zones drawn there."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from trigger_atlas.domain.names import AreaId, Grade, MuscleId, Side, View
from trigger_atlas.domain.pain import Asked, Pain
from trigger_atlas.services.pain.common import Numbers, Parts
from trigger_atlas.services.pain.patterns import Patterns

Bellies = dict[tuple[MuscleId, Side], float]
"""Share of a pain that lies over each muscle."""


@dataclass(frozen=True, eq=False)
class Piece:
    """All that hurts on one page.

    Attributes:
        parts: Shapely geometries that together are what hurts; they do not overlap.
        size: Square body units.
    """

    view: View
    parts: Parts
    size: float

    @cached_property
    def shape(self) -> shapely.Geometry:
        """The parts as one prepared Shapely geometry."""
        parts = list(self.parts.values())
        shape = shapely.union_all(parts) if len(parts) > 1 else parts[0]
        shapely.prepare(shape)
        return shape


def pieces_of(patterns: Patterns, pain: Pain) -> tuple[Piece, ...]:
    """A pain by page, in the order of the views; areas of skin lie on the pages that show them well.

    Parts that the body does not have are left out; may be empty.
    """
    parts: dict[View, dict[Hashable, shapely.Geometry]] = {}
    for painted in pain.painted:
        if painted.view in patterns.figure:
            on = parts.setdefault(painted.view, {})
            feel, shape = (painted.quality, painted.intensity), painted.shape
            on[feel] = shapely.union(on[feel], shape) if feel in on else shape
    patches: dict[View, list[shapely.Geometry]] = {}
    for view, _, patch in patches_of(patterns, pain):
        patches.setdefault(view, []).append(patch)
    for view, found in patches.items():
        on = parts.setdefault(view, {})
        on["asked"] = _bare(found, on.values())
    pieces = (
        Piece(view, parts[view], float(shapely.area(list(parts[view].values())).sum()))
        for view in View
        if view in parts
    )
    return tuple(piece for piece in pieces if piece.size > 0)


def patches_of(patterns: Patterns, pain: Pain) -> Iterator[tuple[View, Asked, shapely.Geometry]]:
    """Where the areas of skin that were asked for lie, on the pages that show them well."""
    for asked in pain.asked:
        for view in patterns.pages_of(asked.area, asked.side):
            if (asked.area, asked.side) in patterns.page(view).patches:
                yield view, asked, patterns.page(view).patches[asked.area, asked.side]


def _bare(patches: list[shapely.Geometry], painted: Iterable[shapely.Geometry]) -> shapely.Geometry:
    """What nobody painted over of areas of skin."""
    bare = shapely.union_all(patches) if len(patches) > 1 else patches[0]
    for one in painted:
        if shapely.intersects(one, bare):
            bare = shapely.difference(bare, one)
    return bare


def areas_of(patterns: Patterns, pieces: tuple[Piece, ...]) -> dict[tuple[AreaId, Side], float]:
    """Share of the pain that lies in each area of skin, largest first."""
    shares: dict[tuple[AreaId, Side], float] = {}
    for weight, piece in _weighted(pieces):
        for key, common in zip(
            patterns.page(piece.view).skin[0], skin_on(patterns, piece).tolist(), strict=True
        ):
            if common > 0:
                shares[key] = shares.get(key, 0.0) + common * weight
    return dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))


def zone_shares(patterns: Patterns, pieces: tuple[Piece, ...]) -> tuple[dict[Grade, Numbers], Numbers]:
    """What zones and pain have in common.

    Returns:
        By grade, the share of the pain that each referral's zone covers, (rows,); and the share of its own
        pattern that hurts, of what these pages show or of its largest part on any, (rows,).
    """
    covered = {grade: np.zeros(len(patterns.keys)) for grade in Grade}
    here = np.zeros(len(patterns.keys))
    for piece in pieces:
        page = patterns.page(piece.view)
        for grade in Grade:
            covered[grade][page.rows] += zones_on(patterns, piece, grade)
            here[page.rows] += page.sizes[grade]
    total = sum(piece.size for piece in pieces)
    pattern = np.maximum(np.maximum(here, patterns.sizes), 1e-9)
    own = np.minimum(1.0, sum(covered.values()) / pattern)
    return {grade: found / total if total else found for grade, found in covered.items()}, own


def belly_shares(patterns: Patterns, pieces: tuple[Piece, ...]) -> Bellies:
    """Share of the pain that lies over each muscle that the atlas knows."""
    shares: Bellies = {}
    for weight, piece in _weighted(pieces):
        bellies = patterns.page(piece.view).bellies[0]
        for key, common in zip(bellies, bellies_on(patterns, piece).tolist(), strict=True):
            if common > 0 and key[0] in patterns.atlas.muscles:
                shares[key] = shares.get(key, 0.0) + common * weight
    return shares


def zones_on(patterns: Patterns, piece: Piece, grade: Grade) -> Numbers:
    """Area that each zone of a page has in common with the pain there, square body units; (n,)."""
    page = patterns.page(piece.view)
    return page.common.of(piece.parts, grade, lambda: page.regions[grade])


def bellies_on(patterns: Patterns, piece: Piece) -> Numbers:
    """Area that each muscle of a page has in common with the pain there, square body units; (n,)."""
    page = patterns.page(piece.view)
    return page.common.of(piece.parts, "bellies", lambda: page.bellies[1])


def skin_on(patterns: Patterns, piece: Piece) -> Numbers:
    """Area that each area of skin of a page has in common with the pain there, square body units; (n,)."""
    page = patterns.page(piece.view)
    return page.common.of(piece.parts, "skin", lambda: page.skin[1])


def dermatomes_on(patterns: Patterns, piece: Piece) -> Numbers:
    """Area that each part of segments' skin has in common with the pain there, square body units; (n,)."""
    page = patterns.page(piece.view)
    return page.common.of(piece.parts, "dermatomes", lambda: page.dermatomes[1])


def _weighted(pieces: tuple[Piece, ...]) -> Iterator[tuple[float, Piece]]:
    """Each piece with what a square unit of it counts."""
    total = sum(piece.size for piece in pieces)
    return ((1.0 / total, piece) for piece in pieces)
