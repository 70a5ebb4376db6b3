"""The atlas's vocabulary: ids and the closed lists that YAML, geometry and commands share."""

from enum import StrEnum
from functools import cache
from typing import NewType

MuscleId = NewType("MuscleId", str)
PointId = NewType("PointId", str)
"""Full trigger-point id, ``trapezius-upper/tp1``."""
AreaId = NewType("AreaId", str)
SourceId = NewType("SourceId", str)
CautionId = NewType("CautionId", str)
ConditionId = NewType("ConditionId", str)
FlagId = NewType("FlagId", str)
GuideId = NewType("GuideId", str)
SegmentId = NewType("SegmentId", str)
"""A segment of the spinal cord, ``C5``; the root that leaves it bears the same name."""
SignId = NewType("SignId", str)


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


class ViewGroup(StrEnum):
    """Views that one entry of the view strip stands for."""

    FRONT = "front"
    BACK = "back"
    LEFT = "left"
    RIGHT = "right"
    HEAD = "head"
    HAND = "hand"
    FOOT = "foot"
    PELVIS = "pelvis"

    @property
    def is_whole(self) -> bool:
        """Whether its views show the whole body."""
        return self in (ViewGroup.FRONT, ViewGroup.BACK, ViewGroup.LEFT, ViewGroup.RIGHT)


class View(StrEnum):
    """A camera on the body; a close-up of a limb shows the right one, that with ``-left`` the left one."""

    ANTERIOR = "anterior"
    POSTERIOR = "posterior"
    LEFT = "left"
    RIGHT = "right"
    LEFT_ARM = "left-arm"
    RIGHT_ARM = "right-arm"
    HEAD_ANTERIOR = "head-anterior"
    HEAD_LEFT = "head-left"
    HEAD_RIGHT = "head-right"
    HEAD_POSTERIOR = "head-posterior"
    HAND_PALMAR = "hand-palmar"
    HAND_DORSAL = "hand-dorsal"
    FOOT_DORSAL = "foot-dorsal"
    FOOT_PLANTAR = "foot-plantar"
    FOOT_MEDIAL = "foot-medial"
    FOOT_LATERAL = "foot-lateral"
    LEG_MEDIAL = "leg-medial"
    HAND_PALMAR_LEFT = "hand-palmar-left"
    HAND_DORSAL_LEFT = "hand-dorsal-left"
    FOOT_DORSAL_LEFT = "foot-dorsal-left"
    FOOT_PLANTAR_LEFT = "foot-plantar-left"
    FOOT_MEDIAL_LEFT = "foot-medial-left"
    FOOT_LATERAL_LEFT = "foot-lateral-left"
    LEG_MEDIAL_LEFT = "leg-medial-left"
    PELVIS_INFERIOR = "pelvis-inferior"

    @property
    def group(self) -> ViewGroup:
        """The entry of the view strip that the view belongs to."""
        return _group(self)

    @property
    def is_limb(self) -> bool:
        """Whether one limb is shown alone."""
        return self.group in (ViewGroup.HAND, ViewGroup.FOOT)

    @property
    def near_side(self) -> Side | None:
        """The only side that a profile or a limb shows; None where both show."""
        return _near_side(self)

    def of(self, side: Side) -> "View":
        """The same close-up of the limb of a side; any other view is itself.

        >>> View.HAND_PALMAR.of(Side.LEFT), View.LEFT.of(Side.RIGHT)
        (<View.HAND_PALMAR_LEFT: 'hand-palmar-left'>, <View.LEFT: 'left'>)
        """
        if not self.is_limb:
            return self
        right = self.value.removesuffix("-left")
        return View(right if side is Side.RIGHT else f"{right}-left")

    @property
    def page(self) -> "View":
        """The view whose page this one is a part of; heads have the frame of the whole body.

        >>> View.HEAD_LEFT.page, View.FOOT_DORSAL.page
        (<View.LEFT: 'left'>, <View.FOOT_DORSAL: 'foot-dorsal'>)
        """
        return View(self.value.removeprefix("head-")) if self.group is ViewGroup.HEAD else self

    @property
    def short(self) -> str:
        """What tells the view from the others of its group."""
        return _SHORT[self.of(Side.RIGHT)]

    @property
    def words(self) -> str:
        """How the view is called on the screen.

        >>> View.HEAD_LEFT.words, View.FOOT_MEDIAL.words
        ('Head, left', 'Right foot, inner side')
        """
        if self.is_limb:
            limb = self.value.partition("-")[0]
            part = {"Inner": "inner side", "Outer": "outer side", "Leg": "inner side"}
            return f"{str(self.near_side).capitalize()} {limb}, {part.get(self.short, self.short.lower())}"
        if self.group is ViewGroup.HEAD:
            return f"Head, {self.short.lower()}"
        return {View.LEFT_ARM: "Left, arm down", View.RIGHT_ARM: "Right, arm down"}.get(
            self, "Pelvic floor" if self is View.PELVIS_INFERIOR else self.group.capitalize()
        )


# Asked for every view at every move of the pointer, hence kept.
@cache
def _group(view: View) -> ViewGroup:
    first = view.value.partition("-")[0]
    named = {"anterior": "front", "posterior": "back", "leg": "foot"}
    return ViewGroup(named.get(first, first))


@cache
def _near_side(view: View) -> Side | None:
    if view.is_limb:
        return Side.LEFT if view.value.endswith("-left") else Side.RIGHT
    words = view.value.split("-")
    return next((side for side in Side if side.value in words), None)


_SHORT = {
    View.ANTERIOR: "Front",
    View.POSTERIOR: "Back",
    View.LEFT: "Arm raised",
    View.RIGHT: "Arm raised",
    View.LEFT_ARM: "Arm down",
    View.RIGHT_ARM: "Arm down",
    View.HEAD_ANTERIOR: "Front",
    View.HEAD_LEFT: "Left",
    View.HEAD_RIGHT: "Right",
    View.HEAD_POSTERIOR: "Back",
    View.HAND_PALMAR: "Palm",
    View.HAND_DORSAL: "Back",
    View.FOOT_DORSAL: "Top",
    View.FOOT_PLANTAR: "Sole",
    View.FOOT_MEDIAL: "Inner",
    View.FOOT_LATERAL: "Outer",
    View.LEG_MEDIAL: "Leg",
    View.PELVIS_INFERIOR: "Pelvic floor",
}


class Body(StrEnum):
    """A drawn figure."""

    MALE = "male"
    FEMALE = "female"


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


class Quality(StrEnum):
    """How a painted pain feels."""

    ACHE = "ache"
    SHARP = "sharp"
    TINGLING = "tingling"


class GuidePart(StrEnum):
    """Part of the guide that an entry belongs to, in reading order."""

    TRIGGER_POINTS = "trigger-points"
    IMS = "ims"
    TREATMENT = "treatment"
    SAFETY = "safety"
    EVIDENCE = "evidence"
    QUESTIONS = "questions"


class Urgency(StrEnum):
    """How soon a warning sign must be seen by a doctor; sorted soonest first."""

    NOW = "now"
    TODAY = "today"
    SOON = "soon"

    @property
    def rank(self) -> int:
        """0 for ``now``, growing with patience."""
        return list(Urgency).index(self)
