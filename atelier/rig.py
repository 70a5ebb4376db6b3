"""The skeleton of the base mesh: bone heads, skin weights, linear blend skinning."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from atelier.arrays import unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atelier.arrays import Floats

ARM = ("upperarm02", "lowerarm", "wrist", "finger", "metacarpal")
DIGITS = ("finger", "toe")


@dataclass(frozen=True)
class Rig:
    """Bones of a morphed mesh.

    Attributes:
        names: Bones, every parent before its children.
        parent: Name of the parent, None for the root.
        head: Where each bone begins, (3,), in the space of the mesh.
        tail: Where each bone ends, (3,).
        weights: (n, bones) share of each bone in each vertex, rows sum to 1 or 0.
    """

    names: tuple[str, ...]
    parent: Mapping[str, str | None]
    head: Mapping[str, Floats]
    tail: Mapping[str, Floats]
    weights: Floats

    def share_of(self, prefixes: tuple[str, ...]) -> Floats:
        """Share of the bones whose names begin so in each vertex, (n,)."""
        bones = [i for i, n in enumerate(self.names) if n.startswith(prefixes)]
        return np.asarray(self.weights[:, bones].sum(1))


def load_rig(V: Floats, folder: Path) -> Rig:
    """Read the standard rig and fit its bones into the morphed vertices."""
    standard = folder / "rigs" / "standard"
    bones: dict[str, Any] = json.loads((standard / "rig.default.json").read_text("utf-8"))
    loads = json.loads((standard / "weights.default.json").read_text("utf-8"))["weights"]
    cubes = json.loads((folder / "mesh_metadata" / "basemesh_vertex_groups.json").read_text("utf-8"))
    parent = {name: bone["parent"] or None for name, bone in bones.items()}
    names = _parents_first(parent)
    weights = np.zeros((len(V), len(names)), np.float32)
    for j, name in enumerate(names):
        for vertex, share in loads.get(name, ()):
            weights[int(vertex), j] = share
    total = weights.sum(1, keepdims=True)
    total[total == 0] = 1
    return Rig(
        names=names,
        parent=parent,
        head={n: _place(V, bones[n]["head"], cubes) for n in names},
        tail={n: _place(V, bones[n]["tail"], cubes) for n in names},
        weights=(weights / total).astype(np.float64),
    )


def _parents_first(parent: Mapping[str, str | None]) -> tuple[str, ...]:
    names: dict[str, None] = {}

    def add(name: str) -> None:
        above = parent[name]
        if above is not None and above not in names:
            add(above)
        names.setdefault(name)

    for name in parent:
        add(name)
    return tuple(names)


def _place(V: Floats, end: Mapping[str, Any], cubes: Mapping[str, Any]) -> Floats:
    if end["strategy"] == "CUBE":
        ranges = cubes[end["cube_name"]]
        indices = np.concatenate([np.arange(a, b + 1) for a, b in ranges])
        return np.asarray(V[indices].mean(0))
    if end["strategy"] == "MEAN":
        return np.asarray(V[end["vertex_indices"]].mean(0))
    if end["strategy"] == "VERTEX":
        return np.asarray(V[end["vertex_index"]])
    raise ValueError(f"unknown strategy of a bone end: {end['strategy']}")


def apply_pose(rig: Rig, V: Floats, rotations: Mapping[str, Floats]) -> Floats:
    """Pose a mesh by linear blend skinning.

    Args:
        rig: Bones fitted to V.
        V: (n, 3) rest vertices.
        rotations: By bone, (3, 3) in rest world axes about the bone head, relative to the parent.

    Returns:
        Posed vertices (n, 3); those that no bone holds stay where they are.
    """
    world: dict[str, Floats] = {}
    for name in rig.names:
        local = np.eye(4)
        if name in rotations:
            local[:3, :3] = rotations[name]
            local[:3, 3] = rig.head[name] - rotations[name] @ rig.head[name]
        above = rig.parent[name]
        world[name] = (world[above] if above is not None else np.eye(4)) @ local
    blend = np.einsum("vb,bij->vij", rig.weights, np.stack([world[n] for n in rig.names]))
    out = np.einsum("vij,vj->vi", blend, np.c_[V, np.ones(len(V))])[:, :3]
    free = rig.weights.sum(1) == 0
    out[free] = V[free]
    return np.asarray(out)


def rotation(axis: npt.ArrayLike, degrees: float) -> Floats:
    """Rotation by ``degrees`` about an axis, (3, 3), right-handed."""
    a = unit(axis)
    t = np.radians(degrees)
    K = np.array([[0, -a[2], a[1]], [a[2], 0, -a[0]], [-a[1], a[0], 0]])
    return np.asarray(np.eye(3) + np.sin(t) * K + (1 - np.cos(t)) * K @ K)


def align(a: Floats, b: Floats) -> Floats:
    """Smallest rotation, (3, 3), that turns direction a into direction b."""
    a, b = unit(a), unit(b)
    axis = np.cross(a, b)
    sine = np.linalg.norm(axis)
    if sine < 1e-9:
        return np.eye(3)
    return rotation(axis, float(np.degrees(np.arctan2(sine, a @ b))))


def twist_angle(axis: Floats, a: Floats, b: Floats) -> float:
    """Degrees about ``axis`` that bring the part of a across the axis onto that of b."""
    axis = unit(axis)
    a = a - axis * (a @ axis)
    b = b - axis * (b @ axis)
    return float(np.degrees(np.arctan2(np.cross(a, b) @ axis, a @ b)))
