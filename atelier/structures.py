"""Structures at risk as seen on a page, and which trigger points lie over them.

A structure shows in a view where a needle from there reaches it: no deeper than ``REACH`` below the skin that
faces the viewer, and in the nearer half of a limb or the neck, because what lies beyond its middle, and
beyond bone, is approached from the other side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import shapely
from scipy import ndimage as ndi
from shapely.geometry import LineString, Point

from atelier.arrays import unit
from atelier.curves import ALONG, spline, spread
from atelier.frames import VIEWS
from atelier.lines import smooth
from atelier.page import mirrored
from atelier.project import doubled, in_sight, region_of, strips_of
from atelier.skin import load_skin
from atelier.solid import Bound, Solid, lens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Bools, Floats
    from atelier.curves import Parts
    from atelier.drawing import DrawnStructure
    from atelier.marks import Mark, Shown
    from atelier.page import Page
    from atelier.picks import Pick
    from atelier.skin import Hold, Skin, Spot

REACH = 40.0
"""Depth below the skin that a needle reaches, body units: 70 mm at a stature of 1.75 m."""
NEARER = 0.48
"""Share of the thickness of a body part, from the viewer's side, within which the middle of a structure
shows: the nearer half, without what lies in the middle plane."""
MARGIN = 3.0
"""How far beside an outline a trigger point still counts as lying over it, body units."""
FACING = 0.35
"""Cosine of the most that the skin over a trigger point may be turned from the viewer: a needle enters
roughly upright, so that a view along the skin does not tell what lies under it."""

_STEP, _FEWEST = 2.0, 4
_ROW_STEP, _FEWEST_ROWS, _MOST_ROWS = 2.2, 10, 56
_EVEN = 2.0
_FADE = 6.0
_SHORTEST_GAP = 6
_LEAST_AREA = 15.0
"""Square units under which a piece of an outline tells nothing."""


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


@dataclass(frozen=True)
class _Path:
    """A curve in space: evenly spaced points (n, 3), the share of its length at each pick, and the picks."""

    points: Floats
    shares: Floats
    spots: list[Spot]

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with its picks."""
        return tuple(problem for spot in self.spots for problem in spot.problems)

    def above(self, count: int) -> Floats:
        """Give the places (count, 3) that lie over it, between those where the picks met the skin."""
        u = np.linspace(0, 1, count)
        return np.stack([np.interp(u, self.shares, [s.point[k] for s in self.spots]) for k in range(3)], 1)

    def parts(self, count: int) -> Parts:
        """Name the part of the body (count,) that holds each place."""
        nearest = np.abs(np.linspace(0, 1, count)[:, None] - self.shares).argmin(1)
        return np.array([self.spots[i].part for i in nearest])


def lay_structure(skin: Skin, drawn: DrawnStructure) -> Structure:
    """Lay a structure on the standing body."""
    paths = [_path(skin, path, drawn.depth) for path in drawn.courses + drawn.guides]
    problems = tuple(dict.fromkeys(problem for path in paths for problem in path.problems))
    if drawn.guides:
        return Structure(drawn, (), _sheet(skin, drawn, paths, problems), problems)
    return Structure(drawn, tuple(_tube(skin, path, drawn.radius) for path in paths), None, problems)


def _path(skin: Skin, picks: tuple[Pick, ...], depth: float) -> _Path:
    """Run a curve straight through the places that picks mean, wherever the skin goes between them."""
    spots = [skin.pick(pick) for pick in picks]
    depths = [depth if pick.number is None else pick.number for pick in picks]
    deep = np.array([s.point + far * s.inward for s, far in zip(spots, depths, strict=True)])
    length = float(np.linalg.norm(np.diff(deep, axis=0), axis=1).sum())
    points, shares = spline(deep, max(int(length / _STEP), len(spots), _FEWEST))
    return _Path(points, shares, spots)


def _tube(skin: Skin, path: _Path, radius: float) -> Tube:
    hold = skin.hold(skin.snap_by_part(path.above(len(path.points)), path.parts(len(path.points))))
    return Tube(path.points, hold, _offset(skin, hold, path.points), radius)


def _sheet(skin: Skin, drawn: DrawnStructure, paths: list[_Path], problems: tuple[str, ...]) -> Bound:
    """Span a sheet over guides in space; each of its points is held by the skin that lies over it."""
    guides = np.array([spline(path.points, ALONG)[0] for path in paths])
    above = np.array([path.above(ALONG) for path in paths])
    across = np.linalg.norm(np.diff(guides, axis=0), axis=2)
    mean = np.maximum(across.mean(1), 1e-3)
    t = np.r_[0.0, np.cumsum(mean)] / mean.sum()
    v = np.linspace(0, 1, int(np.clip(across.sum(0).max() / _ROW_STEP, _FEWEST_ROWS, _MOST_ROWS)))
    outer, over = spread(t, guides, v), spread(t, above, v)
    parts = np.array([path.parts(ALONG) for path in paths])[np.abs(v[:, None] - t).argmin(1)]
    flat = skin.snap_by_part(over.reshape(-1, 3), parts.reshape(-1))
    below = lens(len(v), ALONG, drawn.thickness)[..., None]
    inner = outer + below * unit(outer - flat.reshape(outer.shape))
    midline = any(p.view in "fb" and p.x <= 1 for guide in drawn.guides for p in guide)
    solid = Solid(
        drawn.id, "deep", 0.0, (0.0, 0.0), (), outer, inner, midline, floor=False, through=frozenset()
    )
    hold = skin.hold(flat)
    offsets = [_offset(skin, hold, face.reshape(-1, 3)) for face in (outer, inner)]
    return Bound(solid, hold, offsets[0], offsets[1], problems)


def _offset(skin: Skin, hold: Hold, points: Floats) -> Floats:
    return np.asarray(np.einsum("kij,ki->kj", skin.frames(hold), points - skin.place(hold)))


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
    joined = {key: page.clip(shapely.union_all(shapes)) for key, shapes in found.items()}
    kept = {key: _without_crumbs(shape) for key, shape in joined.items()}
    return {key: shape for key, shape in kept.items() if not shape.is_empty}


def _without_crumbs(shape: BaseGeometry) -> BaseGeometry:
    return shapely.union_all([part for part in shapely.get_parts(shape) if part.area >= _LEAST_AREA])


def outline(page: Page, structure: Structure) -> BaseGeometry:
    """Project a structure to a page, page units; empty where a needle does not reach it."""
    if page.schematic or page.view in structure.drawn.covered:
        return shapely.MultiPolygon()
    if structure.sheet is not None:
        return _sheet_shape(page, structure.sheet)
    shapes = [_tube_shape(page, tube) for tube in structure.tubes if page.share_on(tube.hold) > 0]
    return page.clip(_own_half(page, shapely.union_all(shapes)))


def _sheet_shape(page: Page, bound: Bound) -> BaseGeometry:
    if page.share_on(bound.hold) <= 0:
        return shapely.MultiPolygon()
    solid = bound.solid if page.carrier is load_skin("male") else bound.on(page.carrier)
    strips = []
    for face in (solid.outer, solid.inner):
        fine = doubled(doubled(face, 0), 1)
        room = _room(page, fine.reshape(-1, 3), 0.0).reshape(fine.shape[:2])
        strips += strips_of(page.camera.project(fine), in_sight(room))
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
    page = _without_breast(page)
    distance, direct = page.buried(P)
    met = np.isfinite(distance)
    distance = np.where(met, distance, 0.0)
    forward = page.camera.forward
    behind = page.tracer.hit(P + 1e-3 * forward, np.broadcast_to(forward, P.shape))
    thickness = distance + np.where(behind.prim >= 0, behind.t, np.inf)
    limit = np.minimum(min(REACH, VIEWS[page.view].deepest) + radius, NEARER * thickness)
    return np.where(direct & met, limit - distance, -_FADE)


def _without_breast(page: Page) -> Page:
    """Give the page on the skin that muscles are laid on: the hand moves the breast aside before a needle."""
    if page.part is not None or page.carrier is page.skin:
        return page
    return replace(page, skin=page.carrier, tracer=page.carrier.sight)


def _runs(seen: Bools) -> list[slice]:
    """Give the stretches of two points or more that show; short gaps between them are closed."""
    gaps, count = ndi.label(~seen)
    sizes = np.bincount(gaps, minlength=count + 1)
    inner = (gaps != gaps[0]) & (gaps != gaps[-1])
    closed = seen | ((gaps > 0) & inner & (sizes[gaps] < _SHORTEST_GAP))
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
