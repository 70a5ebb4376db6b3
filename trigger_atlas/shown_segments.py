"""What the lens shows: a segment, a muscle and its segments, and what the marked muscles have in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.muscle import Disagreement, Muscle, SourceRef
from trigger_atlas.domain.names import MuscleId, SegmentId, Side, View
from trigger_atlas.domain.segment import Segment, Sign
from trigger_atlas.domain.spine import SPINE, in_short, neighbours, part_of
from trigger_atlas.services.segments.myotomes import Myotome, myotomes, siblings
from trigger_atlas.services.segments.reading import Explained, Reading, read_muscles
from trigger_atlas.shown_card import SourceRow, works_of
from trigger_atlas.shown_stage import Stage
from trigger_atlas.state import AppState
from trigger_atlas.state_segments import LensLayer, LensState, PickBy

EXAMINED = 4
"""Muscles that a row of the reading names to be examined next."""
NO_SKIN = "No skin of its own that is constant"


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """A segment of the list.

    Attributes:
        muscles: How many it supplies.
        near: It lies above or below the chosen one.
        tender: How many of the marked muscles it supplies.
    """

    segment: SegmentId
    muscles: int
    chosen: bool
    near: bool
    tender: int


@dataclass(frozen=True, slots=True)
class SupplyRow:
    """A muscle that a segment supplies.

    Attributes:
        main: By a main root.
        marks: Sides on which it is marked as tender or shortened.
    """

    muscle: MuscleId
    title: str
    nerve: str
    roots: str
    main: bool
    marks: frozenset[Side]


@dataclass(frozen=True, slots=True)
class SegmentCard:
    """All that is known of a segment; ``facts`` are titles with words."""

    segment: SegmentId
    part: str
    facts: tuple[tuple[str, str], ...]
    main: tuple[SupplyRow, ...]
    also: tuple[SupplyRow, ...]
    signs: tuple[Sign, ...]
    notes: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]
    sources: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class MuscleLens:
    """A muscle through the lens: who supplies it, what else they supply, where to feel beside the spine."""

    row: SupplyRow
    main: tuple[SegmentId, ...]
    also: tuple[SegmentId, ...]
    nerve: str
    note: str
    paraspinal: str
    siblings: tuple[tuple[SegmentId, tuple[SupplyRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A segment that explains marked muscles; everything in words but the share, 0 to 1."""

    segment: SegmentId
    rank: int
    share: float
    explains: str
    left_over: str
    examine: str
    sides: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A marked muscle and its sides."""

    muscle: MuscleId
    title: str
    sides: str


@dataclass(frozen=True, slots=True)
class SegmentsShown:
    """Everything of the third door.

    Attributes:
        card: Of the chosen segment; None while a muscle is looked at or nothing is chosen.
        marks: What was found tender or shortened.
        reading: Segments that explain it, best first.
        unexplained: Marked muscles without a spinal root, in words.
        chip: Title and second line beside the pointer.
    """

    lens: LensState
    rows: tuple[SegmentRow, ...]
    card: SegmentCard | None
    muscle: MuscleLens | None
    marks: tuple[MarkRow, ...]
    reading: tuple[ReadingRow, ...]
    unexplained: str
    chip: tuple[str, str] | None

    @property
    def about(self) -> str:
        """What is looked at, in a word."""
        if self.muscle is not None:
            return self.muscle.row.title
        return self.card.segment if self.card is not None else "Segments"


class Lens:
    """The atlas as the lens needs it: made once, when the reader first goes there."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.myotomes: Mapping[SegmentId, Myotome] = myotomes(atlas.muscles.values())


def segments_shown(lens: Lens, state: AppState) -> SegmentsShown:
    """What the third door shows."""
    place, asked = state.place, state.lens
    atlas = lens.atlas
    reading = _read(lens, asked.tender)
    muscle = atlas.muscles.get(place.selected) if place.selected else None
    segment = atlas.segments.get(place.segment) if place.segment and muscle is None else None
    return SegmentsShown(
        lens=asked,
        rows=_rows(lens, state),
        card=_card(lens, segment, asked) if segment else None,
        muscle=_muscle(lens, muscle, asked) if muscle else None,
        marks=_marks(atlas, asked),
        reading=tuple(
            _reading_row(atlas, one, rank, len(asked.tender), chosen=one.segment == place.segment)
            for rank, one in enumerate(reading.results, 1)
        ),
        unexplained=_names(atlas, reading.unexplained),
        chip=_chip(state),
    )


def lens_stage(lens: Lens, state: AppState, view: View) -> Stage:
    """What lies over a figure: muscles of the segment, its skin, its level beside the spine, and marks."""
    asked, place = state.lens, state.place
    sides = [side for side in Side if view.near_side in (None, side)]
    tender = tuple(one for one in asked.tender if one[1] in sides)
    muscle = lens.atlas.muscles.get(place.selected) if place.selected else None
    if muscle is not None:
        return _muscle_stage(lens, muscle, state, view, tender)
    segment = place.segment
    if segment is None:
        return Stage(view, main=tender, dermatomes=_skin(asked, asked.touched, sides), tender=tender)
    myotome = lens.myotomes[segment]
    lit = LensLayer.MYOTOME in asked.layers
    return Stage(
        view,
        main=tuple((muscle, side) for muscle in myotome.main for side in sides) if lit else (),
        also=tuple((muscle, side) for muscle in myotome.also for side in sides) if lit else (),
        dermatomes=_skin(asked, segment, sides),
        levels=_levels(asked, (segment,), sides),
        tender=tender,
    )


def _muscle_stage(
    lens: Lens, muscle: Muscle, state: AppState, view: View, tender: tuple[tuple[MuscleId, Side], ...]
) -> Stage:
    sides = [side for side in Side if view.near_side in (None, side)]
    roots = _segments(muscle.anatomy.roots.main)
    shown = [side for side in state.place.side.sides if side in sides]
    others = dict.fromkeys(one for group in siblings(lens.myotomes, muscle).values() for one in group)
    lit = LensLayer.MYOTOME in state.lens.layers
    return Stage(
        view,
        selected=tuple((muscle.id, side) for side in shown),
        also=tuple((one, side) for one in others for side in shown) if lit else (),
        levels=_levels(state.lens, roots, sides),
        tender=tender,
    )


def _skin(
    asked: LensState, segment: SegmentId | None, sides: list[Side]
) -> tuple[tuple[SegmentId, Side], ...]:
    if segment is None or LensLayer.DERMATOME not in asked.layers:
        return ()
    return tuple((segment, side) for side in sides)


def _levels(
    asked: LensState, segments: tuple[SegmentId, ...], sides: list[Side]
) -> tuple[tuple[SegmentId, Side, bool], ...]:
    """Levels beside the spine, and with False those above and below."""
    if LensLayer.LEVEL not in asked.layers:
        return ()
    around = dict.fromkeys((other for one in segments for other in neighbours(one)), False)
    own = {**around, **dict.fromkeys(segments, True)}
    return tuple((segment, side, level) for segment, level in own.items() for side in sides)


def _rows(lens: Lens, state: AppState) -> tuple[SegmentRow, ...]:
    chosen = state.place.segment if state.place.selected is None else None
    near = neighbours(chosen) if chosen else ()
    marked = {muscle for muscle, _ in state.lens.tender}
    return tuple(
        SegmentRow(
            segment,
            len(myotome.muscles),
            segment == chosen,
            segment in near,
            len(marked.intersection(myotome.muscles)),
        )
        for segment, myotome in lens.myotomes.items()
    )


def _card(lens: Lens, segment: Segment, asked: LensState) -> SegmentCard:
    myotome, atlas = lens.myotomes[segment.id], lens.atlas
    facts = [
        ("Movement", segment.key_movement),
        ("Reflex", segment.reflex or "None is tested"),
        ("Skin", segment.skin or NO_SKIN),
        *((("Key point", segment.key_point),) if segment.key_point else ()),
        ("Paraspinal", segment.paraspinal),
    ]
    return SegmentCard(
        segment=segment.id,
        part=part_of(segment.id),
        facts=tuple((title, words.rstrip(".")) for title, words in facts),
        main=tuple(_supply(atlas, one, asked, main=True) for one in myotome.main),
        also=tuple(_supply(atlas, one, asked, main=False) for one in myotome.also),
        signs=tuple(atlas.signs.values()),
        notes=segment.notes,
        disagreements=segment.disagreements,
        sources=works_of(atlas, _citations(segment)),
    )


def _citations(segment: Segment) -> list[tuple[str, SourceRef]]:
    said = [side for question in segment.disagreements for side in question.positions]
    return [
        *((segment.id, ref) for ref in segment.sources),
        *(("disagreement", ref) for side in said for ref in side.sources),
    ]


def _supply(atlas: Atlas, muscle: MuscleId, asked: LensState, *, main: bool) -> SupplyRow:
    known = atlas.muscles[muscle]
    nerve = known.anatomy.nerve[0] if known.anatomy.nerve else ""
    marks = frozenset(side for one, side in asked.tender if one == muscle)
    return SupplyRow(muscle, known.name, nerve, in_short(known.anatomy.roots.main), main, marks)


def _muscle(lens: Lens, muscle: Muscle, asked: LensState) -> MuscleLens:
    atlas, roots = lens.atlas, muscle.anatomy.roots
    return MuscleLens(
        row=_supply(atlas, muscle.id, asked, main=True),
        main=_segments(roots.main),
        also=_segments(roots.also),
        nerve=", ".join(muscle.anatomy.nerve),
        note=roots.note,
        paraspinal=muscle.ims.paraspinal,
        siblings=tuple(
            (segment, tuple(_supply(atlas, one, asked, main=True) for one in others))
            for segment, others in siblings(lens.myotomes, muscle).items()
        ),
    )


def _segments(roots: tuple[str, ...]) -> tuple[SegmentId, ...]:
    return tuple(segment for segment in SPINE if segment in roots)


def _marks(atlas: Atlas, asked: LensState) -> tuple[MarkRow, ...]:
    muscles = dict.fromkeys(muscle for muscle, _ in asked.tender)
    return tuple(MarkRow(one, atlas.muscles[one].name, _sides(asked, one)) for one in muscles)


def _sides(asked: LensState, muscle: MuscleId) -> str:
    sides = [side for one, side in asked.tender if one == muscle]
    return "both sides" if len(sides) > 1 else sides[0].value


@lru_cache(maxsize=4)
def _read(lens: Lens, tender: tuple[tuple[MuscleId, Side], ...]) -> Reading:
    return read_muscles(lens.myotomes, lens.atlas.segments, tender)


def _reading_row(atlas: Atlas, one: Explained, rank: int, marked: int, *, chosen: bool) -> ReadingRow:
    left, right = one.sides
    return ReadingRow(
        segment=one.segment,
        rank=rank,
        share=one.share,
        explains=_names(atlas, one.explains),
        left_over=_names(atlas, one.left_over),
        examine=_names(atlas, one.examine[:EXAMINED]),
        sides=f"Left {left}, right {right} of {marked} marked",
        chosen=chosen,
    )


def _names(atlas: Atlas, muscles: tuple[MuscleId, ...]) -> str:
    return ", ".join(atlas.muscles[one].name.lower() for one in muscles if one in atlas.muscles)


def _chip(state: AppState) -> tuple[str, str] | None:
    """What the pointer is on: skin, while a click chooses by skin."""
    touched = state.lens.touched
    if state.lens.pick is not PickBy.SKIN or touched is None:
        return None
    return f"Skin of {touched}", "" if touched == state.place.segment else f"Click to look at {touched}"
