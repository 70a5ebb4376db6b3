"""How the pain of several trigger points is told apart where it shows at once: by marks, never by colour."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from trigger_atlas.domain.names import PointId

if TYPE_CHECKING:
    from trigger_atlas.domain.muscle import Muscle


class Texture(StrEnum):
    """The mark that a zone is stippled with, in the order in which points take them."""

    DOT = "dots"
    DASH = "dashes"
    RING = "rings"
    BAR = "bars"
    PLUS = "plus signs"
    CHEVRON = "chevrons"


def textures_of(muscle: "Muscle", zones: Sequence[PointId]) -> tuple[Texture, ...]:
    """The textures of zones that show at once.

    A zone alone is stippled. Of several, each point keeps the texture of its place in the muscle whatever
    else is switched on, so that it is not taken for another.

    Args:
        muscle: The muscle of all of them.
        zones: Points whose pain shows; a point may come twice, once a side.

    Returns:
        One for each of ``zones``.
    """
    if len(set(zones)) < 2:
        return (Texture.DOT,) * len(zones)
    known = list(Texture)
    places = {point.id: i for i, point in enumerate(muscle.trigger_points)}
    return tuple(known[places[point] % len(known)] for point in zones)
