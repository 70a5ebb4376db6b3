"""Ribbons, thick and thin, and paths as text."""

import numpy as np
import pytest
from shapely.geometry import MultiPolygon, Point, Polygon, box

from atelier.ink import Ink, ink_text, thick_thin
from atelier.lines import arc_length, resample, ribbon, ribbon_area, ribbon_sides, smooth
from atelier.paths import path_text, points_text

LINE = np.stack([np.linspace(0, 20, 41), np.zeros(41)], 1)


def test_a_blunt_ribbon_has_its_width_everywhere() -> None:
    left, right = ribbon_sides(LINE, 1.5)
    np.testing.assert_allclose(np.linalg.norm(left - right, axis=1), 1.5)
    assert Polygon(ribbon(LINE, 1.5)).area == pytest.approx(30)


def test_a_tapered_ribbon_runs_out_to_a_point_at_both_ends() -> None:
    left, right = ribbon_sides(LINE, 2.0, taper=5.0)
    width = np.linalg.norm(left - right, axis=1)
    assert width[0] == width[-1] == 0
    assert np.all(np.diff(width[:10]) > 0)
    np.testing.assert_allclose(width[10:31], 2.0)


def test_the_area_of_a_ribbon_has_no_holes_at_a_sharp_bend() -> None:
    bent = np.array([[0.0, 0.0], [4.0, 0.0], [4.5, 0.0], [4.5, 0.5], [4.5, 5.0]])
    assert ribbon_area(bent, 3.0).buffer(0).contains(Point(4.3, 0.2))


def test_resampling_keeps_the_ends_and_evens_the_steps() -> None:
    even = resample(np.array([[0.0, 0.0], [1.0, 0.0], [10.0, 0.0]]), 0.5)
    np.testing.assert_array_equal(even[[0, -1]], [[0, 0], [10, 0]])
    np.testing.assert_allclose(np.diff(arc_length(even)), 0.5)


def test_smoothing_a_closed_ring_keeps_its_middle() -> None:
    turn = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    ring = np.stack([np.cos(turn), np.sin(turn)], 1)
    np.testing.assert_allclose(smooth(ring, 3.0, closed=True).mean(0), 0, atol=1e-12)


def test_a_line_is_heavier_below_than_above() -> None:
    assert thick_thin(LINE, outward=-1.0).mean() > 1.1
    assert thick_thin(LINE, outward=1.0).mean() < 0.8


def test_paths_are_rings_of_two_decimals_without_the_closing_point() -> None:
    ring = Polygon([(0, 0), (3.456, 0), (3, -0.001)], holes=[])
    assert path_text(ring) == "0,0 3.46,0 3,0"
    holed = box(0, 0, 4, 4).difference(box(1, 1, 2, 2))
    assert path_text(MultiPolygon([holed, box(9, 9, 10, 10)])).count(";") == 2
    assert path_text(MultiPolygon()) == ""
    assert points_text(np.array([[1.5, -2.0]])) == "1.5,-2"


def test_ink_is_written_one_path_a_line() -> None:
    text = ink_text(Ink([box(0, 0, 1, 1), box(2, 0, 3, 1)], [MultiPolygon()]))
    assert text.splitlines()[0] == '{"ink":['
    assert len(text.splitlines()) == 7
