"""What lies over each figure of the stage: pure functions of what shows where, and of the state."""

from dataclasses import dataclass

from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.domain.muscle import Muscle
from trigger_atlas.domain.names import (
    AreaId,
    CautionId,
    PointId,
    Region,
    SegmentId,
    Severity,
    Side,
    View,
    ViewGroup,
)
from trigger_atlas.domain.pain import Asked, Painted
from trigger_atlas.domain.path import Ring
from trigger_atlas.domain.texture import Texture, textures_of
from trigger_atlas.state import AppState, Place, Target

INSET_BELOW = 0.5
"""Share of the pain in the main view below which an inset helps (TOKENS, layout)."""
SMALL = 900.0
"""Area in the best view of the whole body, square units, below which a muscle is rather seen close up."""
NEARLY = 0.75
"""Share of a muscle that a close-up must show if its points show no better there."""
ARM_DOWN = 0.9
"""What a view with the arm hanging counts beside the same one with the arm raised, which shows the trunk."""
CLOSEUPS = {
    ViewGroup.HEAD: (Region.HEAD_NECK,),
    ViewGroup.HAND: (Region.FOREARM_HAND,),
    ViewGroup.FOOT: (Region.LEG_FOOT, Region.PELVIS_HIP_THIGH),
    ViewGroup.PELVIS: (Region.PELVIS_HIP_THIGH, Region.TRUNK),
}
"""Regions whose muscles may open in a close-up: others only reach into it."""


@dataclass(frozen=True, slots=True)
class PointOnStage:
    """A trigger point of the selection: its name, and whether its pain is switched on.

    Attributes:
        texture: What its pain is told from that of others by; None while there is no other.
        warned: A structure that matters much lies under it.
        risk: Which one, in words, while structures at risk are shown.
    """

    point: PointId
    side: Side
    label: str
    on: bool
    texture: Texture | None = None
    warned: bool = False
    risk: str = ""


@dataclass(frozen=True, slots=True)
class RiskOnStage:
    """A structure at risk, how much it matters, and its name where there is room for names."""

    structure: CautionId
    side: Side
    severity: Severity
    name: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One figure on the stage: what lies over the plates of this view, in the order of painting.

    Attributes:
        hovered: The muscle under the pointer.
        textures: One for each of ``zones``; empty means dots.
        painted: Pain as it was painted on this page.
        asked: Areas of skin that hurt, as they were asked for.
        rest: Pain that the best answers leave unexplained, by region.
        main, also: Muscles that a segment supplies by a main root, and besides.
        dermatomes: Segments whose skin is shown.
        levels: Where to feel beside the spine; False marks those above and below.
        tender: Muscles marked as tender or shortened.
        risks: Structures at risk, harmless ones first.
    """

    view: View
    selected: tuple[Target, ...] = ()
    areas: tuple[tuple[AreaId, Side], ...] = ()
    zones: tuple[tuple[PointId, Side], ...] = ()
    hovered: Target | None = None
    points: tuple[PointOnStage, ...] = ()
    textures: tuple[Texture, ...] = ()
    painted: tuple[Painted, ...] = ()
    asked: tuple[Asked, ...] = ()
    rest: tuple[tuple[Ring, ...], ...] = ()
    main: tuple[Target, ...] = ()
    also: tuple[Target, ...] = ()
    dermatomes: tuple[tuple[SegmentId, Side], ...] = ()
    levels: tuple[tuple[SegmentId, Side, bool], ...] = ()
    tender: tuple[Target, ...] = ()
    risks: tuple[RiskOnStage, ...] = ()


def drawn_of(index: FigureIndex, place: Place) -> tuple[View, ...]:
    """The views of a place that the body has, at least the one from the front."""
    return tuple(view for view in place.views if view in index.views) or (View.ANTERIOR,)


def stage_of(index: FigureIndex, muscle: Muscle | None, state: AppState, view: View) -> Stage:
    """What lies over the figure in one view while nothing is pointed at; ``muscle`` is the selected one."""
    sides = [side for side in state.place.side.sides if view.near_side in (None, side)]
    area_sides = [side for side in Side if view.near_side in (None, side)] if muscle is None else sides
    areas = tuple((state.area, side) for side in area_sides) if state.area else ()
    if muscle is None:
        return Stage(view, areas=areas)
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
        points=tuple(
            PointOnStage(point.id, side, point.label, point.id in on, told.get(point.id))
            for point in muscle.trigger_points
            for side in sides
            if point.is_on(side) and not _is_better_elsewhere(index, state.place, view, (point.id, side))
        ),
        textures=textures_of(muscle, [point for point, _ in zones]),
    )


def told_apart(muscle: Muscle, zones: tuple[tuple[PointId, Side], ...]) -> dict[PointId, Texture]:
    """The texture of each point whose pain shows beside that of others; empty where there is only one."""
    points = [point for point, _ in zones]
    return dict(zip(points, textures_of(muscle, points), strict=True)) if len(set(points)) > 1 else {}


def _is_better_elsewhere(index: FigureIndex, place: Place, view: View, point: tuple[PointId, Side]) -> bool:
    """Whether a point lies on the far side here and faces the viewer in another view on the screen."""
    return not index.faces(view, *point) and any(index.faces(other, *point) for other in place.views)


def pain_of(index: FigureIndex, muscle: Muscle, place: Place, view: View) -> float:
    """How much of the pain that is switched on shows in a view, square body units."""
    return sum(
        index.zone_area(view, point.id, side)
        for point in muscle.trigger_points
        for side in place.side.sides
        if point.id in place.points_on and point.is_on(side)
    )


def inset_of(index: FigureIndex, muscle: Muscle | None, state: AppState) -> Stage | None:
    """The view that shows most of the pain, where the one on the screen shows less than half of that."""
    if muscle is None or len(state.place.views) > 1:
        return None
    here = state.place.views[0]
    pain = {view: pain_of(index, muscle, state.place, view) for view in index.views}
    # Close-ups show a part of what a whole body shows; the body that is looked at close up is left as it is.
    pain = {view: area for view, area in pain.items() if view.group.is_whole or view.group is here.group}
    most = max(pain, key=lambda view: pain[view], default=here)
    if most is here or pain.get(here, 0.0) >= INSET_BELOW * pain[most]:
        return None
    return stage_of(index, muscle, state, most)


def best_view(index: FigureIndex, muscle: Muscle, side: Side) -> View:
    """The view from which a muscle is best explained: its points face the viewer, and most of it shows.

    A small muscle of head, hand, foot, leg or pelvic floor opens in the close-up that shows it.
    """

    def worth(view: View) -> tuple[int, float]:
        facing = sum(index.faces(view, point.id, side) for point in muscle.trigger_points)
        area = index.muscle_area(view, muscle.id, side)
        return facing, area * (ARM_DOWN if view in (View.LEFT_ARM, View.RIGHT_ARM) else 1.0)

    whole = max((view for view in index.views if view.group.is_whole), key=worth, default=View.ANTERIOR)
    near = [view for view in index.views if muscle.region in CLOSEUPS.get(view.group, ())]
    close = max(near, key=worth, default=whole)
    (faced, area), (faced_close, area_close) = worth(whole), worth(close)
    gains = faced_close > faced or (faced_close == faced and area < SMALL)
    return close if gains and area_close > 0 and area_close >= NEARLY * area else whole


def first_point_on(muscle: Muscle) -> frozenset[PointId]:
    """What is switched on when a muscle is selected: the commonest trigger point, the first of several."""
    commonest = sorted(muscle.trigger_points, key=lambda point: -point.commonness)
    return frozenset(point.id for point in commonest[:1])
