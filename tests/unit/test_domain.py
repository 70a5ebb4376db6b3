"""Vocabulary, paths, shapes and hit-testing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import atlas, upper_trapezius
from tests.unit.sample import square
from trigger_atlas.domain.figure import FigureView, LazyFigure, MuscleShape, PointMark, Shape
from trigger_atlas.domain.figure_index import FigureIndex, ViewIndex
from trigger_atlas.domain.hit import HitIndex, region
from trigger_atlas.domain.names import (
    AreaId,
    Body,
    Depth,
    Grade,
    MuscleId,
    PointId,
    Severity,
    Side,
    SideChoice,
    View,
    ViewGroup,
)
from trigger_atlas.domain.path import parse_path, path_bounds, ring_area

NUMBERS = st.integers(-30_000, 30_000).map(lambda number: number / 100)
RINGS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=3, max_size=8)
PATHS = st.lists(
    RINGS.map(lambda ring: " ".join(f"{x:g},{y:g}" for x, y in ring)), min_size=1, max_size=3
).map(";".join)
OUTSIDE = Shape(square(0, 0, 10) + ";" + square(4, 4, 2))


def test_sides_and_layers_know_their_order() -> None:
    assert Side.LEFT.other is Side.RIGHT
    assert Side.RIGHT.other is Side.LEFT
    assert SideChoice.BOTH.sides == (Side.LEFT, Side.RIGHT)
    assert SideChoice.RIGHT.sides == (Side.RIGHT,)
    assert [depth.rank for depth in Depth] == [0, 1, 2]
    assert [severity.rank for severity in Severity] == [0, 1, 2]
    assert (View.LEFT.near_side, View.ANTERIOR.near_side) == (Side.LEFT, None)


@given(path=PATHS)
def test_mirroring_twice_changes_nothing(path: str) -> None:
    shape = Shape(path)
    assert shape.mirrored().mirrored() == shape
    assert shape.mirrored().mirrored().rings == shape.rings


@given(path=PATHS)
def test_a_mirror_image_keeps_area_and_height(path: str) -> None:
    shape = Shape(path)
    x0, y0, x1, y1 = shape.bounds
    assert list(shape.mirrored().bounds) == [-x1, y0, -x0, y1]
    assert shape.mirrored().area == pytest.approx(shape.area)


@given(path=PATHS)
def test_any_rings_become_a_valid_region(path: str) -> None:
    assert region(Shape(path)).is_valid


def test_paths_are_read_as_rings() -> None:
    assert parse_path("0,0 1,0;2,2 3,4.5") == (((0, 0), (1, 0)), ((2, 2), (3, 4.5)))
    assert parse_path("") == parse_path(" ; ") == ()
    assert ring_area(()) == 0
    with pytest.raises(ValueError, match="could not convert"):
        parse_path("a,b")
    with pytest.raises(ValueError, match="empty"):
        path_bounds(())


def test_rings_inside_rings_are_holes() -> None:
    built = region(OUTSIDE)
    assert built.area == 96
    assert region(Shape("0,0 1,1")).is_empty
    assert region(Shape("0,0 2,2 2,0 0,2")).area == pytest.approx(2)


def test_muscles_and_points_have_mirror_images() -> None:
    shape = MuscleShape(Depth.DEEP, 3, Shape(square(1, 1, 2)), (Shape("1,1 2,2"),))
    assert list(shape.mirrored().region.bounds) == [-3, 1, -1, 3]
    assert shape.mirrored().fibres[0].rings == (((-1, 1), (-2, 2)),)
    assert shape.mirrored().mirrored() == shape
    assert PointMark(3, 4, far=True).mirrored() == PointMark(-3, 4, far=True)


def view_of(*muscles: tuple[str, Depth, float, str]) -> FigureView:
    shapes = {
        (MuscleId(name), Side.LEFT): MuscleShape(depth, order, Shape(path))
        for name, depth, order, path in muscles
    }
    areas = {(AreaId(name), Side.LEFT): Shape(square(0, 0, 9)) for name in ("temple", "jaw")}
    zone = {Grade.ESSENTIAL: Shape(square(0, 0, 2)), Grade.SPILLOVER: Shape(square(2, 0, 1))}
    zones = {(PointId("a/tp1"), Side.LEFT): zone}
    return FigureView(
        Body.MALE, View.ANTERIOR, (0, 0, 9, 9), OUTSIDE, muscles=shapes, areas=areas, zones=zones
    )


def test_muscles_are_met_from_the_skin_inwards() -> None:
    path = square(0, 0, 9)
    view = view_of(
        ("deep", Depth.DEEP, 90, path),
        ("below", Depth.SUPERFICIAL, 1, path),
        ("z-above", Depth.SUPERFICIAL, 2, path),
        ("above", Depth.SUPERFICIAL, 2, path),
        ("elsewhere", Depth.SUPERFICIAL, 3, square(20, 0, 1)),
    )
    index = HitIndex(view)
    assert [hit.muscle for hit in index.muscles_at(5, 5)] == ["above", "z-above", "below", "deep"]
    assert [hit.muscle for hit in index.muscles_at(20.5, 0.5)] == ["elsewhere"]
    assert index.muscles_at(50, 50) == []
    assert index.areas_at(5, 5) == [("jaw", Side.LEFT), ("temple", Side.LEFT)]


def test_what_the_body_hides_is_never_met() -> None:
    view = view_of(
        ("hidden", Depth.SUPERFICIAL, 2, square(0, 0, 9)), ("plain", Depth.DEEP, 1, square(0, 0, 9))
    )
    hidden = {key: replace(shape, through=key[0] == "hidden") for key, shape in view.muscles.items()}
    assert [hit.muscle for hit in HitIndex(replace(view, muscles=hidden)).muscles_at(5, 5)] == ["plain"]


def test_a_slanting_or_empty_region_is_met_only_where_it_is() -> None:
    slant = "0,0 60,60 60,63 0,3"
    index = HitIndex(view_of(("slant", Depth.DEEP, 1, slant), ("empty", Depth.DEEP, 2, "")))
    assert [hit.muscle for hit in index.muscles_at(30, 31)] == ["slant"]
    assert index.muscles_at(50, 2) == []


def test_a_hole_is_not_hit() -> None:
    index = HitIndex(view_of(("ring", Depth.DEEP, 1, OUTSIDE.path)))
    assert index.muscles_at(5, 5) == []
    assert len(index.muscles_at(1, 1)) == 1


def test_the_index_tells_what_shows_on_the_sides_of_a_view() -> None:
    a, under, tp1 = MuscleId("a"), MuscleId("under"), PointId("a/tp1")
    entry = ViewIndex({a: (40.0, False), under: (40.0, True)}, {tp1: False}, {tp1: 5.0})
    index = FigureIndex({View.ANTERIOR: entry, View.HAND_PALMAR: entry, View.LEFT: entry})
    for view, sides in (
        (View.ANTERIOR, set(Side)),
        (View.HAND_PALMAR, {Side.RIGHT}),
        (View.LEFT, {Side.LEFT}),
    ):
        assert {side for side in Side if index.muscle_area(view, a, side) == 40} == sides
        assert {side for side in Side if index.zone_area(view, tp1, side) == 5} == sides
        assert {side for side in Side if index.faces(view, tp1, side)} == sides
    assert 0 < index.muscle_area(View.ANTERIOR, under, Side.LEFT) < 40
    assert index.muscle_area(View.POSTERIOR, a, Side.LEFT) == 0
    assert not index.faces(View.ANTERIOR, PointId("a/tp2"), Side.LEFT)


def test_a_view_is_read_once_when_it_is_first_asked_for() -> None:
    asked: list[View] = []

    def read(view: View) -> FigureView:
        asked.append(view)
        return view_of()

    figure = LazyFigure((View.ANTERIOR, View.POSTERIOR), read)
    assert (len(figure), list(figure), asked) == (2, [View.ANTERIOR, View.POSTERIOR], [])
    assert View.POSTERIOR in figure
    assert View.LEFT not in figure
    assert figure[View.POSTERIOR] is figure[View.POSTERIOR]
    assert asked == [View.POSTERIOR]
    with pytest.raises(KeyError):
        figure[View.LEFT]


def test_every_view_has_its_own_words_and_a_place_in_the_strip() -> None:
    assert len({view.words for view in View}) == len(View)
    assert {view.group for view in View} == set(ViewGroup)
    for group in ViewGroup:
        of_one_side = [view for view in View if view.group is group and view is view.of(Side.RIGHT)]
        assert len({view.short for view in of_one_side}) == len(of_one_side)


def test_limbs_come_in_twins_and_profiles_show_their_side() -> None:
    for view in View:
        twins = {view.of(side) for side in Side}
        assert len(twins) == (2 if view.is_limb else 1)
        assert view in twins
        assert all(view.of(side).near_side is side for side in Side if view.is_limb)
    sides = {view: view.near_side for view in View if not view.is_limb}
    assert [view for view in sides if sides[view] is Side.RIGHT] == [
        View.RIGHT,
        View.RIGHT_ARM,
        View.HEAD_RIGHT,
    ]
    assert [view for view in sides if sides[view] is Side.LEFT] == [View.LEFT, View.LEFT_ARM, View.HEAD_LEFT]
    assert View.HAND_PALMAR.words == "Right hand, palm"
    assert View.LEG_MEDIAL_LEFT.words == "Left leg, inner side"


def test_an_atlas_finds_points_and_their_muscles() -> None:
    known = atlas()
    assert [point.id for _, point in known.points()] == ["trapezius-upper/tp1", "trapezius-upper/tp2"]
    assert known.muscle_of(PointId("trapezius-upper/tp1")).name == "Upper trapezius"
    with pytest.raises(KeyError):
        known.muscle_of(PointId("nothing/tp1"))


def test_a_muscle_names_every_citation_with_its_block() -> None:
    blocks = [block for block, _ in upper_trapezius().citations()]
    assert {"TP1", "TP2", "cautions", "IMS notes", "clinic", "anatomy", "disagreement"} == set(blocks)
    assert blocks[0] == "TP1"
    point = upper_trapezius().trigger_points[0]
    assert point.is_on(Side.LEFT)
    assert point.is_on(Side.RIGHT)
