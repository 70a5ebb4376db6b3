"""The bony pelvis about the pelvic floor, modelled from landmarks: what the page from below is drawn on.

A schematic of our own: bones are tapering rods and plates between the measured landmarks of the standing
body, joined softly; a shallow bowl behind them closes the outlet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from atelier.subdivide import relax

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atelier.arrays import Floats, Ints
    from atelier.body import BodyName

_PITCH = 1.4
_SOFT = 3.0
_MARGIN = 22.0
_PASSES = 4

Place = tuple[float, float, float]
_RODS: tuple[tuple[Place, Place, float, float], ...] = (
    # pubis: body, superior ramus, inferior ramus
    ((4.5, 529, 38), (12, 528, 44), 7.0, 6.0),
    ((4.0, 522, 36), (6, 534, 42), 6.0, 6.5),
    ((12, 530, 45), (38, 538, 34), 5.5, 6.0),
    ((38, 538, 34), (58, 540, 18), 6.0, 11.0),
    ((6, 521, 35), (21, 509, 22), 4.6, 4.0),
    ((21, 509, 22), (34, 503, 4), 4.0, 6.0),
    # ischium: tuberosity, body, spine
    ((34, 503, 5), (40, 505, -9), 7.0, 9.0),
    ((40, 507, -7), (52, 528, -2), 9.0, 10.0),
    ((52, 528, -2), (60, 540, 10), 10.0, 15.0),
    ((47, 538, -4), (34, 538, -12), 7.0, 2.2),
    # ilium: to the anterior and the posterior superior spine, and along the crest
    ((62, 548, 14), (72, 578, 43), 11.0, 5.0),
    ((60, 548, 6), (30, 580, -27), 11.0, 7.0),
    ((72, 578, 44), (79, 592, 25), 5.0, 5.0),
    ((79, 592, 25), (60, 600, -6), 5.0, 5.0),
    ((60, 600, -6), (28, 585, -30), 5.0, 6.0),
    # sacrum and coccyx
    ((0, 578, 6), (0, 556, -24), 13.0, 10.0),
    ((16, 574, -10), (5, 545, -30), 11.0, 6.0),
    ((26, 578, -16), (10, 552, -27), 9.0, 5.0),
    ((0, 556, -25), (0, 537, -31), 10.0, 7.0),
    ((0, 537, -31), (0, 528, -30), 6.4, 5.2),
    ((0, 528, -30), (0, 520, -25), 5.2, 3.8),
)
"""Both ends of each rod on the subject's left of the standing male body, and its radius there."""

_WINGS: tuple[tuple[Place, Place, Place], ...] = (
    ((61, 550, 12), (72, 578, 43), (79, 592, 25)),
    ((61, 550, 12), (79, 592, 25), (60, 600, -6)),
    ((61, 550, 8), (60, 600, -6), (30, 582, -27)),
)
_WING = 3.2
_BOWL = ((0.0, 557.0, 5.0), (64.0, 7.0, 41.0))
"""Middle and half-axes of the bowl behind the outlet."""


class Fit(NamedTuple):
    """How places of the standing male body are brought to another body.

    Attributes:
        stretch: (3,) along the axes of the body.
        shift: (3,) thereafter, body units.
    """

    stretch: Floats
    shift: Floats

    def of(self, P: Floats) -> Floats:
        """Bring places (..., 3) to the other body."""
        return np.asarray(P * self.stretch + self.shift)


FITS: Mapping[BodyName, Fit] = {
    "male": Fit(np.ones(3), np.zeros(3)),
    "female": Fit(np.array([1.139, 1.0, 1.165]), np.array([0.0, -17.7, -3.0])),
}
"""The fit of each body, as ``fit_of`` measures it."""


def fit_of(male: Mapping[str, Floats], body: Mapping[str, Floats]) -> Fit:
    """Fit the male pelvis to a body by landmarks (3,), given by name.

    Hips and sitting bones tell the width, symphysis and sacral apex the depth; heights, which the page from
    below does not show, are only shifted.
    """
    wide = np.mean([body[n][0] / male[n][0] for n in ("hip_joint.L", "ischial_tuberosity.L")])
    deep = [m["pubic_symphysis"][2] - m["sacral_apex"][2] for m in (body, male)]
    stretch = np.array([wide, 1.0, deep[0] / deep[1]])
    return Fit(stretch, (body["pubic_symphysis"] - stretch * male["pubic_symphysis"]) * [0, 1, 1])


def model(body: BodyName) -> tuple[Floats, Ints]:
    """Model the pelvis of a body: vertices (n, 3) and quads (m, 4), closed and symmetric."""
    ends = np.array([p for a, b, *_ in _RODS for p in (a, b)])
    low, high = ends.min(0) - _MARGIN, ends.max(0) + _MARGIN
    half = np.arange(_PITCH / 2, high[0] + _PITCH, _PITCH)
    y, z = (np.arange(low[k], high[k] + _PITCH, _PITCH) for k in (1, 2))
    right = _distance(np.stack(np.meshgrid(half, y, z, indexing="ij"), -1))
    V, F = _surface(np.concatenate([right[::-1], right]), np.array([-half[-1], y[0], z[0]]))
    return FITS[body].of(relax(V, F, np.ones(len(V)), passes=_PASSES)), F


def _distance(P: Floats) -> Floats:
    """Measure the distance of places (..., 3) to the bones, below 0 inside; joints are rounded."""
    field = np.full(P.shape[:-1], 1e3)
    for start, end, r0, r1 in _RODS:
        field = _joined(field, _rod(P, np.array(start), np.array(end), r0, r1))
    for corners in _WINGS:
        field = _joined(field, _plate(P, *(np.array(c) for c in corners)) - _WING)
    middle, axes = (np.array(v) for v in _BOWL)
    bowl = (np.linalg.norm((P - middle) / axes, axis=-1) - 1) * axes[1]
    return np.asarray(np.minimum(field, bowl))


def _joined(a: Floats, b: Floats) -> Floats:
    near = np.clip(0.5 + 0.5 * (b - a) / _SOFT, 0, 1)
    return np.asarray(b + (a - b) * near - _SOFT * near * (1 - near))


def _rod(P: Floats, start: Floats, end: Floats, r0: float, r1: float) -> Floats:
    way = end - start
    share = np.clip((P - start) @ way / (way @ way), 0, 1)
    gap = np.linalg.norm(P - start - share[..., None] * way, axis=-1)
    return np.asarray(gap - (r0 + (r1 - r0) * share))


def _plate(P: Floats, a: Floats, b: Floats, c: Floats) -> Floats:
    """Distance to a triangle: across where the place lies above it, else to its nearest edge."""
    normal = np.cross(b - a, c - a)
    normal = normal / np.linalg.norm(normal)
    inside = np.ones(P.shape[:-1], np.bool_)
    for p, q in ((a, b), (b, c), (c, a)):
        inside &= (P - p) @ np.cross(normal, q - p) >= 0
    edges = [_rod(P, p, q, 0.0, 0.0) for p, q in ((a, b), (b, c), (c, a))]
    return np.asarray(np.where(inside, np.abs((P - a) @ normal), np.minimum.reduce(edges)))


def _surface(field: Floats, corner: Floats) -> tuple[Floats, Ints]:
    """Wrap quads about where a field lies below 0 (naive surface nets): one vertex a cell that it crosses.

    Args:
        field: (a, b, c) values on a grid of ``_PITCH``, above 0 at its rim.
        corner: (3,) place of its first value.
    """
    total, count = np.zeros((*field.shape, 3)), np.zeros(field.shape)
    rings, inward = [], []
    for axis in range(3):
        step, u, v = (np.eye(3, dtype=int)[(axis + k) % 3] for k in range(3))
        here = field[tuple(slice(None, -1) if k else slice(None) for k in step)]
        beyond = field[tuple(slice(1, None) if k else slice(None) for k in step)]
        at = np.argwhere((here < 0) != (beyond < 0))
        a, b = here[tuple(at.T)], beyond[tuple(at.T)]
        place = at + (a / (a - b))[:, None] * step
        ring = np.stack([at - u - v, at - v, at, at - u], 1)
        for cell in np.moveaxis(ring, 1, 0):
            np.add.at(total, tuple(cell.T), place)
            np.add.at(count, tuple(cell.T), 1)
        rings.append(ring)
        inward.append(a < 0)
    number = np.cumsum(count.ravel() > 0).reshape(field.shape) - 1
    V = corner + _PITCH * total[count > 0] / count[count > 0][:, None]
    quads = [number[tuple(np.moveaxis(ring, -1, 0))] for ring in rings]
    turned = [np.where(leaves[:, None], q, q[:, ::-1]) for q, leaves in zip(quads, inward, strict=True)]
    return V, np.vstack(turned)
