"""The law of the knowledge files: which keys there are and what may stand in them (docs/FORMATS.md)."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from trigger_atlas.domain.names import (
    CautionPart,
    Depth,
    GuidePart,
    PointKind,
    Region,
    Severity,
    Side,
    Urgency,
)

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ROOT = r"^(C[1-8]|T([1-9]|1[0-2])|L[1-5]|S[1-5])$"
POINT = r"^tp[1-9][0-9]?$"
TA98 = r"^A\d\d\.\d\.\d\d\.\d\d\d[A-Z]?$"
FMA = r"^FMA:\d+$"
UBERON = r"^UBERON:\d{7}$"
WEB = r"^https?://[^\s]+$"
PATTERNS = {
    ID: "Lower-case words joined by hyphens, trapezius-upper",
    ROOT: "A root or segment from C1 to S5",
    POINT: "tp1, tp2, ...",
    TA98: "A number of Terminologia Anatomica, A04.3.01.002",
    FMA: 'A number with its prefix in quotes, "FMA:32557"',
    UBERON: 'Seven digits with their prefix in quotes, "UBERON:0002382"',
    WEB: "An address that starts with http:// or https://",
}
"""What each pattern asks for, in words."""


def _ordered(pair: list[float]) -> list[float]:
    if pair[0] > pair[1]:
        kind, what = "order", "the range runs backwards"
        raise PydanticCustomError(
            kind, what, {"expected": f"The smaller number first, [{pair[1]}, {pair[0]}]"}
        )
    return pair


def _once(values: list[str]) -> list[str]:
    if len(set(values)) < len(values):
        twice = sorted({value for value in values if values.count(value) > 1})
        kind, what = "once", "{names} is named twice"
        raise PydanticCustomError(kind, what, {"names": ", ".join(twice), "expected": "Every entry once"})
    return values


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=ID)]
Texts = Annotated[list[Text], Field(min_length=1)]
AnyTexts = Annotated[list[Text], AfterValidator(_once)]
Ids = Annotated[list[Id], AfterValidator(_once)]
StoredView = Literal[
    "anterior",
    "posterior",
    "left",
    "left-arm",
    "head-anterior",
    "head-posterior",
    "head-left",
    "hand-palmar-left",
    "hand-dorsal-left",
    "foot-dorsal-left",
    "foot-plantar-left",
    "foot-medial-left",
    "foot-lateral-left",
    "leg-medial-left",
    "pelvis-inferior",
]
"""Views that are built; the others are their mirror images."""
RootNames = Annotated[list[Annotated[str, StringConstraints(pattern=ROOT)]], AfterValidator(_once)]
Range = Annotated[
    list[Annotated[float, Field(gt=0, le=300)]], Field(min_length=2, max_length=2), AfterValidator(_ordered)
]


class Entry(BaseModel):
    """Unknown keys are refused, and nothing is turned into another type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Ref(Entry):
    """A citation."""

    ref: Id
    at: Text = ""
    read: bool = False


Refs = Annotated[list[Ref], Field(min_length=1)]


class Roots(Entry):
    """Nerve roots; both lists may be empty under a cranial nerve."""

    main: RootNames
    also: RootNames = []
    note: Text = ""


class PublicIds(Entry):
    """Identifiers in public terminologies; left out where none is known."""

    ta98: Annotated[str, StringConstraints(pattern=TA98)] = ""
    ta2: Text = ""
    fma: Annotated[str, StringConstraints(pattern=FMA)] = ""
    uberon: Annotated[str, StringConstraints(pattern=UBERON)] = ""


class Anatomy(Entry):
    """Attachments, supply and action."""

    origin: Text
    insertion: Text
    nerve: Texts
    roots: Roots
    fibre_direction: Text
    actions: Texts
    sources: Refs


class Referral(Entry):
    """Where one trigger point sends pain."""

    essential: Ids
    spillover: Ids
    words: Text


class PointClinic(Entry):
    """What differs at one trigger point from the muscle's own clinic."""

    symptoms: AnyTexts = []
    activated_by: AnyTexts = []
    perpetuated_by: AnyTexts = []
    related: Ids = []
    differential: AnyTexts = []
    red_flags: AnyTexts = []
    tests: AnyTexts = []
    sources: list[Ref] = []


class Clinic(Entry):
    """The clinical picture."""

    symptoms: Texts
    activated_by: Texts
    perpetuated_by: Texts
    related: Ids
    differential: Texts
    red_flags: AnyTexts = []
    tests: Texts
    sources: Refs


class Point(Entry):
    """A trigger point."""

    id: Annotated[str, StringConstraints(pattern=POINT)]
    label: Text
    side: Annotated[Side, Field(strict=False)] | None = None
    where: Text
    kind: Annotated[PointKind, Field(strict=False)]
    commonness: Annotated[int, Field(ge=1, le=3)]
    find: Text
    refers: Referral
    sources: Refs
    note: Text = ""
    clinic: PointClinic | None = None


class Needle(Entry):
    """Usual needle."""

    length_mm: Range
    gauge_mm: Range


class CautionNote(Entry):
    """A structure at risk under a muscle."""

    structure: Id
    severity: Annotated[Severity, Field(strict=False)]
    why: Text
    part: Annotated[CautionPart, Field(strict=False)] = CautionPart.MUSCLE
    sources: list[Ref] = []


class Ims(Entry):
    """Gunn's lens."""

    segments: Annotated[RootNames, Field(min_length=1)]
    paraspinal: Text
    look_for: Texts
    position: Text
    palpation: Text
    needle: Needle
    direction: Text
    expect: Texts
    aftercare: Texts
    cautions: list[CautionNote]
    sources: Refs


class Position(Entry):
    """What one side of a disagreement says."""

    says: Text
    sources: Refs


class Disagreement(Entry):
    """A question on which sources differ."""

    about: Text
    positions: Annotated[list[Position], Field(min_length=2)]


class Muscle(Entry):
    """An entry of muscles.yaml."""

    id: Id
    name: Text
    latin: Text
    synonyms: AnyTexts
    abbreviations: AnyTexts
    group: Id
    region: Annotated[Region, Field(strict=False)]
    depth: Annotated[Depth, Field(strict=False)]
    ids: PublicIds
    anatomy: Anatomy
    trigger_points: list[Point]
    clinic: Clinic
    ims: Ims
    self_care: Texts
    patient: Text
    no_trigger_points: Text = ""
    disagreements: list[Disagreement] = []


class Area(Entry):
    """An entry of areas.yaml."""

    id: Id
    name: Text
    plain_name: Text
    paired: bool
    where: Text
    synonyms: AnyTexts = []


class Source(Entry):
    """An entry of sources.yaml."""

    id: Id
    type: Literal["book", "article", "web"]
    title: Text
    authors: Text = ""
    year: Annotated[int, Field(ge=1500, le=2100)] = 0
    edition: Text = ""
    publisher: Text = ""
    journal: Text = ""
    isbn: Text = ""
    doi: Text = ""
    pmid: Text = ""
    url: Annotated[str, StringConstraints(pattern=WEB)] = ""
    note: Text = ""


class IfHit(Entry):
    """What to do when a structure at risk was hit."""

    signs: Text
    act: Text
    urgency: Annotated[Urgency, Field(strict=False)]
    sources: Refs


class Caution(Entry):
    """An entry of cautions.yaml."""

    id: Id
    name: Text
    danger: Text
    sources: list[Ref] = []
    if_hit: IfHit | None = None


class Condition(Entry):
    """An entry of conditions.yaml."""

    id: Id
    name: Text
    plain_name: Text
    synonyms: AnyTexts
    areas: Annotated[Ids, Field(min_length=1)]
    muscles: Annotated[Ids, Field(min_length=1)]
    picture: Text
    differential: Texts
    red_flags: Texts
    sources: Refs


class Flag(Entry):
    """An entry of red_flags.yaml; without areas it holds wherever it hurts."""

    id: Id
    areas: Ids
    urgency: Annotated[Urgency, Field(strict=False)]
    says: Text
    plain: Text
    sources: Refs


class Segment(Entry):
    """An entry of segments.yaml."""

    id: Annotated[str, StringConstraints(pattern=ROOT)]
    key_movement: Text
    reflex: Text = ""
    skin: Text = ""
    key_point: Text = ""
    paraspinal: Text
    paraspinal_muscles: Ids
    notes: Annotated[list[Text], Field(min_length=1, max_length=4)]
    disagreements: list[Disagreement] = []
    sources: Refs


class Sign(Entry):
    """An entry of signs.yaml."""

    id: Id
    name: Text
    plain: Text
    look: Text
    means: Text
    sources: Refs


class Statement(Entry):
    """One claim of the guide, for clinicians and for patients."""

    says: Text
    plain: Text
    sources: Refs


class GuideEntry(Entry):
    """An entry of guide.yaml."""

    id: Id
    part: Annotated[GuidePart, Field(strict=False)]
    title: Text
    plain_title: Text
    keywords: AnyTexts = []
    statements: Annotated[list[Statement], Field(min_length=1)]


class Tendon(Entry):
    """Shares of the length that are tendon."""

    origin: Annotated[float, Field(ge=0, lt=1)]
    insertion: Annotated[float, Field(ge=0, lt=1)]


Share = Annotated[float, Field(gt=0, lt=1)]


class MuscleDrawing(Entry):
    """A muscle of drawing.yaml."""

    fibres: Annotated[list[Text], Field(min_length=2, max_length=8)]
    tendon: Tendon
    depth: Annotated[float, Field(ge=0, le=100)]
    thickness: Annotated[float, Field(gt=0, le=100)]
    order: float
    points: dict[str, Text] = {}
    zones: dict[str, list[Text]] = {}
    bands: list[Share] = []
    through: list[StoredView] = []
    past_limb: list[StoredView] = []
    rim: dict[StoredView, Annotated[float, Field(ge=0, le=100)]] = {}


class StructureDrawing(Entry):
    """A structure at risk of drawing.yaml: tubes with a radius, or a sheet with depth and thickness."""

    courses: Texts | None = None
    radius: Annotated[float, Field(gt=0, le=100)] | None = None
    fibres: Annotated[list[Text], Field(min_length=2, max_length=8)] | None = None
    depth: Annotated[float, Field(ge=0, le=100)] | None = None
    thickness: Annotated[float, Field(gt=0, le=100)] | None = None
    only: Annotated[Side, Field(strict=False)] | None = None
    stands_for: Id = ""
    covered: list[StoredView] = []


class Drawing(Entry):
    """The file drawing.yaml."""

    muscles: dict[str, MuscleDrawing]
    areas: dict[str, Texts]
    structures: dict[Id, StructureDrawing] = {}
    dermatomes: dict[str, Texts]
    levels: dict[str, Text]


ENTRIES: dict[str, type[Entry]] = {
    "muscles.yaml": Muscle,
    "areas.yaml": Area,
    "sources.yaml": Source,
    "cautions.yaml": Caution,
    "conditions.yaml": Condition,
    "red_flags.yaml": Flag,
    "segments.yaml": Segment,
    "signs.yaml": Sign,
    "guide.yaml": GuideEntry,
    "drawing.yaml": Drawing,
}
"""What each file holds, by its name: a list of these, but one drawing."""
