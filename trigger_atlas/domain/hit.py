"""What lies under a place on the page: exact, by Shapely."""

from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import pairwise

import numpy as np
import shapely

from trigger_atlas.domain.figure import FigureView, Shape
from trigger_atlas.domain.names import AreaId, Depth, MuscleId, SegmentId, Side
from trigger_atlas.domain.path import Ring

CELL = 12.0
"""Edge of a grid cell, body units."""


@dataclass(frozen=True, slots=True)
class MuscleHit:
    """A muscle under the pointer; ``order`` as drawn, higher lies nearer the viewer."""

    muscle: MuscleId
    side: Side
    depth: Depth
    order: float


def region(shape: Shape) -> shapely.Geometry:
    """The prepared Shapely geometry of a shape, body units."""
    return region_of(shape.rings)


def region_of(rings: tuple[Ring, ...]) -> shapely.Geometry:
    """The prepared Shapely geometry of rings, combined by the even-odd rule."""
    kept = [ring for ring in rings if len(ring) > 2]
    built = _nested(kept) if kept else shapely.MultiPolygon()
    if built is None:
        built = reduce(shapely.symmetric_difference, map(_polygon, kept))
    shapely.prepare(built)
    return built


def _nested(rings: list[Ring]) -> shapely.Geometry | None:
    """Outlines, each followed by its holes, which turn the other way; None if they cross or are not in order.

    Of polygons that are valid together, the even-odd rule says the same.
    """
    try:
        lines = shapely.linearrings(
            np.concatenate([np.asarray(ring) for ring in rings]),
            indices=np.repeat(np.arange(len(rings)), [len(ring) for ring in rings]),
        )
    except (ValueError, shapely.GEOSException):
        return None
    turns = shapely.is_ccw(lines)
    parts = shapely.polygons(lines, indices=np.cumsum(turns == turns[0]) - 1)
    built = parts[0] if len(parts) == 1 else shapely.multipolygons(parts)
    return built if shapely.is_valid(built) else None


def rings_of(shape: shapely.Geometry) -> tuple[Ring, ...]:
    """The rings of a region: each outline and then its holes."""
    rings = shapely.get_rings(shapely.get_parts(shape))
    places = list(map(tuple, shapely.get_coordinates(rings).tolist()))
    ends = np.cumsum(shapely.get_num_coordinates(rings)).tolist()
    return tuple(tuple(places[start:end]) for start, end in pairwise((0, *ends)))


def _polygon(ring: Ring) -> shapely.Geometry:
    polygon = shapely.Polygon(ring) if len(ring) > 2 else shapely.Polygon()
    return polygon if polygon.is_valid else shapely.make_valid(polygon).buffer(0)


class _Grid:
    """Regions by the cells of a grid that they touch.

    A region that covers a whole cell needs no further question there; the others are asked exactly.
    """

    def __init__(self, shapes: list[Shape]) -> None:
        self._regions = np.array([region(shape) for shape in shapes], dtype=object)
        self._cells: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
        for i, outline in enumerate(self._regions):
            if not outline.is_empty:
                self._enter(i, outline)

    def at(self, x: float, y: float) -> list[int]:
        """Indexes of the regions at a place, ascending."""
        cell = self._cells.get((int(x // CELL), int(y // CELL)))
        if cell is None:
            return []
        whole, cut = cell
        if not cut:
            return whole
        inside = shapely.intersects_xy(self._regions[cut], x, y).tolist()
        return sorted([*whole, *(i for i, hit in zip(cut, inside, strict=True) if hit)])

    def _enter(self, i: int, outline: shapely.Geometry) -> None:
        x0, y0, x1, y1 = outline.bounds
        columns = range(int(x0 // CELL), int(x1 // CELL) + 1)
        rows = range(int(y0 // CELL), int(y1 // CELL) + 1)
        places = [(column, row) for column in columns for row in rows]
        corners = np.array(places) * CELL
        boxes = shapely.box(corners[:, 0], corners[:, 1], corners[:, 0] + CELL, corners[:, 1] + CELL)
        touched, covered = shapely.intersects(outline, boxes), shapely.contains(outline, boxes)
        for place, touches, covers in zip(places, touched.tolist(), covered.tolist(), strict=True):
            if touches:
                self._cells.setdefault(place, ([], []))[0 if covers else 1].append(i)


class HitIndex:
    """Answers every position on one view; built once, a few milliseconds.

    Muscles are kept in the order in which the viewer meets them: superficial before deep, nearer before
    farther, then by id, so that the order of a stack never wavers.
    """

    def __init__(self, figure: FigureView) -> None:
        ordered = sorted(
            (item for item in figure.muscles.items() if not item[1].through),
            key=lambda item: (item[1].depth.rank, -item[1].order, item[0][0], item[0][1]),
        )
        self._hits = [MuscleHit(muscle, side, shape.depth, shape.order) for (muscle, side), shape in ordered]
        self._muscles = _Grid([shape.region for _, shape in ordered])
        self._area_keys = list(figure.areas)
        self._areas = _Grid(list(figure.areas.values()))
        self._skin = figure.dermatomes

    def muscles_at(self, x: float, y: float) -> list[MuscleHit]:
        """Muscles at a place in body units, superficial to deep; may be empty."""
        return [self._hits[i] for i in self._muscles.at(x, y)]

    def areas_at(self, x: float, y: float) -> list[tuple[AreaId, Side]]:
        """Areas of skin at a place in body units, sorted by id; may be empty."""
        return sorted(self._area_keys[i] for i in self._areas.at(x, y))

    def segment_at(self, x: float, y: float) -> tuple[SegmentId, Side] | None:
        """The segment whose own skin lies at a place in body units; None beside the body and on the face."""
        keys, grid = self._dermatomes
        return next((keys[i] for i in grid.at(x, y)), None)

    @cached_property
    def _dermatomes(self) -> tuple[list[tuple[SegmentId, Side]], _Grid]:
        """Most readers never ask for them: built when first asked for."""
        own = {key: shape.territory for key, shape in self._skin.items()}
        return list(own), _Grid(list(own.values()))
