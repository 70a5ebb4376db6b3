"""The guide: what trigger points and IMS are, said once for clinicians and once for patients."""

from dataclasses import dataclass

from trigger_atlas.domain.muscle import SourceRef
from trigger_atlas.domain.names import GuideId, GuidePart


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim.

    Attributes:
        says: For clinicians.
        plain: For patients.
    """

    says: str
    plain: str
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True)
class GuideEntry:
    """A question that readers have, and what is known about it.

    Attributes:
        title: For clinicians.
        plain_title: For patients.
        keywords: What else it is looked for by.
    """

    id: GuideId
    part: GuidePart
    title: str
    plain_title: str
    statements: tuple[Statement, ...]
    keywords: tuple[str, ...] = ()
