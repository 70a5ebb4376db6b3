"""The body that everything is drawn on: morphed, posed, normalised, subdivided, measured."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np
from tqdm import tqdm

from atelier.attributes import Attributes, measure
from atelier.kept import kept
from atelier.mesh import compact, load_base
from atelier.morph import FEMALE, FEMALE_CHEST, MALE, Build, morph
from atelier.pelvis import model
from atelier.places import recipe_digest
from atelier.pose import ARM_FORWARD, STANDING, Pose, rotations_of
from atelier.rig import ARM, DIGITS, apply_pose, load_rig
from atelier.subdivide import catmull_clark, relax
from atelier.wheel import mesh_folder

if TYPE_CHECKING:
    from atelier.arrays import Bools, Floats, Ints, Singles

BodyName = Literal["male", "female"]
Variant = Literal[
    "male",
    "male_lat",
    "male_pelvis",
    "female",
    "female_lat",
    "female_chest",
    "female_chest_lat",
    "female_pelvis",
]

STATURE = 1000.0
_VARIANTS: dict[str, tuple[Build, Pose]] = {
    "male": (MALE, STANDING),
    "male_lat": (MALE, ARM_FORWARD),
    "female": (FEMALE, STANDING),
    "female_lat": (FEMALE, ARM_FORWARD),
    "female_chest": (FEMALE_CHEST, STANDING),
    "female_chest_lat": (FEMALE_CHEST, ARM_FORWARD),
}
_PELVES: dict[str, BodyName] = {"male_pelvis": "male", "female_pelvis": "female"}
SHAPING = ("body", "mesh", "morph", "pelvis", "pose", "rig", "subdivide", "wheel")
"""The modules that a body's shape hangs on."""
_LEVELS = 2


@dataclass(frozen=True)
class Shape:
    """A posed body; +x the subject's left, +y up, +z forward, y from 0 at the soles to 1000 at the vertex.

    Attributes:
        V: (n, 3) vertices, skin first, then the eyeballs.
        F: (m, 4) quads.
        nb: Number of skin vertices.
        arm: (nb,) which skin vertices belong to an arm (below the shoulder).
        digits: (nb,) how far each belongs to a finger or toe, 0 to 1.
    """

    V: Floats
    F: Ints
    nb: int
    arm: Bools
    digits: Floats


@dataclass(frozen=True)
class Body(Shape):
    """A body with what shading needs of each vertex (see ``Attributes``).

    Attributes:
        N: (n, 5, 3) unit normals: raw, then smoothed at 2, 5, 12 and 28 units.
        H: (n, 2) mean curvature smoothed at 1.5 and 5 units, positive where convex.
        ao: (n,) openness within 90 units, 0 to 1.
        ao2: (n,) openness within 18 units, 0 to 1.
    """

    N: Singles
    H: Singles
    ao: Singles
    ao2: Singles


@lru_cache(maxsize=6)
def load_shape(variant: Variant) -> Shape:
    """Give a posed body, built from the mesh once; treat the arrays as read-only.

    The pelves of the schematic page have no mesh: they are modelled.
    """
    found = kept(f"{variant}-shape", recipe_digest(*SHAPING), lambda: vars(_built(variant)))
    return Shape(found["V"], found["F"], int(found["nb"]), found["arm"], found["digits"])


def _built(variant: Variant) -> Shape:
    if variant in _PELVES:
        V, F = model(_PELVES[variant])
        return Shape(V, F, len(V), np.zeros(len(V), np.bool_), np.zeros(len(V)))
    build, pose = _VARIANTS[variant]
    folder = mesh_folder()
    base = load_base(folder)
    rest = morph(base.V, build, folder)
    rig = load_rig(rest, folder)
    posed = apply_pose(rig, rest, rotations_of(rig, pose))
    skin, faces, index = compact(posed, base.groups["body"])
    floor, top = float(skin[:, 1].min()), float(skin[:, 1].max())
    scale = STATURE / (top - floor)

    def normalised(P: Floats) -> Floats:
        return np.asarray((P - np.array([0.0, floor, 0.0])) * scale)

    skin = _neutral_finish(normalised(skin), faces)
    V, F = skin, faces
    shares = np.stack([rig.share_of(ARM), rig.share_of(DIGITS)], 1)[index]
    for _ in range(_LEVELS):
        shares, _ = catmull_clark(shares, F)
        V, F = catmull_clark(V, F)
    eyes = np.vstack([base.groups["helper-l-eye"], base.groups["helper-r-eye"]])
    eye_V, eye_F = catmull_clark(*compact(normalised(posed), eyes)[:2])
    return Shape(
        V=np.vstack([V, eye_V]),
        F=np.vstack([F, eye_F + len(V)]),
        nb=len(V),
        arm=shares[:, 0] > 0.5,
        digits=shares[:, 1],
    )


def _neutral_finish(V: Floats, F: Ints) -> Floats:
    """Smooth the floor of the crotch, as on a shop-window figure."""
    near = (np.abs(V[:, 0]) < 9) & (V[:, 1] > 440) & (V[:, 1] < 560)
    low = V[near, 1].min()
    front = V[near][V[near, 1] < low + 4, 2].mean()
    reach = np.sqrt((V[:, 0] / 15) ** 2 + ((V[:, 1] - low - 4) / 26) ** 2 + ((V[:, 2] - front + 4) / 34) ** 2)
    return relax(V, F, np.clip(1.5 - reach, 0, 1) * 0.6, passes=40)


@lru_cache(maxsize=6)
def load_body(variant: Variant) -> Body:
    """Give a body with its attributes; measured once (half a minute) and kept under ``build/``."""
    shape = load_shape(variant)
    found = _attributes(variant, shape)
    return Body(**vars(shape), **found._asdict())


def _attributes(variant: str, shape: Shape) -> Attributes:
    shown = hashlib.sha256(shape.V.tobytes() + shape.F.tobytes()).hexdigest()
    key = hashlib.sha256((shown + recipe_digest("attributes", "mesh", "tracer")).encode()).hexdigest()

    def make() -> dict[str, Singles]:
        with tqdm(total=8, desc=f"measure {variant}", unit="step") as bar:
            return measure(shape.V, shape.F, bar.update)._asdict()

    return Attributes(**kept(f"{variant}-attributes", key, make))
