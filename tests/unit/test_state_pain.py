"""Changes of what hurts: each can be taken back, and nothing of it outlives the window."""

from trigger_atlas import state as to
from trigger_atlas import state_pain as at
from trigger_atlas.domain.names import (
    AreaId,
    Body,
    ConditionId,
    MuscleId,
    PointId,
    Quality,
    Side,
    SideChoice,
    View,
)
from trigger_atlas.domain.pain import NO_PAIN, Asked, Pain
from trigger_atlas.state import AppState
from trigger_atlas.state_pain import NOTHING_ASKED, Door, PainState

ONE = Pain(asked=(Asked(AreaId("temple"), Side.LEFT),))
TWO = Pain(asked=(*ONE.asked, Asked(AreaId("jaw"), Side.LEFT)))
TARGET = (MuscleId("upper"), Side.LEFT)


def painted() -> PainState:
    return at.hurt(at.hurt(NOTHING_ASKED, ONE), TWO)


def test_every_change_can_be_taken_back_and_done_again() -> None:
    state = painted()
    back = at.undo(state)
    assert back.pain == ONE
    assert at.undo(at.undo(back)).pain == NO_PAIN
    assert at.redo(back) == state
    assert at.redo(state) is state
    assert at.hurt(back, NO_PAIN).undone == ()
    assert at.hurt(state, TWO) is state


def test_only_the_last_strokes_are_kept() -> None:
    state = NOTHING_ASKED
    for i in range(at.STEPS_KEPT + 20):
        state = at.hurt(state, ONE if i % 2 else TWO)
    assert len(state.done) == at.STEPS_KEPT


def test_clearing_is_one_step() -> None:
    state = at.choose(at.ask_words(painted(), "x"), TARGET)
    cleared = at.clear(state)
    assert (cleared.pain, cleared.chosen, cleared.query) == (NO_PAIN, None, "")
    assert at.undo(cleared).pain == TWO


def test_brush_quality_and_strength() -> None:
    state = at.take_brush(NOTHING_ASKED, erasing=True)
    assert state.erasing
    assert at.feel(state, Quality.SHARP) == at.take_brush(
        at.feel(NOTHING_ASKED, Quality.SHARP), erasing=False
    )
    assert (at.size_brush(state, 1).radius, at.size_brush(state, 999).radius) == (at.THINNEST, at.WIDEST)
    assert (at.strengthen(state, -3).intensity, at.strengthen(state, 30).intensity) == (0, 10)
    assert not at.count_spillover(state, on=False).with_spillover


def test_answers_are_chosen_and_pointed_at() -> None:
    chosen = at.choose(NOTHING_ASKED, TARGET)
    assert chosen.chosen == TARGET
    assert at.choose(chosen, TARGET).chosen is None
    pointed = at.point(chosen, TARGET)
    assert pointed.pointed == TARGET
    assert at.point(pointed, TARGET) is pointed
    touched = at.touch(chosen, (AreaId("temple"), Side.LEFT))
    assert at.touch(touched, (AreaId("temple"), Side.LEFT)) is touched


def test_the_rest_is_shown_without_a_zone_over_it_until_something_else_hurts() -> None:
    shown = at.show_rest(at.choose(painted(), TARGET))
    assert (shown.rest, shown.chosen) == (True, None)
    assert not at.show_rest(shown).rest
    assert not at.hurt(shown, ONE).rest


def test_a_condition_goes_with_the_pain_that_it_named() -> None:
    state = at.name_condition(NOTHING_ASKED, ConditionId("sore-head"), ONE)
    assert (state.condition, state.pain) == (ConditionId("sore-head"), ONE)
    assert at.hurt(state, TWO).condition == ConditionId("sore-head")
    assert at.hurt(state, NO_PAIN).condition is None


def test_what_hurts_goes_with_the_reader_to_another_body() -> None:
    state = to.choose_body(AppState(asking=at.undo(painted())), Body.FEMALE)
    asking = state.asking
    assert {asking.pain.body, asking.done[0].body, asking.undone[0].body} == {Body.FEMALE}
    assert asking.pain.asked == ONE.asked


def test_doors_are_places_that_back_and_forward_know() -> None:
    start = AppState(query="x", area=AreaId("temple"))
    inside = to.enter(start, Door.PAIN)
    assert (inside.place.door, inside.query, inside.area) == (Door.PAIN, "", None)
    assert to.enter(inside, Door.PAIN) is inside
    inside = to.ask(inside, painted())
    assert to.ask(inside, inside.asking) is inside
    card = to.select(inside, MuscleId("upper"), SideChoice.LEFT, points_on=frozenset({PointId("upper/tp1")}))
    assert card.place.door is Door.MUSCLES
    again = to.go_back(card)
    assert (again.place.door, again.asking.pain) == (Door.PAIN, TWO)
    assert to.show_views(again, (View.LEFT,)).place.door is Door.PAIN
    assert to.enter(again, Door.MUSCLES).asking.pain == TWO
