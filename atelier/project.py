"""Muscles as seen on a page: their region, and the fibres that show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from scipy import ndimage as ndi
from shapely.geometry import Polygon, box

from atelier import floor
from atelier.drawing import load_drawing
from atelier.frames import VIEWS
from atelier.layers import depth_of
from atelier.page import mirrored, open_page, polygons_of, smoothed
from atelier.places import DRAWING
from atelier.rim import to_the_rim
from atelier.seams import close_seams
from atelier.skin import load_skin
from atelier.solid import Bound, build_solid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Bools, Floats, Ints
    from atelier.body import BodyName
    from atelier.drawing import Drawing
    from atelier.page import Page
    from atelier.solid import Solid

LAYERS = ("deep", "intermediate", "superficial")

_THROUGH = 38.0
"""Depth below the body's surface at which an outer face still shows, units."""
_RIM = 9.0
"""The same where the viewer meets the inner face first: bone and other muscles hide more than a rim."""
_FADE = 6.0
_HIDDEN = -3.0
"""Room of what another part of the body hides: the border lies up to its edge, not half a quad before it."""
_SOFT = 0.8
_CLOSED = 2.4
_BRIDGE = 0.05
_LEAST_SHARE = 0.1
_LEAST_AREA = 4.0
_LEAST_PIECE = 0.05
_MIDLINE_GAP = 1.3
_WIDE = 2000.0
_ON_LIMB = 0.1


@dataclass(frozen=True)
class Drawn:
    """A muscle on a page.

    Attributes:
        id: Muscle id.
        side: "L" or "R", the subject's own.
        depth: Depth layer.
        order: Drawn order within the layer, higher lies nearer the viewer.
        region: The whole muscle as projected, cut by the body only; page units.
        grid: (nv, nu, 2) outer face on the page; rows are fibres, u from origin to insertion.
        visible: (nv, nu) which points of the outer face the viewer sees, other muscles apart.
        away: (nv, nu) how far each lies behind the plane of the camera's origin, body units.
        under: (nv, nu) how far each lies from the nearest skin, body units.
        length: Median length of the fibres, body units.
        tendon_origin: Share of the length that is tendon at the origin.
        tendon_insertion: The same at the insertion.
        bands: Tendinous intersections as shares of the length.
        midline: Both halves meet at the midline of this page.
        ring: They do so without a seam, since the fibres run on from one into the other.
        through: The body hides nearly all of it here: it is given whole, but not painted.
    """

    id: str
    side: str
    depth: str
    order: float
    region: BaseGeometry
    grid: Floats
    visible: Bools
    away: Floats
    under: Floats
    length: float
    tendon_origin: float
    tendon_insertion: float
    bands: tuple[float, ...]
    midline: bool
    ring: bool
    through: bool

    def mirrored(self) -> Drawn:
        """Give the muscle of the other side."""
        return replace(
            self,
            side="R" if self.side == "L" else "L",
            region=mirrored(self.region),
            grid=self.grid * np.array([-1.0, 1.0]),
        )


def bind(drawing: Drawing) -> Mapping[str, Bound]:
    """Build the muscles of a drawing on the standing body, by id."""
    skin = load_skin("male")
    return {m.id: build_solid(skin, m, depth_of(m.id)) for m in drawing.muscles.values()}


@lru_cache(maxsize=1)
def _all_bound() -> Mapping[str, Bound]:
    return bind(load_drawing(DRAWING))


@lru_cache(maxsize=3)
def drawn_left(body: BodyName, view: str) -> tuple[Drawn, ...]:
    """Project all muscles of the subject's left, in drawn order, from deep to superficial."""
    return drawn_on(open_page(body, view), _all_bound().values())


def drawn_on(page: Page, bound: Iterable[Bound]) -> tuple[Drawn, ...]:
    """Project muscles of the subject's left to a page, in drawn order, from deep to superficial."""
    shown = [d for d in (project(page, s) for s in _solids(page, bound)) if d is not None]
    return close_seams(sorted(shown, key=lambda d: (LAYERS.index(d.depth), d.order, d.id)))


def _solids(page: Page, bound: Iterable[Bound]) -> list[Solid]:
    """Bring the muscles that belong to what a page shows onto its body."""
    if page.schematic:
        return [floor.fitted(page, b.solid) for b in bound if b.solid.floor]
    shown = [b for b in bound if page.share_on(b.hold) > _ON_LIMB]
    return [b.solid if page.carrier is load_skin("male") else b.on(page.carrier) for b in shown]


def project(page: Page, solid: Solid) -> Drawn | None:
    """Project a solid of the subject's left; None where next to nothing shows."""
    past_limb = page.view in solid.past_limb
    through = past_limb or page.view in solid.through
    see_through = through or solid.depth == "deep"
    faces = _faces(page, solid, see_through=see_through, past_limb=past_limb)
    if max(_shown_share(place, seen) for place, seen in faces) < _LEAST_SHARE:
        return None
    strips = [strip for place, seen in faces for strip in strips_of(place, seen)]
    midline = solid.midline and page.symmetric
    region = region_of(page, strips, midline=midline, rim=not see_through)
    if region.is_empty:
        return None
    grid, visible = faces[0][0][::2, ::2], faces[0][1][::2, ::2] > 0
    return Drawn(
        id=solid.id,
        side="L",
        depth=solid.depth,
        order=solid.order,
        region=region,
        grid=grid,
        visible=visible,
        away=page.camera.depth(solid.outer),
        under=_under(page, solid.outer),
        length=solid.length,
        tendon_origin=solid.tendon[0],
        tendon_insertion=solid.tendon[1],
        bands=solid.bands,
        midline=midline,
        ring=midline and solid.ring,
        through=through,
    )


def _under(page: Page, face: Floats) -> Floats:
    flat = face.reshape(-1, 3)
    gap = flat - page.skin.V[page.skin.nearest(flat)]
    return np.asarray(np.linalg.norm(gap, axis=1).reshape(face.shape[:2]))


def _faces(page: Page, solid: Solid, *, see_through: bool, past_limb: bool) -> list[tuple[Floats, Floats]]:
    deepest = VIEWS[page.view].deepest
    rim = solid.rim.get(page.view, _RIM)
    near, far = (deepest, deepest) if see_through else (min(_THROUGH, deepest), rim)
    outer, inner = solid.outer, solid.inner
    return [
        _seen(page, outer, inner, (near, far), past_limb=past_limb),
        _seen(page, inner, outer, (far, near), past_limb=past_limb),
    ]


def _seen(
    page: Page, face: Floats, beyond: Floats, limits: tuple[float, float], *, past_limb: bool
) -> tuple[Floats, Floats]:
    """Give a face at twice its resolution on the page, and how well its points show, above 0 where they do.

    Args:
        page: The view.
        face: (nv, nu, 3) the face.
        beyond: The other face.
        limits: How deep the face may lie below the body's surface, where the viewer meets the outer face
            first and where the inner one.
        past_limb: Whether a limb before the body hides nothing.
    """
    fine = doubled(doubled(face, 0), 1)
    shape = fine.shape[:2]
    distance, direct = page.buried(fine.reshape(-1, 3), past_limb=past_limb)
    toward = doubled(doubled(_across(face, beyond), 0), 1) @ page.camera.forward
    limit = np.where(toward >= 0, limits[0], limits[1])
    room = np.where(direct.reshape(shape), limit - distance.reshape(shape), _HIDDEN)
    return page.camera.project(fine), in_sight(room)


def in_sight(room: Floats) -> Floats:
    """Even out how much nearer than its limit each point of a grid (nv, nu) lies; above 0 it shows."""
    return np.asarray(ndi.gaussian_filter(np.clip(room / _FADE, -1, 1), 1.5, mode="nearest"))


def _across(face: Floats, beyond: Floats) -> Floats:
    """Give the way from a face (nv, nu, 3) to the other; at the rim, where both meet, that from beside it."""
    return np.pad((beyond - face)[1:-1, 1:-1], ((1, 1), (1, 1), (0, 0)), mode="edge")


def _shown_share(place: Floats, shown: Floats) -> float:
    """Share of a face that shows, measured on the page."""
    area = np.abs(_cross(place[1:, 1:] - place[:-1, :-1], place[1:, :-1] - place[:-1, 1:]))
    return float((area * _corners(shown)).sum() / (4 * max(float(area.sum()), 1e-9)))


def _corners(shown: Floats) -> Ints:
    """Count the corners of each quad that show."""
    seen = shown > 0
    return np.asarray(seen[:-1, :-1].astype(np.int64) + seen[:-1, 1:] + seen[1:, 1:] + seen[1:, :-1])


def doubled(grid: Floats, axis: int) -> Floats:
    """Put a point between each two neighbours of a grid along an axis."""
    moved = np.moveaxis(grid, axis, 0)
    out = np.empty((2 * len(moved) - 1, *moved.shape[1:]))
    out[::2] = moved
    out[1::2] = (moved[1:] + moved[:-1]) / 2
    return np.moveaxis(out, 0, axis)


def strips_of(place: Floats, shown: Floats) -> list[Polygon]:
    """Cut what shows of a face into simple polygons.

    Whole quads are joined row by row, broken where the face folds over; quads that show in part are cut
    where ``shown`` passes 0.

    Args:
        place: (nv, nu, 2) the face on the page.
        shown: (nv, nu) above 0 where it shows.
    """
    a, b = place[:-1, :-1], place[:-1, 1:]
    c, d = place[1:, 1:], place[1:, :-1]
    count = _corners(shown)
    turn = np.where(count == 4, np.sign(_cross(c - a, d - b)), 0).astype(int)
    strips = []
    for row in range(len(turn)):
        signs = turn[row]
        breaks = np.flatnonzero(np.diff(signs)) + 1
        for run in np.split(np.arange(len(signs)), breaks):
            if signs[run[0]] == 0:
                continue
            span = slice(run[0], run[-1] + 2)
            strips.append(Polygon(np.vstack([place[row, span], place[row + 1, span][::-1]])))
    for row, column in np.argwhere((count > 0) & (count < 4)).tolist():
        rows, columns = [row, row, row + 1, row + 1], [column, column + 1, column + 1, column]
        strips.append(_cut_quad(place[rows, columns], shown[rows, columns]))
    return strips


def _cut_quad(corners: Floats, shown: Floats) -> Polygon:
    """Keep the part of a quad (4, 2) where a value at its corners, (4,), lies above 0."""
    kept = []
    for i in range(4):
        p, q, at, then = corners[i - 1], corners[i], shown[i - 1], shown[i]
        if (at > 0) != (then > 0):
            kept.append(p + (q - p) * (at / (at - then)))
        if then > 0:
            kept.append(q)
    return Polygon(kept)


def _cross(p: Floats, q: Floats) -> Floats:
    return np.asarray(p[..., 0] * q[..., 1] - p[..., 1] * q[..., 0])


def region_of(page: Page, strips: list[Polygon], *, midline: bool, rim: bool) -> BaseGeometry:
    """Join strips to the region of a face on the subject's left, smooth and cut by the body.

    Args:
        page: The view.
        strips: One or more polygons, page units.
        midline: Whether both halves meet at the midline of the page.
        rim: Whether what nearly reaches the rim of the body is drawn up to it.
    """
    pieces = shapely.buffer(shapely.make_valid(np.array(strips, dtype=object)), _BRIDGE)
    shape = shapely.union_all(pieces)
    if midline:
        shape = _meet(shape, page.left_sign)
    shape = smoothed(shape.buffer(_CLOSED).buffer(-_CLOSED - _SOFT).buffer(_SOFT))
    if rim:
        shape = to_the_rim(shape, page.outline)
    shape = page.clip(_own_half(shape, page.left_sign))
    least = max(_LEAST_AREA, _LEAST_PIECE * shape.area)
    return polygons_of(shapely.union_all([p for p in shapely.get_parts(shape) if p.area >= least]))


def _meet(shape: BaseGeometry, sign: float) -> BaseGeometry:
    """Close the gap that guides leave at the midline, so that both halves meet there."""
    both = shapely.union_all([shape, mirrored(shape)])
    joined = both.buffer(_MIDLINE_GAP).buffer(-_MIDLINE_GAP)
    near = box(min(0.0, sign * 4), -_WIDE, max(0.0, sign * 4), _WIDE)
    return shapely.union_all([both, joined.intersection(shapely.union_all([near, mirrored(near)]))])


def _own_half(shape: BaseGeometry, sign: float) -> BaseGeometry:
    """Keep what lies on the subject's left of a symmetric page."""
    if sign == 0:
        return shape
    return shape.intersection(box(min(0.0, sign * _WIDE), -_WIDE, max(0.0, sign * _WIDE), 2 * _WIDE))
