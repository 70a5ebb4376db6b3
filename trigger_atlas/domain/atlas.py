"""The whole knowledge as one frozen value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from trigger_atlas.domain.guide import GuideEntry
from trigger_atlas.domain.muscle import Muscle, TriggerPoint
from trigger_atlas.domain.names import (
    AreaId,
    CautionId,
    ConditionId,
    FlagId,
    GuideId,
    MuscleId,
    PointId,
    SegmentId,
    SignId,
    SourceId,
)
from trigger_atlas.domain.reference import Area, Caution, Condition, Flag, Source
from trigger_atlas.domain.segment import Segment, Sign


@dataclass(frozen=True, slots=True)
class Atlas:
    """Everything the atlas knows; the mappings keep the order of the files.

    Attributes:
        version: Version of the knowledge, shown and exported.
    """

    version: str
    muscles: Mapping[MuscleId, Muscle]
    areas: Mapping[AreaId, Area]
    sources: Mapping[SourceId, Source]
    cautions: Mapping[CautionId, Caution]
    conditions: Mapping[ConditionId, Condition] = field(default_factory=dict)
    flags: Mapping[FlagId, Flag] = field(default_factory=dict)
    segments: Mapping[SegmentId, Segment] = field(default_factory=dict)
    signs: Mapping[SignId, Sign] = field(default_factory=dict)
    guide: Mapping[GuideId, GuideEntry] = field(default_factory=dict)

    def points(self) -> Iterator[tuple[Muscle, TriggerPoint]]:
        """Every trigger point with its muscle, in file order."""
        return ((muscle, point) for muscle in self.muscles.values() for point in muscle.trigger_points)

    def muscle_of(self, point: PointId) -> Muscle:
        """The muscle that a trigger point belongs to.

        Raises:
            KeyError: No such muscle.
        """
        return self.muscles[MuscleId(point.partition("/")[0])]
