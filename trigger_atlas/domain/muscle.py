"""What the atlas knows of a muscle: frozen values, one class a block of ``data/muscles.yaml``."""

from dataclasses import dataclass

from trigger_atlas.domain.names import (
    AreaId,
    CautionId,
    CautionPart,
    Depth,
    MuscleId,
    PointId,
    PointKind,
    Region,
    Severity,
    Side,
    SourceId,
)


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A citation.

    Attributes:
        ref: Id of a work in ``sources.yaml``.
        at: Place in the work (chapter, section); empty if the whole.
        read: True if the source was opened for this very claim.
    """

    ref: SourceId
    at: str = ""
    read: bool = False


@dataclass(frozen=True, slots=True)
class Roots:
    """Nerve roots; ``main`` carry most of the supply, ``also`` are named by some sources."""

    main: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ids:
    """Identifiers in public terminologies; empty where none is known."""

    ta98: str = ""
    ta2: str = ""
    fma: str = ""
    uberon: str = ""


@dataclass(frozen=True, slots=True)
class Anatomy:
    """Attachments, supply and action."""

    origin: str
    insertion: str
    nerve: tuple[str, ...]
    roots: Roots
    fibre_direction: str
    actions: tuple[str, ...]
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True)
class Referral:
    """Where one trigger point sends pain; no area is in both grades."""

    essential: tuple[AreaId, ...]
    spillover: tuple[AreaId, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Clinic:
    """The clinical picture. Lists may be empty only in a point's own override."""

    symptoms: tuple[str, ...] = ()
    activated_by: tuple[str, ...] = ()
    perpetuated_by: tuple[str, ...] = ()
    related: tuple[MuscleId, ...] = ()
    differential: tuple[str, ...] = ()
    red_flags: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    sources: tuple[SourceRef, ...] = ()


@dataclass(frozen=True, slots=True)
class TriggerPoint:
    """A tender spot in a taut band, with its referral.

    Attributes:
        id: Full id, ``trapezius-upper/tp1``.
        label: Short name on the figure, ``TP1``.
        where: Place in words.
        commonness: 3 very common, 2 common, 1 occasional.
        side: The only side on which it is described; None if both.
        clinic: What differs from the muscle's own clinic; None if nothing does.
    """

    id: PointId
    label: str
    where: str
    kind: PointKind
    commonness: int
    find: str
    refers: Referral
    sources: tuple[SourceRef, ...]
    side: Side | None = None
    note: str = ""
    clinic: Clinic | None = None

    def is_on(self, side: Side) -> bool:
        """Whether the point is described on a side."""
        return self.side in (None, side)


@dataclass(frozen=True, slots=True)
class Needle:
    """Usual needle: (shortest, longest) length and (thinnest, thickest) gauge, both in mm."""

    length_mm: tuple[float, float]
    gauge_mm: tuple[float, float]


@dataclass(frozen=True, slots=True)
class CautionNote:
    """A structure at risk under this muscle.

    Attributes:
        structure: Id in ``cautions.yaml``.
        why: What makes it dangerous here and what to do instead.
        part: The needle in the muscle, or the one beside the spine.
    """

    structure: CautionId
    severity: Severity
    why: str
    sources: tuple[SourceRef, ...] = ()
    part: CautionPart = CautionPart.MUSCLE


@dataclass(frozen=True, slots=True)
class Ims:
    """Gunn's lens: segments and shortening, apart from the trigger-point lens. Cautions: worst first."""

    segments: tuple[str, ...]
    paraspinal: str
    look_for: tuple[str, ...]
    position: str
    palpation: str
    needle: Needle
    direction: str
    expect: tuple[str, ...]
    aftercare: tuple[str, ...]
    cautions: tuple[CautionNote, ...]
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """What one side of a disagreement says."""

    says: str
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question on which sources differ; at least two positions."""

    about: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Muscle:
    """A selectable unit of the atlas.

    Attributes:
        no_trigger_points: Why none is described; empty if there are trigger points.
        self_care: Plain imperatives.
        patient: Plain-language explanation, reading age 12.
    """

    id: MuscleId
    name: str
    latin: str
    synonyms: tuple[str, ...]
    abbreviations: tuple[str, ...]
    group: str
    region: Region
    depth: Depth
    ids: Ids
    anatomy: Anatomy
    trigger_points: tuple[TriggerPoint, ...]
    clinic: Clinic
    ims: Ims
    self_care: tuple[str, ...]
    patient: str
    no_trigger_points: str = ""
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def cautions(self) -> tuple[CautionNote, ...]:
        """Structures at risk, worst first."""
        return self.ims.cautions

    def cautions_of(self, part: CautionPart) -> tuple[CautionNote, ...]:
        """Structures at risk of one needle, worst first."""
        return tuple(note for note in self.ims.cautions if note.part is part)

    def citations(self) -> tuple[tuple[str, SourceRef], ...]:
        """Every citation with the block that makes the claim, in reading order, repeats included."""
        blocks = [(point.label, point.sources) for point in self.trigger_points]
        blocks += [(point.label, point.clinic.sources) for point in self.trigger_points if point.clinic]
        blocks += [("cautions", caution.sources) for caution in self.ims.cautions]
        blocks += [
            ("IMS notes", self.ims.sources),
            ("clinic", self.clinic.sources),
            ("anatomy", self.anatomy.sources),
        ]
        blocks += [
            ("disagreement", side.sources) for question in self.disagreements for side in question.positions
        ]
        return tuple((block, ref) for block, refs in blocks for ref in refs)
