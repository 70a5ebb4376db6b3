"""Write ``<view>.geometry.json``: everything drawn, as polygons, points and fibres of each view."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import shapely
from scipy import ndimage as ndi

from atelier import floor
from atelier.areas import Area, grown, lay_area, shape_of_area
from atelier.dermatomes import (
    Dermatome,
    Grades,
    lay_dermatomes,
    lay_level,
    shapes_of_dermatome,
    shapes_on_floor,
)
from atelier.drawing import load_drawing
from atelier.frames import VIEWS
from atelier.index import enter
from atelier.marks import Mark, load_landmarks, mark_point, page_landmarks, show
from atelier.page import open_page
from atelier.paths import path_text, points_text
from atelier.places import DRAWING
from atelier.project import bind, drawn_on
from atelier.skin import load_skin
from atelier.structures import lay_structure, outlines, points_over
from atelier.zones import Zone, lay_zone, shapes_of_zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Bools, Floats
    from atelier.body import BodyName
    from atelier.camera import Box
    from atelier.drawing import Drawing
    from atelier.marks import Shown
    from atelier.page import Page
    from atelier.project import Drawn
    from atelier.solid import Bound
    from atelier.structures import Structure

_MOST_FIBRES = 40
_FIBRE_STEP = 1.3
_SHORTEST_FIBRE = 4.0
_TOLERANCE = 0.1
_GRID = 0.01
_ZONE_GRID = 0.1


@dataclass(frozen=True)
class Laid:
    """What is laid on the standing body, ready for every page.

    Attributes:
        drawing: The drawing itself.
        bound: Its muscles by id.
        points: Trigger points by full id.
        zones: Their zones.
        areas: Areas by id.
        dermatomes: Dermatomes by segment.
        levels: Paraspinal levels by segment.
        landmarks: Landmarks by name.
        structures: Structures at risk.
        problems: What is wrong with the picks, each with the entry it belongs to.
    """

    drawing: Drawing
    bound: Mapping[str, Bound]
    points: Mapping[str, Mark]
    zones: Mapping[str, Zone]
    areas: Mapping[str, Area]
    dermatomes: Mapping[str, Dermatome]
    levels: Mapping[str, Mark]
    landmarks: Mapping[str, Mark]
    structures: tuple[Structure, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True)
class DrawnView:
    """All that shows in a view, page units, the subject's left.

    Attributes:
        page: The view.
        landmarks: Places of landmarks by name.
        muscles: Muscles by id.
        points: Trigger points by full id.
        zones: Essential core and spillover without it, by full id.
        areas: Areas by id.
        structures: Outlines of structures at risk by key, see ``atelier.structures.outlines``.
        over: Keys of the structures under each trigger point that lies over any.
        dermatomes: Territory and overlap without it, by segment.
        levels: Paraspinal levels by segment.
    """

    page: Page
    landmarks: Mapping[str, tuple[float, float]]
    muscles: Mapping[str, Drawn]
    points: Mapping[str, Shown]
    zones: Mapping[str, tuple[BaseGeometry, BaseGeometry]]
    areas: Mapping[str, BaseGeometry]
    dermatomes: Mapping[str, Grades] = field(default_factory=dict)
    levels: Mapping[str, Shown] = field(default_factory=dict)
    structures: Mapping[str, BaseGeometry] = field(default_factory=dict)
    over: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def build(
    body: BodyName,
    folder: Path,
    views: Sequence[str] = tuple(VIEWS),
    progress: Callable[[str], object] | None = None,
) -> tuple[str, ...]:
    """Build the geometry files of a body.

    Args:
        body: The body.
        folder: Where ``<view>.geometry.json`` and the index of all views are written.
        views: Views wanted.
        progress: Told the name of each step.

    Returns:
        The diagnosis: picks that miss the body, land on the wrong part or on skin that turns away.
    """
    tell = progress or (lambda _: None)
    tell("lay out")
    laid = lay(load_drawing(DRAWING))
    for view in views:
        tell(view)
        drawn = draw(body, view, laid)
        (folder / f"{view}.geometry.json").write_text("\n".join(_lines(drawn)) + "\n", "utf-8", newline="\n")
        enter(folder, drawn)
    return laid.problems


def lay(drawing: Drawing) -> Laid:
    """Lay a drawing on the standing body."""
    skin = load_skin("male")
    bound = bind(drawing)
    points, zones = {}, {}
    for muscle in drawing.muscles.values():
        for name, pick in muscle.points.items():
            points[f"{muscle.id}/{name}"] = mark_point(skin, bound[muscle.id].solid, pick)
        for name, strokes in muscle.zones.items():
            zones[f"{muscle.id}/{name}"] = lay_zone(skin, strokes)
    areas = grown(skin, {name: lay_area(skin, patches) for name, patches in drawing.areas.items()})
    dermatomes = lay_dermatomes(skin, drawing.dermatomes)
    levels = {name: lay_level(skin, pick) for name, pick in drawing.levels.items()}
    told = [(i, b.problems) for i, b in bound.items()]
    told += [(i, p.problems) for i, p in points.items()]
    told += [(f"{i} zone", z.problems) for i, z in zones.items()]
    told += [(f"area {i}", a.problems) for i, a in areas.items()]
    structures = tuple(lay_structure(skin, s) for s in drawing.structures.values())
    told += [(f"dermatome {i}", d.problems) for i, d in dermatomes.items()]
    told += [(f"level {i}", m.problems) for i, m in levels.items()]
    told += [(f"structure {s.drawn.id}", s.problems) for s in structures]
    problems = tuple(f"{i}: {what}" for i, found in told for what in found)
    return Laid(
        drawing, bound, points, zones, areas, dermatomes, levels, load_landmarks(skin), structures, problems
    )


def draw(body: BodyName, view: str, laid: Laid) -> DrawnView:
    """Project everything to a view."""
    page = open_page(body, view)
    muscles = {d.id: d for d in drawn_on(page, laid.bound.values())}
    if page.schematic:
        return _draw_floor(page, muscles, laid)
    points = _points_on(page, laid)
    zones = {i: shapes_of_zone(page, z) for i, z in laid.zones.items()}
    areas = {i: shape_of_area(page, a) for i, a in laid.areas.items()}
    structures = outlines(page, laid.structures)
    dermatomes = {i: shapes_of_dermatome(page, d) for i, d in laid.dermatomes.items()}
    levels = {i: show(page, m) for i, m in laid.levels.items() if page.share_on(m.hold) > 0}
    return DrawnView(
        page=page,
        landmarks=page_landmarks(page, laid.landmarks),
        muscles=muscles,
        points=points,
        zones=_showing(zones),
        areas={i: a for i, a in areas.items() if not a.is_empty},
        structures=structures,
        over=_over(view, laid),
        dermatomes={i: d for i, d in dermatomes.items() if not d[0].is_empty},
        levels={i: p for i, p in levels.items() if _is_within(page.camera.box, p)},
    )


def _points_on(page: Page, laid: Laid) -> dict[str, Shown]:
    shown = {i: show(page, m) for i, m in laid.points.items() if page.share_on(m.hold) > 0}
    return {i: p for i, p in shown.items() if _is_within(page.camera.box, p)}


def _over(view: str, laid: Laid) -> dict[str, tuple[str, ...]]:
    """Find what lies under the points on the body that they are drawn on: it is alike on every body."""
    page = open_page("male", view)
    return points_over(page, _points_on(page, laid), laid.points, outlines(page, laid.structures))


def _draw_floor(page: Page, muscles: Mapping[str, Drawn], laid: Laid) -> DrawnView:
    drawn = laid.drawing.muscles
    strokes = {f"{i}/{tp}": s for i in muscles for tp, s in drawn[i].zones.items()}
    areas = {i: floor.shape_of_patches(page, p) for i, p in laid.drawing.areas.items()}
    dermatomes = {i: shapes_on_floor(page, laid.drawing.dermatomes[i]) for i in laid.dermatomes}
    return DrawnView(
        page=page,
        landmarks=floor.bone_marks(page, laid.landmarks),
        muscles=muscles,
        points={
            i: floor.show_point(page, m) for i, m in laid.points.items() if i.partition("/")[0] in muscles
        },
        zones=_showing({i: floor.shapes_of_strokes(page, s) for i, s in strokes.items()}),
        areas={i: a for i, a in areas.items() if not a.is_empty},
        dermatomes={i: d for i, d in dermatomes.items() if not d[0].is_empty},
        levels={},
    )


def _showing(
    zones: Mapping[str, tuple[BaseGeometry, BaseGeometry]],
) -> dict[str, tuple[BaseGeometry, BaseGeometry]]:
    return {i: z for i, z in zones.items() if not (z[0].is_empty and z[1].is_empty)}


def _is_within(box: Box, point: Shown) -> bool:
    return box[0] <= point.x <= box[2] and box[1] <= point.y <= box[3]


def _lines(drawn: DrawnView) -> Iterable[str]:
    """Write a view, one entry a line, sorted by id."""
    page = drawn.page
    box = [_rounded(v) for v in page.camera.box]
    places = {n: [_rounded(x), _rounded(y)] for n, (x, y) in sorted(drawn.landmarks.items())}
    yield f'{{"figure":"{page.body}","view":"{page.view}","box":{_compact(box)},'
    yield f'"outline":"{_path(page.outline)}",'
    yield f'"landmarks":{_compact(places)},'
    within = shapely.set_precision(page.outline, _GRID).buffer(-_GRID, join_style="mitre")
    yield from _block("muscles", {i: _muscle(d, within) for i, d in drawn.muscles.items()}, ",")
    yield from _block("points", {i: _point(p) for i, p in drawn.points.items()}, ",")
    yield from _block("zones", {i: _graded(z, "essential", "spillover") for i, z in drawn.zones.items()}, ",")
    yield from _block("areas", {i: {"L": _path(a)} for i, a in drawn.areas.items()}, ",")
    skin = {i: _graded(d, "territory", "overlap") for i, d in drawn.dermatomes.items()}
    yield from _block("dermatomes", skin, ",")
    yield from _block("levels", {i: _point(p) for i, p in drawn.levels.items()}, ",")
    yield from _block("structures", {i: {"L": _path(s)} for i, s in drawn.structures.items()}, "}")


def _block(name: str, entries: Mapping[str, dict[str, object]], end: str) -> Iterable[str]:
    shown = [f'"{i}":{_compact(e)}' for i, e in sorted(entries.items()) if e]
    yield f'"{name}":{{'
    yield from (f"{line}," for line in shown[:-1])
    yield from shown[-1:]
    yield "}" + end


def _muscle(drawn: Drawn, within: BaseGeometry) -> dict[str, object]:
    """Write a muscle; rounded to the decimals that are written it still lies within the body."""
    return {
        "depth": drawn.depth,
        "order": _rounded(drawn.order),
        **({"through": True} if drawn.through else {}),
        "L": _path(drawn.region.intersection(within)),
        "fibres": [points_text(fibre.round(1)) for fibre in visible_fibres(drawn.grid, drawn.visible)],
    }


def _point(shown: Shown) -> dict[str, object]:
    return {"L": [_rounded(shown.x), _rounded(shown.y)], "far": shown.far}


def _graded(grades: Grades, *names: str) -> dict[str, object]:
    paths = (_path(shape, _ZONE_GRID) for shape in grades)
    return {name: path for name, path in zip(names, paths, strict=True) if path}


def visible_fibres(grid: Floats, visible: Bools) -> list[Floats]:
    """Choose fibres of a muscle that show, as open polylines (k, 2) from origin to insertion.

    Args:
        grid: (nv, nu, 2) outer face on the page.
        visible: (nv, nu) which of its points show.
    """
    width = float(np.linalg.norm(np.diff(grid, axis=0), axis=2).sum(0).max())
    count = int(np.clip(width / _FIBRE_STEP, 4, _MOST_FIBRES))
    rows = np.linspace(0.02, 0.98, count) * (len(grid) - 1)
    columns = np.arange(grid.shape[1], dtype=np.float64)
    at = np.stack(np.meshgrid(rows, columns, indexing="ij"))
    places = np.stack([ndi.map_coordinates(grid[..., k], at, order=1) for k in (0, 1)], -1)
    shown = ndi.map_coordinates(visible.astype(np.float64), at, order=1) > 0.5
    runs = [
        run for place, seen in zip(places, shown, strict=True) if (run := _longest(place, seen)) is not None
    ]
    return [np.asarray(shapely.LineString(r).simplify(_TOLERANCE).coords) for r in runs]


def _longest(place: Floats, seen: Bools) -> Floats | None:
    """Give the longest visible run of one fibre; None if it is too short to draw."""
    labels, count = ndi.label(seen)
    if not count:
        return None
    run = place[labels == 1 + int(np.argmax(np.bincount(labels)[1:]))]
    length = float(np.linalg.norm(np.diff(run, axis=0), axis=1).sum())
    return run if length >= _SHORTEST_FIBRE else None


def _path(shape: BaseGeometry, grid: float = _GRID) -> str:
    """Write a shape that stays valid at the decimals it is written with."""
    return path_text(shapely.set_precision(shape, grid))


def _rounded(value: float) -> float | int:
    """Round to two decimals, without a trailing ``.0`` and without minus zero."""
    near = round(value, 2)
    return int(near) if near == int(near) else near


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
