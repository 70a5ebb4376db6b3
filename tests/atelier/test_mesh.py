"""Subdivision, cameras and rays on a small cube."""

import numpy as np
import pytest

pytest.importorskip("embreex")

from atelier.frames import VIEWS, camera, fading
from atelier.mesh import compact, triangles, vertex_normals
from atelier.rig import align, rotation, twist_angle
from atelier.silhouette import trace
from atelier.subdivide import catmull_clark, edges_of, relax
from atelier.tracer import Tracer

CORNERS = np.array([[x, y, z] for x in (-1.0, 1.0) for y in (-1.0, 1.0) for z in (-1.0, 1.0)])
FACES = np.array([[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]])


def test_a_subdivided_cube_has_the_numbers_of_the_book() -> None:
    points, quads = catmull_clark(CORNERS, FACES)
    assert points.shape == (8 + 6 + 12, 3)
    assert quads.shape == (24, 4)
    np.testing.assert_allclose(np.abs(points[:8]), 5 / 9)
    np.testing.assert_allclose(np.abs(points[8:14]).sum(1), 1.0)
    np.testing.assert_allclose(np.sort(np.abs(points[14:]), 1)[:, 1:], 0.75)


def test_subdivision_keeps_the_rim_of_an_open_mesh_on_its_line() -> None:
    points, quads = catmull_clark(CORNERS[:4], FACES[:1])
    assert quads.shape == (4, 4)
    assert np.all(points[:, 0] == -1)
    np.testing.assert_allclose(np.abs(points[:4, 1:]), 0.75)


def test_subdivision_takes_attributes_as_well_as_places() -> None:
    points, quads = catmull_clark(CORNERS, FACES)
    share, _ = catmull_clark(CORNERS[:, :1], FACES)
    np.testing.assert_allclose(share[:, 0], points[:, 0])
    assert quads.max() == len(points) - 1


def test_every_edge_of_a_closed_mesh_has_two_faces() -> None:
    edges, sides, count = edges_of(FACES)
    assert len(edges) == 12
    assert np.all(count == 2)
    assert len(sides) == 24


def test_relaxing_moves_only_what_is_weighted() -> None:
    weight = np.array([1.0, *[0.0] * 7])
    out = relax(CORNERS, FACES, weight, passes=1)
    np.testing.assert_allclose(out[0], CORNERS[[1, 2, 4]].mean(0))
    np.testing.assert_array_equal(out[1:], CORNERS[1:])


def test_compacting_drops_unused_vertices() -> None:
    points, quads, used = compact(CORNERS, FACES[1:2])
    np.testing.assert_array_equal(points[quads], CORNERS[FACES[1:2]])
    np.testing.assert_array_equal(used, [4, 5, 6, 7])


def test_normals_of_a_cube_point_outwards() -> None:
    normals = vertex_normals(CORNERS, FACES)
    np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 1)
    assert np.all((normals * CORNERS).sum(1) > 0.9)


def test_a_ray_meets_the_near_face_where_it_is_aimed() -> None:
    tracer = Tracer(CORNERS, FACES)
    hits = tracer.hit(np.array([[0.25, 0.5, 9.0], [3.0, 0.0, 9.0]]), np.array([[0.0, 0.0, -1.0]] * 2))
    assert hits.prim[1] == -1
    assert hits.t[0] == pytest.approx(8.0)
    corners = tracer.V[tracer.T[hits.prim[0]]]
    weights = np.array([1 - hits.u[0] - hits.v[0], hits.u[0], hits.v[0]])
    np.testing.assert_allclose(weights @ corners, [0.25, 0.5, 1.0], atol=1e-6)


def test_quads_are_cut_in_two_halves_one_after_the_other() -> None:
    cut = triangles(FACES)
    np.testing.assert_array_equal(cut[:6], FACES[:, :3])
    np.testing.assert_array_equal(cut[6:], FACES[:, [0, 2, 3]])


@pytest.mark.parametrize(
    ("view", "place"), [("anterior", (30, 400)), ("posterior", (-30, 400)), ("left", (-7, 400))]
)
def test_a_view_shows_the_left_side_and_the_face_where_they_belong(view: str, place: tuple[int, int]) -> None:
    np.testing.assert_allclose(
        camera("male", view, 2.0).project(np.array([30.0, 600.0, 7.0])), place, atol=1e-9
    )


@pytest.mark.parametrize("view", [view for view in VIEWS if VIEWS[view].origin is None])
def test_rays_project_onto_the_pixels_they_come_from(view: str) -> None:
    cam = camera("male", view, 0.1)
    origins, directions = cam.rays()
    pixels = cam.to_pixels(cam.project(origins + 123 * directions)).reshape(cam.height, cam.width, 2)
    np.testing.assert_allclose(pixels[3, 5], [5, 3], atol=1e-6)
    np.testing.assert_allclose(cam.from_pixels(cam.to_pixels(np.array([[3.0, 4.0]]))), [[3, 4]])


def test_a_close_up_runs_out_along_its_fade() -> None:
    places = np.array([[0.0, 100.0], [0.0, 203.0], [40.0, 203.0], [0.0, 230.0]])
    np.testing.assert_allclose(fading("head-left", places), [1, 0.5, 0.5, 0])
    np.testing.assert_array_equal(fading("anterior", places), 1)


def test_the_outline_of_a_cube_is_its_square() -> None:
    tracer = Tracer(CORNERS * 20 + [0, 500, 0], FACES)
    found = trace(tracer, camera("male", "anterior", 4.0, (-40, 460, 40, 540)))
    assert found.is_valid
    assert found.area == pytest.approx(1600, rel=0.01)
    assert found.bounds == pytest.approx((-20, 480, 20, 520), abs=0.4)


def test_aligning_turns_one_direction_into_the_other() -> None:
    a, b = np.array([1.0, 2.0, -1.0]), np.array([0.3, -1.0, 2.0])
    turned = align(a, b) @ (a / np.linalg.norm(a))
    np.testing.assert_allclose(turned, b / np.linalg.norm(b))
    np.testing.assert_allclose(align(a, a), np.eye(3))


def test_a_twist_is_measured_about_its_axis() -> None:
    axis, a = np.array([0.0, 0.0, 1.0]), np.array([1.0, 0.0, 0.4])
    assert twist_angle(axis, a, rotation(axis, 37) @ a) == pytest.approx(37)
