"""Painting without widgets: dots, plates, labels, cameras and files."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from shapely import Point

from trigger_atlas.domain.figure import FigureView, Shape
from trigger_atlas.domain.hit import region
from trigger_atlas.domain.names import Depth, Grade, MuscleId, PointId, Side, View
from trigger_atlas.knowledge.figure import (
    DrawnBody,
    Ink,
    Plate,
    ViewFiles,
    load_body,
    load_figure,
    load_manifest,
)
from trigger_atlas.render import plates
from trigger_atlas.render.body import layer_mix
from trigger_atlas.render.camera import CLOSEST, Camera
from trigger_atlas.render.figure import FigureArt
from trigger_atlas.render.grains import grain_of, place_grain
from trigger_atlas.render.labels import place_labels
from trigger_atlas.render.look import Look
from trigger_atlas.render.marks import LARGEST, SMALLEST, Mark, half_size
from trigger_atlas.render.muscle import cover_share
from trigger_atlas.render.noise import FINEST, TILE, ranked_points
from trigger_atlas.render.stipple import COARSE, FINE, dots, hatching
from trigger_atlas.render.vectors import thinned
from trigger_atlas.shown_stage import Stage

TP1 = (PointId("trapezius-upper/tp1"), Side.LEFT)


@pytest.fixture(scope="module")
def left() -> FigureView:
    return load_figure()[View.LEFT]


def nearest(points: np.ndarray) -> np.ndarray:
    gap = np.abs(points[:, None] - points[None])
    gap = np.minimum(gap, TILE - gap)
    far = np.hypot(gap[..., 0], gap[..., 1])
    np.fill_diagonal(far, np.inf)
    return np.asarray(far.min(axis=1))


def test_any_first_part_of_the_ranked_points_is_evenly_scattered() -> None:
    points = ranked_points()
    for count in (60, 300, len(points)):
        away = nearest(points[:count])
        assert away.min() > 0.5 * away.mean()
    assert nearest(points).mean() == pytest.approx(FINEST, rel=0.15)


def test_dots_are_the_same_every_time_and_lie_on_the_pain(left: FigureView) -> None:
    zone = left.zones[TP1]
    first, second = (dots(zone, left.outline, FINE) for _ in range(2))
    assert np.array_equal(first, second)
    box = [shape.bounds for shape in zone.values()]
    assert first[:, 0].min() >= min(b[0] for b in box)
    assert first[:, 1].max() <= max(b[3] for b in box)


def test_essential_pain_is_dotted_more_densely_than_spillover(left: FigureView) -> None:
    zone = left.zones[TP1]
    for spacing in (FINE, COARSE):
        spill = len(dots(zone, left.outline, spacing, spillover_only=True)) / zone[Grade.SPILLOVER].area
        essential = {Grade.ESSENTIAL: zone[Grade.ESSENTIAL]}
        core = len(dots(essential, left.outline, spacing)) / zone[Grade.ESSENTIAL].area
        assert core > 2.5 * spill


def test_hatching_stays_inside_essential_pain(left: FigureView) -> None:
    zone = left.zones[TP1]
    x0, y0, x1, y1 = zone[Grade.ESSENTIAL].bounds
    lines = hatching(zone, 4.0)
    assert len(lines) > 10
    assert lines[:, [0, 2]].min() >= x0 - 1e-6
    assert lines[:, [1, 3]].max() <= y1 + 1e-6
    assert len(hatching({}, 4.0)) == 0
    assert x1 > x0
    assert y0 < y1


@pytest.mark.parametrize("scale", [0.5, 0.75, 1.2, 1.9, 2.4])
def test_dots_keep_their_distance_however_small_the_figure_is(left: FigureView, scale: float) -> None:
    steps = place_grain(left, TP1, grain_of(None, scale, (), spillover_only=False))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            marks = end.value
            break
    core = marks[marks[:, 3] > 0, :2]
    apart = np.hypot(*np.moveaxis(core[:, None] - core[None], 2, 0))
    np.fill_diagonal(apart, np.inf)
    assert len(core) > 30
    assert np.median(apart.min(axis=1)) * scale > 1.8


def test_a_deeper_layer_fades_the_ones_above_and_hides_the_deep_one_until_asked() -> None:
    start = Look(Stage(View.POSTERIOR))
    assert layer_mix(Depth.DEEP, start) == layer_mix(Depth.INTERMEDIATE, start) == (0.0, 0.0)
    assert sum(layer_mix(Depth.SUPERFICIAL, start)) > 1
    deep = Look(Stage(View.POSTERIOR), Depth.DEEP)
    assert 0 < sum(layer_mix(Depth.SUPERFICIAL, deep)) < 0.2
    assert sum(layer_mix(Depth.DEEP, deep)) > 1


def test_what_the_outer_layer_covers_does_not_shine_through(qapp: QApplication) -> None:
    drawn = load_body()
    files = drawn.manifest.views[View.POSTERIOR]
    alone = replace(files, plates={k: v for k, v in files.plates.items() if k != Depth.INTERMEDIATE.value})
    pictures = [_painted(drawn, each) for each in (files, alone)]
    apart = [
        sum(abs(a - b) for a, b in zip(*(one.pixelColor(x, y).getRgb() for one in pictures), strict=True))
        for x, y in _inside(drawn.figure[View.POSTERIOR], "trapezius-lower")
    ]
    assert len(apart) > 50
    assert max(apart) <= 3
    assert pictures[0] != pictures[1]


def _painted(drawn: DrawnBody, files: ViewFiles) -> QImage:
    """The back at rest, two pixels a unit."""
    art = FigureArt(drawn.figure[View.POSTERIOR], files, Ink((), ()), plates.PlateCache(background=False))
    image = QImage(1280, 1000, QImage.Format.Format_RGB32)
    image.fill(QColor("#FBFAF7"))
    painter = QPainter(image)
    painter.translate(640, 0)
    painter.scale(2, 2)
    art.paint(painter, Look(Stage(View.POSTERIOR), parts=frozenset({"body", "muscles"})), 2.0)
    painter.end()
    return image


def _inside(figure: FigureView, muscle: str) -> list[tuple[int, int]]:
    """Pixels of that picture well inside a muscle of the left side."""
    shape = region(figure.muscles[MuscleId(muscle), Side.LEFT].region).buffer(-6)
    x0, y0, x1, y1 = (round(edge) for edge in shape.bounds)
    places = [(x, y) for x in range(x0, x1, 4) for y in range(y0, y1, 4)]
    return [(2 * x + 640, 2 * y) for x, y in places if shape.contains(Point(x, y))]


def test_the_grey_twin_has_no_colour_and_the_same_transparency(qapp: QApplication) -> None:
    image = QImage(4, 4, plates.ARGB)
    image.fill(QColor(180, 60, 40, 128))
    twin = plates.grey_twin(image)
    colour = twin.pixelColor(1, 1)
    assert colour.saturation() <= 6
    assert colour.alpha() == 128


def test_plates_are_halved_no_further_than_the_screen_needs() -> None:
    assert plates.level_for(3.2, 0.7) == 2
    assert plates.level_for(3.2, 1.7) == 0
    assert plates.level_for(3.2, 16.0) == 0


def test_plates_keep_within_their_budget(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = plates.PlateCache(background=False)
    monkeypatch.setattr(plates, "IN_USE", 0.0)
    monkeypatch.setattr(plates, "BUDGET", 20_000_000)
    for files in load_manifest().views.values():
        for plate in files.plates.values():
            assert cache.image(plate, plate.ppu / 2) is not None
    assert cache.bytes_held <= 20_000_000


def test_a_damaged_plate_is_named_once_and_nothing_is_painted(qapp: QApplication, tmp_path: Path) -> None:
    broken = tmp_path / "left.tone.webp"
    broken.write_bytes(b"RIFF????WEBP")
    cache = plates.PlateCache(background=False)
    named: list[str] = []
    cache.failed.connect(named.append)
    for _ in range(2):
        assert cache.image(Plate(broken, 2.4), 1.0) is None
    assert named == [str(broken)]


def test_ribbons_of_ink_get_thinner_around_the_same_line() -> None:
    ribbon = Shape("0,-0.5 40,-0.5 80,-0.5 80,0.5 40,0.5 0,0.5")
    rings = thinned(ribbon, 0.5)
    ys = [y for ring in rings for _, y in ring]
    assert min(ys) == pytest.approx(-0.25, abs=0.02)
    assert max(ys) == pytest.approx(0.25, abs=0.02)


def test_a_muscle_under_others_of_its_layer_is_known(left: FigureView) -> None:
    shares = [cover_share(left, target) for target in left.muscles]
    assert all(0 <= share <= 1 for share in shares)
    assert min(shares) == 0


@given(
    scale=some.floats(0.3, 16), x=some.floats(-900, 900), y=some.floats(-900, 900), factor=some.floats(0.2, 5)
)
def test_zooming_keeps_the_body_under_the_pointer(scale: float, x: float, y: float, factor: float) -> None:
    camera, at = Camera(scale, x, y), QPointF(200, 300)
    zoomed = camera.zoomed(factor, at, 0.2)
    assert 0.2 <= zoomed.scale <= CLOSEST
    found, expected = zoomed.to_body(at), camera.to_body(at)
    assert found.x() == pytest.approx(expected.x(), abs=1e-6)
    assert found.y() == pytest.approx(expected.y(), abs=1e-6)


def test_an_x_keeps_its_size_on_the_screen() -> None:
    assert half_size(0.1) == SMALLEST
    assert half_size(16) == LARGEST


@pytest.mark.parametrize("count", [1, 4, 9])
def test_labels_of_crowded_points_meet_nothing(qapp: QApplication, count: int) -> None:
    marks = [
        Mark(PointId(f"m/tp{i}"), Side.LEFT, f"TP{i}", QPointF(400 + 17 * (i % 3), 300 + 15 * i), on=i == 0)
        for i in range(count)
    ]
    stage = QRectF(0, 0, 860, 900)
    taken = [QRectF(500, 200, 200, 200)]
    labels = place_labels([(mark, mark.label) for mark in marks], stage, 430, taken)
    assert len(labels) == count
    for i, label in enumerate(labels):
        assert stage.contains(label.pill)
        assert not any(label.pill.intersects(rect) for rect in taken)
        assert not any(label.pill.intersects(other.pill) for other in labels[:i])
        assert not any(label.pill.contains(mark.at) for mark in marks)
