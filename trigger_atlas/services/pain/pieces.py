"""A pain as regions of pages, and what they have in common with the zones drawn there."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from trigger_atlas.domain.hit import region, region_of
from trigger_atlas.domain.names import AreaId, Grade, MuscleId, Side, View
from trigger_atlas.domain.pain import Asked, Pain
from trigger_atlas.services.pain.patterns import Geometries, Numbers, PagePatterns, Patterns

Bellies = dict[tuple[MuscleId, Side], float]
"""Share of a pain that lies over each muscle."""


@dataclass(frozen=True)
class Piece:
    """All that hurts on one page, as one prepared Shapely geometry."""

    view: View
    shape: shapely.Geometry

    @property
    def size(self) -> float:
        """Square body units."""
        return float(shapely.area(self.shape))


def pieces_of(patterns: Patterns, pain: Pain) -> tuple[Piece, ...]:
    """A pain by page, in the order of the views; areas of skin lie on the pages that show them well.

    Parts that the body does not have are left out; may be empty.
    """
    parts: dict[View, list[shapely.Geometry]] = {}
    for painted in pain.painted:
        if painted.view in patterns.figure:
            parts.setdefault(painted.view, []).append(region_of(painted.rings))
    for view, _, patch in patches_of(patterns, pain):
        parts.setdefault(view, []).append(patch)
    pieces = (
        Piece(view, _prepared(shapely.union_all(parts[view]) if len(parts[view]) > 1 else parts[view][0]))
        for view in View
        if view in parts
    )
    return tuple(piece for piece in pieces if piece.size > 0)


def patches_of(patterns: Patterns, pain: Pain) -> Iterator[tuple[View, Asked, shapely.Geometry]]:
    """Where the areas of skin that were asked for lie, on the pages that show them well."""
    for asked in pain.asked:
        for view in patterns.pages_of(asked.area, asked.side):
            yield view, asked, patch_of(patterns, asked, view)


def patch_of(patterns: Patterns, asked: Asked, view: View) -> shapely.Geometry:
    """An area of skin on a page; empty where it does not show."""
    shape = patterns.figure[view].areas.get((asked.area, asked.side))
    return region(shape) if shape else shapely.MultiPolygon()


def areas_of(patterns: Patterns, pieces: tuple[Piece, ...]) -> dict[tuple[AreaId, Side], float]:
    """Share of the pain that lies in each area of skin, largest first."""
    shares: dict[tuple[AreaId, Side], float] = {}
    for weight, piece in _weighted(pieces):
        keys, regions = patterns.page(piece.view).skin
        for key, common in zip(keys, common_areas(regions, piece.shape).tolist(), strict=True):
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
            covered[grade][page.rows] += common_on(page, grade, piece.shape)
            here[page.rows] += page.sizes[grade]
    total = sum(piece.size for piece in pieces)
    pattern = np.maximum(np.maximum(here, patterns.sizes), 1e-9)
    own = np.minimum(1.0, sum(covered.values()) / pattern)
    return {grade: found / total if total else found for grade, found in covered.items()}, own


def belly_shares(patterns: Patterns, pieces: tuple[Piece, ...]) -> Bellies:
    """Share of the pain that lies over each muscle that the atlas knows."""
    shares: Bellies = {}
    for weight, piece in _weighted(pieces):
        keys, regions = patterns.page(piece.view).bellies
        for key, common in zip(keys, common_areas(regions, piece.shape).tolist(), strict=True):
            if common > 0 and key[0] in patterns.atlas.muscles:
                shares[key] = shares.get(key, 0.0) + common * weight
    return shares


def common_on(page: PagePatterns, grade: Grade, shape: shapely.Geometry) -> Numbers:
    """Area that each zone of a page has in common with a region, square body units; (n,)."""
    return _common(page.regions[grade], page.sizes[grade], page.boxes[grade], shape)


def common_areas(regions: Geometries, shape: shapely.Geometry) -> Numbers:
    """Area that each of some regions has in common with a prepared one, square body units."""
    return _common(regions, np.asarray(shapely.area(regions)), np.asarray(shapely.bounds(regions)), shape)


def _common(regions: Geometries, sizes: Numbers, boxes: Numbers, shape: shapely.Geometry) -> Numbers:
    found = np.zeros(len(regions))
    x0, y0, x1, y1 = shapely.bounds(shape)
    near = (boxes[:, 0] <= x1) & (boxes[:, 2] >= x0) & (boxes[:, 1] <= y1) & (boxes[:, 3] >= y0)
    rows = np.nonzero(near)[0]
    rows = rows[shapely.intersects(shape, regions[rows])]
    inside = shapely.covers(shape, regions[rows])
    found[rows[inside]] = sizes[rows[inside]]
    rows = rows[~inside]
    around = shapely.covers(regions[rows], shape)
    found[rows[around]] = shapely.area(shape)
    rows = rows[~around]
    found[rows] = shapely.area(shapely.intersection(regions[rows], shape))
    return found


def _weighted(pieces: tuple[Piece, ...]) -> Iterator[tuple[float, Piece]]:
    """Each piece with what a square unit of it counts."""
    total = sum(piece.size for piece in pieces)
    return ((1.0 / total, piece) for piece in pieces)


def _prepared(shape: shapely.Geometry) -> shapely.Geometry:
    shapely.prepare(shape)
    return shape
