"""Areas of skin: patches cut out of the skin that faces one view, as a field on the vertices.

Patches are written down with gaps between them. What no patch holds goes to the area that is nearest over the
skin, so that wherever it hurts has a name (docs/adr/0005).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from scipy.sparse.csgraph import dijkstra
from shapely.geometry import Polygon

from atelier.floor import LETTER
from atelier.raster import Level, half_of, shape_of
from atelier.rays import ABOVE_FOOT, SHEETS
from atelier.skin import part_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
_REACH = 48.0
"""Units over the skin that an area grows at most where no patch lies."""
_SCHEMATIC = frozenset({"teeth", "pelvic-floor"})
"""Areas whose patches stand for what lies within the body: they neither grow nor hold others off."""


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


def grown(skin: Skin, areas: Mapping[str, Area]) -> dict[str, Area]:
    """Let areas grow over the skin that none of them holds, until they meet.

    Args:
        skin: The standing body.
        areas: By id, as their patches hold them.

    Returns:
        The same areas. Where patches meet or overlap nothing changes.
    """
    names = [name for name in areas if name not in _SCHEMATIC]
    if len(names) < 2:
        return dict(areas)
    far = [
        dijkstra(skin.graph, indices=core, min_only=True, limit=2 * _REACH)
        if len(core := np.flatnonzero(areas[name].inside > 0))
        else np.full(len(skin.V), np.inf)
        for name in names
    ]
    away = np.minimum(np.array(far), 2 * _REACH)
    nearest, second = np.partition(away, 1, axis=0)[:2]
    settled = dict(areas)
    for name, own in zip(names, away, strict=True):
        others = np.where(own > nearest, nearest, second)
        gained = np.clip(np.minimum((others - own) / 2, _REACH - own), _OUTSIDE, -_OUTSIDE)
        # What a patch holds is held already; skin that another patch holds is not to be had.
        free = nearest > 0
        inside = np.where(free, np.maximum(areas[name].inside, gained), areas[name].inside)
        settled[name] = areas[name]._replace(inside=inside)
    return settled


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
