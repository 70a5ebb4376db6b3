"""Areas of skin, citable works and structures at risk."""

from dataclasses import dataclass

from trigger_atlas.domain.muscle import SourceRef
from trigger_atlas.domain.names import AreaId, CautionId, SourceId


@dataclass(frozen=True, slots=True)
class Area:
    """A named patch of skin on which pain is felt; ``paired`` areas exist left and right."""

    id: AreaId
    name: str
    plain_name: str
    paired: bool
    where: str


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
class Caution:
    """A structure at risk; ``danger`` says what happens if it is hit."""

    id: CautionId
    name: str
    danger: str
    sources: tuple[SourceRef, ...] = ()
