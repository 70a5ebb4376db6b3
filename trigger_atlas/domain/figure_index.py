"""How much of everything shows in which view, so that no view need be read to know where to look."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from trigger_atlas.domain.names import AreaId, CautionId, MuscleId, PointId, Side, View

HIDDEN = 0.1
"""Share of its area that a muscle counts with where the body hides nearly all of it."""


@dataclass(frozen=True, slots=True)
class ViewIndex:
    """What shows in one view, alike on every side that the view shows.

    Attributes:
        muscles: Area on the page, square body units, and whether the body hides nearly all of it.
        points: Whether the point lies on the side turned away from the viewer.
        zones: Area of all of a point's pain.
        areas: Area of the patch.
        over: Structures under a trigger point that faces the viewer, by the point and its side.
    """

    muscles: Mapping[MuscleId, tuple[float, bool]] = field(default_factory=dict)
    points: Mapping[PointId, bool] = field(default_factory=dict)
    zones: Mapping[PointId, float] = field(default_factory=dict)
    areas: Mapping[AreaId, float] = field(default_factory=dict)
    over: Mapping[tuple[PointId, Side], frozenset[CautionId]] = field(default_factory=dict)


_NOTHING = ViewIndex()


@dataclass(frozen=True)
class FigureIndex:
    """Every view of one body; a view that is not there shows nothing."""

    views: Mapping[View, ViewIndex] = field(default_factory=dict)

    def muscle_area(self, view: View, muscle: MuscleId, side: Side) -> float:
        """How much of a muscle shows, square body units; where the body hides it, little counts."""
        area, through = self._of(view, side).muscles.get(muscle, (0.0, False))
        return area * HIDDEN if through else area

    def zone_area(self, view: View, point: PointId, side: Side) -> float:
        """How much of a trigger point's pain shows, square body units."""
        return self._of(view, side).zones.get(point, 0.0)

    def faces(self, view: View, point: PointId, side: Side) -> bool:
        """Whether a trigger point lies on the side that faces the viewer."""
        return not self._of(view, side).points.get(point, True)

    def over(self, point: PointId, side: Side | None = None) -> frozenset[CautionId]:
        """Structures at risk under a trigger point within a needle's reach, in any view that it faces.

        Args:
            point: The trigger point.
            side: Its side; None for either.
        """
        sides = tuple(Side) if side is None else (side,)
        found = (
            self._of(view, one).over.get((point, one), frozenset()) for view in self.views for one in sides
        )
        return frozenset[CautionId]().union(*found)

    def _of(self, view: View, side: Side) -> ViewIndex:
        shown = view.near_side in (None, side)
        return self.views.get(view, _NOTHING) if shown else _NOTHING
