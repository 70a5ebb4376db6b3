"""Every referral of one body by page, ready to be held against a pain."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.figure import Figure, FigureView, Shape
from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.domain.hit import region
from trigger_atlas.domain.names import AreaId, Grade, MuscleId, PointId, SegmentId, Side, View
from trigger_atlas.services.pain.common import Common, Geometries, Numbers

Key = tuple[PointId, Side]

WELL_SHOWN = 0.5
"""Share of its largest patch from which an area counts as well shown on a page."""


@dataclass(frozen=True)
class PagePatterns:
    """The zones that one page shows.

    Attributes:
        figure: The page.
        rows: Which referrals these are, row numbers of ``Patterns.keys``; (n,).
        shapes: By grade, where they show as drawn; (n,).
    """

    figure: FigureView
    rows: NDArray[np.intp]
    shapes: dict[Grade, tuple[Shape, ...]]

    def prepare(self) -> None:
        """Make now what the first pain on the page would have to wait for."""
        _ = self.sizes, self.bellies, self.patches, self.dermatomes

    @cached_property
    def regions(self) -> dict[Grade, Geometries]:
        """By grade, the zones as prepared Shapely geometries, empty where there is none; (n,)."""
        return {grade: _array(map(region, shapes)) for grade, shapes in self.shapes.items()}

    @cached_property
    def sizes(self) -> dict[Grade, Numbers]:
        """By grade, areas in square body units; (n,)."""
        return {grade: np.asarray(shapely.area(found)) for grade, found in self.regions.items()}

    @cached_property
    def places(self) -> dict[int, int]:
        """Where each of ``rows`` stands in the arrays."""
        return {row: at for at, row in enumerate(self.rows.tolist())}

    @cached_property
    def common(self) -> Common:
        """What the pain on this page has in common with its regions."""
        return Common()

    @cached_property
    def bellies(self) -> tuple[list[tuple[MuscleId, Side]], Geometries]:
        """The muscles that show, and their regions."""
        seen = {key: shape.region for key, shape in self.figure.muscles.items() if not shape.through}
        return list(seen), _array(map(region, seen.values()))

    @cached_property
    def skin(self) -> tuple[list[tuple[AreaId, Side]], Geometries]:
        """The areas of skin that show, and their regions."""
        return list(self.figure.areas), _array(map(region, self.figure.areas.values()))

    @cached_property
    def dermatomes(self) -> tuple[list[tuple[SegmentId, Side, bool]], Geometries]:
        """Skin of segments, with True their own, with False what neighbours share; and the regions."""
        parts = [
            ((segment, side, own), shape)
            for (segment, side), drawn in self.figure.dermatomes.items()
            for own, shape in ((True, drawn.territory), (False, drawn.overlap))
            if shape is not None
        ]
        return [key for key, _ in parts], _array(region(shape) for _, shape in parts)

    @cached_property
    def patches(self) -> dict[tuple[AreaId, Side], shapely.Geometry]:
        """The regions of the areas of skin that show."""
        return dict(zip(*self.skin, strict=True))


class Patterns:
    """The referrals of one body; pages are read and prepared when they are first asked for.

    Args:
        atlas: The knowledge; points that it does not describe on a side are left out there.
        figure: The body.
        index: How much shows where.

    Attributes:
        keys: Trigger point and side of every referral, by muscle and side; rows of every array.
        owners: Muscle and side of each group of neighbouring rows.
        starts: First row of each group.
        common: Commonness, 1 to 3; by row.
        sizes: Largest area that the pain has on any one page, square body units; by row.
    """

    def __init__(self, atlas: Atlas, figure: Figure, index: FigureIndex) -> None:
        self.atlas, self.figure, self.index = atlas, figure, index
        described = [
            (muscle.id, side, point)
            for muscle in atlas.muscles.values()
            for side in Side
            for point in muscle.trigger_points
            if point.is_on(side)
        ]
        self.keys: list[Key] = [(point.id, side) for _, side, point in described]
        self.rows = {key: row for row, key in enumerate(self.keys)}
        owners = [(muscle, side) for muscle, side, _ in described]
        self.owners = list(dict.fromkeys(owners))
        self.starts = np.array([owners.index(owner) for owner in self.owners], dtype=np.intp)
        self.common = np.array([point.commonness for _, _, point in described], dtype=float)
        pages = [view for view in index.views if view.page is view]
        self.sizes = np.array(
            [max((index.zone_area(view, *key) for view in pages), default=0.0) for key in self.keys]
        )
        self._pages: dict[View, PagePatterns] = {}

    def page(self, view: View) -> PagePatterns:
        """What a page shows.

        Raises:
            KeyError: The body has no such view.
            DataError: Its geometry cannot be read.
        """
        if view not in self._pages:
            figure = self.figure[view]
            drawn = [(self.rows[key], zone) for key, zone in figure.zones.items() if key in self.rows]
            self._pages[view] = PagePatterns(
                figure,
                np.array([row for row, _ in drawn], dtype=np.intp),
                {grade: tuple(zone.get(grade, _NOWHERE) for _, zone in drawn) for grade in Grade},
            )
        return self._pages[view]

    def pages_of(self, area: AreaId, side: Side) -> tuple[View, ...]:
        """The pages that show an area of skin well, each part of it once; empty if none shows it.

        Close-ups of limbs repeat what the whole body shows, so an area is judged on the one or the other; so
        do the profiles with the arm raised and hanging.
        """
        seen = {
            view: self.index.views[view].areas.get(area, 0.0)
            for view in View
            if view in self.index.views and view.page is view and view.near_side in (None, side)
        }
        most = max(seen, key=lambda view: seen[view], default=None)
        if most is None or not seen[most]:
            return ()
        well = [view for view in seen if seen[view] >= WELL_SHOWN * seen[most] and _kin(view) == _kin(most)]
        twins = {twin: one for one, twin in _TWINS.items()} | _TWINS
        return tuple(
            view
            for view in well
            if not (twin := twins.get(view)) or twin not in well or (seen[view], view) > (seen[twin], twin)
        )

    def rows_of(self, group: int) -> range:
        """The rows of a group."""
        ends = (*self.starts.tolist()[1:], len(self.keys))
        return range(int(self.starts[group]), ends[group])

    def best(self, values: Numbers) -> Numbers:
        """The largest value of each group; (rows,) -> (groups,)."""
        return np.asarray(np.maximum.reduceat(values, self.starts)) if len(self.starts) else np.empty(0)


def muscle_of(point: PointId) -> MuscleId:
    """The muscle that a trigger point belongs to."""
    return MuscleId(point.partition("/")[0])


def _kin(view: View) -> str:
    return "whole" if view.group.is_whole else "limb" if view.is_limb else view


_NOWHERE = Shape("")
_TWINS = {View.LEFT: View.LEFT_ARM, View.RIGHT: View.RIGHT_ARM}


def _array(regions: Iterable[shapely.Geometry]) -> Geometries:
    found = list(regions)
    array = np.empty(len(found), dtype=object)
    array[:] = found
    return array
