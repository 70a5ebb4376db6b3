"""Plates: pictures bled past their edges, so that a vector outline can cut them without a fringe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from scipy import ndimage as ndi

if TYPE_CHECKING:
    from pathlib import Path

    from atelier.arrays import Bools, Bytes, Floats

_BLEED = 8
_QUALITY = 90


def filled(image: Floats, known: Bools) -> Floats:
    """Spread the known pixels of a picture (h, w) or (h, w, k) outwards: each other one takes its nearest."""
    if known.all() or not known.any():
        return image
    nearest = ndi.distance_transform_edt(~known, return_distances=False, return_indices=True)
    return np.asarray(image[nearest[0], nearest[1]])


def bled(rgb: Floats, known: Bools) -> Floats:
    """Bleed colours (h, w, 3) a few pixels past the known area; farther out is their mean: it packs well."""
    if not known.any():
        return rgb
    out = np.broadcast_to(rgb[known].mean(0), rgb.shape).copy()
    near = ndi.binary_dilation(known, iterations=_BLEED)
    out[near] = filled(rgb, known)[near]
    return out


def over(below: Floats, above: Floats) -> Floats:
    """Lay one picture (h, w, 4) on another; colours multiplied by opacity."""
    return np.asarray(above + below * (1 - above[..., 3:]))


def shrunk(picture: Floats, size: tuple[int, int]) -> Floats:
    """Scale a picture (h, w, k) down to a width and height, each channel apart, values 0 to 1 kept."""
    channels = [
        Image.fromarray(picture[..., k].astype(np.float32)).resize(size, Image.Resampling.BOX)
        for k in range(picture.shape[2])
    ]
    return np.clip(np.dstack([np.asarray(c, np.float64) for c in channels]), 0, 1)


def straight(picture: Floats) -> Bytes:
    """Turn colours multiplied by opacity (h, w, 4) into bytes that are not, bled where nothing shows."""
    alpha = picture[..., 3:]
    rgb = picture[..., :3] / np.maximum(alpha, 1e-6)
    rgb = bled(np.clip(rgb, 0, 1), alpha[..., 0] > 0.02)
    return np.asarray(np.dstack([rgb, alpha]) * 255 + 0.5).astype(np.uint8)


def save_webp(pixels: Bytes, path: Path) -> None:
    """Write (h, w, 3) or (h, w, 4) pixels; hidden colours are kept."""
    Image.fromarray(pixels).save(path, "WEBP", quality=_QUALITY, alpha_quality=90, method=5, exact=True)
