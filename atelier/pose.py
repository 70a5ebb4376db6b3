"""Pose: directions that the limbs shall have, turned into rotations of bones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from atelier.arrays import unit
from atelier.rig import Rig, align, rotation, twist_angle

if TYPE_CHECKING:
    from atelier.arrays import Floats

_X = np.array([1.0, 0.0, 0.0])
_Y = np.array([0.0, 1.0, 0.0])
_Z = np.array([0.0, 0.0, 1.0])


@dataclass(frozen=True)
class Pose:
    """An anatomical position, all in degrees.

    Attributes:
        abduction: Of the upper arm from the trunk.
        carry: Carrying angle of the elbow, on top of the abduction.
        elbow: Flexion of the elbow.
        girdle: Lift of the shoulder girdle; negative lowers it.
        leg: How far each leg is brought out of the rest pose towards the midline.
        toe_out: Outward turn of the legs.
        uncurl: Share of the fingers' rest curl that is taken away, 0 to 1.
        spread: Between neighbouring fingers.
        arm_flexion: Forward lift of the whole arm.
    """

    abduction: float = 14.0
    carry: float = 7.0
    elbow: float = 6.0
    girdle: float = -6.0
    leg: float = 4.6
    toe_out: float = 8.0
    uncurl: float = 0.45
    spread: float = 3.0
    arm_flexion: float = 0.0


STANDING = Pose()
ARM_FORWARD = Pose(arm_flexion=38.0)


class _Turns:
    """Rotations of bones under construction."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self.local: dict[str, Floats] = {}
        self._total: dict[str, Floats] = {}

    def set_total(self, name: str, total: Floats) -> None:
        """Give a bone its rotation against the rest pose; parents first."""
        above = self.rig.parent[name]
        while above is not None and above not in self._total:
            above = self.rig.parent[above]
        parent = self._total[above] if above is not None else np.eye(3)
        self.local[name] = parent.T @ total
        self._total[name] = total


def rotations_of(rig: Rig, pose: Pose) -> dict[str, Floats]:
    """Find the rotation of every bone that the pose moves, for ``apply_pose``."""
    turns = _Turns(rig)
    for side, s in (("L", 1.0), ("R", -1.0)):
        turns.set_total(f"clavicle.{side}", rotation(_Z, s * pose.girdle * 0.5))
        turns.set_total(f"shoulder01.{side}", rotation(_Z, s * pose.girdle))
        upper = _upper_arm(turns, pose, side, s)
        direction, fore = _forearm(rig, pose, side, s, upper)
        palm = _palm(rig, side)
        supination = twist_angle(direction, fore @ palm, _Z)
        turns.set_total(f"lowerarm01.{side}", rotation(direction, supination * 0.30) @ fore)
        turns.set_total(f"lowerarm02.{side}", rotation(direction, supination * 0.80) @ fore)
        turns.set_total(
            f"wrist.{side}", _hand(rig, side, s, direction, rotation(direction, supination) @ fore)
        )
        for finger in range(2, 6):
            _finger(turns, pose, side, s, finger)
        turns.local[f"upperleg01.{side}"] = rotation(_Z, -s * pose.leg) @ rotation(
            _Y, s * pose.toe_out * 0.35
        )
        turns.local[f"foot.{side}"] = rotation(_Z, s * pose.leg) @ rotation(_Y, s * pose.toe_out * 0.15)
    return turns.local


def _upper_arm(turns: _Turns, pose: Pose, side: str, s: float) -> Floats:
    """Turn the upper arm; the elbow pit faces forward and a touch to the side."""
    head = turns.rig.head
    elbow = head[f"lowerarm01.{side}"]
    rest = unit(elbow - head[f"upperarm01.{side}"])
    fore = unit(head[f"wrist.{side}"] - elbow)
    out, lift = np.radians(pose.abduction), np.radians(pose.arm_flexion)
    direction = unit([s * np.sin(out), -np.cos(out) * np.cos(lift), np.cos(out) * np.sin(lift) - 0.05])
    swing = align(rest, direction)
    pit = rotation(_X, -pose.arm_flexion) @ np.array([s * 0.10, 0.0, 1.0])
    twist = twist_angle(direction, swing @ fore, pit)
    turns.set_total(f"upperarm01.{side}", rotation(direction, twist * 0.5) @ swing)
    total = rotation(direction, twist) @ swing
    turns.set_total(f"upperarm02.{side}", total)
    return total


def _forearm(rig: Rig, pose: Pose, side: str, s: float, upper: Floats) -> tuple[Floats, Floats]:
    """Direction of the forearm, and its rotation before the palm is turned forward."""
    rest = unit(rig.head[f"wrist.{side}"] - rig.head[f"lowerarm01.{side}"])
    out, bend = np.radians(pose.abduction + pose.carry), np.radians(pose.elbow)
    straight = unit([s * np.sin(out), -np.cos(out) * np.cos(bend), np.cos(out) * np.sin(bend)])
    direction = rotation(_X, -pose.arm_flexion) @ straight
    return direction, align(upper @ rest, direction) @ upper


def _palm(rig: Rig, side: str) -> Floats:
    """Normal of the palm at rest; the tip of the thumb lies on its side."""
    index, little, wrist = (rig.head[f"{b}.{side}"] for b in ("finger2-1", "finger5-1", "wrist"))
    normal = unit(np.cross(index - wrist, little - wrist))
    thumb = rig.tail[f"finger1-3.{side}"] - (index + little + wrist) / 3
    return normal if thumb @ normal >= 0 else -normal


def _hand(rig: Rig, side: str, s: float, forearm: Floats, total: Floats) -> Floats:
    rest = unit(rig.head[f"finger3-1.{side}"] - rig.head[f"wrist.{side}"])
    direction = unit(forearm + np.array([-s * 0.06, 0.0, 0.05]))
    aligned = align(total @ rest, direction) @ total
    return rotation(direction, twist_angle(direction, aligned @ _palm(rig, side), _Z)) @ aligned


def _finger(turns: _Turns, pose: Pose, side: str, s: float, finger: int) -> None:
    rig = turns.rig
    first, last = (
        unit(rig.tail[b] - rig.head[b]) for b in (f"finger{finger}-1.{side}", f"finger{finger}-3.{side}")
    )
    axis = np.cross(last, first)
    open_by = float(np.degrees(np.arctan2(np.linalg.norm(axis), first @ last))) * pose.uncurl
    for joint in (2, 3):
        turns.local[f"finger{finger}-{joint}.{side}"] = rotation(axis, open_by / 2)
    spread = rotation(_palm(rig, side), -s * (3.3 - finger) * pose.spread)
    turns.local[f"finger{finger}-1.{side}"] = spread @ rotation(axis, open_by * 0.3)
