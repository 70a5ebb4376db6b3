"""The outline of the body in a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from scipy import ndimage as ndi
from shapely.geometry import MultiPolygon, Polygon
from skimage import measure

from atelier.body import SHAPING
from atelier.frames import beyond_fading, camera
from atelier.lines import resample, smooth
from atelier.places import BUILD, recipe_digest
from atelier.surface import open_surface

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Bools, Floats
    from atelier.body import BodyName
    from atelier.camera import Camera
    from atelier.tracer import Tracer

_PPU = 4.0
_COARSE = 4
_SOFTNESS = 0.6
_TOLERANCE = 0.12
_LEAST_AREA = 4.0
_SOURCES = (*SHAPING, "arrays", "camera", "frames", "lines", "silhouette")


def outline(body: BodyName, view: str) -> BaseGeometry:
    """Trace the outline of what a view shows of a body, page units; kept under ``build/``."""
    kept = BUILD / f"outline-{body}-{view}-{recipe_digest(*_SOURCES)[:16]}.wkb"
    if kept.exists():
        return shapely.from_wkb(kept.read_bytes())
    found = trace(open_surface(body, view).tracer, camera(body, view, _PPU)).difference(beyond_fading(view))
    for stale in BUILD.glob(f"outline-{body}-{view}-????????????????.wkb"):
        stale.unlink()
    kept.write_bytes(shapely.to_wkb(found))
    return found


def trace(tracer: Tracer, cam: Camera) -> BaseGeometry:
    """Trace the outline of a mesh to about 0.1 unit; polygons with holes, page units."""
    covered = np.pad(ndi.gaussian_filter(_coverage(tracer, cam), _SOFTNESS), 1)
    rings = []
    for contour in measure.find_contours(covered, 0.5):  # type: ignore[no-untyped-call]
        P = cam.from_pixels(contour[:, ::-1] - 1)
        if len(P) < 8:
            continue
        P = resample(P, 0.5)
        P[:-1] = smooth(P[:-1], _SOFTNESS / 0.5, closed=True)
        P[-1] = P[0]
        ring = Polygon(P).buffer(0)
        if ring.area > _LEAST_AREA:
            rings.append(ring)
    shape: BaseGeometry = MultiPolygon()
    for ring in sorted(rings, key=lambda r: -r.area):
        inside = shape.contains(ring.representative_point())
        shape = shape.difference(ring) if inside else shape.union(ring)
    return shape.simplify(_TOLERANCE, preserve_topology=True)


def _coverage(tracer: Tracer, cam: Camera) -> Floats:
    """Share of each pixel that the mesh fills; only pixels near an edge are sampled finely."""
    middles = [np.arange(0, size, _COARSE) + (_COARSE - 1) / 2 for size in (cam.width, cam.height)]
    coarse = _strike(tracer, cam, np.stack(np.meshgrid(*middles), -1).reshape(-1, 2))
    grid = coarse.reshape(-(-cam.height // _COARSE), -(-cam.width // _COARSE))
    edge = ndi.binary_dilation(grid, iterations=3) & ~ndi.binary_erosion(grid, iterations=3)
    fine = np.kron(edge, np.ones((_COARSE, _COARSE), np.bool_))[: cam.height, : cam.width]
    out = np.kron(grid, np.ones((_COARSE, _COARSE), np.bool_))[: cam.height, : cam.width].astype(np.float64)
    pixels = np.argwhere(fine)[:, ::-1].astype(np.float64)
    out[fine] = 0
    for dy in (-0.25, 0.25):
        for dx in (-0.25, 0.25):
            out[fine] += _strike(tracer, cam, pixels + np.array([dx, dy])) / 4
    return out


def _strike(tracer: Tracer, cam: Camera, pixels: Floats) -> Bools:
    origins = cam.ray_origins(cam.from_pixels(pixels))
    return np.asarray(tracer.hit(origins, np.broadcast_to(cam.forward, origins.shape)).prim >= 0)
