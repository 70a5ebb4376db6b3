"""Structures at risk as seen on a page, and which trigger points lie over them.

A structure shows in a view where a needle from there reaches it: no deeper than ``REACH`` below the skin that
faces the viewer, and in the nearer part of a limb, because what lies beyond bone and the middle of a limb is
approached from its other side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from scipy import ndimage as ndi
from shapely.geometry import LineString, Point

from atelier.curves import spline
from atelier.drawing import DrawnMuscle
from atelier.frames import VIEWS
from atelier.lines import smooth
from atelier.page import mirrored
from atelier.project import doubled, region_of, strips_of
from atelier.skin import load_skin
from atelier.solid import build_solid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Bools, Floats
    from atelier.drawing import DrawnStructure
    from atelier.marks import Mark, Shown
    from atelier.page import Page
    from atelier.skin import Hold, Skin, Spot
    from atelier.solid import Bound

REACH = 40.0
"""Depth below the skin that a needle reaches, body units: 70 mm at a stature of 1.75 m."""
NEARER = 0.6
"""Share of the thickness of a body part, from the viewer's side, within which a structure shows."""
MARGIN = 3.0
"""How far beside an outline a trigger point still counts as lying over it, body units."""
FACING = 0.35
"""Cosine of the most that the skin over a trigger point may be turned from the viewer: a needle enters
roughly upright, so that a view along the skin does not tell what lies under it."""

_STEP = 2.0
_EVEN = 2.0
_FADE = 6.0
_SHORTEST_GAP = 3


@dataclass(frozen=True)
class Tube:
    """A tube tied to the skin, so that it follows every pose.

    Attributes:
        points: (n, 3) its middle on the standing body.
        hold: The skin that each point was picked through.
        offset: (n, 3) from there, in the frame of the skin.
        radius: Units.
    """

    points: Floats
    hold: Hold
    offset: Floats
    radius: float

    def on(self, skin: Skin) -> Floats:
        """Give the middle (n, 3) on another pose of the same body; folds of its skin are evened out."""
        place = skin.place(self.hold) + np.einsum("kij,kj->ki", skin.frames(self.hold), self.offset)
        return np.asarray(self.points + smooth(place - self.points, _EVEN))


@dataclass(frozen=True)
class Structure:
    """A structure on the standing body.

    Attributes:
        drawn: What was authored.
        tubes: Its tubes; none for a sheet.
        sheet: Its sheet; None for tubes.
        problems: What is wrong with its picks.
    """

    drawn: DrawnStructure
    tubes: tuple[Tube, ...]
    sheet: Bound | None
    problems: tuple[str, ...]


def lay_structure(skin: Skin, drawn: DrawnStructure) -> Structure:
    """Lay a structure on the standing body."""
    if drawn.guides:
        sheet = build_solid(
            skin,
            DrawnMuscle(drawn.id, drawn.guides, (0.0, 0.0), (), drawn.depth, drawn.thickness, 0.0),
            "deep",
        )
        return Structure(drawn, (), sheet, sheet.problems)
    tubes, problems = [], []
    for course in drawn.courses:
        spots = [skin.pick(pick) for pick in course]
        tubes.append(_tube(skin, spots, [pick.number or 0.0 for pick in course], drawn.radius))
        problems += [problem for spot in spots for problem in spot.problems]
    return Structure(drawn, tuple(tubes), None, tuple(dict.fromkeys(problems)))


def _tube(skin: Skin, spots: list[Spot], depths: list[float], radius: float) -> Tube:
    """Run a tube straight through the places that the picks mean, below the skin that they met."""
    deep = np.array([s.point + depth * s.inward for s, depth in zip(spots, depths, strict=True)])
    length = float(np.linalg.norm(np.diff(deep, axis=0), axis=1).sum())
    points, shares = spline(deep, max(int(length / _STEP), len(spots), 4))
    u = np.linspace(0, 1, len(points))
    nearest = np.abs(u[:, None] - shares).argmin(1)
    above = np.stack([np.interp(u, shares, [s.point[k] for s in spots]) for k in range(3)], 1)
    hold = skin.hold(skin.snap_by_part(above, np.array([s.part for s in spots])[nearest]))
    offset = np.einsum("kij,ki->kj", skin.frames(hold), points - skin.place(hold))
    return Tube(points, hold, offset, radius)


def outlines(page: Page, structures: Iterable[Structure]) -> dict[str, BaseGeometry]:
    """Project structures to a page; none on a schematic page.

    Returns:
        Outlines on the subject's left by key: the id of the caution, with ``:left`` or ``:right`` where it
        lies on one side alone; the picture of the right side is the mirror image, as everywhere.
    """
    found: dict[str, list[BaseGeometry]] = {}
    paired: dict[str, bool] = {}
    shown = [(s, shape) for s in structures if not (shape := outline(page, s)).is_empty]
    for structure, _ in shown:
        caution = structure.drawn.caution
        paired[caution] = paired.get(caution, True) and structure.drawn.only is None
    for structure, shape in shown:
        caution, only = structure.drawn.caution, structure.drawn.only
        sides = ("",) if paired[caution] else (f":{only}",) if only else (":left", ":right")
        for side in sides:
            found.setdefault(caution + side, []).append(shape)
    return {key: page.clip(shapely.union_all(shapes)) for key, shapes in found.items()}


def outline(page: Page, structure: Structure) -> BaseGeometry:
    """Project a structure to a page, page units; empty where a needle does not reach it."""
    if page.schematic:
        return shapely.MultiPolygon()
    if structure.sheet is not None:
        return _sheet(page, structure.sheet)
    shapes = [_tube_shape(page, tube) for tube in structure.tubes if page.share_on(tube.hold) > 0]
    return page.clip(_own_half(page, shapely.union_all(shapes)))


def _sheet(page: Page, bound: Bound) -> BaseGeometry:
    if page.share_on(bound.hold) <= 0:
        return shapely.MultiPolygon()
    solid = bound.solid if page.carrier is load_skin("male") else bound.on(page.carrier)
    strips = []
    for face in (solid.outer, solid.inner):
        fine = doubled(doubled(face, 0), 1)
        room = np.clip(_room(page, fine.reshape(-1, 3), 0.0).reshape(fine.shape[:2]) / _FADE, -1, 1)
        strips += strips_of(page.camera.project(fine), ndi.gaussian_filter(room, 1.5, mode="nearest") > 0)
    if not strips:
        return shapely.MultiPolygon()
    return region_of(page, strips, midline=solid.midline and page.symmetric, rim=False)


def _tube_shape(page: Page, tube: Tube) -> BaseGeometry:
    points = tube.points if page.carrier is load_skin("male") else tube.on(page.carrier)
    place = page.camera.project(points)
    runs = _runs(_room(page, points, tube.radius) > 0)
    return shapely.union_all([LineString(place[run]).buffer(tube.radius) for run in runs])


def _room(page: Page, P: Floats, radius: float) -> Floats:
    """Measure how much nearer to the viewer than a needle's reach points (k, 3) lie, (k,); < 0 beyond it."""
    distance, direct = page.buried(P)
    forward = page.camera.forward
    behind = page.tracer.hit(P + 1e-3 * forward, np.broadcast_to(forward, P.shape))
    thickness = distance + np.where(behind.prim >= 0, behind.t, 0.0)
    limit = np.minimum(min(REACH, VIEWS[page.view].deepest), NEARER * thickness)
    return np.where(direct & np.isfinite(distance), limit + radius - distance, -_FADE)


def _runs(seen: Bools) -> list[slice]:
    """Give the stretches of two points or more that show; short gaps are closed."""
    gaps, count = ndi.label(~seen)
    sizes = np.bincount(gaps.ravel(), minlength=count + 1)
    closed = seen | ((gaps > 0) & (sizes[gaps] < _SHORTEST_GAP))
    found = ndi.find_objects(ndi.label(closed)[0])
    return [run[0] for run in found if run[0].stop - run[0].start > 1]


def _own_half(page: Page, shape: BaseGeometry) -> BaseGeometry:
    if not page.left_sign:
        return shape
    low, high = sorted((0.0, page.left_sign * 2 * REACH * 10))
    return shape.intersection(shapely.box(low, -1e4, high, 1e4))


def points_over(
    page: Page,
    points: Mapping[str, Shown],
    marks: Mapping[str, Mark],
    shapes: Mapping[str, BaseGeometry],
) -> dict[str, tuple[str, ...]]:
    """Find the structures under each trigger point of the subject's left that faces the viewer.

    Args:
        page: The view.
        points: Trigger points as they show, by full id.
        marks: The same on the body.
        shapes: Outlines by key, see ``outlines``.

    Returns:
        Keys by full id, sorted; points over nothing are left out. A structure beyond the midline counts.
    """
    wide = {key: shape.buffer(MARGIN) for key, shape in shapes.items()}
    if page.symmetric:
        across = {_other(key): mirrored(shape) for key, shape in wide.items()}
        wide = {key: shapely.union_all([w.get(key) for w in (wide, across)]) for key in {**wide, **across}}
    found = {}
    for name, point in points.items():
        turned = float(page.skin.frames(marks[name].hold)[0, :, 2] @ -page.camera.forward)
        if point.far or turned < FACING:
            continue
        at = Point(point.x, point.y)
        if under := sorted(key for key, shape in wide.items() if shape.intersects(at)):
            found[name] = tuple(under)
    return found


def _other(key: str) -> str:
    """Give the key of the mirror image."""
    name, _, side = key.partition(":")
    return f"{name}:{'left' if side == 'right' else 'right'}" if side else name
