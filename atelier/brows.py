"""Eyebrows: short hairs between two drawn curves, laid on the skin."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from scipy.interpolate import CubicSpline

from atelier.frames import camera
from atelier.lines import resample, ribbon_area
from atelier.skin import load_skin

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Floats
    from atelier.camera import Camera
    from atelier.skin import Hold, Skin
    from atelier.surface import Surface

# The lower and the upper edge of the subject's left brow on the anterior page, from the root outwards.
_LOWER = np.array([[7.5, 57.0], [15.0, 55.0], [23.0, 54.2], [28.5, 57.5]])
_UPPER = np.array([[7.2, 53.5], [15.0, 51.3], [23.0, 51.8], [28.8, 57.0]])
_HAIRS = 150
_SEED = 2


def draw_brows(surface: Surface, skin: Skin, cam: Camera) -> list[BaseGeometry]:
    """Draw both brows in a view; one area a brow, page units, none where it is hidden.

    Args:
        surface: What the view shows.
        skin: The skin of the body in that pose.
        cam: The view.
    """
    hairs = [(skin.place(hold), width) for hold, width in _hairs()]
    brows = []
    for side in (1.0, -1.0):
        drawn = [
            ribbon_area(resample(cam.project(P * [side, 1, 1]), 0.35), width, taper=3.0)
            for P, width in hairs
            if _shows(surface, cam, P * [side, 1, 1])
        ]
        if drawn:
            brows.append(shapely.unary_union(drawn))
    return brows


@lru_cache(maxsize=1)
def _hairs() -> list[tuple[Hold, float]]:
    """Lay hairs on the skin of the male body, on which the brows are drawn; with the width of each."""
    skin = load_skin("male")
    rng = np.random.default_rng(_SEED)
    lower, upper = _edge(_LOWER), _edge(_UPPER)
    front = camera("male", "anterior", 1.0)
    hairs = []
    for _ in range(_HAIRS):
        along = rng.random() * 0.93
        root = rng.random() * 0.85
        tip = min(root + 0.35 * (1 - along) + 0.1 * rng.random(), 1.0)
        t = np.linspace(along, min(along + 0.07 + 0.085 * rng.random(), 1.0), 6)
        rise = np.linspace(root, tip, 6)[:, None]
        page = lower(t) * (1 - rise) + upper(t) * rise
        origins = front.ray_origins(page)
        hits = skin.tracer().hit(origins, np.broadcast_to(front.forward, origins.shape))
        thickness = 0.36 * (0.6 + 0.6 * rng.random())
        hairs.append((skin.hold(origins + front.forward * hits.t[:, None]), thickness))
    return hairs


def _edge(points: Floats) -> CubicSpline:
    steps = np.r_[0.0, np.cumsum(np.sqrt(np.linalg.norm(np.diff(points, axis=0), axis=1)))]
    return CubicSpline(steps / steps[-1], points)


def _shows(surface: Surface, cam: Camera, P: Floats) -> bool:
    start = P - cam.forward * 1.2
    hits = surface.tracer.hit(start, np.broadcast_to(-cam.forward, start.shape))
    return bool((hits.prim < 0).all())
