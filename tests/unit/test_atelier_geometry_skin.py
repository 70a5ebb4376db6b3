"""Picking, carrying and projecting, on a ball instead of a body."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import shapely

pytest.importorskip("embreex")

from atelier.areas import lay_area
from atelier.curves import run_on_skin, span, spline
from atelier.dermatomes import OVERLAP, Dermatome, lay_dermatomes, lay_level
from atelier.drawing import DrawnMuscle
from atelier.frames import camera
from atelier.geometry import visible_fibres
from atelier.marks import mark_point, show
from atelier.page import Page, mirrored, polygons_of, smoothed
from atelier.picks import parse_guide, parse_patch, parse_path, parse_stroke
from atelier.project import project, strips_of
from atelier.rays import PERINEUM, SHEETS, ray_of
from atelier.skin import Skin
from atelier.solid import build_solid, lens
from atelier.zones import lay_zone

RADIUS, HEIGHT = 100.0, 500.0


@cache
def ball() -> Skin:
    """A ball of radius 100 about (0, 500, 0), the six sides of a cube blown up; its cap counts as the arm."""
    n = 60
    a = np.tan(np.linspace(-np.pi / 4, np.pi / 4, n + 1))
    s, t = np.meshgrid(a, a, indexing="ij")
    one = np.ones_like(s)
    sides = [(one, s, t), (-one, t, s), (t, one, s), (s, -one, t), (s, t, one), (t, s, -one)]
    cube = np.vstack([np.stack(side, -1).reshape(-1, 3) for side in sides])
    i, j = (k.ravel() for k in np.meshgrid(np.arange(n), np.arange(n), indexing="ij"))
    quad = np.stack(
        [i * (n + 1) + j, (i + 1) * (n + 1) + j, (i + 1) * (n + 1) + j + 1, i * (n + 1) + j + 1], 1
    )
    quads = np.vstack([quad + side * (n + 1) ** 2 for side in range(6)])
    _, index, inverse = np.unique(cube.round(9), axis=0, return_index=True, return_inverse=True)
    normals = cube[index] / np.linalg.norm(cube[index], axis=1, keepdims=True)
    place = normals * RADIUS + np.array([0, HEIGHT, 0])
    faces = inverse.ravel()[quads].astype(np.int64)
    return Skin(place, faces, normals, normals, place[:, 1] > HEIGHT + 60)


def turned(skin: Skin) -> Skin:
    """The ball after a quarter turn about the upright axis: front becomes left."""
    turn = np.array([[0.0, 0, 1], [0, 1, 0], [-1, 0, 0]])
    return Skin(skin.V @ turn.T, skin.F, skin.N @ turn.T, skin.broad @ turn.T, skin.arm)


@cache
def page(view: str) -> Page:
    skin = ball()
    outline = shapely.Point(0, 500).buffer(RADIUS, quad_segs=64)
    return Page("male", view, skin, skin, None, skin.tracer(), camera("male", view, 1.0), outline)


def muscle(*guides: str, depth: float = 0.0, thickness: float = 6.0, through: str = "") -> DrawnMuscle:
    return DrawnMuscle(
        id="soleus",
        guides=tuple(parse_guide(g) for g in guides),
        tendon=(0.1, 0.1),
        bands=(),
        depth=depth,
        thickness=thickness,
        order=1,
        through=frozenset({through} - {""}),
    )


FRONT = ("f 10,450  f 10,500  f 10,550", "f 40,450  f 40,500  f 40,550")


@pytest.mark.parametrize(
    ("pick", "expected"),
    [
        ("f 60,500", (60, 500, 80)),
        ("b 60,500", (60, 500, -80)),
        ("l -60,500", (80, 500, 60)),
        ("l 60,440", (53, 560, -60)),
    ],
)
def test_a_pick_meets_the_skin_of_its_view_with_the_face_at_negative_l(
    pick: str, expected: tuple[float, ...]
) -> None:
    spot = ball().pick(parse_path(pick)[0])
    assert spot.point == pytest.approx(expected, abs=0.6)
    assert not spot.problems


@pytest.mark.parametrize(
    ("pick", "place"),
    [("f 20,400", (20, 400)), ("l -20,400", (-20, 400)), ("m 5,700", (5, 700)), ("d 90,-40", (90, -40))],
)
def test_a_pick_lies_where_its_page_says(pick: str, place: tuple[float, float]) -> None:
    found = parse_path(pick)[0]
    origin, inward = ray_of(found)
    assert SHEETS[found.view].flat(origin + 33 * inward) == pytest.approx(place)


def test_the_inner_side_of_a_leg_is_met_from_the_midline() -> None:
    spot = ball().pick(parse_path("m 0,500")[0])
    assert spot.part == "leg"
    assert "turned" in spot.problems[0]


def test_the_pelvic_floor_lies_in_space_at_its_height() -> None:
    guides = ("u 10,-20/8  u 20,0/10  u 10,20/12", "u 30,-20/8  u 40,0/10  u 30,20/12")
    solid = build_solid(ball(), muscle(*guides), "deep").solid
    assert solid.outer[0, 0] == pytest.approx([10, PERINEUM + 8, 20], abs=1e-6)
    assert solid.outer[-1, -1] == pytest.approx([30, PERINEUM + 12, -20], abs=1e-6)
    assert (solid.inner - solid.outer)[..., 1].max() == pytest.approx(6, abs=0.3)
    assert (solid.inner - solid.outer)[..., [0, 2]] == pytest.approx(0, abs=1e-9)


def test_doubtful_picks_are_told() -> None:
    assert "misses" in ball().pick(parse_path("f 120,500")[0]).problems[0]
    assert "turned 8" in ball().pick(parse_path("f 99,500")[0]).problems[0]
    assert "misses the arm" in ball().pick(parse_path("f 20,500 a")[0]).problems[0]


def test_a_spline_passes_its_points_evenly() -> None:
    points = np.array([[0.0, 0, 0], [10, 5, 0], [30, 0, 0]])
    curve, shares = spline(points, 50)
    steps = np.linalg.norm(np.diff(curve, axis=0), axis=1)
    assert steps.max() / steps.min() < 1.05
    assert shares[0] == 0
    assert shares[-1] == pytest.approx(1)
    assert np.linalg.norm(curve - points[1], axis=1).min() < 0.5


def test_a_curve_stays_on_the_skin_and_a_grid_between_its_guides() -> None:
    curves = [run_on_skin(ball(), parse_guide(g)) for g in FRONT]
    sheet = span(ball(), curves)
    radii = np.linalg.norm(sheet.skin - [0, HEIGHT, 0], axis=-1)
    assert radii == pytest.approx(np.full_like(radii, RADIUS), abs=0.3)
    assert sheet.skin[0, :, 0].mean() == pytest.approx(10, abs=0.5)
    assert sheet.skin[-1, :, 0].mean() == pytest.approx(40, abs=0.5)


def test_depth_moves_along_the_ray_of_the_pick_alone() -> None:
    flat = build_solid(ball(), muscle(*FRONT), "superficial").solid.outer
    deep = build_solid(ball(), muscle(*FRONT, depth=20), "deep").solid.outer
    assert (deep - flat)[..., :2] == pytest.approx(0, abs=1e-6)
    assert (flat - deep)[..., 2] == pytest.approx(20, abs=1e-6)


def test_a_lens_is_full_in_the_middle_and_closed_at_the_rim() -> None:
    thickness = lens(11, 21, 8)
    assert thickness[5, 10] == pytest.approx(8)
    assert thickness[[0, -1]] == pytest.approx(0)
    assert thickness[:, [0, -1]] == pytest.approx(0, abs=1e-6)


def test_a_solid_follows_the_pose() -> None:
    bound = build_solid(ball(), muscle(*FRONT, depth=5), "superficial")
    assert bound.on(ball()).outer == pytest.approx(bound.solid.outer, abs=1e-6)
    moved = bound.on(turned(ball()))
    x, y, z = np.moveaxis(bound.solid.outer, -1, 0)
    assert moved.outer == pytest.approx(np.stack([z, y, -x], -1), abs=0.3)


def test_a_muscle_shows_in_the_view_that_faces_it_only() -> None:
    solid = build_solid(ball(), muscle(*FRONT), "superficial").solid
    front = project(page("anterior"), solid)
    assert front is not None
    assert front.region.bounds == pytest.approx((10, 450, 40, 550), abs=2)
    assert front.visible.mean() > 0.95
    assert project(page("posterior"), solid) is None


def test_what_turns_away_round_the_rim_shows_as_deep_as_is_said() -> None:
    solid = build_solid(ball(), muscle("l -10,450  l -10,550", "l 60,450  l 60,550"), "superficial").solid
    plain, wide = (
        project(page("anterior"), replace(solid, rim=rim)) for rim in ({}, {"anterior": 40.0, "left": 0.0})
    )
    assert plain is not None
    assert wide is not None
    assert wide.region.buffer(0.1).contains(plain.region)
    assert wide.region.area > 1.4 * plain.region.area


def test_a_face_is_cut_where_it_runs_out_of_sight() -> None:
    x, y = np.meshgrid(np.arange(5.0), np.arange(4.0))
    place = np.stack([x, y], -1)
    slanting = 2.3 - x - y / 2
    for shown, area in ((4.5 - x, 12.0), (2.3 - x, 2.3 * 3), (slanting, 2.3 * 3 - 9 / 4), (x - 9, 0.0)):
        strips = strips_of(place, shown)
        assert shapely.union_all(strips).area == pytest.approx(area)
        assert sum(s.area for s in strips) == pytest.approx(area)


def test_deep_muscles_are_seen_through_and_in_named_views_others_too() -> None:
    deep = build_solid(ball(), muscle(*FRONT), "deep").solid
    named = build_solid(ball(), muscle(*FRONT, through="posterior"), "superficial").solid
    for solid in (deep, named):
        back = project(page("posterior"), solid)
        assert back is not None
        assert (back.depth, back.through) == (solid.depth, solid is named)
        assert back.region.bounds == pytest.approx((-40, 450, -10, 550), abs=2)


def test_halves_meet_at_the_midline_and_mirror_each_other() -> None:
    solid = build_solid(ball(), muscle("f 0.8,450  f 0.8,550", FRONT[1]), "superficial").solid
    left = project(page("anterior"), solid)
    assert left is not None
    assert left.region.bounds[0] == 0
    right = left.mirrored()
    assert right.side == "R"
    assert right.region.area == pytest.approx(left.region.area)
    assert right.grid[0, 0, 0] == -left.grid[0, 0, 0]


def test_a_zone_is_as_wide_as_its_stroke() -> None:
    zone = lay_zone(ball(), [parse_stroke("f 10,480/10  f 10,520/10"), parse_stroke("f 60,500/5 spillover")])
    core = ball().V[zone.core > -1]
    assert core[:, 0].min() == pytest.approx(0, abs=4)
    assert core[:, 1].max() == pytest.approx(530, abs=4)
    assert (core[:, 2] > 0).all()
    assert not zone.problems
    halo = ball().V[zone.halo > -1.56]
    assert halo[:, 0].max() == pytest.approx(66, abs=4)


def test_an_area_holds_the_skin_that_faces_its_patch() -> None:
    area = lay_area(ball(), [parse_patch("f 0.5,480  f 30,480  f 30,520  f 0.5,520")])
    held = ball().V[area.inside > 0]
    assert (held[:, 2] > 0).all()
    assert held[:, 0].max() == pytest.approx(30, abs=3)
    assert held[:, 0].min() == pytest.approx(-10, abs=3)
    assert lay_area(ball(), [parse_patch("f 200,480  f 230,480  f 230,520")]).problems


def test_an_area_of_the_pelvic_floor_holds_skin_about_the_perineum_alone() -> None:
    area = lay_area(ball(), [parse_patch("u 0.5,-110  u 110,-110  u 110,110  u 0.5,110")])
    held = ball().V[area.inside > 0]
    assert held[:, 1].min() == pytest.approx(PERINEUM - 14, abs=3)
    assert held[:, 1].max() < HEIGHT
    assert held[:, 0].min() == pytest.approx(-10, abs=3)


@cache
def belts() -> dict[str, Dermatome]:
    """Belts about the ball from a cap down, with a gap in front; the lowest does not follow in series."""
    drawn = {
        "V": ["f 0.5,400  f 110,400  f 110,440  f 0.5,440"],
        "C5": [f"{page} 0.5,440  {page} 110,440  {page} 110,480  {page} 0.5,480" for page in "fb"],
        "C6": ["f 0.5,490  f 110,490  f 110,530  f 0.5,530", "b 0.5,480  b 110,480  b 110,530  b 0.5,530"],
        "T1": ["f 0.5,530  f 110,530  f 110,600  f 0.5,600", "b 0.5,530  b 110,530  b 110,600  b 0.5,600"],
    }
    return lay_dermatomes(ball(), {name: [parse_patch(p) for p in drawn[name]] for name in drawn})


def owners(*place: float) -> dict[str, float]:
    at = ball().nearest(np.array([place]))[0]
    return {name: float(d.territory[at]) for name, d in belts().items()}


def test_dermatomes_tile_the_skin_and_leave_out_the_face() -> None:
    assert list(belts()) == ["C5", "C6", "T1"]
    left = ball().V[:, 0] > 1
    territories = np.array([d.territory for d in belts().values()])
    assert ((territories > 0).sum(0)[left] <= 1).all()
    below = left & (ball().V[:, 1] < 1000 - 460)
    assert (territories.max(0)[below] >= 0).all()


def test_borders_run_as_written_and_down_the_middle_of_gaps() -> None:
    assert owners(0, 1000 - 482, 98)["C5"] > 0
    assert owners(0, 1000 - 488, 99)["C6"] > 0
    assert owners(30, 1000 - 510, -95)["C6"] == pytest.approx(16, abs=1)
    assert owners(95, 1000 - 527, 0)["C6"] == pytest.approx(3, abs=2)


def test_a_dermatome_reaches_into_its_neighbours_in_series_alone() -> None:
    first, second, apart = (belts()[name] for name in ("C5", "C6", "T1"))
    left = ball().V[:, 0] > 1
    beyond = left & (first.territory < 0) & (first.reach > 0)
    assert (second.territory[beyond] > -0.5).all()
    assert first.territory[beyond].min() == pytest.approx(-OVERLAP, abs=3)
    assert not (left & (second.reach > 0.5) & (apart.territory > 0.5)).any()
    assert ((second.reach >= second.territory) | (second.territory < 0)).all()


def test_nothing_drawn_is_no_dermatome() -> None:
    assert lay_dermatomes(ball(), {}) == {}


def test_a_level_lies_on_the_skin() -> None:
    mark = lay_level(ball(), parse_path("b 9,500")[0])
    assert np.linalg.norm(mark.point - [0, HEIGHT, 0]) == pytest.approx(RADIUS, abs=0.2)
    assert show(page("anterior"), mark).far


def test_a_point_lies_on_its_muscle_and_is_far_from_behind() -> None:
    solid = build_solid(ball(), muscle(*FRONT, depth=10), "superficial").solid
    mark = mark_point(ball(), solid, parse_path("f 25,500")[0])
    assert mark.point[:2] == pytest.approx([25, 500])
    assert RADIUS - np.linalg.norm(mark.point - [0, HEIGHT, 0]) == pytest.approx(10, abs=1)
    assert not show(page("anterior"), mark).far
    assert show(page("posterior"), mark) == (-25, 500, True)
    assert "beside its muscle" in mark_point(ball(), solid, parse_path("f 70,500")[0]).problems[0]


def test_fibres_are_the_visible_runs() -> None:
    u, v = np.meshgrid(np.arange(48.0), np.arange(20.0) * 2)
    grid = np.stack([u, v], -1)
    seen = u < 30
    fibres = visible_fibres(grid, seen)
    assert 20 <= len(fibres) <= 40
    assert all(f[0, 0] == 0 and f[-1, 0] == pytest.approx(29, abs=1) for f in fibres)
    assert visible_fibres(grid, np.zeros_like(seen)) == []


def test_outlines_are_rounded_and_bare_lines_dropped() -> None:
    square = shapely.box(0, 0, 20, 20)
    rounded = smoothed(square)
    assert rounded.area == pytest.approx(square.area, rel=0.02)
    assert 1.0 < rounded.distance(shapely.Point(0, 0)) + 1.0 < 2.5
    mixed = shapely.GeometryCollection([square, shapely.LineString([(0, 0), (1, 1)])])
    assert polygons_of(mixed).equals(square)
    assert mirrored(square).bounds == (-20, 0, 0, 20)
