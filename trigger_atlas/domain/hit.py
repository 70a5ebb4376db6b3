"""What lies under a place on the page: exact, by Shapely."""

from dataclasses import dataclass
from functools import cached_property

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
    built = shapely.MultiPolygon()
    for ring in rings:
        polygon = shapely.Polygon(ring) if len(ring) > 2 else shapely.Polygon()
        if not polygon.is_valid:
            polygon = shapely.make_valid(polygon).buffer(0)
        built = built.symmetric_difference(polygon)
    shapely.prepare(built)
    return built


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
