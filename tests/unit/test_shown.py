"""What is on the screen, as a pure function of knowledge, figure and state."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import INFRASPINATUS, TP1, TP2, UPPER_TRAPEZIUS, atlas, infraspinatus, upper_trapezius
from trigger_atlas import state as to
from trigger_atlas.domain.figure_index import FigureIndex, ViewIndex
from trigger_atlas.domain.muscle import Muscle
from trigger_atlas.domain.names import (
    AreaId,
    Body,
    Grade,
    MuscleId,
    Region,
    Side,
    SideChoice,
    View,
    ViewGroup,
)
from trigger_atlas.domain.spine import in_short
from trigger_atlas.services.search import SearchIndex
from trigger_atlas.shown import Shown, derive, group_keys
from trigger_atlas.shown_stage import PointOnStage, Stage, best_view, first_point_on
from trigger_atlas.shown_strip import Entry, Variant
from trigger_atlas.state import AppState, Browse

ATLAS = atlas()
INDEX = SearchIndex(ATLAS)
ZONE = {View.ANTERIOR: 400.0, View.POSTERIOR: 10_000.0, View.LEFT: 8100.0, View.RIGHT: 8100.0}
UT_LEFT = (UPPER_TRAPEZIUS, Side.LEFT)
BELOW_LEFT = (INFRASPINATUS, Side.LEFT)


def entry(area: float, *, far: bool = False) -> ViewIndex:
    return ViewIndex({UPPER_TRAPEZIUS: (area, False)}, {TP1: far}, {TP1: area})


FIGURE = {view: entry(area) for view, area in ZONE.items()}


def shown(state: AppState) -> Shown:
    return derive(ATLAS, FigureIndex(FIGURE), INDEX, state)


def dots(value: Shown) -> set[ViewGroup]:
    return {entry.group for entry in value.strip if entry.dot}


def selected() -> AppState:
    return to.select(AppState(), UPPER_TRAPEZIUS, SideChoice.LEFT, points_on=frozenset({TP1}))


def test_at_the_start_everything_is_calm() -> None:
    start = shown(AppState())
    assert start.calm
    assert start.body is Body.MALE
    assert (start.card, start.chip, start.results, start.inset) == (None, None, None, None)
    assert start.stages == (Stage(View.ANTERIOR), Stage(View.POSTERIOR))
    assert dots(start) == set()


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
    stage = derive(known, FigureIndex(FIGURE), INDEX, selected()).stages[0]
    assert [point.point for point in stage.points] == [TP2]
    assert stage.zones == ()
    assert dots(derive(known, FigureIndex(FIGURE), INDEX, selected())) == set()


def test_dots_tell_where_pain_shows() -> None:
    assert dots(shown(selected())) == {ViewGroup.FRONT, ViewGroup.BACK, ViewGroup.LEFT}
    assert dots(shown(to.switch_point(selected(), TP1, on=False))) == set()


def test_an_inset_helps_where_most_of_the_pain_is_elsewhere() -> None:
    inset = shown(to.show_views(selected(), (View.ANTERIOR,))).inset
    assert inset is not None
    assert inset.view is View.POSTERIOR
    assert shown(to.show_views(selected(), (View.LEFT,))).inset is None
    assert shown(to.show_views(selected(), (View.POSTERIOR,))).inset is None
    assert shown(selected()).inset is None


def test_no_figure_is_no_reason_to_fail() -> None:
    state = to.show_views(selected(), (View.LEFT,))
    nothing = derive(ATLAS, FigureIndex(), INDEX, state)
    assert (nothing.inset, nothing.strip) == (None, ())
    assert [stage.view for stage in nothing.stages] == [View.ANTERIOR]
    assert best_view(FigureIndex(), upper_trapezius(), Side.LEFT) is View.ANTERIOR


def test_a_muscle_is_best_seen_where_most_of_it_shows() -> None:
    muscle = upper_trapezius()
    assert best_view(FigureIndex(FIGURE), muscle, Side.LEFT) is View.POSTERIOR
    assert best_view(FigureIndex(FIGURE), infraspinatus(), Side.LEFT) is View.ANTERIOR
    assert first_point_on(muscle) == {TP1}


def test_a_muscle_is_best_seen_where_its_points_face_the_viewer() -> None:
    turned = FigureIndex({**FIGURE, View.POSTERIOR: entry(10_000, far=True)})
    assert best_view(turned, upper_trapezius(), Side.LEFT) is View.LEFT


def test_the_raised_arm_shows_more_of_the_trunk() -> None:
    arms = FigureIndex({View.LEFT: entry(4000), View.LEFT_ARM: entry(4100)})
    assert best_view(arms, upper_trapezius(), Side.LEFT) is View.LEFT
    assert best_view(
        FigureIndex({**arms.views, View.LEFT_ARM: entry(5000)}), upper_trapezius(), Side.LEFT
    ) is (View.LEFT_ARM)


def of_region(region: Region) -> Muscle:
    return replace(upper_trapezius(), region=region)


@pytest.mark.parametrize(
    ("region", "whole", "close", "expected"),
    [
        (Region.HEAD_NECK, 300, {View.HEAD_LEFT: 300}, View.HEAD_LEFT),
        (Region.HEAD_NECK, 2000, {View.HEAD_LEFT: 2000}, View.LEFT),
        (Region.SHOULDER_GIRDLE, 300, {View.HEAD_LEFT: 300}, View.LEFT),
        (Region.HEAD_NECK, 300, {View.HEAD_LEFT: 100}, View.LEFT),
        (Region.LEG_FOOT, 40, {View.FOOT_PLANTAR_LEFT: 700, View.FOOT_PLANTAR: 700}, View.FOOT_PLANTAR_LEFT),
        (
            Region.FOREARM_HAND,
            200,
            {View.HAND_DORSAL_LEFT: 220, View.HAND_PALMAR_LEFT: 10},
            View.HAND_DORSAL_LEFT,
        ),
        (Region.TRUNK, 0, {View.PELVIS_INFERIOR: 900}, View.PELVIS_INFERIOR),
        (Region.LEG_FOOT, 0, {View.HEAD_LEFT: 900}, View.LEFT),
    ],
)
def test_a_small_muscle_opens_in_the_close_up_of_its_part_of_the_body(
    region: Region, whole: float, close: dict[View, float], expected: View
) -> None:
    index = FigureIndex({View.LEFT: entry(whole), **{view: entry(area) for view, area in close.items()}})
    assert best_view(index, of_region(region), Side.LEFT) is expected


def test_a_close_up_from_another_side_shows_points_that_no_whole_body_shows() -> None:
    index = FigureIndex({View.LEFT: entry(5000, far=True), View.LEG_MEDIAL_LEFT: entry(4000)})
    assert best_view(index, of_region(Region.PELVIS_HIP_THIGH), Side.LEFT) is View.LEG_MEDIAL_LEFT


HANDS = (View.HAND_PALMAR, View.HAND_DORSAL, View.HAND_PALMAR_LEFT, View.HAND_DORSAL_LEFT)
CLOSE = {**FIGURE, **dict.fromkeys((*HANDS, View.HEAD_ANTERIOR), ViewIndex()), View.HEAD_LEFT: entry(9)}


def strip(state: AppState) -> dict[ViewGroup, Entry]:
    return {item.group: item for item in derive(ATLAS, FigureIndex(CLOSE), INDEX, state).strip}


def test_the_strip_has_an_entry_for_every_group_that_is_drawn() -> None:
    start = strip(AppState())
    assert list(start) == [group for group in ViewGroup if group not in (ViewGroup.FOOT, ViewGroup.PELVIS)]
    assert [group for group, item in start.items() if item.chosen] == [ViewGroup.FRONT, ViewGroup.BACK]
    assert not any(item.dot for item in start.values())
    assert start[ViewGroup.HEAD].opens is View.HEAD_ANTERIOR


def test_an_entry_opens_where_most_of_the_pain_shows_and_then_the_next_view() -> None:
    head = strip(selected())[ViewGroup.HEAD]
    assert (head.opens, head.chosen, head.dot) == (View.HEAD_LEFT, False, True)
    after = strip(to.show_views(selected(), (head.opens,)))[ViewGroup.HEAD]
    assert (after.opens, after.chosen) == (View.HEAD_ANTERIOR, True)
    assert after.variants == (
        Variant(View.HEAD_ANTERIOR, chosen=False, dot=False),
        Variant(View.HEAD_LEFT, chosen=True, dot=True),
    )


def test_limbs_are_those_of_the_side_and_one_hand_is_chosen_from() -> None:
    both = strip(to.show_views(AppState(), (View.HAND_DORSAL,)))[ViewGroup.HAND]
    assert both.opens is View.HAND_PALMAR_LEFT
    assert [item.view for item in both.variants] == [View.HAND_PALMAR, View.HAND_DORSAL]
    left = strip(to.choose_side(AppState(), SideChoice.LEFT))[ViewGroup.HAND]
    assert left.opens is View.HAND_PALMAR_LEFT
    assert [item.view for item in left.variants] == [View.HAND_PALMAR_LEFT, View.HAND_DORSAL_LEFT]


def test_a_close_up_gives_way_to_the_front_on_a_body_that_has_none() -> None:
    state = to.show_views(AppState(), (View.HAND_PALMAR,))
    assert [stage.view for stage in shown(state).stages] == [View.ANTERIOR]


def test_the_inset_leaves_close_ups_of_other_parts_alone() -> None:
    larger = {**FIGURE, View.HEAD_LEFT: entry(20_000), View.HEAD_POSTERIOR: entry(100)}
    state = to.show_views(selected(), (View.ANTERIOR,))
    inset = derive(ATLAS, FigureIndex(larger), INDEX, state).inset
    assert inset is not None
    assert inset.view is View.POSTERIOR
    back = to.show_views(selected(), (View.HEAD_POSTERIOR,))
    inset = derive(ATLAS, FigureIndex(larger), INDEX, back).inset
    assert inset is not None
    assert inset.view is View.HEAD_LEFT


def test_a_far_point_is_left_to_the_view_that_it_faces() -> None:
    far = FigureIndex({**FIGURE, View.ANTERIOR: entry(400, far=True)})
    front, back = derive(ATLAS, far, INDEX, selected()).stages
    assert [point.point for point in front.points] == [TP2]
    assert [point.point for point in back.points] == [TP1, TP2]
    alone = to.show_views(selected(), (View.ANTERIOR,))
    assert len(derive(ATLAS, far, INDEX, alone).stages[0].points) == 2


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
    many = shown(to.hover(AppState(), (UT_LEFT, *(BELOW_LEFT,) * 5))).chip
    assert many is not None
    assert many.count == "1/6"
    assert many.below == "Click again: infraspinatus, then infraspinatus, then infraspinatus, and 2 more"
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
    rows = derive(other, FigureIndex(FIGURE), INDEX, AppState()).groups[0].rows
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
