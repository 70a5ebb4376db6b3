"""What shading needs of each vertex: normals at several scales, curvature, openness to the sky."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import scipy.sparse as sp
import scipy.sparse.linalg as sla

from atelier.arrays import Floats, Ints, Singles, unit
from atelier.mesh import triangles, vertex_normals
from atelier.tracer import Tracer

if TYPE_CHECKING:
    from collections.abc import Callable

_NORMAL_SCALES = (2.0, 5.0, 12.0, 28.0)
_CURVATURE_SCALES = (1.5, 5.0)
_CURVATURE_LIMIT = 0.6


class Attributes(NamedTuple):
    """Per vertex, one row each.

    Attributes:
        N: (n, 5, 3) unit normals: raw, then smoothed at 2, 5, 12 and 28 units.
        H: (n, 2) mean curvature smoothed at 1.5 and 5 units, 1 / unit, positive where convex.
        ao: (n,) openness within 90 units, 0 to 1.
        ao2: (n,) openness within 18 units, 0 to 1.
    """

    N: Singles
    H: Singles
    ao: Singles
    ao2: Singles


def measure(V: Floats, F: Ints, progress: Callable[[], object]) -> Attributes:
    """Measure the attributes of a closed quad mesh; ``progress`` is called eight times."""
    raw = vertex_normals(V, F)
    L, area = _laplacian(V, triangles(F))
    normals = [raw]
    for scale in _NORMAL_SCALES:
        normals.append(unit(_diffuse(L, area, raw, scale)))
        progress()
    bend = np.clip(
        (np.asarray(L @ V) / area[:, None] * raw).sum(1) * 0.5, -_CURVATURE_LIMIT, _CURVATURE_LIMIT
    )
    curvature = np.hstack([_diffuse(L, area, bend[:, None], s) for s in _CURVATURE_SCALES])
    progress()
    tracer = Tracer(V, F)
    wide = _openness(tracer, V, raw, rays=128, reach=90.0, seed=0)
    progress()
    near = _openness(tracer, V, raw, rays=64, reach=18.0, seed=1)
    progress()
    ao = _diffuse(L, area, wide[:, None], 1.2)[:, 0]
    ao2 = _diffuse(L, area, near[:, None], 0.8)[:, 0]
    progress()
    return Attributes(
        np.stack(normals, 1).astype(np.float32),
        curvature.astype(np.float32),
        ao.astype(np.float32),
        ao2.astype(np.float32),
    )


def _laplacian(V: Floats, T: Ints) -> tuple[sp.csr_matrix, Floats]:
    """Cotangent Laplacian and lumped vertex areas."""
    n = len(V)
    corners = [V[T[:, k]] for k in range(3)]
    double = np.linalg.norm(np.cross(corners[1] - corners[0], corners[2] - corners[0]), axis=1) + 1e-12
    rows, columns, weights = [], [], []
    area = np.zeros(n)
    for k in range(3):
        i, j, apex = T[:, k], T[:, (k + 1) % 3], T[:, (k + 2) % 3]
        cotangent = ((V[i] - V[apex]) * (V[j] - V[apex])).sum(1) / double
        weight = np.clip(cotangent, -5, 5) * 0.5
        rows += [i, j]
        columns += [j, i]
        weights += [weight, weight]
        np.add.at(area, i, double / 6)
    W = sp.csr_matrix((np.concatenate(weights), (np.concatenate(rows), np.concatenate(columns))), (n, n))
    return (sp.diags(np.asarray(W.sum(1)).ravel()) - W).tocsr(), np.maximum(area, 1e-6)


def _diffuse(L: sp.csr_matrix, area: Floats, X: Floats, scale: float) -> Floats:
    """Smooth columns of X (n, k) over ``scale`` units by one implicit step of heat flow."""
    S = (sp.diags(area) + (scale**2 / 2) * L).tocsr()
    condition = sp.diags(1 / S.diagonal())
    out = X.copy()
    for k in range(X.shape[1]):
        out[:, k], _ = sla.cg(S, area * X[:, k], x0=X[:, k], rtol=1e-3, maxiter=160, M=condition)
    return out


def _openness(tracer: Tracer, V: Floats, N: Floats, *, rays: int, reach: float, seed: int) -> Floats:
    """Cosine-weighted share of free sky above each vertex, falling off with the distance of what hides it."""
    rng = np.random.default_rng(seed)
    aside = np.where(np.abs(N[:, :1]) > 0.9, np.array([[0.0, 1.0, 0.0]]), np.array([[1.0, 0.0, 0.0]]))
    tangent = unit(np.cross(aside, N))
    other = np.cross(N, tangent)
    origins = V + N * 0.25
    total = np.zeros(len(V))
    for i in range(rays):
        ring = (i + rng.random(len(V))) / rays
        turn = 2 * np.pi * rng.random(len(V))
        radius = np.sqrt(ring)
        across = tangent * (radius * np.cos(turn))[:, None] + other * (radius * np.sin(turn))[:, None]
        free = tracer.distance(origins, across + N * np.sqrt(1 - ring)[:, None])
        total += np.clip(free / reach, 0, 1) ** 0.7
    return total / rays
