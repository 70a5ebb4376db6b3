"""The geometry that is shipped."""

import json
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from atelier.drawing import load_drawing
from atelier.layers import depth_of
from atelier.places import DRAWING

FIGURES = Path(__file__).resolve().parents[2] / "resources" / "figure"
VIEWS = ("anterior", "posterior", "left")
EVERY = [
    (path.parent.name, path.name.removesuffix(".geometry.json"))
    for path in sorted(FIGURES.glob("*/*.geometry.json"))
]
MEETING = [
    (body, *views)
    for body in ("male", "female")
    for views in (("anterior", "head-anterior"), ("posterior", "head-posterior"), ("left-arm", "head-left"))
]


@cache
def geometry(view: str, body: str = "male") -> dict[str, Any]:
    found = json.loads((FIGURES / body / f"{view}.geometry.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def shape_of(path: str) -> BaseGeometry:
    rings = [[tuple(map(float, p.split(","))) for p in ring.split()] for ring in path.split(";")]
    shape: BaseGeometry = shapely.MultiPolygon()
    for ring in rings:
        shape = shape.symmetric_difference(Polygon(ring))
    return shape


@cache
def neighbours() -> list[tuple[str, str]]:
    """Muscles of one layer that have a border in common, pick for pick."""
    muscles = load_drawing(DRAWING).muscles.values()
    ends = {m.id: {m.guides[0], m.guides[-1]} for m in muscles}
    return [(a, b) for a, b in combinations(ends, 2) if ends[a] & ends[b] and depth_of(a) == depth_of(b)]


def test_both_bodies_have_every_view() -> None:
    views = [{view for body, view in EVERY if body == each} for each in ("male", "female")]
    assert views[0] == views[1]
    assert len(views[0]) == 15


@pytest.mark.parametrize(("body", "view"), EVERY)
def test_every_path_is_a_valid_polygon_within_the_outline(body: str, view: str) -> None:
    found = geometry(view, body)
    outline = shape_of(found["outline"]).buffer(0.05)
    paths = {f"area {i}": a["L"] for i, a in found["areas"].items()}
    paths |= {f"zone {i} {g}": p for i, z in found["zones"].items() for g, p in z.items()}
    paths |= {f"dermatome {i} {g}": p for i, d in found.get("dermatomes", {}).items() for g, p in d.items()}
    for name, path in paths.items():
        shape = shape_of(path)
        assert shape.is_valid, name
        assert shape.difference(outline).area < 0.5, name


@pytest.mark.parametrize(("body", "view"), EVERY)
def test_every_muscle_lies_within_the_outline_without_crumbs(body: str, view: str) -> None:
    found = geometry(view, body)
    outline = shape_of(found["outline"])
    for name, muscle in found["muscles"].items():
        shape = shape_of(muscle["L"])
        assert shape.is_valid, name
        assert shape.difference(outline).area < 0.01, name
        assert min(part.area for part in shapely.get_parts(shape)) > max(2, 0.015 * shape.area), name


@pytest.mark.parametrize(("body", "view"), EVERY)
def test_neighbours_that_share_a_border_leave_no_crack(body: str, view: str) -> None:
    drawn = geometry(view, body)["muscles"]
    for one, other in neighbours():
        if one in drawn and other in drawn:
            shapes = [shape_of(drawn[name]["L"]) for name in (one, other)]
            both = shapely.union_all(shapes)
            for gap in shapely.get_parts(both.buffer(1.6).buffer(-1.62).difference(both)):
                opens = not gap.buffer(-0.6).is_empty
                assert opens or gap.length < 16 or max(map(gap.distance, shapes)) > 0.05, (one, other)


@pytest.mark.parametrize(("view", "sign"), [("anterior", 1), ("posterior", -1), ("pelvis-inferior", 1)])
@pytest.mark.parametrize("body", ["male", "female"])
def test_muscles_and_areas_keep_to_the_subjects_left(body: str, view: str, sign: int) -> None:
    for part in ("muscles", "areas"):
        for name, entry in geometry(view, body)[part].items():
            low, _, high, _ = shape_of(entry["L"]).bounds
            assert (low if sign > 0 else -high) >= 0, name


@pytest.mark.parametrize(("body", "view"), EVERY)
def test_spillover_leaves_out_the_essential_core(body: str, view: str) -> None:
    for name, zone in geometry(view, body)["zones"].items():
        if len(zone) == 2:
            core, halo = shape_of(zone["essential"]), shape_of(zone["spillover"])
            assert core.intersection(halo).area < 0.02 * halo.area + 0.5, name


@pytest.mark.parametrize(("body", "whole", "near"), MEETING)
def test_a_zone_is_the_same_in_a_close_up(body: str, whole: str, near: str) -> None:
    head = shapely.box(-150, 0, 150, 150)
    for name, zone in geometry(near, body)["zones"].items():
        other = geometry(whole, body)["zones"].get(name, {})
        for grade in zone:
            a, b = (shape_of(z[grade]).intersection(head) if grade in z else head for z in (zone, other))
            if a.area > 60:
                # Pixels of the coarser page are 0.5 wide, and corners are rounded.
                assert a.difference(b.buffer(0.8)).area < 0.03 * a.area, (name, grade)
                assert b.difference(a.buffer(0.8)).area < 0.03 * a.area, (name, grade)


@pytest.mark.parametrize(("body", "view"), EVERY)
def test_entries_are_sorted_and_fibres_few(body: str, view: str) -> None:
    found = geometry(view, body)
    for part in ("landmarks", "muscles", "points", "zones", "areas"):
        assert list(found[part]) == sorted(found[part])
    assert all(len(m["fibres"]) <= 40 for m in found["muscles"].values())


def test_a_near_trigger_point_lies_on_its_muscle_where_that_shows_best() -> None:
    for name in geometry("posterior")["points"]:
        muscle = name.partition("/")[0]
        shown = [
            (shape_of(g["muscles"][muscle]["L"]), g["points"][name])
            for g in map(geometry, VIEWS)
            if muscle in g["muscles"]
        ]
        region, point = max(shown, key=lambda pair: pair[0].area)
        assert region.distance(shapely.Point(point["L"])) <= 1, name


@pytest.mark.parametrize(("body", "view"), EVERY)
def test_dermatomes_tile_the_skin(body: str, view: str) -> None:
    drawn = geometry(view, body).get("dermatomes", {})
    for i, dermatome in drawn.items():
        own = shape_of(dermatome["territory"])
        rim = shape_of(dermatome["overlap"]) if "overlap" in dermatome else shapely.Point()
        assert own.intersection(rim).area < 1, i
        for j, other in drawn.items():
            # Borders are traced from either side at two pixels a unit, and are up to 300 units long.
            assert i == j or own.intersection(shape_of(other["territory"])).area < 12, (i, j)


def test_landmarks_bear_sides_and_mirror() -> None:
    marks = geometry("anterior")["landmarks"]
    assert marks["acromion.L"] == pytest.approx([107.5, 175.2])
    assert marks["acromion.R"] == pytest.approx([-107.5, 175.2])
    assert marks["inion"][0] == 0
    assert "acromion.R" not in geometry("left")["landmarks"]
    assert geometry("left")["landmarks"]["radial_styloid.L"][0] < -150
