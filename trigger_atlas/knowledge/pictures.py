"""What the built figure shows, measured.

An area is judged only in the views that show it well, where its patch is at least half as large as where it
is largest: in the others a sliver on the silhouette would speak for all of it. An essential area must be
covered in one of them; an area counts as covered without being named if the view that shows it best says so.
"""

from functools import cache

import shapely

from trigger_atlas.domain.figure import Figure, FigureView, Shape
from trigger_atlas.domain.hit import region
from trigger_atlas.domain.names import AreaId, Grade, MuscleId, PointId, Side, View

WELL_SHOWN = 0.5


class Pictures:
    """Shapes of the left side in every view."""

    def __init__(self, figure: Figure) -> None:
        views = (view for view in figure if view.near_side is not Side.RIGHT)
        self._figure: dict[View, FigureView] = {view: figure[view] for view in views}
        self._region = cache(region)

    def areas(self) -> list[AreaId]:
        """Areas that are drawn anywhere, by id."""
        return sorted({area for drawn in self._figure.values() for area, _ in drawn.areas})

    def distance(self, point: PointId) -> float:
        """How far a point lies outside its muscle where most of the muscle shows; 0 if it is not drawn."""
        muscle = MuscleId(point.partition("/")[0])
        shown = [
            (drawn.muscles[muscle, Side.LEFT].region, drawn.points[point, Side.LEFT])
            for drawn in self._figure.values()
            if (muscle, Side.LEFT) in drawn.muscles and (point, Side.LEFT) in drawn.points
        ]
        if not shown:
            return 0.0
        shape, mark = max(shown, key=lambda pair: self._size(pair[0]))
        return float(shapely.distance(self._region(shape), shapely.Point(mark.x, mark.y)))

    def distance_from(self, muscle: MuscleId, view: View, x: float, y: float) -> float | None:
        """How far a place of a view lies outside a muscle; None if the view does not show it."""
        drawn = self._figure[view].muscles.get((muscle, Side.LEFT)) if view in self._figure else None
        return float(shapely.distance(self._region(drawn.region), shapely.Point(x, y))) if drawn else None

    def named_cover(self, point: PointId, area: AreaId) -> float | None:
        """Best share of the smaller of area and essential zone that both have in common; None if undrawn."""
        patches = self._patches(area)
        shares = [self._common(point, view, patch, smaller=True) for view, patch in patches.items()]
        return max(shares, default=None)

    def area_cover(self, point: PointId, area: AreaId) -> float:
        """Share of an area that a point's essential zone covers, where the area shows best."""
        patches = self._patches(area)
        view = max(patches, key=lambda view: self._size(patches[view]))
        return self._common(point, view, patches[view], smaller=False)

    def _patches(self, area: AreaId) -> dict[View, Shape]:
        """The area in the views that show it well."""
        key = (area, Side.LEFT)
        shown = {view: drawn.areas[key] for view, drawn in self._figure.items() if key in drawn.areas}
        largest = max(map(self._size, shown.values()), default=0.0)
        return {view: patch for view, patch in shown.items() if self._size(patch) >= WELL_SHOWN * largest}

    def _common(self, point: PointId, view: View, patch: Shape, *, smaller: bool) -> float:
        zone = self._figure[view].zones.get((point, Side.LEFT), {}).get(Grade.ESSENTIAL)
        if zone is None:
            return 0.0
        size = min(self._size(zone), self._size(patch)) if smaller else self._size(patch)
        common = shapely.area(shapely.intersection(self._region(zone), self._region(patch)))
        return float(common) / size if size else 0.0

    def _size(self, shape: Shape) -> float:
        return float(shapely.area(self._region(shape)))
