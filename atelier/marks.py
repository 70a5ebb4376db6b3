"""Single places on the body: trigger points and landmarks, on every page."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atelier.arrays import Floats
    from atelier.page import Page
    from atelier.picks import Pick
    from atelier.skin import Hold, Skin
    from atelier.solid import Solid

LANDMARKS = Path(__file__).with_name("landmarks.csv")

_AWAY = -0.1
_OFF = 4.0
_NEARER = 0.1


@dataclass(frozen=True)
class Mark:
    """A place tied to the skin, at the surface or below it.

    Attributes:
        point: (3,) on the standing body.
        hold: The skin above it, that it is tied to.
        offset: (3,) from there, in the frame of the skin.
        problems: What is wrong with its pick.
    """

    point: Floats
    hold: Hold
    offset: Floats
    problems: tuple[str, ...] = ()

    def on(self, skin: Skin) -> Floats:
        """Give the place (3,) on another pose of the same body."""
        return np.asarray(skin.place(self.hold)[0] + skin.frames(self.hold)[0] @ self.offset)


class Shown(NamedTuple):
    """A mark on a page.

    Attributes:
        x: Page units.
        y: Page units.
        far: Whether it lies on the side turned away from the viewer.
    """

    x: float
    y: float
    far: bool


def tie(skin: Skin, point: Floats, above: Floats, problems: tuple[str, ...] = ()) -> Mark:
    """Tie a place (3,) to the standing body's skin above it (3,)."""
    hold = skin.hold(above[None])
    offset = skin.frames(hold)[0].T @ (point - skin.place(hold)[0])
    return Mark(point, hold, offset, problems)


def mark_point(skin: Skin, solid: Solid, pick: Pick) -> Mark:
    """Put a trigger point on the outer face of its muscle, straight below its pick."""
    spot = skin.pick(pick)
    reach = solid.outer.reshape(-1, 3) - spot.point
    deep = reach @ spot.inward
    aside = np.linalg.norm(reach - deep[:, None] * spot.inward, axis=1)
    # Over the shoulder a ray meets the muscle twice: the face nearer the pick is meant.
    nearest = int((aside + _NEARER * np.maximum(deep, 0.0)).argmin())
    problems = spot.problems
    if aside[nearest] > _OFF:
        problems += (f"{pick}: lies {aside[nearest]:.0f} units beside its muscle",)
    return tie(skin, spot.point + max(float(deep[nearest]), 0.0) * spot.inward, spot.point, problems)


def show(page: Page, mark: Mark) -> Shown:
    """Project a mark of the subject's left."""
    place = mark.on(page.carrier)[None]
    x, y = page.camera.project(place)[0]
    _, direct = page.buried(place)
    away = page.skin.frames(mark.hold)[0, :, 2] @ -page.camera.forward < _AWAY
    return Shown(float(x), float(y), bool(away or not direct[0]))


def load_landmarks(skin: Skin) -> Mapping[str, Mark]:
    """Read the landmarks; paired ones carry ``.L``, and lie on the subject's left."""
    with LANDMARKS.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    found = {}
    for row in rows:
        point = np.array([float(row["x"]), 1000.0 - float(row["y"]), float(row["z"])])
        found[f"{row['name']}.L" if row["paired"] == "yes" else row["name"]] = tie(skin, point, point)
    return found


def page_landmarks(page: Page, marks: Mapping[str, Mark]) -> dict[str, tuple[float, float]]:
    """Place the landmarks that lie on a page by name, both sides where the page shows both."""
    found = {}
    x0, y0, x1, y1 = page.camera.box
    for name, mark in marks.items():
        x, y, _ = show(page, mark)
        if not (x0 <= x <= x1 and y0 <= y <= y1 and page.share_on(mark.hold) > 0):
            continue
        found[name] = (x, y)
        if page.symmetric and name.endswith(".L"):
            found[f"{name.removesuffix('.L')}.R"] = (-x, y)
    return found
