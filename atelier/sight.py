"""What of a painted muscle is in sight: pictures read at other pixels, and clean borders of what shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import ndimage as ndi

from atelier.arrays import smoothstep

if TYPE_CHECKING:
    from atelier.arrays import Bools, Floats
    from atelier.camera import Camera

_CUT_SOFTNESS = 2.6
_CUT = (0.42, 0.58)
_THIN = 1.3
_NEAR_CUT = 5.0
_LEAST_SHOWN = 14.0
_LEAST_SHOWN_SHARE = 0.04
_LEAST_HIDDEN = 60.0
"""Square units of a muscle that something in front of it must hide."""
_NARROW = 6.0
"""Width of a strip of it, units, that is hidden by a step of the body alone."""
_NEAR_STEP, _STEP = 2.0, 6.0
_BEHIND = 0.3
_BESIDE = 0.3
_CRUMB_OPACITY = 0.35
_CRUMB_RIM = 4


def page_points(cam: Camera) -> Floats:
    """Page points of the pixels of a camera, (h, w, 2)."""
    pixels = np.meshgrid(np.arange(cam.width, dtype=np.float64), np.arange(cam.height, dtype=np.float64))
    return cam.from_pixels(np.stack(pixels, -1))


def lookup(image: Floats, cam: Camera, patch: Camera) -> Floats:
    """Read a picture made with one camera at the pixels of another."""
    x, y = np.moveaxis(cam.to_pixels(page_points(patch)), -1, 0)
    return np.asarray(ndi.map_coordinates(image, [y, x], order=1, mode="nearest"))


def steps(skin: Floats, facing: Floats, cam: Camera) -> Bools:
    """Tell where (h, w) one part of the body stands before another.

    Args:
        skin: (h, w) how far the skin lies behind the plane of the camera's origin, units.
        facing: (h, w) how squarely the skin faces the viewer, 0 to 1.
        cam: The camera of these pictures.
    """
    size = max(round(2 * _NEAR_STEP * cam.ppu), 3)
    height = ndi.maximum_filter(skin, size) - ndi.minimum_filter(skin, size)
    return np.asarray(height * ndi.maximum_filter(facing, size) > _STEP)


def clean_cut(shown: Bools, inside: Bools, front: Bools, cam: Camera, fine: float) -> Floats:
    """Draw the border between shown and hidden as one smooth curve, without strips and crumbs beside it.

    Args:
        shown: (h, w) what was measured to show.
        inside: (h, w) where the muscle lies.
        front: (h, w) where one part of the body stands before another.
        cam: The camera of these pictures.
        fine: How much finer than on a whole body edges are drawn.

    Returns:
        Opacity (h, w).
    """
    shown = shown & inside
    hidden = inside & ~shown
    if not hidden.any():
        return np.ones(shown.shape)
    if shown.any():
        core = ndi.distance_transform_edt(shown) > _THIN * cam.ppu
        body = ndi.distance_transform_edt(~core) <= _THIN * cam.ppu if core.any() else core
        shown &= body | (ndi.distance_transform_edt(~hidden) > _NEAR_CUT * cam.ppu)
        labels, _ = ndi.label(shown)
        areas = np.bincount(labels.ravel())
        least = max(_LEAST_SHOWN * cam.ppu**2, _LEAST_SHOWN_SHARE * inside.sum())
        shown &= (areas >= least)[labels]
        shown |= _bites(inside & ~shown, shown, front, cam)
    sigma = _CUT_SOFTNESS * fine * cam.ppu
    share = ndi.gaussian_filter(shown.astype(np.float64), sigma)
    of = ndi.gaussian_filter(inside.astype(np.float64), sigma)
    return smoothstep(*_CUT, share / np.maximum(of, 1e-6))


def _bites(hidden: Bools, shown: Bools, front: Bools, cam: Camera) -> Bools:
    """Hidden places so small, or such narrow strips along what shows, that nothing lies in front of them."""
    labels, count = ndi.label(hidden)
    areas = np.bincount(labels.ravel())
    every = np.arange(count + 1)
    widths = 2 * np.asarray(ndi.maximum(ndi.distance_transform_edt(hidden), labels, every))
    behind = np.asarray(ndi.mean(front, labels, every)) > _BEHIND
    rim = hidden & ~ndi.binary_erosion(hidden)
    beside = np.asarray(ndi.mean(ndi.binary_dilation(shown), np.where(rim, labels, 0), every)) > _BESIDE
    narrow = (widths < _NARROW * cam.ppu) & beside & ~behind
    small = (areas < _LEAST_HIDDEN * cam.ppu**2) | narrow
    small[0] = False
    return np.asarray(small[labels])


def without_crumbs(opacity: Floats, cam: Camera) -> Floats:
    """Take away specks that lie apart from the muscle."""
    labels, _ = ndi.label(opacity > _CRUMB_OPACITY)
    small = np.bincount(labels.ravel()) < _LEAST_SHOWN * cam.ppu**2
    small[0] = False
    near = ndi.binary_dilation(small[labels], iterations=_CRUMB_RIM) & (small[labels] | (labels == 0))
    return np.where(near, 0.0, opacity)
