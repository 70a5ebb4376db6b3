"""Ray casting against a mesh."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from embreex import rtcore_scene
from embreex.mesh_construction import TriangleMesh

from atelier.mesh import triangles

if TYPE_CHECKING:
    from atelier.arrays import Floats, Ints, Singles

_CHUNK = 4_000_000


class Hits(NamedTuple):
    """Where rays met a mesh, one entry a ray.

    Attributes:
        prim: Index into ``Tracer.T``, -1 where nothing was met.
        u: Barycentric weight of the triangle's second corner.
        v: Barycentric weight of the third corner.
        t: Distance in lengths of the direction.
    """

    prim: Ints
    u: Singles
    v: Singles
    t: Singles


class Tracer:
    """A mesh that rays can be cast against.

    Attributes:
        V: (n, 3) vertices.
        T: (t, 3) triangles; quads are cut as ``mesh.triangles`` does.
    """

    def __init__(self, V: Floats, F: Ints) -> None:
        """Build the search structure; F holds quads (m, 4) or triangles (m, 3)."""
        self.V = np.ascontiguousarray(V, np.float32)
        self.T = np.ascontiguousarray(triangles(F) if F.shape[1] == 4 else F, np.int32)
        self._scene = rtcore_scene.EmbreeScene()
        self._mesh = TriangleMesh(self._scene, self.V, self.T)

    def hit(self, origins: Floats, directions: Floats) -> Hits:
        """Find the first triangle that each ray meets; both (k, 3)."""
        parts = []
        for start in range(0, max(len(origins), 1), _CHUNK):
            o = np.ascontiguousarray(origins[start : start + _CHUNK], np.float32)
            d = np.ascontiguousarray(directions[start : start + _CHUNK], np.float32)
            found = self._scene.run(o, d, output=1)
            parts.append((found["primID"], found["u"], found["v"], found["tfar"]))
        prim, u, v, t = (np.concatenate(column) for column in zip(*parts, strict=True))
        return Hits(prim.astype(np.int64), u, v, t)

    def distance(self, origins: Floats, directions: Floats) -> Singles:
        """Measure how far each ray runs free, (k,); very large where nothing is met."""
        parts = []
        for start in range(0, max(len(origins), 1), _CHUNK):
            o = np.ascontiguousarray(origins[start : start + _CHUNK], np.float32)
            d = np.ascontiguousarray(directions[start : start + _CHUNK], np.float32)
            parts.append(self._scene.run(o, d, query="DISTANCE"))
        return np.concatenate(parts)
