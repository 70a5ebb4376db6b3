"""What each pixel of a page sees of the skin, and shapes read off a field on the vertices."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from scipy import ndimage as ndi
from shapely.geometry import MultiPolygon, Polygon
from skimage import measure

from atelier.body import SHAPING
from atelier.frames import VIEWS, camera
from atelier.kept import kept
from atelier.page import polygons_of
from atelier.places import recipe_digest
from atelier.surface import open_surface

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Floats, Ints
    from atelier.body import BodyName
    from atelier.camera import Camera
    from atelier.page import Page

_PPU = 2.0
_FINER = 0.6
_BLEED = 4.0
_SOFT = 0.6
_LEAST_AREA = 8.0
_LEAST_RING = 8


class Level(NamedTuple):
    """A field on the vertices of the skin, cut at a value.

    Attributes:
        field: (n,) one value a vertex; what is wanted lies above ``cut``.
        cut: The value at the edge.
    """

    field: Floats
    cut: float


@dataclass(frozen=True)
class Raster:
    """A page, pixel by pixel; pixels just outside the body repeat the nearest skin.

    Attributes:
        camera: Camera of the pixels.
        corners: (k, 3) vertices about each pixel that holds skin.
        weights: (k, 3) their weights.
        rows: (k,) row of each such pixel.
        columns: (k,) column of each.
    """

    camera: Camera
    corners: Ints
    weights: Floats
    rows: Ints
    columns: Ints


@lru_cache(maxsize=3)
def open_raster(body: BodyName, view: str) -> Raster:
    """Look at the skin of a view, once."""
    cam = camera(body, view, max(_PPU, VIEWS[view].tone_ppu * _FINER))
    return Raster(cam, **kept(f"{body}-{view}-raster", _key(), lambda: _looked(body, view, cam)))


def _key() -> str:
    return recipe_digest(*SHAPING, "camera", "frames", "raster", "surface", "tracer")


def _looked(body: BodyName, view: str, cam: Camera) -> dict[str, Floats | Ints]:
    surface = open_surface(body, view)
    hits = surface.tracer.hit(*cam.rays())
    size = (cam.height, cam.width)
    corners = surface.tracer.T[np.maximum(hits.prim, 0)].astype(np.int64)
    met = ((hits.prim >= 0) & (corners.max(1) < surface.body.nb)).reshape(size)
    distance, (rows, columns) = ndi.distance_transform_edt(~met, return_indices=True)
    eye = (hits.prim >= 0).reshape(size) & ~met
    held = np.flatnonzero(((distance <= _BLEED) | eye).ravel())
    source = (rows * cam.width + columns).ravel()[held]
    weights = np.stack([1 - hits.u - hits.v, hits.u, hits.v], 1)[source].astype(np.float64)
    return {
        "corners": corners[source],
        "weights": weights,
        "rows": held // cam.width,
        "columns": held % cam.width,
    }


def shape_of(page: Page, level: Level) -> BaseGeometry:
    """Trace where a field lies above its cut, on the skin that the viewer sees; page units.

    Pieces smaller than a few square units are left out.
    """
    raster = open_raster(page.body, page.view)
    touched = (level.field > level.cut)[raster.corners].any(1)
    if not touched.any():
        return MultiPolygon()
    top, bottom = raster.rows[touched].min() - 3, raster.rows[touched].max() + 4
    left, right = raster.columns[touched].min() - 3, raster.columns[touched].max() + 4
    near = (raster.rows >= top) & (raster.rows < bottom) & (raster.columns >= left) & (raster.columns < right)
    image = np.full((bottom - top, right - left), float(level.field.min()))
    values = (level.field[raster.corners[near]] * raster.weights[near]).sum(1)
    image[raster.rows[near] - top, raster.columns[near] - left] = values
    corner = np.array([left, top])
    rings = [
        Polygon(raster.camera.from_pixels(contour[:, ::-1] + corner)).buffer(0)
        for contour in measure.find_contours(image, level.cut)  # type: ignore[no-untyped-call]
        if len(contour) >= _LEAST_RING
    ]
    shape = _nested(rings).buffer(_SOFT).buffer(-2 * _SOFT).buffer(_SOFT)
    return without_slivers(page.clip(shape))


def without_slivers(shape: BaseGeometry) -> BaseGeometry:
    """Keep the pieces that are large enough to be seen."""
    return polygons_of(shapely.union_all([p for p in shapely.get_parts(shape) if p.area >= _LEAST_AREA]))


def _nested(rings: list[BaseGeometry]) -> BaseGeometry:
    shape: BaseGeometry = MultiPolygon()
    for ring in sorted(rings, key=lambda r: -r.area):
        inside = shape.contains(ring.representative_point())
        shape = shape.difference(ring) if inside else shape.union(ring)
    return shape


def half_of(page: Page, shape: BaseGeometry) -> BaseGeometry:
    """Keep what lies on the subject's left of a page that shows both sides; all of it in profile."""
    if not page.symmetric:
        return shape
    low, high = sorted((0.0, page.left_sign * 2000.0))
    return polygons_of(shape.intersection(shapely.box(low, -100.0, high, 1100.0)))
