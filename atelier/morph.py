"""The build of each body: weights of morph targets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from atelier.mesh import load_target

if TYPE_CHECKING:
    from atelier.arrays import Floats

_RACES = ("caucasian", "asian", "african")


@dataclass(frozen=True)
class Build:
    """What a body is like.

    Attributes:
        gender: ``male`` or ``female``.
        muscle: 0.5 average to 1 most.
        weight: 0 least, 0.5 average, 1 most.
        ideal: Share of ideal proportions, 0 to 1.
        old: Share of old age, 0 to 1.
        extra: Weight by target name, on top.
    """

    gender: str
    muscle: float
    weight: float
    ideal: float
    old: float
    extra: dict[str, float] = field(default_factory=dict)


def _paired(name: str, weight: float) -> dict[str, float]:
    folder, stem = name.split("/")
    return {f"{folder}/{side}-{stem}": weight for side in ("l", "r")}


MALE = Build(
    gender="male",
    muscle=1.0,
    weight=0.47,
    ideal=0.35,
    old=0.12,
    extra={
        "torso/torso-muscle-pectoral-incr": 0.45,
        "torso/torso-muscle-dorsi-incr": 0.35,
        "stomach/stomach-tone-incr": 0.7,
        **_paired("arms/upperarm-muscle-incr", 0.25),
        **_paired("arms/lowerarm-muscle-incr", 0.3),
        **_paired("arms/upperarm-shoulder-muscle-incr", 0.3),
        **_paired("legs/upperleg-muscle-incr", 0.35),
        **_paired("legs/lowerleg-muscle-incr", 0.35),
        "pelvis/pelvis-tone-incr": 0.6,
    },
)


FEMALE = Build(
    gender="female",
    muscle=0.8,
    weight=0.48,
    ideal=0.3,
    old=0.12,
    extra={"stomach/stomach-tone-incr": 0.5, "pelvis/pelvis-tone-incr": 0.5},
)
_FLAT = {
    f"breast/female-{age}-{muscle}-averageweight-mincup-averagefirmness": share
    for age, by_age in (("young", 0.88), ("old", 0.12))
    for muscle, by_muscle in (("averagemuscle", 0.4), ("maxmuscle", 0.6))
    for share in (by_age * by_muscle,)
}
FEMALE_CHEST = replace(FEMALE, extra=FEMALE.extra | _FLAT)
"""The female body with the least breast: muscles are laid on this chest, and the breast lies over them."""


def target_weights(build: Build) -> dict[str, float]:
    """Weigh the targets that make a build, by target name."""
    ages = {"young": 1 - build.old, "old": build.old}
    more = 2 * max(0.0, build.muscle - 0.5)
    muscles = {"averagemuscle": 1 - more, "maxmuscle": more}
    weights = {
        "averageweight": 1 - abs(build.weight - 0.5) * 2,
        "minweight": max(0.0, 0.5 - build.weight) * 2,
        "maxweight": max(0.0, build.weight - 0.5) * 2,
    }
    out = {
        f"macrodetails/{race}-{build.gender}-{age}": share / 3
        for race in _RACES
        for age, share in ages.items()
        if share
    }
    for muscle, by_muscle in muscles.items():
        for weight, by_weight in weights.items():
            for age, by_age in ages.items():
                share = by_muscle * by_weight * by_age
                if share < 1e-6:
                    continue
                stem = f"{build.gender}-{age}-{muscle}-{weight}"
                out[f"macrodetails/universal-{stem}"] = share
                out[f"macrodetails/proportions/{stem}-idealproportions"] = share * build.ideal
    return out | build.extra


def morph(V: Floats, build: Build, folder: Path) -> Floats:
    """Move the base vertices (n, 3) to the build; the input is not modified."""
    out = V.copy()
    for name, weight in target_weights(build).items():
        indices, offsets = load_target(folder, name)
        out[indices] += weight * offsets
    return out
