"""Form lines: the dark valleys of a toned view, as an engraver would hint at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import ndimage as ndi
from skimage import morphology

from atelier.lines import arc_length, resample, smooth

if TYPE_CHECKING:
    from atelier.arrays import Bools, Floats
    from atelier.camera import Camera
    from atelier.tone import Tone

Pixel = tuple[int, int]

_SCALE = 1.3
_FULL = 0.06
_WEAK = 0.15
_STRONG = 0.45
_MARGIN = 4.5
_LEAST = 14.0


def form_lines(tone: Tone, cam: Camera, *, symmetric: bool, fine: float = 1.0) -> list[Floats]:
    """Find the valleys of a tone image.

    Args:
        tone: The toned view.
        cam: The camera it was made with.
        symmetric: Both sides of the body are shown alike: so shall its lines be, though the light is not.
        fine: Share of the scale of a whole body at which valleys are sought.

    Returns:
        Rows (n, 3): x, y in page units and strength 0 to 1.
    """
    inside = (tone.coverage > 0.5) & ~ndi.binary_dilation(tone.plain, iterations=round(cam.ppu))
    value = tone.value
    if symmetric:
        value = (value + value[:, ::-1]) / 2
        inside &= inside[:, ::-1]
    strength = _valleys(value, inside, cam, fine)
    labels, _ = ndi.label(strength > _WEAK, np.ones((3, 3)))
    kept = (labels > 0) & np.isin(labels, np.unique(labels[strength > _STRONG]))
    lines = []
    for pixels in _trace(morphology.skeletonize(kept)):  # type: ignore[no-untyped-call]
        rows = np.array(pixels)
        page = cam.from_pixels(rows[:, ::-1].astype(np.float64))
        if arc_length(page)[-1] >= _LEAST * fine:
            measured = np.c_[page, strength[rows[:, 0], rows[:, 1]]]
            lines.append(smooth(resample(measured, 0.6), 2.0))
    return lines


def _valleys(value: Floats, inside: Bools, cam: Camera, fine: float) -> Floats:
    """Curvature of the tone across each valley, scaled so that a deep fold of skin is about 1."""
    sigma = _SCALE * fine * cam.ppu
    share = ndi.gaussian_filter(inside.astype(np.float64), sigma * 2)
    around = ndi.gaussian_filter(np.where(inside, value, 0.0), sigma * 2) / np.maximum(share, 1e-3)
    down, right = np.gradient(ndi.gaussian_filter(np.where(inside, value, around), sigma))
    (dd, dr), rr = np.gradient(down), np.gradient(right, axis=1)
    largest = (dd + rr) / 2 + np.sqrt(((dd - rr) / 2) ** 2 + dr**2)
    bend = np.clip(largest, 0, None) * sigma**2
    bend[~ndi.binary_erosion(inside, iterations=int(_MARGIN * fine * cam.ppu))] = 0
    return np.asarray(bend / _FULL)


def _trace(skeleton: Bools) -> list[list[Pixel]]:
    """Cut a skeleton at its junctions into chains of pixels."""
    rows, columns = np.nonzero(skeleton)
    pixels = list(zip(rows.tolist(), columns.tolist(), strict=True))
    links = _links(pixels)
    used: set[tuple[Pixel, Pixel]] = set()
    chains = []
    for ends_only in (True, False):
        for pixel in pixels:
            if (len(links[pixel]) != 2) is ends_only:
                chains += [_follow(links, used, pixel, q) for q in links[pixel] if (pixel, q) not in used]
    return chains


def _links(pixels: list[Pixel]) -> dict[Pixel, list[Pixel]]:
    lit = set(pixels)
    around = [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b]
    return {(r, c): [(r + a, c + b) for a, b in around if (r + a, c + b) in lit] for r, c in pixels}


def _follow(
    links: dict[Pixel, list[Pixel]], used: set[tuple[Pixel, Pixel]], start: Pixel, onward: Pixel
) -> list[Pixel]:
    path = [start]
    while (path[-1], onward) not in used:
        used |= {(path[-1], onward), (onward, path[-1])}
        path.append(onward)
        ahead = [q for q in links[onward] if q != path[-2]]
        if len(links[onward]) != 2 or not ahead:
            break
        onward = ahead[0]
    return path
