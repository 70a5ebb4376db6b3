"""What is on the screen, as a pure function of knowledge, figure and state."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import INFRASPINATUS, TP1, TP2, UPPER_TRAPEZIUS, atlas, infraspinatus, upper_trapezius
from tests.unit.sample import square
from trigger_atlas import state as to
from trigger_atlas.domain.figure import Figure, FigureView, MuscleShape, PointMark, Shape
from trigger_atlas.domain.names import AreaId, Body, Depth, Grade, MuscleId, Side, SideChoice, View
from trigger_atlas.services.search import SearchIndex
from trigger_atlas.shown import Shown, derive, group_keys, in_short
from trigger_atlas.shown_stage import PointOnStage, Stage, best_view, first_point_on
from trigger_atlas.state import AppState, Browse

ATLAS = atlas()
INDEX = SearchIndex(ATLAS)
ZONE = {View.ANTERIOR: 2, View.POSTERIOR: 10, View.LEFT: 9}
UT_LEFT = (UPPER_TRAPEZIUS, Side.LEFT)
BELOW_LEFT = (INFRASPINATUS, Side.LEFT)


def figure_view(view: View, zone: float) -> FigureView:
    shape = MuscleShape(Depth.SUPERFICIAL, 1, Shape(square(0, 0, zone)))
    pain = {Grade.ESSENTIAL: Shape(square(0, 0, zone))}
    return FigureView(
        Body.MALE,
        view,
        (0, 0, 9, 9),
        Shape(square(0, 0, 9)),
        muscles={UT_LEFT: shape},
        points={(TP1, Side.LEFT): PointMark(1, 1)},
        zones={(TP1, Side.LEFT): pain},
    )


FIGURE: Figure = {view: figure_view(view, zone) for view, zone in ZONE.items()}


def shown(state: AppState) -> Shown:
    return derive(ATLAS, FIGURE, INDEX, state)


def selected() -> AppState:
    return to.select(AppState(), UPPER_TRAPEZIUS, SideChoice.LEFT, points_on=frozenset({TP1}))


def test_at_the_start_everything_is_calm() -> None:
    start = shown(AppState())
    assert start.calm
    assert (start.card, start.chip, start.results, start.inset) == (None, None, None, None)
    assert start.stages == (Stage(View.ANTERIOR), Stage(View.POSTERIOR))
    assert start.dots == frozenset()


def test_a_selected_muscle_is_on_every_stage_with_its_points_and_pain() -> None:
    stage = shown(selected()).stages[0]
    assert stage.selected == (UT_LEFT,)
    assert stage.zones == ((TP1, Side.LEFT),)
    assert stage.points == (
        PointOnStage(TP1, Side.LEFT, "TP1", on=True),
        PointOnStage(TP2, Side.LEFT, "TP2", on=False),
    )


def test_a_profile_shows_the_near_side_only() -> None:
    state = to.choose_side(to.show_views(selected(), (View.RIGHT,)), SideChoice.BOTH)
    assert shown(state).stages[0].selected == ((UPPER_TRAPEZIUS, Side.RIGHT),)
    assert shown(to.choose_side(state, SideChoice.LEFT)).stages[0].selected == ()


def test_a_point_of_one_side_is_not_on_the_other() -> None:
    muscle = upper_trapezius()
    points = (replace(muscle.trigger_points[0], side=Side.RIGHT), muscle.trigger_points[1])
    known = atlas(replace(muscle, trigger_points=points))
    stage = derive(known, FIGURE, INDEX, selected()).stages[0]
    assert [point.point for point in stage.points] == [TP2]
    assert stage.zones == ()
    assert derive(known, FIGURE, INDEX, selected()).dots == frozenset()


def test_dots_tell_where_pain_shows() -> None:
    assert shown(selected()).dots == frozenset(ZONE)
    assert shown(to.switch_point(selected(), TP1, on=False)).dots == frozenset()


def test_an_inset_helps_where_most_of_the_pain_is_elsewhere() -> None:
    inset = shown(to.show_views(selected(), (View.ANTERIOR,))).inset
    assert inset is not None
    assert inset.view is View.POSTERIOR
    assert shown(to.show_views(selected(), (View.LEFT,))).inset is None
    assert shown(to.show_views(selected(), (View.POSTERIOR,))).inset is None
    assert shown(selected()).inset is None


def test_no_figure_is_no_reason_to_fail() -> None:
    state = to.show_views(selected(), (View.LEFT,))
    assert derive(ATLAS, {}, INDEX, state).inset is None
    assert best_view({}, upper_trapezius(), Side.LEFT) is View.ANTERIOR


def test_a_muscle_is_best_seen_where_most_of_it_shows() -> None:
    muscle = upper_trapezius()
    assert best_view(FIGURE, muscle, Side.LEFT) is View.POSTERIOR
    assert best_view(FIGURE, infraspinatus(), Side.LEFT) is View.ANTERIOR
    assert first_point_on(muscle) == {TP1}


def test_a_muscle_is_best_seen_where_its_points_face_the_viewer() -> None:
    back = figure_view(View.POSTERIOR, 10)
    turned = {**FIGURE, View.POSTERIOR: replace(back, points={(TP1, Side.LEFT): PointMark(1, 1, far=True)})}
    assert best_view(turned, upper_trapezius(), Side.LEFT) is View.LEFT


def test_a_far_point_is_left_to_the_view_that_it_faces() -> None:
    far = replace(FIGURE[View.ANTERIOR], points={(TP1, Side.LEFT): PointMark(1, 1, far=True)})
    front, back = derive(ATLAS, {**FIGURE, View.ANTERIOR: far}, INDEX, selected()).stages
    assert [point.point for point in front.points] == [TP2]
    assert [point.point for point in back.points] == [TP1, TP2]
    alone = to.show_views(selected(), (View.ANTERIOR,))
    assert len(derive(ATLAS, {**FIGURE, View.ANTERIOR: far}, INDEX, alone).stages[0].points) == 2


def test_the_commonest_point_is_switched_on_first() -> None:
    first, second = upper_trapezius().trigger_points
    rare = replace(upper_trapezius(), trigger_points=(replace(first, commonness=1), second))
    assert first_point_on(rare) == {TP2}
    assert first_point_on(replace(rare, trigger_points=())) == frozenset()


def test_an_area_is_lit_on_the_sides_that_are_shown() -> None:
    temple = AreaId("temple")
    both = shown(to.show_area(AppState(), temple)).stages[0]
    assert both.areas == ((temple, Side.LEFT), (temple, Side.RIGHT))
    assert shown(to.show_area(selected(), temple)).stages[0].areas == ((temple, Side.LEFT),)


def test_pointing_names_the_muscle_and_what_lies_below() -> None:
    chip = shown(to.hover(AppState(), (UT_LEFT, BELOW_LEFT))).chip
    assert chip is not None
    assert (chip.title, chip.count, chip.below) == (
        "Upper trapezius, left",
        "1/2",
        "Click again: infraspinatus",
    )
    clicked = to.remember_stack(selected(), (UT_LEFT, BELOW_LEFT))
    deeper = to.select(clicked, INFRASPINATUS, SideChoice.LEFT)
    chip = shown(to.hover(deeper, (UT_LEFT, BELOW_LEFT))).chip
    assert chip is not None
    assert (chip.title, chip.count, chip.below) == (
        "Infraspinatus, left",
        "2/2",
        "Click again: upper trapezius",
    )
    alone = shown(to.hover(AppState(), (UT_LEFT,))).chip
    assert alone is not None
    assert (alone.count, alone.below) == ("", "")
    assert shown(to.hover(AppState(), ((MuscleId("gone"), Side.LEFT),))).chip is None


def test_the_stack_of_a_click_is_listed_if_it_is_one() -> None:
    state = to.remember_stack(selected(), (UT_LEFT, BELOW_LEFT))
    assert [(row.title, row.selected) for row in shown(state).stack] == [
        ("Upper trapezius", True),
        ("Infraspinatus", False),
    ]
    assert shown(to.remember_stack(selected(), (UT_LEFT,))).stack == ()


def test_a_search_lists_results_or_the_nearest_name() -> None:
    found = shown(to.type_query(AppState(), "UT"))
    assert found.results is not None
    assert [(row.title, row.kind, row.also, row.roots) for row in found.results] == [
        ("Upper trapezius", "Muscle", "UT", "C3 C4")
    ]
    nothing = shown(to.type_query(AppState(), "infrspnts"))
    assert (nothing.results, nothing.nearest) == ((), "Infraspinatus")
    assert shown(to.type_query(AppState(), "  ")).results is None


@pytest.mark.parametrize(
    ("browse", "titles"),
    [
        (Browse.REGION, ["Shoulder girdle", "Shoulder and arm"]),
        (Browse.GROUP, ["Rotator cuff", "Trapezius"]),
        (Browse.NERVE, ["Accessory nerve (CN XI)", "C3-C4 anterior rami", "Suprascapular nerve"]),
    ],
)
def test_muscles_are_browsed_by_region_group_and_nerve(browse: Browse, titles: list[str]) -> None:
    groups = shown(to.browse_by(AppState(), browse)).groups
    assert [group.title for group in groups] == titles
    opened = shown(to.toggle_group(to.browse_by(AppState(), browse), groups[0].key)).groups
    assert [group.open for group in opened][:2] == [True, False]


def test_the_browse_list_belongs_to_its_atlas() -> None:
    other = atlas(replace(upper_trapezius(), id=MuscleId("twin"), name="A twin"))
    shown(AppState())
    rows = derive(other, FIGURE, INDEX, AppState()).groups[0].rows
    assert [row.title for row in rows] == ["A twin", "Upper trapezius"]


def test_favourites_and_recent_muscles_forget_what_is_gone() -> None:
    gone = MuscleId("gone")
    state = replace(selected(), favourites=(gone, INFRASPINATUS), recent=((gone, SideChoice.LEFT),))
    assert [row.title for row in shown(state).favourites] == ["Infraspinatus"]
    assert shown(state).recent == ()
    assert [row.title for row, _ in shown(selected()).recent] == ["Upper trapezius"]


def test_back_and_forward_are_offered_where_they_lead() -> None:
    assert (shown(AppState()).can_go_back, shown(selected()).can_go_back) == (False, True)
    assert shown(to.go_back(selected())).can_go_forward


def test_the_card_tells_areas_of_the_points_switched_on() -> None:
    card = shown(to.show_area(selected(), AreaId("temple"))).card
    assert card is not None
    assert [(chip.area, chip.grade, chip.shown) for chip in card.areas][2:4] == [
        ("temple", Grade.ESSENTIAL, True),
        ("cheek-and-jaw", Grade.SPILLOVER, False),
    ]
    every = shown(to.switch_point(selected(), TP1, on=False)).card
    assert every is not None
    assert "back-of-neck" in [chip.area for chip in every.areas]
    assert [row.on for row in card.points] == [True, False]
    assert [row.commonness for row in card.points] == ["very common", "common"]


def test_the_card_names_structures_related_muscles_and_sources() -> None:
    card = shown(to.toggle_favourite(selected(), UPPER_TRAPEZIUS)).card
    assert card is not None
    assert card.favourite
    assert card.path == ("Shoulder girdle", "Trapezius")
    assert (card.cautions[0].structure, card.cautions[0].severity) == ("Lung apex and pleura", "stop")
    assert [(row.title, row.known) for row in card.related][:2] == [
        ("Infraspinatus", True),
        ("Levator scapulae", False),
    ]
    assert [(row.source.id, row.verified) for row in card.sources] == [
        ("namtpt", True),
        ("ts-1999", False),
        ("gunn-1996", False),
    ]
    assert card.sources[1].claims.startswith("TP1 (ch. 6), TP2 (ch. 6)")


def test_nothing_below_the_store_knows_qt() -> None:
    package = Path(to.__file__).parent
    for part in ("domain", "knowledge", "services"):
        assert not [path for path in (package / part).rglob("*.py") if "PySide6" in path.read_text()]


def test_a_muscle_is_in_a_group_of_every_grouping() -> None:
    muscle = upper_trapezius()
    keys = group_keys(muscle)
    assert {muscle.region, muscle.group} < keys
    for browse in Browse:
        groups = shown(to.unfold(to.browse_by(AppState(), browse), keys)).groups
        assert any(group.open and muscle.id in [row.muscle for row in group.rows] for group in groups)


def test_many_roots_are_told_as_a_range_if_none_is_left_out() -> None:
    assert in_short(("T7", "T8", "T9", "T10")) == "T7–T10"
    assert in_short(("T7", "T8", "T10", "T11")) == "T7 T8 T10 T11"
    assert in_short(("C3", "C4", "C5")) == "C3 C4 C5"
    assert in_short(()) == ""
