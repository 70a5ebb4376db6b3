"""Pain as somebody tells it: painted on views of a body, or named by areas of skin."""

from dataclasses import dataclass

from trigger_atlas.domain.names import AreaId, Body, Quality, Side, View
from trigger_atlas.domain.path import Ring

STRONGEST = 10
MIDDLING = 5
"""How strong a pain is of which nobody says it."""


@dataclass(frozen=True, slots=True)
class Painted:
    """Painted pain of one quality and strength on one page.

    Attributes:
        view: The page, never a close-up of the head, whose frame is that of the whole body.
        intensity: 0 to 10.
        rings: Body units, combined by the even-odd rule.
    """

    view: View
    quality: Quality
    intensity: int
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """An area of skin that hurts; of an unpaired area, its half."""

    area: AreaId
    side: Side
    quality: Quality = Quality.ACHE
    intensity: int = MIDDLING


@dataclass(frozen=True, slots=True)
class Pain:
    """All that hurts, on one body. No two paintings of a page overlap; no area is asked for twice."""

    body: Body = Body.MALE
    painted: tuple[Painted, ...] = ()
    asked: tuple[Asked, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing hurts."""
        return not self.painted and not self.asked


NO_PAIN = Pain()
