"""Muscles that run nearly to the outline of the body run out to it: no sliver of skin is left beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from atelier.page import smoothed

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_GAP = 3.2
_ZONE = 5.5
_TAPER = ((0.8, 14.0), (1.6, 11.5), (2.4, 9.0), (3.2, 6.5), (4.0, 4.0), (4.8, 2.0))
"""Toward the ends of a bridge the muscle grows ever less: by so many units, so far from the bridge."""
_LEAST_BRIDGE = 64.0
_BRIDGE = 0.05


def to_the_rim(shape: BaseGeometry, outline: BaseGeometry) -> BaseGeometry:
    """Let a muscle run out to the outline of the body where only a sliver of skin is left between them."""
    around = shapely.box(*shape.bounds).buffer(4 * _GAP)
    outside = around.difference(outline)
    both = shape.union(outside)
    between = [both.buffer(r).buffer(-r).intersection(outline).difference(shape) for r in (_GAP, _ZONE)]
    slivers = shapely.get_parts(between[0])
    bridging = [
        s
        for s in slivers
        if s.length > _LEAST_BRIDGE and s.distance(shape) < _BRIDGE and s.distance(outside) < _BRIDGE
    ]
    if not bridging:
        return shape
    bridges = shapely.union_all(bridging)
    grown = [shape.buffer(by).intersection(bridges.buffer(reach)) for by, reach in _TAPER]
    whole = shapely.union_all([both, bridges, shapely.union_all(grown).intersection(between[1])])
    near = bridges.buffer(_TAPER[0][1] + 2 * _GAP)
    tapered = smoothed(whole.buffer(_BRIDGE)).intersection(outline).intersection(near)
    joined = shapely.union_all([shape.difference(near), tapered])
    return joined.buffer(_BRIDGE).buffer(-2 * _BRIDGE).buffer(_BRIDGE)
