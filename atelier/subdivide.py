"""Catmull-Clark subdivision of quad meshes, and local smoothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from atelier.arrays import Bools, Floats, Ints


def edges_of(F: Ints) -> tuple[Ints, Ints, Ints]:
    """List the edges of quads.

    Returns:
        Edges (e, 2) with the smaller index first; the edge of each side of each face, (4m,); the number of
        faces at each edge, (e,).
    """
    sides = np.sort(np.stack([F, np.roll(F, -1, 1)], 2).reshape(-1, 2), 1)
    edges, inverse, count = np.unique(sides, axis=0, return_inverse=True, return_counts=True)
    return edges, inverse.ravel(), count


def _gather(n: int, index: Ints, values: Floats) -> Floats:
    out = np.zeros((n, values.shape[1]))
    np.add.at(out, index, values)
    return out


def catmull_clark(V: Floats, F: Ints) -> tuple[Floats, Ints]:
    """Subdivide once.

    Args:
        V: (n, d) vertices or any attribute of them.
        F: (m, 4) quads.

    Returns:
        (n + m + e, d) values, the old vertices first, then faces, then edges; (4m, 4) quads.
    """
    n, m = len(V), len(F)
    face = V[F].mean(1)
    edges, inverse, count = edges_of(F)
    middle = V[edges].mean(1)
    border = count == 1
    inner = (V[edges].sum(1) + _gather(len(edges), inverse, np.repeat(face, 4, 0))) / (2 + count)[:, None]
    edge = np.where(border[:, None], middle, inner)
    side = n + m + inverse.reshape(m, 4)
    centre = n + np.arange(m)
    quads = np.stack([np.stack([F[:, i], side[:, i], centre, side[:, (i + 3) % 4]], 1) for i in range(4)], 1)
    moved = _move_vertices(V, F, edges, middle, border, face)
    return np.vstack([moved, face, edge]), quads.reshape(-1, 4)


def _move_vertices(V: Floats, F: Ints, edges: Ints, middle: Floats, border: Bools, face: Floats) -> Floats:
    n = len(V)
    faces_at = np.bincount(F.ravel(), minlength=n)
    edges_at = np.maximum(np.bincount(edges.ravel(), minlength=n), 1)[:, None]
    Q = _gather(n, F.ravel(), np.repeat(face, 4, 0)) / np.maximum(faces_at, 1)[:, None]
    R = _gather(n, edges.T.ravel(), np.vstack([middle, middle])) / edges_at
    out = (Q + 2 * R + (edges_at - 3) * V) / edges_at
    rim = edges[border]
    rim_at = np.bincount(rim.ravel(), minlength=n)
    on_rim = rim_at > 0
    rim_sum = _gather(n, rim.T.ravel(), np.vstack([middle[border], middle[border]]))
    valence = rim_at[on_rim, None]
    out[on_rim] = (rim_sum[on_rim] + valence * V[on_rim]) / (2 * valence)
    out[faces_at == 0] = V[faces_at == 0]
    return np.asarray(out)


def relax(V: Floats, F: Ints, weight: Floats, *, passes: int) -> Floats:
    """Pull each vertex (n, 3) towards the mean of its neighbours by ``weight`` (n,), ``passes`` times."""
    edges, _, _ = edges_of(F)
    valence = np.maximum(np.bincount(edges.ravel(), minlength=len(V)), 1)[:, None]
    out = V.copy()
    for _ in range(passes):
        total = _gather(len(V), edges.T.ravel(), out[edges[:, ::-1].T.ravel()])
        out = out + weight[:, None] * (total / valence - out)
    return out
