"""The list while the brush moves: cells of a raster instead of polygons."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from trigger_atlas.domain.names import Grade, MuscleId, PointId, Side, View
from trigger_atlas.domain.pain import Pain
from trigger_atlas.domain.raster import Raster
from trigger_atlas.services.pain import score as weigh
from trigger_atlas.services.pain.common import Numbers
from trigger_atlas.services.pain.patterns import PagePatterns, Patterns, muscle_of
from trigger_atlas.services.pain.pieces import pieces_of, zones_on

CELL = 1.0
"""Edge of a cell, body units."""
TOP = 12
"""Muscles of a live list."""


@dataclass(frozen=True, slots=True)
class LiveAnswer:
    """A muscle of one side, by its best trigger point; shares of the pain, 0 to 1."""

    muscle: MuscleId
    side: Side
    score: float
    point: PointId
    essential: float
    spillover: float


class CellIndex:
    """Which zones lie in each cell of a page; built once, some tens of milliseconds.

    Attributes:
        raster: The page as cells.
        body: Cells on the body; (cells,).
        starts: First entry of each cell in ``zones``; (cells + 1,).
        zones: Two numbers a zone of the page: 2 i where it is essential, 2 i + 1 where spillover.
    """

    def __init__(self, page: PagePatterns) -> None:
        self.raster = Raster(page.figure.box, CELL)
        self.body = self.raster.region(page.figure.outline.rings).ravel()
        cells, zones = [np.empty(0, dtype=np.intp)], [np.empty(0, dtype=np.int32)]
        for grade, shapes in page.shapes.items():
            for i, shape in enumerate(shapes):
                inside = self.raster.inside(shape.rings)
                cells.append(inside)
                zones.append(np.full(len(inside), 2 * i + (grade is Grade.SPILLOVER), dtype=np.int32))
        at = np.concatenate(cells)
        order = np.argsort(at, kind="stable")
        self.zones = np.concatenate(zones)[order]
        self.starts = np.searchsorted(at[order], np.arange(len(self.body) + 1))

    def count(self, cells: NDArray[np.intp], zones: int) -> NDArray[np.int64]:
        """How many of some cells lie in each zone; (2 zones,)."""
        first, last = self.starts[cells], self.starts[cells + 1]
        counts = last - first
        total = int(counts.sum())
        offsets = np.repeat(first - (np.cumsum(counts) - counts), counts)
        return np.bincount(self.zones[offsets + np.arange(total)], minlength=2 * zones)


class CellIndexes:
    """The cell indexes of one body, each built when its page is first painted on, if it was not before."""

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns
        self._built: dict[View, CellIndex] = {}

    def of(self, view: View) -> CellIndex:
        """The cells of a page."""
        if view not in self._built:
            self._built[view] = CellIndex(self.patterns.page(view))
        return self._built[view]

    def keep(self, view: View, index: CellIndex) -> None:
        """Take the cells of a page that were made elsewhere; those that are there stay."""
        self._built.setdefault(view, index)


class LiveRanking:
    """Follows one stroke over one page.

    Args:
        cells: The cells of the body.
        pain: What hurts so far.
        view: The page that is painted on.
        erasing: The stroke takes away.
    """

    def __init__(self, cells: CellIndexes, pain: Pain, view: View, *, erasing: bool = False) -> None:
        patterns = cells.patterns
        self._patterns, self._index, self._erasing = patterns, cells.of(view), erasing
        self._page = patterns.page(view)
        self._fixed = {grade: np.zeros(len(patterns.keys)) for grade in Grade}
        self._pattern = np.zeros(len(patterns.keys))
        self._elsewhere = 0.0
        self._mask = np.zeros(len(self._index.body), dtype=bool)
        for piece in pieces_of(patterns, pain):
            if piece.view is view:
                for part in piece.parts.values():
                    rings = [
                        shapely.get_coordinates(ring) for ring in shapely.get_rings(shapely.get_parts(part))
                    ]
                    self._mask[self._index.raster.inside(rings)] = True
                continue
            page = patterns.page(piece.view)
            self._elsewhere += piece.size
            for grade in Grade:
                self._fixed[grade][page.rows] += zones_on(patterns, piece, grade)
                self._pattern[page.rows] += page.sizes[grade]
        for grade in Grade:
            self._pattern[self._page.rows] += self._page.sizes[grade]
        self._pattern = np.maximum(np.maximum(self._pattern, patterns.sizes), 1e-9)
        self._cells = int(self._mask.sum())
        self._counts = self._index.count(np.nonzero(self._mask)[0], len(self._page.rows))

    def move(self, start: tuple[float, float], end: tuple[float, float], radius: float) -> None:
        """Follow the brush over the page; body units."""
        cells = self._index.raster.brush(start, end, radius)
        painted = self._mask[cells]
        new = cells[painted] if self._erasing else cells[~painted & self._index.body[cells]]
        if not len(new):
            return
        self._mask[new] = not self._erasing
        sign = -1 if self._erasing else 1
        self._cells += sign * len(new)
        self._counts += sign * self._index.count(new, len(self._page.rows))

    def top(self, *, with_spillover: bool = True) -> tuple[LiveAnswer, ...]:
        """The first muscles of the list, best first; empty if nothing hurts."""
        patterns = self._patterns
        total = self._cells * CELL * CELL + self._elsewhere
        if not total or not len(patterns.keys):
            return ()
        essential, spillover = self._fixed[Grade.ESSENTIAL].copy(), self._fixed[Grade.SPILLOVER].copy()
        essential[self._page.rows] += self._counts[0::2] * (CELL * CELL)
        spillover[self._page.rows] += self._counts[1::2] * (CELL * CELL)
        own = np.minimum(1.0, (essential + spillover) / self._pattern)
        essential /= total
        spillover /= total
        explained = weigh.cover(essential, spillover, with_spillover=with_spillover)
        scores = np.where(explained >= weigh.LEAST, weigh.score(explained, own, patterns.common), 0.0)
        best = patterns.best(scores)
        first = np.argsort(-best, kind="stable")[:TOP]
        return tuple(
            self._answer(int(group), scores, essential, spillover) for group in first if best[group] > 0
        )

    def _answer(self, group: int, scores: Numbers, essential: Numbers, spillover: Numbers) -> LiveAnswer:
        rows = self._patterns.rows_of(group)
        row = rows.start + int(np.argmax(scores[rows.start : rows.stop]))
        point, side = self._patterns.keys[row]
        return LiveAnswer(
            muscle_of(point), side, float(scores[row]), point, float(essential[row]), float(spillover[row])
        )
