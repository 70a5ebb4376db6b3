"""Regions as cells of a grid, so that a moving brush need not ask polygons."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from trigger_atlas.domain.figure import Box
from trigger_atlas.domain.path import Ring

Mask = NDArray[np.bool_]


class Raster:
    """A page as square cells; a cell belongs to a region that holds its centre.

    Args:
        box: Page (x0, y0, x1, y1), body units.
        cell: Edge of a cell, body units.

    Attributes:
        shape: (rows, columns).
    """

    def __init__(self, box: Box, cell: float) -> None:
        x0, y0, x1, y1 = box
        self.cell = cell
        self.shape = int(np.ceil((y1 - y0) / cell)), int(np.ceil((x1 - x0) / cell))
        self._x0, self._y0 = x0, y0

    def region(self, rings: Iterable[Ring]) -> Mask:
        """Cells of a region whose rings combine by the even-odd rule; (rows, columns)."""
        mask = np.zeros(self.shape, dtype=bool)
        mask.ravel()[self.inside(rings)] = True
        return mask

    def inside(self, rings: Iterable[Ring | NDArray[np.float64]]) -> NDArray[np.intp]:
        """Flat indexes of the cells of a region whose rings combine by the even-odd rule, ascending."""
        outlines = [np.asarray(ring, dtype=float) for ring in rings if len(ring) > 2]
        if not outlines:
            return np.empty(0, dtype=np.intp)
        corners = np.concatenate(outlines)
        (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
        left, right = self._span(x0, x1, self._x0, self.shape[1])
        top, bottom = self._span(y0, y1, self._y0, self.shape[0])
        if left >= right or top >= bottom:
            return np.empty(0, dtype=np.intp)
        # Each edge of a ring flips everything right of it; a running sum along the row counts the flips.
        flips = np.zeros((bottom - top, right - left + 1), dtype=np.int32)
        for outline in outlines:
            self._flip(flips, outline, left, top)
        row, column = np.nonzero(np.cumsum(flips, axis=1)[:, :-1] & 1)
        return np.asarray((row + top) * self.shape[1] + column + left, dtype=np.intp)

    def brush(self, start: tuple[float, float], end: tuple[float, float], radius: float) -> NDArray[np.intp]:
        """Flat indexes of the cells that a round brush covers on its way; empty off the page."""
        (ax, ay), (bx, by) = start, end
        left, right = self._span(min(ax, bx) - radius, max(ax, bx) + radius, self._x0, self.shape[1])
        top, bottom = self._span(min(ay, by) - radius, max(ay, by) + radius, self._y0, self.shape[0])
        if left >= right or top >= bottom:
            return np.empty(0, dtype=np.intp)
        x = self._x0 + (np.arange(left, right) + 0.5) * self.cell - ax
        y = self._y0 + (np.arange(top, bottom)[:, None] + 0.5) * self.cell - ay
        dx, dy = bx - ax, by - ay
        along = np.clip((x * dx + y * dy) / (dx * dx + dy * dy or 1.0), 0.0, 1.0)
        inside = (x - along * dx) ** 2 + (y - along * dy) ** 2 <= radius * radius
        row, column = np.nonzero(inside)
        return np.asarray((row + top) * self.shape[1] + column + left, dtype=np.intp)

    def _span(self, low: float, high: float, origin: float, count: int) -> tuple[int, int]:
        first = int(np.floor((low - origin) / self.cell))
        last = int(np.ceil((high - origin) / self.cell))
        return max(0, first), min(count, last)

    def _flip(self, flips: NDArray[np.int32], ring: NDArray[np.float64], left: int, top: int) -> None:
        rows, columns = flips.shape
        y0 = (ring[:, 1] - self._y0) / self.cell - 0.5 - top
        x0 = (ring[:, 0] - self._x0) / self.cell - 0.5 - left
        y1, x1 = np.roll(y0, -1), np.roll(x0, -1)
        first = np.clip(np.ceil(np.minimum(y0, y1)), 0, rows).astype(int)
        last = np.clip(np.ceil(np.maximum(y0, y1)), 0, rows).astype(int)
        counts = last - first
        edge = np.repeat(np.arange(len(ring)), counts)
        row = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + first[edge]
        x = x0[edge] + (row - y0[edge]) * (x1 - x0)[edge] / (y1 - y0)[edge]
        np.add.at(flips, (row, np.clip(np.ceil(x), 0, columns - 1).astype(int)), 1)
