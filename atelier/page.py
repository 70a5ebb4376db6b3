"""One view of a body: its camera, its pose, its outline, and what can be seen in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry import Polygon

from atelier.camera import Camera
from atelier.frames import VIEWS, camera, shown_part, variant_of
from atelier.lines import resample, smooth
from atelier.silhouette import outline
from atelier.skin import Hold, Skin, carrier_of, load_skin
from atelier.tracer import Tracer

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Bools, Floats
    from atelier.body import BodyName

_TRUST = 1.2
_STEP = 1.0
_TOLERANCE = 0.08
_SPACING = 0.5
_ROUNDING = 2.4
_ROUNDING_SHARE = 0.02
_FEWEST = 8
"""Places along a ring under which it is too small to be rounded."""


@dataclass(frozen=True)
class Page:
    """A view of a body.

    Attributes:
        body: The body.
        view: A key of ``VIEWS``.
        skin: The skin in the pose of the view.
        carrier: The skin that muscles are laid on, in the same pose.
        part: (n,) skin vertices of the limb that is shown alone; None if all is shown.
        tracer: What the page shows of the skin.
        camera: How the page sees it.
        outline: The outline of what is shown, page units; symmetric where the view is.
    """

    body: BodyName
    view: str
    skin: Skin
    carrier: Skin
    part: Bools | None
    tracer: Tracer
    camera: Camera
    outline: BaseGeometry

    @property
    def symmetric(self) -> bool:
        """Whether the view shows both sides alike."""
        return VIEWS[self.view].both_sides

    @property
    def schematic(self) -> bool:
        """Whether the page shows the modelled pelvis."""
        return VIEWS[self.view].schematic

    @property
    def left_sign(self) -> float:
        """Sign of x on the page at the subject's left; 0 where the page shows one side."""
        return float(np.sign(self.camera.right[0])) if self.symmetric else 0.0

    def share_on(self, hold: Hold) -> float:
        """Share of tied points that lie on what the page shows of the body."""
        if self.part is None:
            return 1.0
        return float(self.part[self.skin.T[hold.triangle]].mean())

    def buried(self, P: Floats, *, past_limb: bool = False) -> tuple[Floats, Bools]:
        """Measure how deep points lie below what the viewer sees of the body.

        Args:
            P: (k, 3) world points in the pose of the page.
            past_limb: Look past a limb that hangs before the body: measure from the body's own skin.

        Returns:
            Distance to the viewer's side of the body, (k,), below 0 outside it; and whether the way there
            runs within the body alone, (k,).
        """
        forward, tracer = self.camera.forward, self.tracer
        ways = np.broadcast_to(forward, P.shape)
        first = tracer.hit(self.camera.ray_origins(self.camera.project(P)), ways)
        start = self.camera.ray_origins(self.camera.project(P))
        distance = ((P - start) * forward).sum(1) - first.t
        distance = np.where(first.prim < 0, -np.inf, distance)
        out = tracer.hit(P - 1e-3 * forward, -ways)
        if past_limb:
            return np.asarray(out.t, dtype=np.float64), out.prim >= 0
        direct = (out.prim >= 0) & (np.abs(out.t - distance) < _STEP)
        return distance, direct | (distance < _TRUST)

    def clip(self, shape: BaseGeometry) -> BaseGeometry:
        """Simplify a shape and keep it within the outline."""
        within = shape.intersection(self.outline).simplify(_TOLERANCE)
        return polygons_of(within.intersection(self.outline))


@lru_cache(maxsize=4)
def open_page(body: BodyName, view: str) -> Page:
    """Open a view of a body."""
    variant = variant_of(body, view)
    skin = load_skin(variant)
    part = shown_part(skin, body, view)
    tracer = skin.sight if part is None else Tracer(skin.V, skin.F[part[skin.F].all(1)])
    shape = outline(body, view)
    if VIEWS[view].both_sides:
        shape = polygons_of(shape.intersection(mirrored(shape)))
    carrier = load_skin(carrier_of(variant))
    return Page(body, view, skin, carrier, part, tracer, camera(body, view, 1.0), shape)


def mirrored(shape: BaseGeometry) -> BaseGeometry:
    """Mirror a shape at the midline."""
    return affinity.scale(shape, -1.0, 1.0, origin=(0.0, 0.0))


def polygons_of(shape: BaseGeometry) -> BaseGeometry:
    """Keep the polygons of a shape, without lines and points that cutting leaves behind."""
    parts = [g for g in shapely.get_parts(shape) if g.geom_type == "Polygon" and g.area > 0]
    nested = [g for g in shapely.get_parts(shape) if g.geom_type in ("MultiPolygon", "GeometryCollection")]
    return shapely.union_all(parts + [polygons_of(g) for g in nested]) if nested else shapely.union_all(parts)


def smoothed(shape: BaseGeometry, rounding: float = _ROUNDING) -> BaseGeometry:
    """Draw the outline of polygons as smooth curves.

    Args:
        shape: Polygons.
        rounding: Units; waves shorter than about four times that are evened out.
    """
    rounded = []
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon" and not part.is_empty:
            holes = [_rounded(hole, rounding) for hole in part.interiors]
            rounded.append(Polygon(_rounded(part.exterior, rounding)).buffer(0).difference(_fill(holes)))
    return polygons_of(shapely.union_all(rounded))


def _fill(rings: list[Floats]) -> BaseGeometry:
    return shapely.union_all([Polygon(r).buffer(0) for r in rings])


def _rounded(ring: BaseGeometry, rounding: float) -> Floats:
    P = resample(np.asarray(ring.coords), _SPACING)
    if len(P) < _FEWEST:
        return np.asarray(ring.coords)
    sigma = min(rounding / _SPACING, len(P) * _ROUNDING_SHARE)
    if sigma < 1:
        return P
    once = smooth(P[:-1], sigma, closed=True)
    # Smoothing alone pulls curves inwards; adding back what a second pass loses keeps their place.
    return np.asarray(2 * once - smooth(once, sigma, closed=True))
