"""Evenly scattered points in an order of importance: any first part of them is evenly scattered too."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

TILE = 40.0
"""Edge of the tile, body units; it repeats without a seam."""
FINEST = 0.85
"""Distance between neighbours when every point is used, body units."""
_SEED = 20
_CROWD = 7
_THROWS = 48


@lru_cache(maxsize=1)
def ranked_points() -> NDArray[np.float64]:
    """Points of the tile, shape (n, 2), body units.

    Each is the best of some thrown at random: the farthest from all before it. More throws make a lattice.
    """
    count = round(TILE * TILE / (FINEST * FINEST) * 0.62)
    dice = np.random.default_rng(_SEED)
    cloud = dice.random((count * _CROWD, 2)) * TILE
    reach = np.full(len(cloud), np.inf)
    order = np.empty(count, dtype=np.int64)
    pick = 0
    for i in range(count):
        order[i] = pick
        gap = np.abs(cloud - cloud[pick])
        np.minimum(gap, TILE - gap, out=gap)
        np.minimum(reach, np.einsum("ij,ij->i", gap, gap), out=reach)
        thrown = dice.integers(len(cloud), size=_THROWS)
        pick = int(thrown[reach[thrown].argmax()])
    return cloud[order]


def scatter(bounds: tuple[float, float, float, float]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Fill a box with the repeated tile.

    Args:
        bounds: (x0, y0, x1, y1), body units.

    Returns:
        Points, shape (n, 2), and their ranks, shape (n,), 0 for the most important, below 1.
    """
    tile = ranked_points()
    x0, y0, x1, y1 = bounds
    columns = np.arange(np.floor(x0 / TILE), np.floor(x1 / TILE) + 1)
    rows = np.arange(np.floor(y0 / TILE), np.floor(y1 / TILE) + 1)
    corners = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 1, 2) * TILE
    points = (corners + tile[None]).reshape(-1, 2)
    ranks = np.tile(np.arange(len(tile)) / len(tile), len(corners))
    inside = (points[:, 0] >= x0) & (points[:, 0] <= x1) & (points[:, 1] >= y0) & (points[:, 1] <= y1)
    return points[inside], ranks[inside]
