"""The page of the pelvic floor: what is picked from below, drawn on the modelled pelvis."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon

from atelier.curves import spline
from atelier.marks import Shown
from atelier.page import polygons_of
from atelier.pelvis import FITS
from atelier.raster import half_of, without_slivers
from atelier.zones import SPILL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Floats
    from atelier.marks import Mark
    from atelier.page import Page
    from atelier.picks import Pick, Stroke
    from atelier.solid import Solid

LETTER = "u"

_BONES = ("pubic_symphysis", "ischial_tuberosity.L", "hip_joint.L", "sacral_apex", "asis.L", "psis.L")
_STEP = 0.5
_ACROSS = -4.0
_MIDLINE = 1.0


def fitted(page: Page, solid: Solid) -> Solid:
    """Bring a muscle of the standing male body to the pelvis of a page."""
    fit = FITS[page.body]
    return replace(solid, outer=fit.of(solid.outer), inner=fit.of(solid.inner))


def show_point(page: Page, mark: Mark) -> Shown:
    """Project a trigger point; all face the viewer."""
    x, y = page.camera.project(FITS[page.body].of(mark.point))
    return Shown(float(x), float(y), far=False)


def bone_marks(page: Page, marks: Mapping[str, Mark]) -> dict[str, tuple[float, float]]:
    """Place the landmarks of the pelvis by name, both sides."""
    found = {}
    for name in _BONES:
        x, y, _ = show_point(page, marks[name])
        found[name] = (x, y)
        if name.endswith(".L"):
            found[f"{name.removesuffix('.L')}.R"] = (-x, y)
    return found


def shapes_of_strokes(page: Page, strokes: Sequence[Stroke]) -> tuple[BaseGeometry, BaseGeometry]:
    """Trace the strokes that run on the floor: the essential core, and the spillover without it."""
    own = [s for s in strokes if s.picks[0].view == LETTER]
    core = shapely.union_all([_band(page, s, 1.0) for s in own if not s.spillover])
    halo = shapely.union_all([_band(page, s, SPILL) for s in own])
    core, halo = (page.clip(half_of(page, shape)) for shape in (core, halo))
    return core, without_slivers(halo.difference(core))


def shape_of_patches(page: Page, patches: Sequence[tuple[Pick, ...]]) -> BaseGeometry:
    """Trace the patches that lie on the floor; an edge on the midline runs on to the other side."""
    own = [p for p in patches if p[0].view == LETTER]
    rings = [
        Polygon(_places(page, [replace(p, x=_ACROSS) if p.x <= _MIDLINE else p for p in patch])).buffer(0)
        for patch in own
    ]
    return page.clip(half_of(page, shapely.union_all(rings))) if rings else MultiPolygon()


def _places(page: Page, picks: Sequence[Pick]) -> Floats:
    fit = FITS[page.body]
    return np.array([[p.x * fit.stretch[0], p.y * fit.stretch[2] - fit.shift[2]] for p in picks])


def _band(page: Page, stroke: Stroke, share: float) -> BaseGeometry:
    """Sweep a disc of the stroke's half-width along its course."""
    places = _places(page, stroke.picks)
    widths = np.array(stroke.widths) * share
    if len(places) == 1:
        return Point(places[0]).buffer(float(widths[0]))
    flat = np.column_stack([places, np.zeros(len(places))])
    count = max(12, int(LineString(places).length / _STEP))
    course, shares = spline(flat, count)
    radii = np.interp(np.linspace(0, 1, count), shares, widths)
    return polygons_of(shapely.union_all(shapely.buffer(shapely.points(course[:, :2]), radii)))
