"""The card of the selected muscle, ready to be laid out."""

from collections.abc import Iterable
from dataclasses import dataclass

from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.domain.muscle import CautionNote, Muscle, SourceRef, TriggerPoint
from trigger_atlas.domain.names import (
    AreaId,
    CautionPart,
    Grade,
    MuscleId,
    PointId,
    Region,
    Severity,
    SideChoice,
    SourceId,
)
from trigger_atlas.domain.reference import IfHit, Source
from trigger_atlas.services.cautions import points_over, worst_under
from trigger_atlas.state import AppState

REGION_TITLES = {
    Region.HEAD_NECK: "Head and neck",
    Region.SHOULDER_GIRDLE: "Shoulder girdle",
    Region.SHOULDER_ARM: "Shoulder and arm",
    Region.FOREARM_HAND: "Forearm and hand",
    Region.TRUNK: "Trunk",
    Region.PELVIS_HIP_THIGH: "Pelvis, hip and thigh",
    Region.LEG_FOOT: "Leg and foot",
}
COMMONNESS = {3: "very common", 2: "common", 1: "occasional"}


@dataclass(frozen=True, slots=True)
class AreaChip:
    """An area that pain is referred to; ``shown`` while it is lit on the figure."""

    area: AreaId
    title: str
    grade: Grade
    shown: bool


@dataclass(frozen=True, slots=True)
class PointRow:
    """A trigger point with its switch.

    Attributes:
        under: Names of the structures under it whose caution is ``stop`` or ``high``, worst first.
        severity: Of the worst of them; None where there is none.
    """

    point: TriggerPoint
    commonness: str
    on: bool
    under: tuple[str, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class CautionRow:
    """A structure at risk, by name.

    Attributes:
        points: Labels of the trigger points under which it lies.
        if_hit: What to do if it is hit; None where the atlas says nothing of that.
        works: What ``if_hit`` rests on.
    """

    structure: str
    severity: Severity
    why: str
    part: CautionPart
    points: tuple[str, ...] = ()
    if_hit: IfHit | None = None
    works: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """A muscle often involved together; ``known`` if the atlas holds it."""

    muscle: MuscleId
    title: str
    known: bool


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A work behind the entry: what it is cited for and whether it was opened for that.

    Attributes:
        claims: Blocks that cite it, ``TP1, IMS notes``, each with its place in the work.
        verified: It was opened for at least one of these claims.
    """

    source: Source
    claims: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Card:
    """Everything the card says, in reading order."""

    muscle: Muscle
    path: tuple[str, str]
    side: SideChoice
    favourite: bool
    areas: tuple[AreaChip, ...]
    points: tuple[PointRow, ...]
    cautions: tuple[CautionRow, ...]
    related: tuple[RelatedRow, ...]
    sources: tuple[SourceRow, ...]
    sections: frozenset[str]


def title_of(key: str) -> str:
    """A heading from an id: ``rotator-cuff`` becomes ``Rotator cuff``."""
    words = key.replace("-", " ")
    return words[:1].upper() + words[1:]


def card_of(atlas: Atlas, muscle: Muscle, state: AppState, index: FigureIndex) -> Card:
    """The card of a muscle as the reader's choices make it; ``index`` tells what lies under its points."""
    on = state.place.points_on
    return Card(
        muscle=muscle,
        path=(REGION_TITLES[muscle.region], title_of(muscle.group)),
        side=state.place.side,
        favourite=muscle.id in state.favourites,
        areas=_areas(atlas, muscle, on, state.area),
        points=tuple(
            _point(atlas, muscle, point, index, on=point.id in on) for point in muscle.trigger_points
        ),
        cautions=tuple(
            _caution(atlas, muscle, note, index) for part in CautionPart for note in muscle.cautions_of(part)
        ),
        related=tuple(_related(atlas, item) for item in muscle.clinic.related),
        sources=works_of(atlas, muscle.citations()),
        sections=state.sections,
    )


def _areas(
    atlas: Atlas, muscle: Muscle, on: frozenset[PointId], shown: AreaId | None
) -> tuple[AreaChip, ...]:
    """Areas of the points switched on, of all points if none is; essential first, each area once."""
    points = [point for point in muscle.trigger_points if point.id in on] or list(muscle.trigger_points)
    grades: dict[AreaId, Grade] = {}
    for grade in Grade:
        for point in points:
            for area in getattr(point.refers, grade):
                grades.setdefault(area, grade)
    return tuple(
        AreaChip(area, title_in(atlas, area), grade, area == shown) for area, grade in grades.items()
    )


def title_in(atlas: Atlas, area: AreaId) -> str:
    """Plain name of an area, as a heading."""
    name = atlas.areas[area].plain_name
    return name[:1].upper() + name[1:]


def _point(atlas: Atlas, muscle: Muscle, point: TriggerPoint, index: FigureIndex, *, on: bool) -> PointRow:
    worst = worst_under(index, muscle, point.id)
    return PointRow(
        point,
        COMMONNESS[point.commonness],
        on,
        under=tuple(dict.fromkeys(atlas.cautions[note.structure].name for note in worst)),
        severity=worst[0].severity if worst else None,
    )


def _caution(atlas: Atlas, muscle: Muscle, note: CautionNote, index: FigureIndex) -> CautionRow:
    caution = atlas.cautions[note.structure]
    over = points_over(index, muscle, note.structure)
    refs = caution.if_hit.sources if caution.if_hit else ()
    return CautionRow(
        caution.name,
        note.severity,
        note.why,
        note.part,
        points=tuple(point.label for point in muscle.trigger_points if point.id in over),
        if_hit=caution.if_hit,
        works=tuple(atlas.sources[ref.ref] for ref in refs),
    )


def _related(atlas: Atlas, muscle: MuscleId) -> RelatedRow:
    known = atlas.muscles.get(muscle)
    return RelatedRow(muscle, known.name if known else title_of(muscle), known is not None)


def works_of(atlas: Atlas, citations: Iterable[tuple[str, SourceRef]]) -> tuple[SourceRow, ...]:
    """The works that some claims cite, each claim with the block that makes it: verified ones first."""
    claims: dict[str, list[str]] = {}
    verified: set[str] = set()
    for block, ref in citations:
        said = f"{block} ({ref.at})" if ref.at else block
        if said not in claims.setdefault(ref.ref, []):
            claims[ref.ref].append(said)
        if ref.read:
            verified.add(ref.ref)
    rows = [
        SourceRow(source, ", ".join(claims[source.id]), source.id in verified)
        for source in (atlas.sources[SourceId(key)] for key in claims)
    ]
    return tuple(sorted(rows, key=lambda row: not row.verified))
