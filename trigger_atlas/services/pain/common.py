"""Areas that a pain has in common with regions of a page; a stroke asks only for what it changed."""

from collections.abc import Callable, Hashable, Iterable, Mapping

import numpy as np
import shapely
from numpy.typing import NDArray

Geometries = NDArray[np.object_]
Numbers = NDArray[np.float64]
Parts = Mapping[Hashable, shapely.Geometry]
"""All that hurts on a page, as regions that do not overlap; the same object is the same region."""

KEPT = 32
"""Groups of regions that are followed; those that nobody asks for any more go first."""
DIGITS = 5
"""Decimals of an area, square body units."""


class Common:
    """What the pain on one page has in common with groups of regions there.

    Areas add up. So the pain as a whole is held against the regions once; of every pain after it, only what
    it has more or less than the one before, which for a stroke is small however much hurts already. Where
    edges nearly meet, Shapely is right to some thousandths of a square unit, and so is each step.
    """

    def __init__(self) -> None:
        self._parts: Parts = {}
        self._groups: dict[Hashable, _Group] = {}

    def of(self, parts: Parts, key: Hashable, regions: Callable[[], Geometries]) -> Numbers:
        """Area that each region of a group has in common with a pain, square body units; (n,).

        Args:
            parts: The pain.
            key: Of the group.
            regions: Gives the group, (n,); asked when the key is new or was forgotten.
        """
        self._follow(parts)
        group = self._groups.pop(key, None)
        if group is None:
            group = _Group(regions())
            group.begin(parts)
        self._groups[key] = group
        while len(self._groups) > KEPT:
            del self._groups[next(iter(self._groups))]
        return np.maximum(np.round(group.values, DIGITS), 0.0)

    def _follow(self, parts: Parts) -> None:
        before, self._parts = self._parts, parts
        if parts is before:
            return
        more: list[shapely.Geometry] = []
        less: list[shapely.Geometry] = []
        for key in dict.fromkeys((*before, *parts)):
            then, now = before.get(key, _NOTHING), parts.get(key, _NOTHING)
            box = None if then is now else _changed(then, now)
            if box is not None:
                now, then = _within(now, box), _within(then, box)
                more.append(shapely.difference(now, then))
                less.append(shapely.difference(then, now))
        # Where more has changed than there is now, beginning anew is less work.
        anew = not parts or _size(more) + _size(less) > _size(parts.values())
        for group in self._groups.values():
            if anew:
                group.begin(parts)
            elif more:
                group.add(more, 1.0)
                group.add(less, -1.0)


class _Group:
    """Regions and what they have in common with the pain; ``box`` around them all, None if all are empty."""

    def __init__(self, regions: Geometries) -> None:
        self.values = np.zeros(len(regions))
        self._regions = regions
        self._sizes, self._boxes = np.asarray(shapely.area(regions)), np.asarray(shapely.bounds(regions))
        around = np.asarray(shapely.total_bounds(shapely.geometrycollections(regions)))
        self.box = None if np.isnan(around).any() else around

    def begin(self, parts: Parts) -> None:
        """Count a pain from nothing."""
        self.values[:] = 0.0
        if self.box is not None:
            self.add([_within(part, self.box) for part in parts.values()], 1.0)

    def add(self, shapes: list[shapely.Geometry], sign: float) -> None:
        """Count regions in, or out."""
        parts = np.array(shapes, dtype=object)
        parts = parts[_near(np.asarray(shapely.bounds(parts)).reshape(-1, 4), self.box)]
        if self.box is None or not len(parts):
            return
        bounds = np.asarray(shapely.bounds(parts))
        shapely.prepare(parts)
        at, part = np.nonzero(_near(self._boxes[:, None], bounds.T[:, None]))
        met = shapely.intersects(parts[part], self._regions[at])
        at, part = at[met], part[met]
        regions, parts = self._regions[at], parts[part]
        found = np.where(shapely.covers(parts, regions), self._sizes[at], 0.0)
        cut = np.nonzero(found == 0)[0]
        found[cut] = np.where(shapely.covers(regions[cut], parts[cut]), shapely.area(parts[cut]), 0.0)
        cut = cut[found[cut] == 0]
        found[cut] = shapely.area(shapely.intersection(regions[cut], parts[cut]))
        np.add.at(self.values, at, sign * found)


def _size(shapes: Iterable[shapely.Geometry]) -> float:
    return float(shapely.area(list(shapes)).sum())


def _near(boxes: Numbers, box: Numbers | None) -> NDArray[np.bool_]:
    """Which boxes meet one or several; what is empty has no numbers, and meets none."""
    if box is None:
        return np.zeros(len(boxes), dtype=bool)
    x0, y0, x1, y1 = box
    near = (boxes[..., 0] <= x1) & (boxes[..., 2] >= x0) & (boxes[..., 1] <= y1) & (boxes[..., 3] >= y0)
    return np.asarray(near)


def _within(shape: shapely.Geometry, box: Numbers) -> shapely.Geometry:
    """What lies of a region in a box."""
    x0, y0, x1, y1 = shapely.bounds(shape)
    if x0 >= box[0] and y0 >= box[1] and x1 <= box[2] and y1 <= box[3]:
        return shape
    return shapely.intersection(shape, shapely.box(*box))


def _changed(then: shapely.Geometry, now: shapely.Geometry) -> Numbers | None:
    """The box outside of which two regions are the same; None if they are the same.

    Beyond all edges that only one of them has, both are what they are far away: nothing.
    """
    edges = np.concatenate([_edges(then), _edges(now)])
    if not len(edges):
        return None
    edges = edges[np.lexsort(edges.T)]
    twins = (edges[1:] == edges[:-1]).all(axis=1)
    alone = edges[~(np.append(twins, False) | np.insert(twins, 0, False))].reshape(-1, 2)
    return np.concatenate([alone.min(axis=0), alone.max(axis=0)]) if len(alone) else None


def _edges(shape: shapely.Geometry) -> Numbers:
    """The edges of a region, x0, y0, x1, y1; (n, 4)."""
    places, ring = shapely.get_coordinates(shapely.get_rings(shapely.get_parts(shape)), return_index=True)
    edges = np.hstack([places[:-1], places[1:]])[ring[:-1] == ring[1:]]
    return np.asarray(edges.reshape(-1, 4), dtype=np.float64)


_NOTHING = shapely.MultiPolygon()
