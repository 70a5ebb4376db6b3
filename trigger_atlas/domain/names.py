"""The atlas's vocabulary: ids and the closed lists that YAML, geometry and commands share."""

from enum import StrEnum
from typing import NewType

MuscleId = NewType("MuscleId", str)
PointId = NewType("PointId", str)
"""Full trigger-point id, ``trapezius-upper/tp1``."""
AreaId = NewType("AreaId", str)
SourceId = NewType("SourceId", str)
CautionId = NewType("CautionId", str)


class Side(StrEnum):
    """The subject's own side, never the viewer's."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class SideChoice(StrEnum):
    """Which sides of a selected muscle are shown."""

    LEFT = "left"
    BOTH = "both"
    RIGHT = "right"

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides shown, left first."""
        return (Side.LEFT, Side.RIGHT) if self is SideChoice.BOTH else (Side(self.value),)


class View(StrEnum):
    """A camera on the body."""

    ANTERIOR = "anterior"
    POSTERIOR = "posterior"
    LEFT = "left"
    RIGHT = "right"

    @property
    def words(self) -> str:
        """How the view is called on the screen."""
        return {View.ANTERIOR: "Front", View.POSTERIOR: "Back", View.LEFT: "Left", View.RIGHT: "Right"}[self]

    @property
    def near_side(self) -> Side | None:
        """The only side a profile shows; None where both show."""
        return {View.LEFT: Side.LEFT, View.RIGHT: Side.RIGHT}.get(self)


class Body(StrEnum):
    """A drawn figure."""

    MALE = "male"


class Depth(StrEnum):
    """Layer of a muscle, from the skin inwards."""

    SUPERFICIAL = "superficial"
    INTERMEDIATE = "intermediate"
    DEEP = "deep"

    @property
    def rank(self) -> int:
        """0 for the layer under the skin, growing inwards."""
        return list(Depth).index(self)


class Region(StrEnum):
    """Part of the body under which a muscle is filed."""

    HEAD_NECK = "head-neck"
    SHOULDER_GIRDLE = "shoulder-girdle"
    SHOULDER_ARM = "shoulder-arm"
    FOREARM_HAND = "forearm-hand"
    TRUNK = "trunk"
    PELVIS_HIP_THIGH = "pelvis-hip-thigh"
    LEG_FOOT = "leg-foot"


class Severity(StrEnum):
    """How much a structure at risk matters; sorted worst first."""

    STOP = "stop"
    HIGH = "high"
    CARE = "care"

    @property
    def rank(self) -> int:
        """0 for ``stop``, growing with harmlessness."""
        return list(Severity).index(self)


class CautionPart(StrEnum):
    """Which needle a caution speaks of: the one in the muscle, or the one beside its segments."""

    MUSCLE = "muscle"
    PARASPINAL = "paraspinal"


class Grade(StrEnum):
    """Part of a referral: where pain is nearly always felt, and where it may spread."""

    ESSENTIAL = "essential"
    SPILLOVER = "spillover"


class PointKind(StrEnum):
    """Where in the muscle a trigger point lies."""

    BELLY = "belly"
    ATTACHMENT = "attachment"
