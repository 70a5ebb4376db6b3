"""Where the pages of picks stand in space: which ray a place on a page is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atelier.arrays import Floats
    from atelier.picks import Pick, ViewKey

PERINEUM = 503.0
"""Height of the page ``u`` above the soles, body units: the level of the perineum."""

_STATURE = 1000.0
_FAR = 2000.0
ABOVE_FOOT = 150.0
"""Height from which the foot is looked at from above, and what counts as foot from below, body units."""


class Sheet(NamedTuple):
    """A page in space.

    Attributes:
        corner: (3,) where (0, 0) of the page lies; rays start in its plane.
        right: (3,) direction of x.
        down: (3,) direction of y.
        forward: (3,) direction of the rays.
    """

    corner: Floats
    right: Floats
    down: Floats
    forward: Floats

    def flat(self, P: Floats) -> Floats:
        """Give the places on the page (..., 2) of world points (..., 3)."""
        away = P - self.corner
        return np.stack([away @ self.right, away @ self.down], -1)


def _sheet(
    corner: tuple[float, float, float],
    right: tuple[float, float, float],
    down: tuple[float, float, float],
    forward: tuple[float, float, float],
) -> Sheet:
    return Sheet(*(np.array(v, np.float64) for v in (corner, right, down, forward)))


_LEFT, _AHEAD, _BEHIND, _DOWN, _UP = (1, 0, 0), (0, 0, 1), (0, 0, -1), (0, -1, 0), (0, 1, 0)

SHEETS: Mapping[ViewKey, Sheet] = {
    "f": _sheet((0, _STATURE, _FAR), _LEFT, _DOWN, _BEHIND),
    "b": _sheet((0, _STATURE, -_FAR), _LEFT, _DOWN, _AHEAD),
    "l": _sheet((_FAR, _STATURE, 0), _BEHIND, _DOWN, (-1, 0, 0)),
    "m": _sheet((0, _STATURE, 0), _BEHIND, _DOWN, _LEFT),
    "d": _sheet((0, ABOVE_FOOT, 0), _LEFT, _BEHIND, _DOWN),
    "p": _sheet((0, -_FAR, 0), _LEFT, _BEHIND, _UP),
    "u": _sheet((0, PERINEUM, 0), _LEFT, _BEHIND, _UP),
}
"""The pages by their letters; x and y as ``docs/FORMATS.md`` tells."""


def ray_of(pick: Pick) -> tuple[Floats, Floats]:
    """Give the origin and the direction (3,) of a pick's ray."""
    sheet = SHEETS[pick.view]
    return sheet.corner + pick.x * sheet.right + pick.y * sheet.down, sheet.forward
