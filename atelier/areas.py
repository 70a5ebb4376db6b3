"""Areas of skin: patches cut out of the skin that faces one view, as a field on the vertices."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from shapely.geometry import Polygon

from atelier.floor import LETTER
from atelier.raster import Level, half_of, shape_of
from atelier.rays import ABOVE_FOOT, SHEETS
from atelier.skin import part_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Floats
    from atelier.page import Page
    from atelier.picks import Pick
    from atelier.skin import Skin

_OUTSIDE = -10.0
_GRAZING = 0.04
_TURNING = 40.0
_MIDLINE = 1.0
_ACROSS = -10.0
_LIFT = 0.8
_BELOW_FLOOR = 14.0


class Area(NamedTuple):
    """An area on the skin.

    Attributes:
        inside: (n,) units that each vertex lies within the area, below 0 outside it.
        problems: What is wrong with its patches.
    """

    inside: Floats
    problems: tuple[str, ...]


def lay_area(skin: Skin, patches: Sequence[tuple[Pick, ...]]) -> Area:
    """Lay an area on the standing body's skin: all its patches together."""
    inside = np.full(len(skin.V), _OUTSIDE)
    problems = []
    for patch in patches:
        cut = _cut(skin, patch)
        if not (cut > 0).any():
            problems.append(f"patch from {patch[0]}: holds no skin that faces the view")
        inside = np.maximum(inside, cut)
    return Area(inside, tuple(problems))


def _cut(skin: Skin, patch: tuple[Pick, ...]) -> Floats:
    """Measure how far within a patch each vertex lies; an edge on the midline runs on to the other side."""
    head = patch[0]
    sheet, part = SHEETS[head.view], part_of(head)
    forward = sheet.forward
    place = sheet.flat(skin.V)
    rim = [(_ACROSS if head.view in "fbu" and p.x <= _MIDLINE else p.x, p.y) for p in patch]
    polygon = Polygon(rim).buffer(0)
    x0, y0, x1, y1 = polygon.bounds
    near = (place > [x0 + _OUTSIDE, y0 + _OUTSIDE]).all(1) & (place < [x1 - _OUTSIDE, y1 - _OUTSIDE]).all(1)
    facing = -(skin.N @ forward)
    near &= (facing > -0.3) & skin.held(part)
    if head.view in "dp":
        near &= skin.V[:, 1] < ABOVE_FOOT
    chosen = np.flatnonzero(near)
    points = shapely.points(place[chosen])
    depth = shapely.distance(polygon.boundary, points) * np.where(
        shapely.contains(polygon, points), 1.0, -1.0
    )
    depth = np.minimum(depth, (facing[chosen] - _GRAZING) * _TURNING)
    if head.view == LETTER:
        # Rays upward also meet the thighs: only skin about the perineum is meant.
        depth = np.minimum(depth, (skin.V[chosen] - sheet.corner) @ forward + _BELOW_FLOOR)
    start = skin.V[chosen] + _LIFT * skin.N[chosen]
    blocked = skin.tracer(part).hit(start, np.broadcast_to(-forward, start.shape)).prim >= 0
    out = np.full(len(skin.V), _OUTSIDE)
    out[chosen] = np.where(blocked, _OUTSIDE, np.clip(depth, _OUTSIDE, -_OUTSIDE))
    return out


def shape_of_area(page: Page, area: Area) -> BaseGeometry:
    """Trace the subject's left half of an area on a page; empty where it does not show."""
    return half_of(page, shape_of(page, Level(area.inside, 0.0)))
