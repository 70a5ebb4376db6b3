"""The reader's choices: every named change, and back and forward."""

from dataclasses import replace

import pytest

from trigger_atlas import state as to
from trigger_atlas.domain.names import AreaId, Body, Depth, MuscleId, PointId, Side, SideChoice, View
from trigger_atlas.state import AppState, Browse, Place

A, B, C = (MuscleId(name) for name in "abc")
START = AppState()
TEMPLE = AreaId("temple")


def selected(muscle: MuscleId = A) -> AppState:
    return to.select(START, muscle, SideChoice.LEFT)


def test_selecting_remembers_the_muscle_and_ends_the_search() -> None:
    after = to.select(replace(START, query="tra", area=TEMPLE), A, SideChoice.LEFT, views=(View.LEFT,))
    assert after.place == Place(A, SideChoice.LEFT, (View.LEFT,))
    assert (after.query, after.area) == ("", None)
    assert after.recent == ((A, SideChoice.LEFT),)
    assert to.select(START, A, SideChoice.LEFT).place.views == START.place.views


def test_recent_muscles_come_once_newest_first_and_only_a_few() -> None:
    after = START
    for name in "abcdefgha":
        after = to.select(after, MuscleId(name), SideChoice.BOTH)
    assert [muscle for muscle, _ in after.recent] == ["a", "h", "g", "f", "e", "d"]


def test_clicking_again_goes_deeper_and_round() -> None:
    stack = ((A, Side.LEFT), (B, Side.LEFT))
    state = to.remember_stack(selected(A), stack)
    assert to.next_in_stack(START, ()) is None
    assert to.next_in_stack(START, stack) == (A, Side.LEFT)
    assert to.next_in_stack(state, stack) == (B, Side.LEFT)
    assert to.next_in_stack(replace(state, place=Place(B, SideChoice.LEFT)), stack) == (A, Side.LEFT)
    assert to.next_in_stack(state, stack[:1]) == (A, Side.LEFT)
    assert to.next_in_stack(replace(state, place=Place(C)), stack) == (A, Side.LEFT)


def test_clearing_keeps_the_views() -> None:
    state = to.show_area(to.show_views(selected(), (View.LEFT,)), TEMPLE)
    after = to.clear(state)
    assert (after.place, after.area) == (Place(views=(View.LEFT,)), None)
    assert to.clear(START) is START
    assert to.clear(to.show_area(START, TEMPLE)).area is None


def test_a_limb_turns_into_that_of_the_side() -> None:
    hand = to.show_views(START, (View.HAND_PALMAR,))
    left = to.choose_side(hand, SideChoice.LEFT)
    assert left.place.views == (View.HAND_PALMAR_LEFT,)
    assert to.choose_side(left, SideChoice.BOTH).place.views == (View.HAND_PALMAR_LEFT,)
    assert to.select(left, A, SideChoice.RIGHT).place.views == (View.HAND_PALMAR,)
    assert to.choose_side(to.show_views(START, (View.LEFT,)), SideChoice.RIGHT).place.views == (View.LEFT,)


def test_another_body_keeps_selection_and_views() -> None:
    state = to.hover(selected(), ((A, Side.LEFT),))
    after = to.choose_body(state, Body.FEMALE)
    assert (after.body, after.place, after.hovered) == (Body.FEMALE, state.place, ())
    assert to.go_back(after).body is Body.FEMALE


def test_pointing_twice_at_the_same_changes_nothing() -> None:
    once = to.hover(START, ((A, Side.LEFT),))
    assert once.hovered == ((A, Side.LEFT),)
    assert to.hover(once, ((A, Side.LEFT),)) is once


def test_one_or_two_views_are_shown() -> None:
    assert to.show_views(START, (View.LEFT,)).place.views == (View.LEFT,)
    assert to.show_views(START, START.place.views) is START
    with pytest.raises(ValueError, match="one or two views"):
        to.show_views(START, ())


def test_sides_points_and_areas_are_switched() -> None:
    tp1 = PointId("a/tp1")
    assert to.choose_side(selected(), SideChoice.RIGHT).place.side is SideChoice.RIGHT
    on = to.switch_point(selected(), tp1, on=True)
    assert on.place.points_on == {tp1}
    assert to.switch_point(on, tp1, on=False).place.points_on == frozenset()
    assert to.show_area(to.show_area(START, TEMPLE), TEMPLE).area is None
    assert to.show_area(START, None).area is None


def test_peeling_stops_at_the_first_and_last_layer() -> None:
    assert to.peel(START, -1).depth is Depth.SUPERFICIAL
    assert to.peel(START, 1).depth is Depth.INTERMEDIATE
    assert to.peel(START, 9).depth is Depth.DEEP


def test_lists_and_sections_fold_and_unfold() -> None:
    assert to.type_query(START, "ut").query == "ut"
    assert to.browse_by(START, Browse.NERVE).browse is Browse.NERVE
    assert to.toggle_group(to.toggle_group(START, "g"), "g") == START
    assert to.unfold(to.toggle_group(START, "g"), frozenset({"g", "h"})).opened == {"g", "h"}
    assert to.toggle_section(START, "s").sections == {"s"}
    liked = to.toggle_favourite(to.toggle_favourite(START, A), B)
    assert liked.favourites == (A, B)
    assert to.toggle_favourite(liked, A).favourites == (B,)


def test_back_and_forward_walk_the_places() -> None:
    first, second = selected(A), to.select(selected(A), B, SideChoice.LEFT)
    back = to.go_back(second)
    assert back.place == first.place
    assert to.go_forward(back).place == second.place
    assert to.go_back(START) is START
    assert to.go_forward(START) is START


def test_a_new_way_forgets_the_old_one() -> None:
    back = to.go_back(to.select(selected(A), B, SideChoice.LEFT))
    assert to.select(back, C, SideChoice.LEFT).future == ()
    assert to.select(back, A, SideChoice.LEFT).future == back.future


def test_the_way_back_is_long_but_not_endless() -> None:
    state = START
    for i in range(to.HISTORY_KEPT + 20):
        state = to.select(state, MuscleId(str(i)), SideChoice.BOTH)
    assert len(state.past) == to.HISTORY_KEPT
