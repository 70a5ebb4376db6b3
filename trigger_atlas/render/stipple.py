"""Dots of a pain zone: dense where pain is essential, sparse where it spreads, with no hard edge between."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray

from trigger_atlas.domain.figure import Shape, ZoneShape
from trigger_atlas.domain.hit import region
from trigger_atlas.domain.names import Grade
from trigger_atlas.render.noise import FINEST, ranked_points, scatter

EDGE = 0.22
"""Density at the outer edge of spillover (TOKENS, section 7)."""
CORE = 0.5
"""Density at the edge of essential pain."""
REACH = 0.7
"""Distance inside essential pain after which its dots are densest, as a share of its half-width."""
WIDEST = 7.0
"""The same at most, units."""
HORIZON = 0.6
"""Distance from the edge of the body, units, within which a zone goes on behind it and does not fade."""
SOLITARY = 14.0
"""Distance from essential pain, units, at which spillover is thinnest."""
RADIUS = (0.30, 0.36)


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distance between dots in the core and at the edge, body units."""

    core: float
    edge: float


FINE = Spacing(0.85, 3.0)
COARSE = Spacing(1.15, 4.0)
"""From 2.5 pixels a unit down."""


def dots(
    zone: ZoneShape, body: Shape, spacing: Spacing, *, spillover_only: bool = False
) -> NDArray[np.float64]:
    """Dots of a zone.

    Args:
        zone: Both grades.
        body: Outline of the body.
        spacing: Distances between dots.
        spillover_only: Leave the essential part empty.

    Returns:
        Shape (n, 3): x, y and radius, body units; sorted by rows, always the same for the same zone.
    """
    essential, spillover = _grade(zone, Grade.ESSENTIAL), _grade(zone, Grade.SPILLOVER)
    whole = shapely.union(essential, spillover)
    kept = spillover if spillover_only else whole
    if kept.is_empty:
        return np.empty((0, 3))
    points, ranks = scatter(kept.bounds)
    inside = shapely.contains_xy(kept, points[:, 0], points[:, 1])
    points, ranks = points[inside], ranks[inside]
    density = _density(shapely.points(points), essential, whole, _horizon(body))
    # 0 where the dots end, 1 in the core: the curve of the prototype's plates.
    strength = np.clip((density - 0.18) / 0.55, 0, 1)
    gap = spacing.core + (spacing.edge - spacing.core) * (1 - strength) ** 1.4
    shown = ranks < (FINEST / gap) ** 2
    found = np.column_stack([points, RADIUS[0] + RADIUS[1] * strength])[shown]
    ordered: NDArray[np.float64] = found[np.lexsort((found[:, 0], np.floor(found[:, 1] / 6)))]
    return ordered


def warm_up() -> None:
    """Compute the tile of points that every zone is dotted with."""
    ranked_points()


def hatching(zone: ZoneShape, gap: float) -> NDArray[np.float64]:
    """Diagonal lines across the essential part of a zone.

    Args:
        zone: The zone.
        gap: Distance of the lines measured along x, body units.

    Returns:
        Shape (n, 4): x0, y0, x1, y1 of each piece, body units.
    """
    essential = _grade(zone, Grade.ESSENTIAL)
    if essential.is_empty:
        return np.empty((0, 4))
    x0, y0, x1, y1 = essential.bounds
    offsets = np.arange(np.floor((x0 + y0) / gap), np.ceil((x1 + y1) / gap) + 1) * gap
    ends = np.stack(
        [np.stack([offsets - y0, 0 * offsets + y0], -1), np.stack([offsets - y1, 0 * offsets + y1], -1)], 1
    )
    pieces = shapely.get_parts(shapely.intersection(shapely.linestrings(ends), essential))
    pieces = pieces[shapely.get_type_id(pieces) == shapely.GeometryType.LINESTRING]
    pieces = pieces[~shapely.is_empty(pieces)]
    found: NDArray[np.float64] = shapely.get_coordinates(pieces).reshape(-1, 4)
    return found


def _grade(zone: ZoneShape, grade: Grade) -> shapely.Geometry:
    return region(zone[grade]) if grade in zone else shapely.MultiPolygon()


@lru_cache(maxsize=16)
def _horizon(body: Shape) -> shapely.Geometry:
    return region(body).boundary.buffer(HORIZON)


def _edge_distance(
    points: NDArray[np.object_], shape: shapely.Geometry, horizon: shapely.Geometry
) -> NDArray[np.float64]:
    """Distance to the edge of a shape, but for the edge where the body ends."""
    edge = shape.boundary.difference(horizon)
    found: NDArray[np.float64] = shapely.distance(points, shape.boundary if edge.is_empty else edge)
    return found


def _density(
    points: NDArray[np.object_],
    essential: shapely.Geometry,
    whole: shapely.Geometry,
    horizon: shapely.Geometry,
) -> NDArray[np.float64]:
    out = _edge_distance(points, whole, horizon)
    if essential.is_empty:
        share = np.clip(out / np.maximum(REACH * out.max(initial=1.0), 1.0), 0, 1)
        alone: NDArray[np.float64] = EDGE + (CORE - EDGE) * share
        return alone
    core = _edge_distance(points, essential, horizon)
    inside = shapely.intersects(essential, points)
    spill = EDGE + (CORE - EDGE) * out / np.maximum(out + core, 1e-9)
    spill = np.minimum(spill, EDGE + (CORE - EDGE) * np.clip(1.25 - core / SOLITARY, 0.25, 1))
    half = min(WIDEST, max(1.0, REACH * float(core[inside].max(initial=1.0))))
    full = CORE + (1 - CORE) * np.clip(core / half, 0, 1) ** 0.6
    density: NDArray[np.float64] = np.where(inside, full, spill)
    return density
