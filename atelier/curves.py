"""Curves on the skin and the grids that they span."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.interpolate import CubicSpline, PchipInterpolator

from atelier.arrays import unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atelier.arrays import Floats
    from atelier.picks import Pick
    from atelier.skin import Skin, Spot

Parts = np.ndarray[tuple[int], np.dtype[np.str_]]

ALONG = 48
_FINE = 240
_SNAPS = 3
_ROW_STEP = 2.2
_FEWEST_ROWS = 10
_MOST_ROWS = 56


@dataclass(frozen=True)
class SkinCurve:
    """A curve that runs on the skin.

    Attributes:
        points: (n, 3) evenly spaced along it.
        sunk: (n, 3) how far each point is moved into the body, by the depths of the picks.
        parts: (n,) part of the body that each point is held to.
        shares: Share of the length at which each pick lies, ascending, 0 to 1.
        problems: What is wrong with its picks.
    """

    points: Floats
    sunk: Floats
    parts: Parts
    shares: Floats
    problems: tuple[str, ...]


def spline(P: Floats, count: int) -> tuple[Floats, Floats]:
    """Run a smooth curve through points.

    Args:
        P: (k, 3) points, k >= 2; a repeated point counts once.
        count: Points wanted.

    Returns:
        (count, 3) evenly spaced points and the share of the length of each given point, (k,).
    """
    steps = np.sqrt(np.linalg.norm(np.diff(P, axis=0), axis=1))
    knots = np.r_[0.0, np.cumsum(np.maximum(steps, 1e-6))]
    at = np.unique(np.r_[np.linspace(0, knots[-1], _FINE), knots])
    fine = (
        CubicSpline(knots, P, bc_type="natural")(at)
        if len(P) > 2
        else P[0] + (P[1] - P[0]) * (at / knots[-1])[:, None]
    )
    lengths = np.r_[0.0, np.cumsum(np.linalg.norm(np.diff(fine, axis=0), axis=1))]
    wanted = np.linspace(0, lengths[-1], count)
    even = np.stack([np.interp(wanted, lengths, fine[:, k]) for k in range(3)], 1)
    return even, np.interp(knots, at, lengths) / max(lengths[-1], 1e-9)


def run_on_skin(skin: Skin, picks: Sequence[Pick], *, count: int = ALONG, depth: float = 0.0) -> SkinCurve:
    """Run a curve through picks on the skin.

    Args:
        skin: The skin of the standing body.
        picks: Two or more; their numbers are depths where given.
        count: Points wanted along it.
        depth: Depth of picks without a number, body units along the ray of the pick.
    """
    spots = [skin.pick(p) for p in picks]
    curve, shares = spline(np.array([s.point for s in spots]), count)
    parts = _parts_along(spots, shares, count)
    keep = np.unique(np.linspace(0, count - 1, max(12, count // 3)).astype(int))
    for _ in range(_SNAPS):
        curve = skin.snap_by_part(curve, parts)
        curve, _ = spline(curve[keep], count)
    curve = skin.snap_by_part(curve, parts)
    depths = [depth if p.number is None else p.number for p in picks]
    sunk = _sunk(skin, curve, spots, shares, depths)
    return SkinCurve(curve, sunk, parts, shares, tuple(q for s in spots for q in s.problems))


def _parts_along(spots: Sequence[Spot], shares: Floats, count: int) -> Parts:
    """Hold each point to the part that both neighbouring picks name."""
    u = np.linspace(0, 1, count)
    after = np.clip(np.searchsorted(shares, u, side="left"), 1, len(spots) - 1)
    names = np.array([s.part for s in spots])
    before = names[after - 1]
    return np.where(before == names[after], before, "all")


def _sunk(
    skin: Skin, curve: Floats, spots: Sequence[Spot], shares: Floats, depths: Sequence[float]
) -> Floats:
    """Interpolate the rays of the picks; where two views blend, the skin's normal takes over."""
    u = np.linspace(0, 1, len(curve))
    rays = np.stack([np.interp(u, shares, [s.inward[k] for s in spots]) for k in range(3)], 1)
    blend = 1 - np.linalg.norm(rays, axis=1, keepdims=True)
    inward = unit(rays - blend * skin.normal(curve, broad=True))
    return np.asarray(inward * np.interp(u, shares, depths)[:, None])


@dataclass(frozen=True)
class Sheet:
    """A grid on the skin, rows are fibres.

    Attributes:
        skin: (nv, nu, 3) points on the skin, u from origin to insertion, v from the first guide to the last.
        sunk: (nv, nu, 3) how far each is moved into the body.
    """

    skin: Floats
    sunk: Floats


def span(skin: Skin, guides: Sequence[SkinCurve]) -> Sheet:
    """Span a grid over two or more guides of the same number of points."""
    G = np.array([g.points for g in guides])
    across = np.linalg.norm(np.diff(G, axis=0), axis=2)
    mean = np.maximum(across.mean(1), 1e-3)
    t = np.r_[0.0, np.cumsum(mean)] / mean.sum()
    rows = int(np.clip(across.sum(0).max() / _ROW_STEP, _FEWEST_ROWS, _MOST_ROWS))
    v = np.linspace(0, 1, rows)
    points, sunk = spread(t, G, v), spread(t, np.array([g.sunk for g in guides]), v)
    parts = _parts_across(guides, t, v)
    shape = points.shape
    snapped = skin.snap_by_part(points.reshape(-1, 3), parts.reshape(-1)).reshape(shape)
    return Sheet(snapped, sunk)


def spread(t: Floats, G: Floats, v: Floats) -> Floats:
    """Interpolate guides (k, n, 3) that lie at t (k,) across a sheet, at v (m,): (m, n, 3)."""
    if len(G) == 2:
        return np.asarray(G[0] + (G[1] - G[0]) * v[:, None, None])
    return np.asarray(PchipInterpolator(t, G, axis=0)(v))


def _parts_across(guides: Sequence[SkinCurve], t: Floats, v: Floats) -> Parts:
    after = np.clip(np.searchsorted(t, v, side="left"), 1, len(guides) - 1)
    names = np.array([g.parts for g in guides])
    before = names[after - 1]
    return np.where(before == names[after], before, "all")
