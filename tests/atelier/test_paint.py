"""The painter on a flat body with one strap of muscle."""

from dataclasses import replace

import numpy as np
import pytest
from shapely.geometry import box

pytest.importorskip("embreex")

from atelier.arrays import Floats
from atelier.fibres import grow_flesh, page_width, seed_of
from atelier.frames import camera
from atelier.paint import Ground, Patch, paint_muscle
from atelier.plates import bled, filled, over, shrunk, straight
from atelier.project import Drawn
from atelier.sight import clean_cut, steps

PAGE = (0.0, 380.0, 80.0, 470.0)


def strap(**changes: object) -> Drawn:
    """A strap 16 wide and 60 long, straight down the page."""
    x, y = np.meshgrid(np.linspace(30, 46, 12), np.linspace(395, 455, 20))
    grid = np.stack([x.T, y.T], -1)
    made = Drawn(
        id="strap", side="L", depth="superficial", order=1, region=box(30, 395, 46, 455), grid=grid,
        visible=np.ones(grid.shape[:2], np.bool_), away=np.full(grid.shape[:2], 2.0),
        under=np.full(grid.shape[:2], 2.0), length=60.0,
        tendon_origin=0.15, tendon_insertion=0.2, bands=(0.5,), midline=False, ring=False, through=False,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def flat_body() -> Ground:
    cam = camera("male", "anterior", 2.0, PAGE)
    even = np.full((cam.height, cam.width), 0.8)
    return Ground(box(10, 385, 60, 465), even, np.zeros_like(even), np.ones_like(even), cam, 1.0)


def paint(drawn: Drawn) -> Patch:
    patch = paint_muscle(drawn, flat_body(), camera("male", "anterior", 3.2, PAGE))
    assert patch is not None
    return patch


def at(patch: Patch, x: float, y: float) -> Floats:
    column, row = camera("male", "anterior", 3.2, PAGE).to_pixels(np.array([x, y])).round().astype(int)
    return np.asarray(patch.rgba[row - patch.row, column - patch.column])


def test_painting_twice_gives_the_same_pixels() -> None:
    np.testing.assert_array_equal(paint(strap()).rgba, paint(strap()).rgba)


def test_the_belly_is_red_and_opaque_and_the_tendon_pale() -> None:
    patch = paint(strap(bands=()))
    belly, tendon = at(patch, 38, 420), at(patch, 38, 452)
    assert belly[3] == pytest.approx(1)
    assert belly[0] > 1.4 * belly[2]
    assert tendon[2] > 0.75 * tendon[0]


def test_a_tendinous_band_is_paler_than_the_belly_beside_it() -> None:
    banded, plain = paint(strap()), paint(strap(bands=()))
    assert at(banded, 38, 425)[2] > at(plain, 38, 425)[2] + 0.1


def test_a_contact_shadow_lies_beside_the_muscle_and_nowhere_off_the_body() -> None:
    patch = paint(strap())
    assert 0.02 < at(patch, 48, 425)[3] < 0.4
    assert at(paint(strap(region=box(30, 395, 59, 455))), 62, 425)[3] == 0


def test_the_ends_run_out_softly_and_the_sides_are_outlined() -> None:
    patch = paint(strap())
    assert at(patch, 38, 395.4)[3] < 0.8
    side, inner = at(patch, 30.1, 425), at(patch, 34, 425)
    assert side[:3].sum() < 0.8 * inner[:3].sum()


def test_what_lies_behind_another_part_is_hidden_unless_deep() -> None:
    behind = np.full((12, 20), 40.0)
    assert paint(strap(away=behind)).rgba[..., 3].max() == 0
    assert at(paint(strap(away=behind, depth="deep")), 38, 420)[3] == pytest.approx(1)


def test_a_muscle_off_the_plate_or_turned_away_is_not_painted() -> None:
    away = strap(region=box(900, 900, 910, 910))
    hidden = strap(visible=np.zeros((12, 20), np.bool_))
    plate = camera("male", "anterior", 3.2, PAGE)
    assert paint_muscle(away, flat_body(), plate) is None
    assert paint_muscle(hidden, flat_body(), plate) is None


def test_flesh_depends_on_the_muscle_and_not_on_the_side() -> None:
    first, other = grow_flesh(strap()), grow_flesh(strap().mirrored())
    np.testing.assert_array_equal(first.grain, other.grain)
    assert seed_of("strap") == 9455979396609126908
    assert not np.array_equal(first.grain, grow_flesh(strap(id="other")).grain)
    np.testing.assert_allclose(page_width(strap().grid), 16)


def test_bleeding_leaves_what_is_known_and_reaches_past_it() -> None:
    known = np.zeros((40, 40), np.bool_)
    known[10:20, 10:20] = True
    rgb = np.where(known[..., None], [0.9, 0.2, 0.1], 0.0)
    rgb[10:20, 10] = [0.1, 0.2, 0.9]
    out = bled(rgb, known)
    np.testing.assert_array_equal(out[known], rgb[known])
    np.testing.assert_array_equal(out[15, 6], [0.1, 0.2, 0.9])
    np.testing.assert_allclose(out[39, 39], rgb[known].mean(0))
    assert filled(rgb, np.ones_like(known)) is rgb


def test_pictures_are_laid_over_each_other_by_opacity() -> None:
    below, above = np.full((2, 2, 4), 1.0), np.full((2, 2, 4), 0.25)
    np.testing.assert_allclose(over(below, above), 1.0)
    assert straight(np.full((4, 4, 4), 0.5)).tolist()[0][0] == [255, 255, 255, 128]
    assert shrunk(np.full((32, 16, 3), 0.4), (5, 10)).shape == (10, 5, 3)


def test_a_ring_crosses_the_midline_without_a_seam_and_a_raphe_with_one() -> None:
    grid = strap().grid[..., ::-1] * [1.0, 0.6] + [-395.0, 400.0]
    arch = strap(region=box(0, 418, 60, 427.6), grid=grid, tendon_origin=0, bands=(), midline=True)
    ground = flat_body()._replace(outline=box(-80, 385, 80, 465))
    plate = camera("male", "anterior", 3.2, (-20.0, 380.0, 80.0, 470.0))
    middle, beside = plate.to_pixels(np.array([[0.0, 423.0], [1.2, 423.0]])).round().astype(int)
    dips = []
    for ring in (False, True):
        patch = paint_muscle(replace(arch, ring=ring), ground, plate)
        assert patch is not None
        shades = [patch.rgba[y - patch.row, x - patch.column] for x, y in (middle, beside)]
        assert shades[0][3] == pytest.approx(1)
        dips.append(1 - shades[0][:3].sum() / shades[1][:3].sum())
    assert dips[0] > 0.1
    assert abs(dips[1]) < 0.05


def test_a_narrow_bite_at_the_side_is_filled_unless_a_part_of_the_body_stands_before_it() -> None:
    cam = camera("male", "anterior", 3.2, PAGE)
    inside = np.zeros((cam.height, cam.width), np.bool_)
    inside[40:240, 60:160] = True
    shown = inside.copy()
    shown[60:200, 60:72] = False
    nothing, all_over = np.zeros_like(inside), np.ones_like(inside)
    assert clean_cut(shown, inside, nothing, cam, 1.0)[inside].min() == 1
    assert clean_cut(shown, inside, all_over, cam, 1.0)[130, 62] == 0


def test_a_step_of_the_body_is_told_from_a_slope() -> None:
    cam = camera("male", "anterior", 3.2, PAGE)
    slope = np.broadcast_to(np.arange(cam.width) / cam.ppu, (cam.height, cam.width))
    facing = np.full(slope.shape, 0.7)
    step = np.where(slope > 40, 30.0, 0.0)
    assert not steps(slope, facing, cam).any()
    assert steps(step, facing, cam)[50, round(40 * cam.ppu)]
    assert not steps(step, facing, cam)[50, 10]
