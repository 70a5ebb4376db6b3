"""How far it is over the skin from a trigger point: when each place of its pain is reached."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from trigger_atlas.domain.figure import Box, FigureView, ZoneShape
from trigger_atlas.domain.hit import region
from trigger_atlas.domain.names import Grade, PointId, Side
from trigger_atlas.domain.spread import FRONT_FROM, SOFT, SPILL_FROM, moment

CELL = 3.0
"""Edge of a cell of the grid on which distances are measured, body units."""
MARGIN = 12.0
"""Skin around pain and x over which the front may run, body units."""
AT_ONCE = 4
"""Sweeps over the grid in one turn."""
_STEPS = tuple(
    (dy, dx) for dy in range(-2, 3) for dx in range(-2, 3) if {abs(dy), abs(dx)} in ({0, 1}, {1}, {1, 2})
)
"""Sixteen neighbours; with eight the front would be an octagon."""

Zone = tuple[PointId, Side]
Grid = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reach:
    """Distances from one x.

    Attributes:
        distance: Of each cell, shape (rows, columns), body units.
        near, far: Of the nearest and the farthest essential pain.
    """

    distance: Grid
    near: float
    far: float

    def front(self, share: float) -> float:
        """Distance that pain has come at a share of the build-up; up to ``SOFT`` behind it, it thickens."""
        return self.near + moment(share).front * (self.far - self.near + SOFT)


class Front:
    """The pain of some trigger points as a front that runs outward; made by :func:`measure_front`.

    Attributes:
        box: (x0, y0, x1, y1) of the grid, body units.
    """

    def __init__(self, box: Box, reaches: dict[Zone, Reach]) -> None:
        self.box = box
        self._reaches = reaches

    def arrivals(self, zone: Zone, marks: Grid) -> Grid:
        """When marks appear.

        Args:
            zone: Whose marks.
            marks: Shape (n, 4) as :func:`trigger_atlas.render.stipple.place` finds them.

        Returns:
            Shares of the build-up, shape (n,).
        """
        turn = _turns(marks)
        run = FRONT_FROM + (SPILL_FROM - FRONT_FROM) * self._ways(zone, marks, turn)
        found: Grid = np.where(marks[:, 3] > 0, run, SPILL_FROM + (1 - SPILL_FROM) * turn)
        return found

    def reached(self, zone: Zone, points: Grid) -> Grid:
        """When the front is half over some points, shape (n, 2): shares of the build-up, shape (n,)."""
        ways = self._ways(zone, points, np.full(len(points), 0.5))
        found: Grid = FRONT_FROM + (SPILL_FROM - FRONT_FROM) * ways
        return found

    def passed(self, share: float) -> Grid:
        """How far pain has come over each cell at a share of the build-up, 0 to 1, shape (rows, columns)."""
        over = [np.clip((r.front(share) - r.distance) / SOFT, 0, 1) for r in self._reaches.values()]
        found: Grid = np.max(over, axis=0)
        return found

    def _ways(self, zone: Zone, points: Grid, turn: Grid) -> Grid:
        """When the front is at points, as shares of its run."""
        reach = self._reaches[zone]
        rows, columns = reach.distance.shape
        column = np.clip((points[:, 0] - self.box[0]) / CELL, 0, columns - 1).astype(int)
        row = np.clip((points[:, 1] - self.box[1]) / CELL, 0, rows - 1).astype(int)
        gone = reach.distance[row, column] - reach.near + SOFT * turn
        found: Grid = np.clip(gone / (reach.far - reach.near + SOFT), 0, 1)
        return found


def measure_front(figure: FigureView, zones: Sequence[Zone]) -> Generator[None, None, Front | None]:
    """Measure over the skin from the x of each zone, in pieces of a few milliseconds.

    Distance runs inside the outline of the body on the page, so that pain goes along an arm instead of
    jumping onto the trunk. Where the view does not show the x, all of a zone is equally far.

    Args:
        figure: The view.
        zones: Trigger points whose pain is shown; those without any in this view are passed over.

    Returns:
        The front; None where no pain shows.
    """
    shown = [zone for zone in zones if figure.zones.get(zone)]
    if not shown:
        return None
    box = _box(figure, shown)
    columns, rows = (max(1, round((box[i + 2] - box[i]) / CELL)) for i in (0, 1))
    xs = box[0] + (np.arange(columns) + 0.5) * CELL
    ys = box[1] + (np.arange(rows) + 0.5) * CELL
    body = region(figure.outline)
    shapely.prepare(body)
    skin = shapely.contains_xy(body, *np.meshgrid(xs, ys))
    yield
    reaches = {}
    for zone in shown:
        mark = figure.points.get(zone)
        distance = np.zeros(skin.shape)
        if mark is not None:
            distance = yield from _distances(
                skin, (mark.y - box[1]) / CELL - 0.5, (mark.x - box[0]) / CELL - 0.5
            )
        reaches[zone] = _reach(distance, figure.zones[zone], box)
        yield
    return Front(box, reaches)


def _box(figure: FigureView, zones: Sequence[Zone]) -> Box:
    boxes = [shape.bounds for zone in zones for shape in figure.zones[zone].values()]
    marks = [mark for zone in zones if (mark := figure.points.get(zone))]
    boxes += [(mark.x, mark.y, mark.x, mark.y) for mark in marks]
    x0, y0 = (min(box[i] for box in boxes) - MARGIN for i in (0, 1))
    x1, y1 = (max(box[i] for box in boxes) + MARGIN for i in (2, 3))
    columns, rows = np.ceil((x1 - x0) / CELL), np.ceil((y1 - y0) / CELL)
    return x0, y0, float(x0 + columns * CELL), float(y0 + rows * CELL)


def _distances(skin: NDArray[np.bool_], row: float, column: float) -> Generator[None, None, Grid]:
    """Shortest ways over the skin from a place, body units; as the crow flies where no skin leads there."""
    rows, columns = skin.shape
    straight = np.hypot(np.arange(rows)[:, None] - row, np.arange(columns)[None] - column)
    padded = np.full((rows + 4, columns + 4), np.inf)
    found = padded[2:-2, 2:-2]
    # The x itself may lie a little beside the skin: its neighbours are reached in any case.
    found[straight < 2] = straight[straight < 2]
    for sweep in range(rows + columns):
        before = found.copy()
        for dy, dx in _STEPS:
            near = padded[2 + dy : 2 + dy + rows, 2 + dx : 2 + dx + columns] + np.hypot(dy, dx)
            np.minimum(found, near, out=found, where=skin)
        if np.array_equal(before, found):
            break
        if sweep % AT_ONCE == AT_ONCE - 1:
            yield
    return np.where(np.isfinite(found), found, straight) * CELL


def _reach(distance: Grid, zone: ZoneShape, box: Box) -> Reach:
    shape = zone.get(Grade.ESSENTIAL) or zone[Grade.SPILLOVER]
    edge = np.array([place for ring in shape.rings for place in ring])
    rows, columns = distance.shape
    row = np.clip((edge[:, 1] - box[1]) / CELL, 0, rows - 1).astype(int)
    column = np.clip((edge[:, 0] - box[0]) / CELL, 0, columns - 1).astype(int)
    met = distance[row, column]
    return Reach(distance, float(met.min()), float(met.max()))


def _turns(marks: Grid) -> Grid:
    """A turn for each mark, 0 to 1, evenly mixed and always the same for the same place."""
    found: Grid = np.modf(np.abs(np.sin(marks[:, 0] * 12.9898 + marks[:, 1] * 78.233)) * 43758.5453)[0]
    return found
