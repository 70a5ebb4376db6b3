"""Pain as somebody tells it: painted on views of a body, or named by areas of skin."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from typing_extensions import override

from trigger_atlas.domain.names import AreaId, Body, Quality, Side, View
from trigger_atlas.domain.path import Ring

if TYPE_CHECKING:
    import shapely

STRONGEST = 10
MIDDLING = 5
"""How strong a pain is of which nobody says it."""


@dataclass(frozen=True, eq=False)
class Painted:
    """Painted pain of one quality and strength on one page.

    Attributes:
        view: The page, never a close-up of the head, whose frame is that of the whole body.
        intensity: 0 to 10.
        drawn: Where, as rings or as a Shapely geometry; the other is made when it is asked for.
    """

    view: View
    quality: Quality
    intensity: int
    drawn: "tuple[Ring, ...] | shapely.Geometry"

    @cached_property
    def rings(self) -> tuple[Ring, ...]:
        """The region as rings, body units, combined by the even-odd rule."""
        if isinstance(self.drawn, tuple):
            return self.drawn
        from trigger_atlas.domain.hit import rings_of

        return rings_of(self.drawn)

    @cached_property
    def shape(self) -> "shapely.Geometry":
        """The region as a Shapely geometry, body units."""
        if not isinstance(self.drawn, tuple):
            return self.drawn
        from trigger_atlas.domain.hit import region_of

        return region_of(self.drawn)

    @override
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Painted):
            return NotImplemented
        if (self.view, self.quality, self.intensity) != (other.view, other.quality, other.intensity):
            return False
        is_alike = isinstance(self.drawn, tuple) is isinstance(other.drawn, tuple)
        return bool(self.drawn == other.drawn if is_alike else self.rings == other.rings)

    @override
    def __hash__(self) -> int:
        # Thousands of corners say little that these do not, and it is asked for at every move.
        return hash((self.view, self.quality, self.intensity))


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
