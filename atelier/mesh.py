"""Read the base mesh and its morph targets.

Axes: +x the subject's left, +y up, +z forward.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atelier.arrays import Floats, Ints


@dataclass(frozen=True)
class BaseMesh:
    """The mesh as authored.

    Attributes:
        V: (n, 3) vertices, decimetres.
        groups: Faces by group name, each (m, 4) indices into V.
    """

    V: Floats
    groups: Mapping[str, Ints]


def load_base(folder: Path) -> BaseMesh:
    """Read ``3dobjs/base.obj``; groups of anything but quads are left out."""
    vertices: list[list[float]] = []
    faces: dict[str, list[list[int]]] = {}
    group = ""
    with (folder / "3dobjs" / "base.obj").open(encoding="utf-8") as lines:
        for line in lines:
            words = line.split()
            if not words:
                continue
            if words[0] == "v":
                vertices.append([float(w) for w in words[1:4]])
            elif words[0] == "g":
                group = words[1]
            elif words[0] == "f":
                faces.setdefault(group, []).append([int(w.split("/")[0]) - 1 for w in words[1:]])
    quads = {name: np.array(f, np.int64) for name, f in faces.items() if all(len(q) == 4 for q in f)}
    return BaseMesh(np.array(vertices), quads)


def load_target(folder: Path, name: str) -> tuple[Ints, Floats]:
    """Read one morph target: indices (k,) and offsets (k, 3); k may be 0."""
    indices: list[int] = []
    offsets: list[list[float]] = []
    with gzip.open(folder / "targets" / f"{name}.target.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#") or not line.strip():
                continue
            words = line.split()
            indices.append(int(words[0]))
            offsets.append([float(w) for w in words[1:4]])
    return np.array(indices, np.int64), np.array(offsets, np.float64).reshape(-1, 3)


def compact(V: Floats, F: Ints) -> tuple[Floats, Ints, Ints]:
    """Drop unused vertices.

    Returns:
        Vertices kept, faces renumbered, and the old index of every kept vertex.
    """
    used, inverse = np.unique(F, return_inverse=True)
    return V[used], inverse.reshape(F.shape).astype(np.int64), used.astype(np.int64)


def triangles(F: Ints) -> Ints:
    """Cut quads (m, 4) into triangles (2m, 3): all first halves, then all second halves."""
    return np.vstack([F[:, [0, 1, 2]], F[:, [0, 2, 3]]])


def vertex_normals(V: Floats, F: Ints) -> Floats:
    """Average the normals of the faces about each vertex, weighted by area."""
    T = triangles(F)
    face = np.cross(V[T[:, 1]] - V[T[:, 0]], V[T[:, 2]] - V[T[:, 0]])
    N = np.zeros_like(V)
    for k in range(3):
        np.add.at(N, T[:, k], face)
    return np.asarray(N / np.maximum(np.linalg.norm(N, axis=1, keepdims=True), 1e-12))
