"""Paint one muscle: flesh along its fibres, lit with the body, rounded and outlined along its sides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from scipy import ndimage as ndi

from atelier.arrays import smoothstep
from atelier.canvas import area_path, blank, colour, coverage_of, painter_on, pixels_of
from atelier.fibres import Flesh, grow_flesh, seed_of
from atelier.ink import thick_thin
from atelier.lines import resample, ribbon_area, smooth
from atelier.page import mirrored
from atelier.paths import polygons_of
from atelier.sight import clean_cut, lookup, page_points, steps, without_crumbs
from atelier.tone import hex_rgb, ramp
from atelier.tracer import Tracer

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Floats, Ints
    from atelier.camera import Camera
    from atelier.project import Drawn

RED = ((0.0, "#5c1f1c"), (0.3, "#8d332b"), (0.55, "#b4503f"), (0.8, "#cf7860"), (1.0, "#e6a78c"))
TENDON = ((0.0, "#87766a"), (0.4, "#c4b4a0"), (0.75, "#e3d7c4"), (1.0, "#f5ede0"))

_FINE = 2
_FAR = 1000.0
_BURIED = 9.0
_MIDLINE = (3.4, 6.4)
_SEAM = (0.22, 0.45)
_HAIR = 0.2
_LINE_GAP = 3.5
_MARGIN = 8.0
_OVERLAP = 0.3
_SHADOW_RGB = np.array([0.16, 0.06, 0.05])
_SHADOW_OPACITY = 0.30
_SHADOW_SOFTNESS = 1.7
_SHADOW_DROP = 0.9
_LIGHT = np.array([-0.20, -0.52, 0.83])
_ROUND = 6.5
_LINE = "#3f1512"
_LINE_WIDTH = 0.62
_LINE_OPACITY = 0.8


class Ground(NamedTuple):
    """The body in a view, as the painter needs it.

    Attributes:
        outline: Its outline, page units.
        value: (h, w) tone, 0 dark to 1 light.
        skin: (h, w) how far the skin lies behind the plane of the camera's origin, units.
        facing: (h, w) how squarely the skin faces the viewer, 0 to 1.
        cam: The camera of these pictures.
        fine: How much finer than on a whole body edges, lines and fibres are painted.
    """

    outline: BaseGeometry
    value: Floats
    skin: Floats
    facing: Floats
    cam: Camera
    fine: float


class Patch(NamedTuple):
    """A painted muscle, to be laid on a plate.

    Attributes:
        row: First row of the plate that it covers.
        column: First column.
        rgba: (h, w, 4) colours multiplied by opacity, 0 to 1.
    """

    row: int
    column: int
    rgba: Floats


class _Pixels(NamedTuple):
    """Where the pixels of a patch lie on the muscle, each (h, w).

    Attributes:
        u: 0 origin to 1 insertion.
        v: 0 to 1 across the fibres.
        away: How far the outer face lies behind the plane of the camera's origin, units.
        under: How far it lies from the nearest skin, units.
        beyond: Distance to the nearest pixel that shows the outer face, units.
        nearest: Row and column of that pixel.
    """

    u: Floats
    v: Floats
    away: Floats
    under: Floats
    beyond: Floats
    nearest: tuple[Ints, Ints]


def paint_muscle(drawn: Drawn, ground: Ground, plate: Camera) -> Patch | None:
    """Paint a muscle with its contact shadow.

    Args:
        drawn: The muscle on the page.
        ground: The body that it lies on; nothing is painted beyond its outline.
        plate: The camera of the plate.

    Returns:
        None if the muscle lies off the plate or its fibres do not show.
    """
    frame = _frame(drawn.region, plate)
    if frame is None:
        return None
    row, column, cam = frame
    pixels = _locate(drawn, cam)
    if pixels is None:
        return None
    body = coverage_of(ground.outline, cam)
    region = _both_halves(drawn.region) if drawn.midline else drawn.region
    cover = coverage_of(region.buffer(_OVERLAP), cam)
    flesh = grow_flesh(drawn, ground.fine)
    inside = ndi.distance_transform_edt(cover > 0.5) / (cam.ppu * ground.fine)
    rgb = _colours(drawn, flesh, pixels, lookup(ground.value, ground.cam, cam), inside, cam.ppu * ground.fine)
    sight = _in_sight(drawn, pixels, ground, cover, cam)
    shown = body * sight
    fade = np.ones_like(cover) if drawn.ring else _sample(flesh.fade, pixels)
    if drawn.midline and not drawn.ring:
        fade, rgb = _joined(fade, rgb, cam, ground.fine)
    opacity = cover * fade * shown
    line = _side_lines(drawn, region, ground, cam) * shown * np.clip(cover + 0.4, 0, 1)
    line = np.maximum(line, _cut_line(sight, cover * fade * body, cam, ground.fine))
    rgb = rgb * (1 - line[..., None]) + hex_rgb(_LINE) * line[..., None]
    opacity = without_crumbs(np.maximum(opacity, line), cam)
    shadow = _shadow(opacity, cam.ppu * ground.fine) * body
    mixed = opacity + shadow * (1 - opacity)
    layers = rgb * opacity[..., None] + _SHADOW_RGB * (shadow * (1 - opacity))[..., None]
    return Patch(row, column, _halved(np.dstack([layers, mixed])))


def _frame(region: BaseGeometry, plate: Camera) -> tuple[int, int, Camera] | None:
    """Cut the part of a plate about a region, at twice its scale: first row, first column, camera."""
    x0, y0, x1, y1 = region.bounds
    low = np.floor(plate.to_pixels(np.array([x0 - _MARGIN, y0 - _MARGIN]))).astype(int)
    high = np.ceil(plate.to_pixels(np.array([x1 + _MARGIN, y1 + _MARGIN]))).astype(int) + 1
    low = np.clip(low, 0, [plate.width, plate.height])
    high = np.clip(high, 0, [plate.width, plate.height])
    if (high - low).min() < 4:
        return None
    left, top = np.array(plate.box[:2]) + low / plate.ppu
    right, bottom = np.array(plate.box[:2]) + high / plate.ppu
    cam = replace(plate, box=(float(left), float(top), float(right), float(bottom)), ppu=plate.ppu * _FINE)
    return int(low[1]), int(low[0]), cam


def _locate(drawn: Drawn, cam: Camera) -> _Pixels | None:
    """Find u and v of each pixel by casting rays at the flat grid; pixels that miss it take the nearest."""
    grid, visible = drawn.grid, drawn.visible
    rows, columns = visible.shape
    index = np.arange(rows * columns).reshape(rows, columns)
    quads = np.stack([index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]], -1).reshape(-1, 4)
    quads = quads[visible.ravel()[quads].sum(1) >= 2]
    if not len(quads):
        return None
    tracer = Tracer(np.c_[grid.reshape(-1, 2), drawn.away.ravel()], quads)
    page = page_points(cam).reshape(-1, 2)
    hits = tracer.hit(
        np.c_[page, np.full(len(page), -_FAR)], np.broadcast_to([0.0, 0.0, 1.0], (len(page), 3))
    )
    met = (hits.prim >= 0).reshape(cam.height, cam.width)
    if not met.any():
        return None
    corners = tracer.T[np.maximum(hits.prim, 0)]
    shares = np.stack([1 - hits.u - hits.v, hits.u, hits.v], 1)
    u = (corners % columns * shares).sum(1) / (columns - 1)
    v = (corners // columns * shares).sum(1) / (rows - 1)
    under = (drawn.under.ravel()[corners] * shares).sum(1)
    gap, nearest = ndi.distance_transform_edt(~met, return_indices=True)
    at = (nearest[0], nearest[1])
    depth = hits.t.astype(np.float64) - _FAR
    u, v, depth, under = (a.reshape(met.shape)[at] for a in (u, v, depth, under))
    return _Pixels(u, v, depth, under, gap / cam.ppu, at)


def _sample(field: Floats, pixels: _Pixels) -> Floats:
    at = [pixels.v * (field.shape[0] - 1), pixels.u * (field.shape[1] - 1)]
    return np.asarray(ndi.map_coordinates(field, at, order=1, mode="nearest"))


def _in_sight(drawn: Drawn, pixels: _Pixels, ground: Ground, cover: Floats, cam: Camera) -> Floats:
    """Hide what runs behind another part of the body, as the neck behind the jaw. Opacity (h, w).

    A muscle is hidden where the skin that the viewer sees lies farther from it, measured across that skin,
    than the skin that covers it.
    """
    if drawn.depth == "deep":
        return np.ones_like(pixels.away)
    skin, facing = lookup(ground.skin, ground.cam, cam), lookup(ground.facing, ground.cam, cam)
    buried = (pixels.away - skin) * facing - pixels.under
    front = steps(skin, facing, cam)
    return clean_cut((buried < _BURIED)[pixels.nearest], cover > 0.5, front, cam, ground.fine)


def _both_halves(region: BaseGeometry) -> BaseGeometry:
    """Join a muscle to its mirror image; simplified outlines leave a hair of a gap between them."""
    return region.union(mirrored(region)).buffer(_HAIR).buffer(-_HAIR)


def _joined(fade: Floats, rgb: Floats, cam: Camera, fine: float) -> tuple[Floats, Floats]:
    """Let both halves of a muscle meet at the midline, in a fine seam."""
    off = np.abs(page_points(cam)[..., 0]) / fine
    depth, width = _SEAM
    seam = 1 - depth * np.exp(-((off / width) ** 2))
    return np.maximum(fade, 1 - smoothstep(*_MIDLINE, off)), rgb * seam[..., None]


def _colours(
    drawn: Drawn, flesh: Flesh, pixels: _Pixels, body: Floats, inside: Floats, scale: float
) -> Floats:
    """Colour each pixel; ``body`` is the tone beneath, ``inside`` how far it lies from the muscle's edge."""
    tendon = _sample(flesh.tendon, pixels)
    grain = _sample(flesh.grain, pixels) * (1 - smoothstep(0.0, 1.6, pixels.beyond))
    belly = 0.92 + 0.08 * np.sin(np.pi * pixels.u)
    shade = np.clip((body - 0.25) / 0.6, 0, 1.1) * belly * _bulge(inside, tendon, scale)
    shade *= 1 + (seed_of(drawn.id) % 1000 / 1000 - 0.5) * 0.07
    shade = np.clip(shade, 0, 1)
    red = ramp(np.clip(shade * (1 + 0.07 * grain), 0, 1), RED)
    white = ramp(np.clip(shade * 1.06, 0, 1), TENDON)
    rgb = red * (1 - tendon[..., None]) + white * tendon[..., None]
    edge = 0.74 + 0.26 * np.clip(inside / 3.0, 0, 1) ** 0.7
    under = 1 - 0.22 * smoothstep(0.3, 3.0, pixels.beyond)
    return np.asarray(np.clip(rgb * ((1 + 0.10 * grain) * edge * under)[..., None], 0, 1))


def _bulge(inside: Floats, tendon: Floats, ppu: float) -> Floats:
    """Light on a rounded belly, about 1 on the flat; ``inside`` is how far it lies from the edge."""
    reach = float(np.clip(inside.max() * 0.95, 1.5, _ROUND))
    rise = np.clip(inside / reach, 0, 1)
    height = np.sqrt(1 - (1 - rise) ** 2) * reach * 0.55 * (1 - 0.6 * tendon)
    height = ndi.gaussian_filter(height, 0.5 * ppu)
    down, right = np.gradient(height, 1 / ppu)
    light = (-right * _LIGHT[0] - down * _LIGHT[1] + _LIGHT[2]) / np.sqrt(1 + right**2 + down**2)
    return np.asarray(0.45 + 0.55 * np.clip(light / _LIGHT[2], 0, 1.25))


def _shadow(opacity: Floats, ppu: float) -> Floats:
    """Contact shadow that a muscle throws on what it lies on."""
    soft = ndi.gaussian_filter(opacity, _SHADOW_SOFTNESS * ppu)
    drop = max(round(_SHADOW_DROP * ppu), 1)
    dropped = np.zeros_like(soft)
    dropped[drop:] = soft[:-drop]
    return np.asarray(_SHADOW_OPACITY * dropped)


def _side_lines(drawn: Drawn, region: BaseGeometry, ground: Ground, cam: Camera) -> Floats:
    """Ink along the sides of a muscle; not at origin and insertion, nor where the body has its outline.

    Returns:
        Opacity (h, w).
    """
    fine = ground.fine
    columns = () if drawn.ring else (0, -1)
    ends = shapely.union_all([shapely.linestrings(drawn.grid[:, k]) for k in columns]).buffer(2.0 * fine)
    near = shapely.box(*region.bounds).buffer(_LINE_GAP)
    ends = ends.union(ground.outline.boundary.intersection(near).buffer(_LINE_GAP * fine))
    image = blank(cam)
    painter = painter_on(image, cam)
    for polygon in polygons_of(region):
        sides = shapely.line_merge(polygon.exterior.difference(ends))
        outward = 1.0 if polygon.exterior.is_ccw else -1.0
        for side in shapely.get_parts(sides):
            if side.length >= 3 * fine:
                line = _side_line(shapely.get_coordinates(side), outward, fine)
                painter.fillPath(area_path(line), colour(_LINE))
    painter.end()
    return np.asarray(pixels_of(image)[..., 3] / 255.0 * _LINE_OPACITY)


def _side_line(side: Floats, outward: float, fine: float) -> BaseGeometry:
    P = resample(side, 0.7 * fine)
    P = smooth(P, 1.2) if len(P) > 6 else P
    return ribbon_area(P, _LINE_WIDTH * fine * thick_thin(P, outward), taper=10.0 * fine)


def _cut_line(sight: Floats, opacity: Floats, cam: Camera, fine: float) -> Floats:
    """Ink where a muscle runs out of sight, so that it ends there in an edge. Opacity (h, w)."""
    seen = sight > 0.5
    if seen.all():
        return np.zeros_like(sight)
    off = ndi.distance_transform_edt(seen) / cam.ppu
    line = np.clip((_LINE_WIDTH * fine - off) * cam.ppu + 0.5, 0, 1) * seen * (opacity > 0.5)
    return np.asarray(ndi.gaussian_filter(line, 0.6) * _LINE_OPACITY)


def _halved(rgba: Floats) -> Floats:
    h, w = rgba.shape[0] // 2 * 2, rgba.shape[1] // 2 * 2
    return np.asarray(rgba[:h, :w].reshape(h // 2, 2, w // 2, 2, 4).mean((1, 3)))
