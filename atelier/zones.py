"""Zones of referred pain: strokes with a width, as a field on the skin."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from atelier.curves import run_on_skin
from atelier.raster import Level, shape_of, without_slivers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Floats
    from atelier.page import Page
    from atelier.picks import Stroke
    from atelier.skin import Skin

SPILL = 1.56

_REACH = 2.2
_ROUNDABOUT = 1.35
_STEP = 0.7
_SHORTEST = 24


class Zone(NamedTuple):
    """A zone on the skin.

    Attributes:
        core: (n,) nearness to the strokes with an essential core: above -1 within it.
        halo: (n,) nearness to all strokes: above ``-SPILL`` within the spillover or the core.
        problems: What is wrong with the picks of the strokes.
    """

    core: Floats
    halo: Floats
    problems: tuple[str, ...]


def lay_zone(skin: Skin, strokes: Sequence[Stroke]) -> Zone:
    """Lay the strokes of a trigger point on the standing body's skin.

    The fields hold minus the distance from the stroke in half-widths; they follow the vertices to any pose.
    """
    far = np.full(len(skin.V), -_REACH)
    core, halo = far, far
    problems: list[str] = []
    for stroke in strokes:
        near, found = _nearness(skin, stroke)
        problems += found
        halo = np.maximum(halo, near)
        if not stroke.spillover:
            core = np.maximum(core, near)
    return Zone(core, halo, tuple(dict.fromkeys(problems)))


def _nearness(skin: Skin, stroke: Stroke) -> tuple[Floats, tuple[str, ...]]:
    points, widths, problems = _course(skin, stroke)
    widest = float(widths.max())
    seeds = np.unique(skin.nearest(points))
    ways = dijkstra(skin.graph, indices=seeds, min_only=True, limit=_REACH * _ROUNDABOUT * widest)
    close = np.flatnonzero(np.isfinite(ways))
    distance, at = cKDTree(points).query(skin.V[close])
    out = np.full(len(skin.V), -_REACH)
    out[close] = np.maximum(-distance / widths[at], -_REACH)
    return out, problems


def _course(skin: Skin, stroke: Stroke) -> tuple[Floats, Floats, tuple[str, ...]]:
    """Give closely spaced points of a stroke on the skin, and the half-width at each."""
    if len(stroke.picks) == 1:
        spot = skin.pick(stroke.picks[0])
        return spot.point[None], np.array(stroke.widths), spot.problems
    rough = run_on_skin(skin, stroke.picks)
    length = float(np.linalg.norm(np.diff(rough.points, axis=0), axis=1).sum())
    curve = run_on_skin(skin, stroke.picks, count=max(_SHORTEST, int(length / _STEP)))
    widths = np.interp(np.linspace(0, 1, len(curve.points)), curve.shares, stroke.widths)
    return curve.points, widths, curve.problems


def shapes_of_zone(page: Page, zone: Zone) -> tuple[BaseGeometry, BaseGeometry]:
    """Trace a zone on a page: the essential core, and the spillover without it; either may be empty."""
    core = shape_of(page, Level(zone.core, -1.0))
    halo = shape_of(page, Level(zone.halo, -SPILL))
    return core, without_slivers(halo.difference(core))
