"""Light and shade of the body, as an engraver would draw it: relief exaggerated, shadows soft."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from atelier.arrays import smoothstep, unit
from atelier.surface import look

if TYPE_CHECKING:
    from atelier.arrays import Bools, Bytes, Floats, Singles
    from atelier.camera import Camera
    from atelier.surface import Seen, Surface

_KEY = np.array([-0.12, 0.8, 0.6])
_EXAGGERATION = 0.55
_RELIEF = (1.6, 1.2)
_GRAZING_SHARES = (0.18, 0.30, 0.32, 0.20)
_GRAZING_GAINS = (3.2, 3.2, 3.0, 2.4)
_TURNS_AWAY = 0.5
_CONTRAST = 1.3
_PIVOT = 0.62

NEUTRAL = (
    (0.0, "#3d3733"),
    (0.2, "#6f665f"),
    (0.4, "#a0968c"),
    (0.6, "#c9c0b5"),
    (0.8, "#e6dfd6"),
    (1.0, "#faf7f2"),
)


class Tone(NamedTuple):
    """A toned view.

    Attributes:
        value: (h, w) 0 dark to 1 light; 0 outside.
        coverage: (h, w) share of each pixel that the body fills.
        plain: (h, w) where no form line is to be drawn: eyeballs, quiet skin, and skin that turns away.
        away: (h, w) how far the skin lies behind the plane of the camera's origin, units; 0 outside.
        facing: (h, w) how squarely the skin faces the viewer, 0 to 1.
    """

    value: Floats
    coverage: Floats
    plain: Bools
    away: Floats
    facing: Floats


def render(surface: Surface, camera: Camera, samples: int = 2) -> Tone:
    """Shade a view with ``samples`` x ``samples`` rays a pixel."""
    total, count, away, facing = np.zeros((4, camera.height, camera.width))
    plain = np.zeros(count.shape, np.bool_)
    for row in range(samples):
        for column in range(samples):
            seen = look(surface, camera, (column + 0.5) / samples, (row + 0.5) / samples)
            count += seen.inside
            total[seen.inside] += np.where(seen.eye, _eyeball(seen, camera), _skin(seen, camera))
            away[seen.inside] += seen.away
            towards = seen.N @ -camera.forward.astype(np.float32)
            facing[seen.inside] += np.clip(towards[:, 2], 0, 1)
            plain[seen.inside] |= seen.eye | (seen.quiet > 0.3) | (towards[:, 3] < _TURNS_AWAY)
    hits = np.maximum(count, 1)
    return Tone(total / hits, count / samples**2, plain, away / hits, facing / hits)


def _skin(seen: Seen, camera: Camera) -> Singles:
    key = unit(_KEY)
    light = (key[0] * camera.right + key[1] * camera.up - key[2] * camera.forward).astype(np.float32)
    normals = [_normal(seen.N[:, k]) for k in range(5)]
    facing = np.clip(normals[0] @ -camera.forward.astype(np.float32), 0, 1)
    fine = [_normal(n + _RELIEF[0] * (n - normals[3]) + _RELIEF[1] * (n - normals[4])) for n in normals[:3]]
    grazing = _grazing([*fine, *normals[3:]], light)
    diffuse = 0.55 * (fine[0] @ light * 0.5 + 0.5) + 0.45 * (normals[3] @ light * 0.5 + 0.5)
    t = 0.22 + 0.80 * ((1 - _EXAGGERATION) * diffuse + _EXAGGERATION * grazing)
    t = t + 0.06 * (0.5 * np.tanh(seen.H[:, 0] * 5) + 0.6 * np.tanh(seen.H[:, 1] * 9))
    t = t * (1 - 0.6 * (1 - np.clip(seen.ao * 1.12, 0, 1)) ** 1.1)
    t = t * (1 - 0.48 * (1 - np.clip(seen.ao2 * 1.08, 0, 1)))
    t = t * (1 - 0.45 * seen.crotch) * (1 - 0.45 * (1 - facing) ** 3)
    return np.asarray(np.clip(t, 0, 1))


def _grazing(normals: list[Singles], light: Singles) -> Singles:
    """Light made tangent to the next coarser normal (Rusinkiewicz, Burns and DeCarlo 2006)."""
    total = np.zeros(len(normals[0]), np.float32)
    for k, (share, gain) in enumerate(zip(_GRAZING_SHARES, _GRAZING_GAINS, strict=True)):
        coarse = normals[k + 1]
        tangent = _normal(light - coarse * (coarse @ light)[:, None])
        total += share * (np.clip(gain * (normals[k] * tangent).sum(1), -1, 1) * 0.5 + 0.5)
    return total


def _normal(v: Singles) -> Singles:
    return np.asarray(v / np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-9), np.float32)


def _eyeball(seen: Seen, camera: Camera) -> Singles:
    lit, angle = _skin(seen, camera), seen.gaze
    iris = 0.42 + 0.16 * np.clip(angle / 0.42, 0, 1) - 0.22 * smoothstep(0.35, 0.43, angle)
    iris = np.where(angle < 0.19, 0.10 + 0.3 * smoothstep(0.15, 0.19, angle), iris)
    white = 0.78 * lit + 0.16
    rim = smoothstep(0.42, 0.45, angle)
    return np.asarray(
        np.where(angle < 0.45, iris * (0.55 + 0.5 * lit) * (1 - rim) + white * rim, white), np.float32
    )


def hex_rgb(colour: str) -> Floats:
    """Read ``#rrggbb`` as three values 0 to 1."""
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255


def ramp(t: Floats, stops: tuple[tuple[float, str], ...]) -> Floats:
    """Colour values through a ramp, blended in linear light; (..., 3) of 0 to 1."""
    at = [place for place, _ in stops]
    linear = np.stack([hex_rgb(colour) for _, colour in stops]) ** 2.2
    return np.asarray(np.stack([np.interp(t, at, linear[:, k]) for k in range(3)], -1) ** (1 / 2.2))


def neutral_rgb(value: Floats) -> Bytes:
    """Colour tone values as the calm grey-beige of the figure, (..., 3)."""
    t = np.clip((value - _PIVOT) * _CONTRAST + _PIVOT, 0, 1)
    return np.asarray(ramp(t, NEUTRAL) * 255 + 0.5).astype(np.uint8)
