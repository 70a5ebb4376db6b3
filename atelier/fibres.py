"""The flesh of a muscle in its own coordinates: fibre bundles, tendons and their ragged borders.

Across the fibres runs v, along them u from origin to insertion, both 0 to 1.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import ndimage as ndi

from atelier.arrays import smoothstep

if TYPE_CHECKING:
    from atelier.arrays import Floats
    from atelier.project import Drawn

_COLUMNS = 160
_ROWS_PER_UNIT = 5.0
_MOST_ROWS = 900
_STRANDS_PER_UNIT = 2.2


class Flesh(NamedTuple):
    """Maps over (v, u), all of one shape.

    Attributes:
        grain: Relief of bundles and strands, about -1 to 1.
        tendon: Share of tendon, 0 to 1.
        fade: Opacity, which runs out at origin and insertion, 0 to 1.
    """

    grain: Floats
    tendon: Floats
    fade: Floats


def seed_of(muscle: str) -> int:
    """Give a muscle its own random numbers, the same in every run and view."""
    return int.from_bytes(hashlib.sha256(muscle.encode()).digest()[:8], "big")


def page_width(grid: Floats) -> Floats:
    """Measure the muscle across its fibres on the page at each u; grid (nv, nu, 2), result (nu,)."""
    return np.asarray(np.linalg.norm(np.diff(grid, axis=0), axis=2).sum(0))


def grow_flesh(drawn: Drawn, fine: float = 1.0) -> Flesh:
    """Grow the flesh of a muscle; both sides grow alike.

    Args:
        drawn: The muscle on the page.
        fine: Share of the size of fibres on a whole body; smaller gives more of them.
    """
    rng = np.random.default_rng(seed_of(drawn.id))
    across = page_width(drawn.grid) / fine
    length = drawn.length / fine
    width = max(float(np.median(across)), 3.0)
    rows = int(np.clip(width * _ROWS_PER_UNIT, 24, _MOST_ROWS))
    u = np.linspace(0, 1, _COLUMNS)
    tendon = _tendon(rng, drawn, length, rows, u)
    narrow = np.clip(np.interp(u, np.linspace(0, 1, len(across)), across) / width, 0.15, 1)
    grain = _bundles(rng, rows, width) + _strands(rng, rows, width) * narrow**0.5
    return Flesh(grain * (1 - 0.62 * tendon), tendon, _fade(rng, length, rows, u))


def _noise(rng: np.random.Generator, shape: tuple[int, ...], sigma: tuple[float, ...] | float) -> Floats:
    """Smooth noise of unit spread."""
    field = ndi.gaussian_filter(rng.standard_normal(shape), sigma, mode="nearest")
    return np.asarray(field / max(float(field.std()), 1e-9))


def _ragged(rng: np.random.Generator, rows: int) -> Floats:
    """A border that follows single bundles: coarse waves and fine teeth, (rows, 1)."""
    coarse, teeth = _noise(rng, (rows,), rows * 0.08), _noise(rng, (rows,), 1.8)
    return (0.5 * coarse + 0.6 * teeth)[:, None]


def _tendon(rng: np.random.Generator, drawn: Drawn, length: float, rows: int, u: Floats) -> Floats:
    share = np.zeros((rows, len(u)))
    for size, from_end in ((drawn.tendon_origin, u), (drawn.tendon_insertion, 1 - u)):
        tooth = min(0.16 * size, 1.6 / length) * _ragged(rng, rows)
        if size:
            share = np.maximum(share, 1 - smoothstep(0.5 * size, 1.35 * size, from_end[None] + tooth))
    for band in drawn.bands:
        wave = 0.5 / length * _ragged(rng, rows)
        share = np.maximum(share, 0.9 * np.exp(-(((u[None] - band + wave) * length / 1.5) ** 2)))
    return share


def _bundles(rng: np.random.Generator, rows: int, width: float) -> Floats:
    """Broad and fine bundles that wander slowly along the muscle."""
    broad = _noise(rng, (max(int(width * 0.45), 5), 12), (0.7, 2.2))
    fine = _noise(rng, (max(int(width * 1.9), 8), 20), (0.6, 3.0))
    return 0.42 * _stretched(broad, rows) + 0.38 * _stretched(fine, rows)


def _stretched(field: Floats, rows: int) -> Floats:
    at = [np.linspace(0, n - 1, size) for n, size in zip(field.shape, (rows, _COLUMNS), strict=True)]
    return np.asarray(ndi.map_coordinates(field, np.meshgrid(*at, indexing="ij"), order=3, mode="nearest"))


def _strands(rng: np.random.Generator, rows: int, width: float) -> Floats:
    """Single strands, dark and light, each tapered at both ends."""
    out = np.zeros((rows, _COLUMNS))
    u = np.linspace(0, 1, _COLUMNS)
    row = np.arange(rows)
    for _ in range(int(width * _STRANDS_PER_UNIT)):
        middle, reach = rng.random(), 0.12 + 0.38 * rng.random()
        along = smoothstep(1, 0.35, np.abs(u - middle) / reach)
        drift = rng.normal(0, 0.012) * (u - middle) * rows
        place = rng.random() * rows + drift
        strength = -(0.6 + 1.2 * rng.random()) if rng.random() < 0.6 else 0.5 + 0.9 * rng.random()
        thick = (0.09 + 0.11 * rng.random()) * rows / width
        near = slice(max(int(place.min() - 4 * thick), 0), int(place.max() + 4 * thick) + 2)
        out[near] += strength * along * np.exp(-(((row[near, None] - place) / thick) ** 2))
    return out


def _fade(rng: np.random.Generator, length: float, rows: int, u: Floats) -> Floats:
    """Let origin and insertion run out softly: ragged, and earlier at the corners."""
    v = np.linspace(-1, 1, rows)[:, None]
    corner = min(2.6, 0.05 * length) * np.abs(v) ** 4
    fade = np.ones((rows, len(u)))
    for from_end in (u, 1 - u):
        units = from_end[None] * length - corner + 0.5 * _ragged(rng, rows)
        fade *= smoothstep(-0.3, min(4.0, 0.07 * length), units)
    return fade
