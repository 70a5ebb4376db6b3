"""Neighbours of one layer that all but touch meet: no crack of skin is left between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Floats
    from atelier.project import Drawn

_WIDEST = 1.2
"""Width of a crack at its widest, units; a gap that opens further is meant, and keeps its sharp ends."""
_AROUND = 1.6
_LEAST_LENGTH = 6.0
_TOUCH = 0.02
_LEVEL = 8.0
"""Units that neighbours may lie one behind the other; an arm before the trunk is no neighbour."""
_FILLED = 0.5
_ROUND = 4


def close_seams(drawn: Sequence[Drawn]) -> tuple[Drawn, ...]:
    """Let the lower one of two neighbours grow into a crack between them."""
    regions = [d.region for d in drawn]
    tree = shapely.STRtree(regions)
    for i, j in sorted(tree.query(regions, "dwithin", _WIDEST).T.tolist()):
        lower, upper = drawn[i], drawn[j]
        if _under(lower, upper):
            cracks = [c for c in _cracks(regions[i], regions[j]) if _are_level(lower, upper, c)]
            others = [drawn[k] for k in sorted(tree.query(shapely.union_all(cracks))) if k not in (i, j)]
            between = shapely.union_all([d.region for d in others if d.depth == lower.depth])
            found = [c for c in cracks if c.intersection(between).area < _FILLED * c.area]
            if found:
                regions[i] = shapely.union_all([regions[i], *(c.buffer(2 * _TOUCH) for c in found)])
    return tuple(replace(d, region=r) for d, r in zip(drawn, regions, strict=True))


def _under(one: Drawn, other: Drawn) -> bool:
    """Tell whether one lies in the layer of another, below it, both to be seen."""
    return (
        one.depth == other.depth
        and not (one.through or other.through)
        and (one.order, one.id) < (other.order, other.id)
    )


def _cracks(one: BaseGeometry, other: BaseGeometry) -> list[BaseGeometry]:
    near = one.buffer(2 * _AROUND).intersection(other.buffer(2 * _AROUND))
    both = one.union(other).intersection(near)
    closed = both.buffer(_AROUND, _ROUND).buffer(-_AROUND - _TOUCH, _ROUND)
    between = closed.difference(both).intersection(near.buffer(-_AROUND))
    return [
        part
        for part in shapely.get_parts(between)
        if part.length > 2 * _LEAST_LENGTH
        and part.buffer(-_WIDEST / 2).is_empty
        and max(part.distance(one), part.distance(other)) < 2 * _TOUCH
    ]


def _are_level(one: Drawn, other: Drawn, crack: BaseGeometry) -> bool:
    at = np.asarray(crack.representative_point().coords[0])
    return abs(_away(one, at) - _away(other, at)) < _LEVEL


def _away(drawn: Drawn, at: Floats) -> float:
    """How far the part of a muscle that shows nearest to a place lies behind the plane of the page."""
    gap = np.where(drawn.visible, np.linalg.norm(drawn.grid - at, axis=-1), np.inf)
    return float(drawn.away.flat[int(gap.argmin())])
