"""The reader's choices as one frozen value, and every named way to change them: ids only, no Qt."""

from dataclasses import dataclass, replace
from enum import StrEnum

from trigger_atlas import state_guide, state_pain
from trigger_atlas.domain.names import (
    AreaId,
    Body,
    Depth,
    MuscleId,
    PointId,
    SegmentId,
    Side,
    SideChoice,
    View,
)
from trigger_atlas.state_guide import GuideState
from trigger_atlas.state_pain import NOTHING_ASKED, Door, PainState
from trigger_atlas.state_segments import NOTHING_MARKED, LensState

RECENT_KEPT = 6
HISTORY_KEPT = 100

Target = tuple[MuscleId, Side]


class Browse(StrEnum):
    """How the list of muscles is grouped."""

    REGION = "region"
    GROUP = "group"
    NERVE = "nerve"


@dataclass(frozen=True, slots=True)
class Place:
    """A stop of back and forward; ``segment`` is that of the lens, beside which a muscle may be looked at."""

    selected: MuscleId | None = None
    side: SideChoice = SideChoice.BOTH
    views: tuple[View, ...] = (View.ANTERIOR, View.POSTERIOR)
    points_on: frozenset[PointId] = frozenset()
    door: Door = Door.MUSCLES
    segment: SegmentId | None = None


@dataclass(frozen=True, slots=True)
class AppState:
    """What the reader has chosen.

    Attributes:
        place: Selection and views; what back and forward walk through.
        hovered: Muscles under the pointer, superficial to deep; the first one is outlined.
        stack: Muscles under the last click, superficial to deep.
        area: Area of skin asked for by a click on its chip.
        opened: Keys of the unfolded groups of the list.
        sections: Keys of the unfolded sections of the card.
        recent: Last selections, newest first.
        past: Places behind, newest last.
        future: Places ahead, nearest last.
        asking: What hurts, and how it is painted.
        lens: What is looked at of segments.
        at_risk: Structures at risk lie over the figure.
        guide: What is looked up in the guide; it steps aside for what the reader then chooses.
    """

    place: Place = Place()
    body: Body = Body.MALE
    depth: Depth = Depth.SUPERFICIAL
    hovered: tuple[Target, ...] = ()
    stack: tuple[Target, ...] = ()
    area: AreaId | None = None
    query: str = ""
    browse: Browse = Browse.REGION
    opened: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    favourites: tuple[MuscleId, ...] = ()
    recent: tuple[tuple[MuscleId, SideChoice], ...] = ()
    past: tuple[Place, ...] = ()
    future: tuple[Place, ...] = ()
    asking: PainState = NOTHING_ASKED
    lens: LensState = NOTHING_MARKED
    at_risk: bool = False
    guide: GuideState = state_guide.CLOSED


def select(
    state: AppState,
    muscle: MuscleId,
    side: SideChoice,
    *,
    points_on: frozenset[PointId] = frozenset(),
    views: tuple[View, ...] = (),
) -> AppState:
    """Select a muscle; ``views`` empty keeps the views, but a limb turns into that of the side."""
    recent = ((muscle, side), *(item for item in state.recent if item[0] != muscle))[:RECENT_KEPT]
    place = Place(muscle, side, _of_side(views or state.place.views, side), points_on)
    guide = state_guide.close(state.guide)
    return replace(_go(state, place), area=None, query="", recent=recent, guide=guide)


def next_in_stack(state: AppState, stack: tuple[Target, ...]) -> Target | None:
    """What a click selects: the top of a new stack, or the next deeper muscle of the stack clicked before.

    After the deepest comes the top again. None if the stack is empty.
    """
    if not stack:
        return None
    if stack == state.stack:
        for i, (muscle, side) in enumerate(stack):
            if muscle == state.place.selected and side in state.place.side.sides:
                return stack[(i + 1) % len(stack)]
    return stack[0]


def remember_stack(state: AppState, stack: tuple[Target, ...]) -> AppState:
    """Keep the muscles under a click, for the next click and for the chip."""
    return replace(state, stack=stack)


def clear(state: AppState) -> AppState:
    """Select nothing; the views stay. A muscle looked at through the lens goes before its segment."""
    if state.place.selected is None and state.place.segment is None and state.area is None:
        return state
    segment = state.place.segment if state.place.selected is not None else None
    place = Place(views=state.place.views, door=state.place.door, segment=segment)
    return replace(_go(state, place), area=None, stack=())


def hover(state: AppState, stack: tuple[Target, ...]) -> AppState:
    """Point at the muscles of a stack, superficial to deep; empty points at none."""
    return state if stack == state.hovered else replace(state, hovered=stack)


def show_views(state: AppState, views: tuple[View, ...]) -> AppState:
    """Show one view, or two side by side.

    Raises:
        ValueError: Not one or two views.
    """
    if len(views) not in (1, 2):
        msg = f"one or two views can be shown, not {len(views)}"
        raise ValueError(msg)
    return (
        state
        if views == state.place.views
        else replace(_go(state, replace(state.place, views=views)), hovered=())
    )


def choose_side(state: AppState, side: SideChoice) -> AppState:
    """Show the selection on one side or both; a limb that is looked at turns into that of the side."""
    return _go(state, replace(state.place, side=side, views=_of_side(state.place.views, side)))


def choose_body(state: AppState, body: Body) -> AppState:
    """Look at another body; selection and views stay."""
    asking = state_pain.on_body(state.asking, body)
    return replace(state, body=body, hovered=(), stack=(), asking=asking)


def enter(state: AppState, door: Door) -> AppState:
    """Go through another door; what was painted and marked stays, the selection does not."""
    return state if door is state.place.door else _through(state, Place(views=state.place.views, door=door))


def choose_segment(state: AppState, segment: SegmentId) -> AppState:
    """Look at a segment through the lens, from wherever the reader stands."""
    return _through(state, Place(views=state.place.views, door=Door.SEGMENTS, segment=segment))


def look_at(state: AppState, muscle: MuscleId, side: SideChoice) -> AppState:
    """Look at a muscle through the lens: its segments, and what else they supply."""
    segment, views = state.place.segment, state.place.views
    return _through(state, Place(muscle, side, views, door=Door.SEGMENTS, segment=segment))


def look_through(state: AppState, lens: LensState) -> AppState:
    """Something changed of what the lens shows."""
    return state if lens is state.lens else replace(state, lens=lens)


def show_risks(state: AppState, *, on: bool) -> AppState:
    """Lay the structures at risk over the figure, or take them away."""
    return replace(state, at_risk=on)


def ask(state: AppState, asking: PainState) -> AppState:
    """Something changed of what hurts or of how it is painted."""
    if asking is state.asking:
        return state
    guide = state.guide if asking.pain is state.asking.pain else state_guide.close(state.guide)
    return replace(state, asking=asking, guide=guide)


def read(state: AppState, guide: GuideState) -> AppState:
    """Something changed in the guide."""
    return state if guide == state.guide else replace(state, guide=guide)


def switch_point(state: AppState, point: PointId, *, on: bool) -> AppState:
    """Show or hide one trigger point's pain."""
    points = state.place.points_on | {point} if on else state.place.points_on - {point}
    return replace(state, place=replace(state.place, points_on=points))


def show_area(state: AppState, area: AreaId | None) -> AppState:
    """Show an area of skin; asking for the shown one hides it."""
    return replace(state, area=None if area == state.area else area)


def choose_depth(state: AppState, depth: Depth) -> AppState:
    """Look at a layer."""
    return replace(state, depth=depth)


def peel(state: AppState, step: int) -> AppState:
    """Go ``step`` layers deeper (negative: towards the skin), never beyond the last."""
    layers = list(Depth)
    return choose_depth(state, layers[max(0, min(len(layers) - 1, state.depth.rank + step))])


def type_query(state: AppState, query: str) -> AppState:
    """Search for a text; empty ends the search."""
    return replace(state, query=query)


def browse_by(state: AppState, browse: Browse) -> AppState:
    """Group the list otherwise."""
    return replace(state, browse=browse)


def toggle_group(state: AppState, key: str) -> AppState:
    """Fold or unfold a group of the list."""
    return replace(state, opened=state.opened ^ {key})


def unfold(state: AppState, keys: frozenset[str]) -> AppState:
    """Unfold groups of the list."""
    return replace(state, opened=state.opened | keys)


def toggle_section(state: AppState, key: str) -> AppState:
    """Fold or unfold a section of the card; remembered for every muscle."""
    return replace(state, sections=state.sections ^ {key})


def toggle_favourite(state: AppState, muscle: MuscleId) -> AppState:
    """Add a muscle to the favourites, or take it out."""
    kept = tuple(item for item in state.favourites if item != muscle)
    return replace(state, favourites=kept if muscle in state.favourites else (*kept, muscle))


def go_back(state: AppState) -> AppState:
    """Return to the place before; nothing happens at the first."""
    if not state.past:
        return state
    return replace(
        state,
        place=state.past[-1],
        past=state.past[:-1],
        future=(*state.future, state.place),
        area=None,
        stack=(),
        guide=state_guide.close(state.guide),
    )


def go_forward(state: AppState) -> AppState:
    """Undo one step back; nothing happens at the last."""
    if not state.future:
        return state
    return replace(
        state,
        place=state.future[-1],
        future=state.future[:-1],
        past=(*state.past, state.place),
        area=None,
        stack=(),
        guide=state_guide.close(state.guide),
    )


def _through(state: AppState, place: Place) -> AppState:
    asking = replace(state.asking, pointed=None, touched=None)
    lens, guide = replace(state.lens, touched=None), state_guide.close(state.guide)
    gone = replace(_go(state, place), area=None, stack=(), hovered=(), query="")
    return replace(gone, asking=asking, lens=lens, guide=guide)


def _of_side(views: tuple[View, ...], side: SideChoice) -> tuple[View, ...]:
    return views if side is SideChoice.BOTH else tuple(view.of(Side(side.value)) for view in views)


def _go(state: AppState, place: Place) -> AppState:
    if place == state.place:
        return state
    return replace(state, place=place, past=(*state.past, state.place)[-HISTORY_KEPT:], future=())
