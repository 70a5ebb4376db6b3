"""Dots of a pain zone: dense where pain is essential, sparse where it spreads, with no hard edge between."""

from collections.abc import Generator, Sequence
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
RADIUS = (0.30, 0.20)
"""Of a dot at the edge, and what it gains up to the core, units: skin shows between the densest dots."""
AT_ONCE = 250
"""Dots whose distances are measured in one turn."""
Sharing = Sequence[ZoneShape]


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distance between dots in the core and at the edge, body units."""

    core: float
    edge: float


FINE = Spacing(0.85, 3.0)
COARSE = Spacing(1.15, 4.0)
"""From 2.5 pixels a unit down."""


def dots(
    zone: ZoneShape, body: Shape, spacing: Spacing, *, spillover_only: bool = False, sharing: Sharing = ()
) -> NDArray[np.float64]:
    """Dots of a zone, as :func:`place` finds them, at once."""
    steps = place(zone, body, spacing, spillover_only=spillover_only, sharing=sharing)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: NDArray[np.float64] = end.value
            return found


def place(
    zone: ZoneShape, body: Shape, spacing: Spacing, *, spillover_only: bool = False, sharing: Sharing = ()
) -> Generator[None, None, NDArray[np.float64]]:
    """Find the dots of a zone, in pieces of a few milliseconds.

    Args:
        zone: Both grades.
        body: Outline of the body.
        spacing: Distances between dots.
        spillover_only: Leave the essential part empty.
        sharing: All zones that show at once, this one among them. Where they lie over each other they take
            turns, so that their marks stand side by side and the whole grows no denser.

    Returns:
        Shape (n, 4): x, y and radius, body units, and 1 for essential pain or 0; sorted by rows, always the
        same for the same zone.
    """
    essential, spillover = _grade(zone, Grade.ESSENTIAL), _grade(zone, Grade.SPILLOVER)
    whole = shapely.union(essential, spillover)
    kept = spillover if spillover_only else whole
    if kept.is_empty:
        return np.empty((0, 4))
    points, ranks = scatter(kept.bounds)
    shapely.prepare([kept, essential])
    inside = shapely.contains_xy(kept, points[:, 0], points[:, 1])
    inside &= ranks < (FINEST / spacing.core) ** 2
    points, ranks = points[inside], ranks[inside]
    yield
    mine = _turn(zone, sharing, points, ranks)
    points, ranks = points[mine], ranks[mine]
    yield
    density = yield from _density(points, essential, whole, _horizon(body))
    # 0 where the dots end, 1 in the core: the curve of the prototype's plates.
    strength = np.clip((density - 0.18) / 0.55, 0, 1)
    gap = spacing.core + (spacing.edge - spacing.core) * (1 - strength) ** 1.4
    shown = ranks < (FINEST / gap) ** 2
    core = shapely.contains_xy(essential, points[:, 0], points[:, 1])
    found = np.column_stack([points, RADIUS[0] + RADIUS[1] * strength, core])[shown]
    ordered: NDArray[np.float64] = found[np.lexsort((found[:, 0], np.floor(found[:, 1] / 6)))]
    return ordered


def warm_up() -> None:
    """Compute the tile of points that every zone is dotted with."""
    ranked_points()


def hatching(zone: ZoneShape, gap: float, angle: float = -45.0) -> NDArray[np.float64]:
    """Parallel lines across the essential part of a zone.

    Args:
        zone: The zone.
        gap: Distance of the lines, body units.
        angle: Of the lines, degrees clockwise from the x axis of the page.

    Returns:
        Shape (n, 4): x0, y0, x1, y1 of each piece, body units.
    """
    essential = _grade(zone, Grade.ESSENTIAL)
    if essential.is_empty:
        return np.empty((0, 4))
    along = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    across = np.array([-along[1], along[0]])
    x0, y0, x1, y1 = essential.bounds
    corners = np.array([(x0, y0), (x1, y0), (x0, y1), (x1, y1)])
    low, high = (corners @ across).min(), (corners @ across).max()
    start, end = (corners @ along).min(), (corners @ along).max()
    offsets = np.arange(np.floor(low / gap), np.ceil(high / gap) + 1)[:, None] * gap * across
    ends = np.stack([offsets + start * along, offsets + end * along], axis=1)
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


def _turn(
    zone: ZoneShape, sharing: Sharing, points: NDArray[np.float64], ranks: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Which points are this zone's own among those it shares with others."""
    if len(sharing) < 2:
        return np.ones(len(points), dtype=bool)
    covers = []
    for other in sharing:
        whole = shapely.union_all([region(shape) for shape in other.values()])
        shapely.prepare(whole)
        covers.append(shapely.contains_xy(whole, points[:, 0], points[:, 1]))
    own = next(i for i, other in enumerate(sharing) if other is zone)
    before = np.sum(covers[:own], axis=0)
    turn = np.round(ranks * len(ranked_points())).astype(int) % np.maximum(np.sum(covers, axis=0), 1)
    mine: NDArray[np.bool_] = turn == before
    return mine


def _edge_distance(
    points: NDArray[np.float64], shape: shapely.Geometry, horizon: shapely.Geometry
) -> Generator[None, None, NDArray[np.float64]]:
    """Distance to the edge of a shape, but for the edge where the body ends."""
    edge = shape.boundary.difference(horizon)
    edge = shape.boundary if edge.is_empty else edge
    shapely.prepare(edge)
    found = [np.empty(0)]
    for start in range(0, len(points), AT_ONCE):
        found.append(shapely.distance(shapely.points(points[start : start + AT_ONCE]), edge))
        yield
    return np.concatenate(found)


def _density(
    points: NDArray[np.float64],
    essential: shapely.Geometry,
    whole: shapely.Geometry,
    horizon: shapely.Geometry,
) -> Generator[None, None, NDArray[np.float64]]:
    out = yield from _edge_distance(points, whole, horizon)
    if essential.is_empty:
        share = np.clip(out / np.maximum(REACH * out.max(initial=1.0), 1.0), 0, 1)
        alone: NDArray[np.float64] = EDGE + (CORE - EDGE) * share
        return alone
    core = yield from _edge_distance(points, essential, horizon)
    inside = shapely.contains_xy(essential, points[:, 0], points[:, 1])
    spill = EDGE + (CORE - EDGE) * out / np.maximum(out + core, 1e-9)
    spill = np.minimum(spill, EDGE + (CORE - EDGE) * np.clip(1.25 - core / SOLITARY, 0.25, 1))
    half = min(WIDEST, max(1.0, REACH * float(core[inside].max(initial=1.0))))
    full = CORE + (1 - CORE) * np.clip(core / half, 0, 1) ** 0.6
    density: NDArray[np.float64] = np.where(inside, full, spill)
    return density
