"""Polylines: resampling, smoothing, and the tapered ribbons that make a line look drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from scipy import ndimage as ndi

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Floats


def arc_length(P: Floats) -> Floats:
    """Length along a polyline (n, d) at each point, (n,); measured over the first two columns."""
    return np.asarray(np.r_[0.0, np.cumsum(np.linalg.norm(np.diff(P[:, :2], axis=0), axis=1))])


def resample(P: Floats, step: float) -> Floats:
    """Space the points of a polyline (n, d) evenly, about ``step`` units apart; both ends are kept."""
    along = arc_length(P)
    at = np.linspace(0, along[-1], max(int(along[-1] / step), 1) + 1)
    return np.stack([np.interp(at, along, P[:, k]) for k in range(P.shape[1])], 1)


def smooth(P: Floats, sigma: float, *, closed: bool = False) -> Floats:
    """Smooth a polyline (n, d) by a Gaussian of ``sigma`` points."""
    return np.asarray(ndi.gaussian_filter1d(P, sigma, axis=0, mode="wrap" if closed else "nearest"))


def directions(P: Floats) -> Floats:
    """Unit direction of a polyline (n, 2) at each point."""
    d = np.gradient(P, axis=0)
    return np.asarray(d / np.maximum(np.linalg.norm(d, axis=1, keepdims=True), 1e-9))


def ribbon_sides(P: Floats, width: Floats | float, taper: float = 0.0) -> tuple[Floats, Floats]:
    """Find the two edges of a ribbon about a polyline.

    Args:
        P: (n, 2) points.
        width: Full width, units, at each point or everywhere.
        taper: Length over which each end runs out to a point; 0 for blunt ends.

    Returns:
        Left and right edge, (n, 2) each.
    """
    d = directions(P)
    across = np.stack([-d[:, 1], d[:, 0]], 1)
    share = np.ones(len(P))
    if taper > 0:
        along = arc_length(P)
        reach = max(min(taper, along[-1] * 0.45), 1e-6)
        share = (np.clip(along / reach, 0, 1) * np.clip((along[-1] - along) / reach, 0, 1)) ** 0.6
    half = (np.broadcast_to(width, (len(P),)) * share * 0.5)[:, None]
    return P + across * half, P - across * half


def ribbon(P: Floats, width: Floats | float, taper: float = 0.0) -> Floats:
    """Outline of a ribbon as one closed ring (2n, 2), the first point not repeated."""
    left, right = ribbon_sides(P, width, taper)
    return np.vstack([left, right[::-1]])


def ribbon_area(P: Floats, width: Floats | float, taper: float = 0.0) -> BaseGeometry:
    """Area of a ribbon, without the holes that a sharp bend would leave in ``ribbon``."""
    left, right = ribbon_sides(P, width, taper)
    corners = np.stack([left[:-1], left[1:], right[1:], right[:-1], left[:-1]], 1)
    pieces = shapely.make_valid(shapely.polygons(corners))
    return shapely.unary_union(shapely.buffer(pieces, 0.004))
