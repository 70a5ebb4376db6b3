"""Areas of skin, citable works, structures at risk, conditions and warning signs."""

from dataclasses import dataclass

from trigger_atlas.domain.muscle import SourceRef
from trigger_atlas.domain.names import AreaId, CautionId, ConditionId, FlagId, MuscleId, SourceId, Urgency


@dataclass(frozen=True, slots=True)
class Area:
    """A named patch of skin on which pain is felt; ``paired`` areas exist left and right.

    Attributes:
        synonyms: What else people call the place.
    """

    id: AreaId
    name: str
    plain_name: str
    paired: bool
    where: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A citable work.

    Attributes:
        type: ``book``, ``article`` or ``web``.
        year: 0 if unknown.
        note: What the work is good for.
    """

    id: SourceId
    type: str
    title: str
    authors: str = ""
    year: int = 0
    edition: str = ""
    publisher: str = ""
    journal: str = ""
    isbn: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class IfHit:
    """What to do when a structure at risk was hit.

    Attributes:
        signs: What shows it, and how soon.
        act: What to do, in order.
        urgency: How soon a doctor is needed.
    """

    signs: str
    act: str
    urgency: Urgency
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True)
class Caution:
    """A structure at risk; ``danger`` says what happens if it is hit.

    Attributes:
        if_hit: What to do then; None where nothing more than that can be said.
    """

    id: CautionId
    name: str
    danger: str
    sources: tuple[SourceRef, ...] = ()
    if_hit: IfHit | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A complaint by its everyday or clinical name.

    Attributes:
        areas: Where it hurts.
        muscles: Commonly involved, the most likely first.
        picture: How it shows, and what the muscles have to do with it.
        differential: What else it can be.
        red_flags: What must be looked for first.
    """

    id: ConditionId
    name: str
    plain_name: str
    synonyms: tuple[str, ...]
    areas: tuple[AreaId, ...]
    muscles: tuple[MuscleId, ...]
    picture: str
    differential: tuple[str, ...]
    red_flags: tuple[str, ...]
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """A warning sign of something that is not muscle.

    Attributes:
        areas: Where it hurts then; empty if it holds anywhere.
        says: For clinicians.
        plain: For patients.
    """

    id: FlagId
    areas: tuple[AreaId, ...]
    urgency: Urgency
    says: str
    plain: str
    sources: tuple[SourceRef, ...]
