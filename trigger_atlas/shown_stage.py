"""What lies over each figure of the stage: pure functions from figure and state."""

from dataclasses import dataclass

from trigger_atlas.domain.figure import Figure, zone_area
from trigger_atlas.domain.muscle import Muscle
from trigger_atlas.domain.names import AreaId, PointId, Side, View
from trigger_atlas.domain.texture import Texture, textures_of
from trigger_atlas.state import AppState, Place, Target

INSET_BELOW = 0.5
"""Share of the pain in the main view below which an inset helps (TOKENS, layout)."""


@dataclass(frozen=True, slots=True)
class PointOnStage:
    """A trigger point of the selection: its name, and whether its pain is switched on.

    Attributes:
        texture: What its pain is told from that of others by; None while there is no other.
    """

    point: PointId
    side: Side
    label: str
    on: bool
    texture: Texture | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """One figure on the stage: what lies over the plates of this view, in the order of painting.

    Attributes:
        textures: One for each of ``zones``; empty means dots.
    """

    view: View
    selected: tuple[Target, ...] = ()
    areas: tuple[tuple[AreaId, Side], ...] = ()
    zones: tuple[tuple[PointId, Side], ...] = ()
    hovered: Target | None = None
    points: tuple[PointOnStage, ...] = ()
    textures: tuple[Texture, ...] = ()


def stage_of(figure: Figure, muscle: Muscle | None, state: AppState, view: View) -> Stage:
    """What lies over the figure in one view; ``muscle`` is the selected one."""
    sides = [side for side in state.place.side.sides if view.near_side in (None, side)]
    area_sides = [side for side in Side if view.near_side in (None, side)] if muscle is None else sides
    areas = tuple((state.area, side) for side in area_sides) if state.area else ()
    hovered = state.hovered[0] if state.hovered else None
    if muscle is None:
        return Stage(view, areas=areas, hovered=hovered)
    on = state.place.points_on
    zones = tuple(
        (point.id, side)
        for point in muscle.trigger_points
        for side in sides
        if point.id in on and point.is_on(side)
    )
    told = told_apart(muscle, zones)
    return Stage(
        view=view,
        selected=tuple((muscle.id, side) for side in sides),
        areas=areas,
        zones=zones,
        hovered=hovered,
        points=tuple(
            PointOnStage(point.id, side, point.label, point.id in on, told.get(point.id))
            for point in muscle.trigger_points
            for side in sides
            if point.is_on(side) and not _is_better_elsewhere(figure, state.place, view, (point.id, side))
        ),
        textures=textures_of(muscle, [point for point, _ in zones]),
    )


def told_apart(muscle: Muscle, zones: tuple[tuple[PointId, Side], ...]) -> dict[PointId, Texture]:
    """The texture of each point whose pain shows beside that of others; empty where there is only one."""
    points = [point for point, _ in zones]
    return dict(zip(points, textures_of(muscle, points), strict=True)) if len(set(points)) > 1 else {}


def _is_better_elsewhere(figure: Figure, place: Place, view: View, point: tuple[PointId, Side]) -> bool:
    """Whether a point lies on the far side here and faces the viewer in another view on the screen."""

    def faces(other: View) -> bool:
        mark = figure[other].points.get(point) if other in figure else None
        return mark is not None and not mark.far

    return not faces(view) and any(faces(other) for other in place.views)


def pain_of(figure: Figure, muscle: Muscle, place: Place, view: View) -> float:
    """How much of the pain that is switched on shows in a view, square body units."""
    return sum(
        zone_area(figure, point.id, side, view)
        for point in muscle.trigger_points
        for side in place.side.sides
        if point.id in place.points_on and point.is_on(side)
    )


def inset_of(figure: Figure, muscle: Muscle | None, state: AppState) -> Stage | None:
    """The view that shows most of the pain, where the one on the screen shows less than half of that."""
    if muscle is None or len(state.place.views) > 1:
        return None
    pain = {view: pain_of(figure, muscle, state.place, view) for view in figure}
    most = max(pain, key=lambda view: pain[view], default=state.place.views[0])
    here = pain.get(state.place.views[0], 0.0)
    if most in state.place.views or here >= INSET_BELOW * pain[most]:
        return None
    return stage_of(figure, muscle, state, most)


def best_view(figure: Figure, muscle: Muscle, side: Side) -> View:
    """The view from which a muscle is best explained: its points face the viewer, and most of it shows."""

    def worth(view: View) -> tuple[int, float]:
        shown = figure[view]
        marks = [shown.points.get((point.id, side)) for point in muscle.trigger_points]
        shape = shown.muscles.get((muscle.id, side))
        facing = sum(mark is not None and not mark.far for mark in marks)
        return facing, shape.region.area if shape and not shape.through else 0.0

    return max(figure, key=worth, default=View.ANTERIOR)


def first_point_on(muscle: Muscle) -> frozenset[PointId]:
    """What is switched on when a muscle is selected: the commonest trigger point, the first of several."""
    commonest = sorted(muscle.trigger_points, key=lambda point: -point.commonness)
    return frozenset(point.id for point in commonest[:1])
