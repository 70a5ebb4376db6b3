"""What is on the screen: one pure function from knowledge, figure index and state to a frozen value."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from trigger_atlas.by_id import ById
from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.domain.muscle import Muscle
from trigger_atlas.domain.names import Body, Depth, MuscleId, Region, SegmentId, SideChoice
from trigger_atlas.domain.spine import in_short, segment_of
from trigger_atlas.services.search import Found, SearchIndex
from trigger_atlas.shown_card import REGION_TITLES, Card, card_of, title_of
from trigger_atlas.shown_risks import risks_of, warned
from trigger_atlas.shown_stage import Stage, drawn_of, inset_of, stage_of
from trigger_atlas.shown_strip import Entry, entries_of
from trigger_atlas.state import AppState, Browse, Target
from trigger_atlas.state_guide import CLOSED
from trigger_atlas.state_pain import NOTHING_ASKED, Door
from trigger_atlas.state_segments import NOTHING_MARKED

if TYPE_CHECKING:
    from trigger_atlas.services.guide import GuideIndex
    from trigger_atlas.services.pain.door import PainAtlas
    from trigger_atlas.shown_guide import GuideShown
    from trigger_atlas.shown_pain import PainShown
    from trigger_atlas.shown_segments import Lens, SegmentsShown

NEXT = 3
"""Most muscles under the pointer that the chip names besides the first."""


@dataclass(frozen=True, slots=True)
class HoverChip:
    """Name under the pointer. ``count`` (``1/3``) and ``below`` are empty where nothing lies deeper."""

    title: str
    count: str
    below: str


@dataclass(frozen=True, slots=True)
class StackRow:
    """A muscle under the last click, for the list of the chip."""

    target: Target
    title: str
    depth: Depth
    selected: bool


@dataclass(frozen=True, slots=True)
class MuscleRow:
    """A muscle in a list; ``roots`` are its main roots, ``C3 C4``."""

    muscle: MuscleId
    title: str
    roots: str


@dataclass(frozen=True, slots=True)
class BrowseGroup:
    """A heading of the list with its muscles, by name."""

    key: str
    title: str
    rows: tuple[MuscleRow, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A search result; ``also`` is what matched if it was not the name (a synonym, the Latin, an area)."""

    muscle: MuscleId
    kind: str
    title: str
    also: str
    roots: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything the widgets paint.

    Attributes:
        stages: One or two figures.
        inset: The view in which most of the pain shows, if the only stage shows less than half of it.
        strip: Views to choose from.
        calm: Nothing is selected.
        results: None while nothing is searched; empty if nothing was found.
        nearest: Where nothing was found, the closest name; empty if there is none.
        named: The segment that the searched text names, if it names one.
        pain: The second door, while the reader stands in it.
        segments: The third door, while the reader stands in it.
        at_risk: Structures at risk lie over the figures.
        guide: The guide, while it is open.
    """

    stages: tuple[Stage, ...]
    inset: Stage | None
    strip: tuple[Entry, ...]
    body: Body
    calm: bool
    depth: Depth
    side: SideChoice
    selected: MuscleId | None
    card: Card | None
    chip: HoverChip | None
    stack: tuple[StackRow, ...]
    query: str
    results: tuple[ResultRow, ...] | None
    browse: Browse
    groups: tuple[BrowseGroup, ...]
    favourites: tuple[MuscleRow, ...]
    recent: tuple[tuple[MuscleRow, SideChoice], ...]
    can_go_back: bool
    can_go_forward: bool
    nearest: str = ""
    named: SegmentId | None = None
    pain: "PainShown | None" = None
    segments: "SegmentsShown | None" = None
    at_risk: bool = False
    guide: "GuideShown | None" = None

    @property
    def door(self) -> Door:
        """Where the reader stands."""
        if self.pain is not None:
            return Door.PAIN
        return Door.SEGMENTS if self.segments is not None else Door.MUSCLES


def derive(
    atlas: Atlas,
    index: FigureIndex,
    search: SearchIndex,
    state: AppState,
    pain: "PainAtlas | None" = None,
    lens: "Lens | None" = None,
    guide: "GuideIndex | None" = None,
) -> Shown:
    """Compute what is shown. Pure: the same arguments give the same value.

    Args:
        atlas: The knowledge.
        index: What the views of the body show.
        search: Finds muscles by words.
        state: What the reader has chosen.
        pain: Ranks muscles; without it the second door is closed.
        lens: Knows what segments supply; without it the third door is closed.
        guide: Finds entries of the guide; without it the guide is closed.
    """
    shown = _beside_guide(atlas, index, search, replace(state, guide=CLOSED), pain, lens)
    if guide is None or not state.guide.open:
        return shown
    from trigger_atlas.shown_guide import guide_shown

    return replace(shown, guide=guide_shown(guide, state.guide))


def _beside_guide(
    atlas: Atlas,
    index: FigureIndex,
    search: SearchIndex,
    state: AppState,
    pain: "PainAtlas | None",
    lens: "Lens | None",
) -> Shown:
    if state.place.door is Door.PAIN and pain is not None:
        return _through_second_door(atlas, index, search, state, pain)
    if state.place.door is Door.SEGMENTS and lens is not None:
        return _through_third_door(atlas, index, search, state, lens)
    # The pointer moves far more often than anything else changes.
    rest = _at_rest(ById(atlas), ById(index), ById(search), replace(state, hovered=()))
    if not state.hovered:
        return rest
    hovered = state.hovered[0]
    return replace(
        rest,
        stages=tuple(replace(stage, hovered=hovered) for stage in rest.stages),
        inset=replace(rest.inset, hovered=hovered) if rest.inset else None,
        chip=_chip(atlas, state),
    )


def _through_second_door(
    atlas: Atlas, index: FigureIndex, search: SearchIndex, state: AppState, pain: "PainAtlas"
) -> Shown:
    # What ranks is slow to import; who never paints never waits for it.
    from trigger_atlas.shown_pain import pain_shown, pain_stage

    bare = replace(state, hovered=(), asking=NOTHING_ASKED)
    rest = _at_rest(ById(atlas), ById(index), ById(search), bare)
    shown = pain_shown(pain.patterns, pain.words, state.asking)
    stages = tuple(pain_stage(index, pain.patterns, state, view) for view in drawn_of(index, state.place))
    chip = HoverChip(*shown.chip) if shown.chip else None
    return replace(rest, stages=stages, calm=False, pain=shown, chip=chip)


def _through_third_door(
    atlas: Atlas, index: FigureIndex, search: SearchIndex, state: AppState, lens: "Lens"
) -> Shown:
    from trigger_atlas.shown_segments import lens_stage, segments_shown

    bare = replace(state, hovered=(), lens=NOTHING_MARKED, place=replace(state.place, selected=None))
    rest = _at_rest(ById(atlas), ById(index), ById(search), bare)
    shown = segments_shown(lens, state)
    hovered = state.hovered[0] if state.hovered else None
    stages = tuple(
        replace(lens_stage(lens, state, view), hovered=hovered, risks=risks_of(atlas, state, view))
        for view in drawn_of(index, state.place)
    )
    calm = not any(stage.selected or stage.main or stage.dermatomes for stage in stages)
    chip = HoverChip(*shown.chip[:1], "", shown.chip[1]) if shown.chip else _chip(atlas, state)
    return replace(
        rest, stages=stages, inset=None, calm=calm, selected=None, card=None, segments=shown, chip=chip
    )


@lru_cache(maxsize=2)
def _at_rest(
    atlas_key: "ById[Atlas]",
    index_key: "ById[FigureIndex]",
    search_key: "ById[SearchIndex]",
    state: AppState,
) -> Shown:
    """What is shown while the pointer is on nothing."""
    atlas, index, search = atlas_key.value, index_key.value, search_key.value
    place = state.place
    muscle = atlas.muscles.get(place.selected) if place.selected else None
    results = _results(atlas, search.search(state.query)) if state.query.strip() else None
    return Shown(
        stages=tuple(
            warned(atlas, index, muscle, state, stage_of(index, muscle, state, view))
            for view in drawn_of(index, place)
        ),
        inset=inset_of(index, muscle, state),
        strip=entries_of(index, muscle, place),
        body=state.body,
        calm=muscle is None,
        depth=state.depth,
        side=place.side,
        selected=muscle.id if muscle else None,
        card=card_of(atlas, muscle, state, index) if muscle else None,
        chip=None,
        stack=_stack(atlas, state),
        query=state.query,
        results=results,
        browse=state.browse,
        groups=_groups(atlas, state.browse, state.opened),
        favourites=tuple(_row(atlas.muscles[item]) for item in state.favourites if item in atlas.muscles),
        recent=tuple(
            (_row(atlas.muscles[item]), side) for item, side in state.recent if item in atlas.muscles
        ),
        can_go_back=bool(state.past),
        can_go_forward=bool(state.future),
        nearest=search.nearest(state.query) if results == () else "",
        at_risk=state.at_risk,
        named=segment_of(state.query),
    )


def group_keys(muscle: Muscle) -> frozenset[str]:
    """Keys of every group of the list that holds a muscle, however the list is grouped."""
    return frozenset(key for browse in Browse for key, _ in _headings(muscle, browse))


def _chip(atlas: Atlas, state: AppState) -> HoverChip | None:
    names = [(atlas.muscles[muscle].name, side) for muscle, side in state.hovered if muscle in atlas.muscles]
    if not names:
        return None
    at = _depth_reached(state)
    name, side = names[at]
    below = [deep.lower() for deep, _ in names[at + 1 :] + names[:at]]
    return HoverChip(
        title=f"{name}, {side}",
        count=f"{at + 1}/{len(names)}" if below else "",
        below=f"Click again: {_in_turn(below)}" if below else "",
    )


def _in_turn(names: list[str]) -> str:
    """Names of a stack as a chip has room for them: the next few, and how many follow."""
    more = len(names) - NEXT
    return ", then ".join(names[:NEXT]) + (f", and {more} more" if more > 0 else "")


def _depth_reached(state: AppState) -> int:
    """How deep further clicks have gone into the stack under the pointer; 0 on a stack not clicked yet."""
    place = state.place
    reached = (
        i
        for i, (muscle, side) in enumerate(state.hovered)
        if muscle == place.selected and side in place.side.sides
    )
    return next(reached, 0) if state.hovered == state.stack else 0


def _stack(atlas: Atlas, state: AppState) -> tuple[StackRow, ...]:
    place = state.place
    if len(state.stack) < 2:
        return ()
    return tuple(
        StackRow(
            (muscle, side),
            atlas.muscles[muscle].name,
            atlas.muscles[muscle].depth,
            muscle == place.selected and side in place.side.sides,
        )
        for muscle, side in state.stack
        if muscle in atlas.muscles
    )


def _row(muscle: Muscle) -> MuscleRow:
    return MuscleRow(muscle.id, muscle.name, in_short(muscle.anatomy.roots.main))


def _results(atlas: Atlas, found: Iterable[Found]) -> tuple[ResultRow, ...]:
    rows = ((hit, _row(atlas.muscles[hit.muscle])) for hit in found)
    return tuple(ResultRow(row.muscle, hit.kind, row.title, hit.also, row.roots) for hit, row in rows)


@lru_cache(maxsize=8)
def _grouped(atlas_key: "ById[Atlas]", browse: Browse) -> tuple[tuple[str, str, tuple[MuscleRow, ...]], ...]:
    groups: dict[str, tuple[str, list[MuscleRow]]] = {}
    for muscle in atlas_key.value.muscles.values():
        for key, title in _headings(muscle, browse):
            groups.setdefault(key, (title, []))[1].append(_row(muscle))
    order = list(Region) if browse is Browse.REGION else sorted(groups)
    return tuple(
        (key, groups[key][0], tuple(sorted(groups[key][1], key=lambda row: row.title)))
        for key in order
        if key in groups
    )


def _headings(muscle: Muscle, browse: Browse) -> list[tuple[str, str]]:
    if browse is Browse.REGION:
        return [(muscle.region, REGION_TITLES[muscle.region])]
    if browse is Browse.GROUP:
        return [(muscle.group, title_of(muscle.group))]
    return [(nerve.lower(), nerve[:1].upper() + nerve[1:]) for nerve in muscle.anatomy.nerve]


def _groups(atlas: Atlas, browse: Browse, opened: frozenset[str]) -> tuple[BrowseGroup, ...]:
    return tuple(
        BrowseGroup(key, title, rows, key in opened) for key, title, rows in _grouped(ById(atlas), browse)
    )
