"""What the second door shows, as a pure function of knowledge, figure and state."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from trigger_atlas import state as to
from trigger_atlas import state_pain as at
from trigger_atlas.domain.names import AreaId, ConditionId, MuscleId, PointId, Quality, Side, View
from trigger_atlas.domain.pain import Asked, Pain, Painted
from trigger_atlas.knowledge.figure import load_body
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.services.pain.door import PainAtlas
from trigger_atlas.services.pain.live import LiveAnswer
from trigger_atlas.services.search import SearchIndex
from trigger_atlas.shown import Shown, derive
from trigger_atlas.shown_pain import PainShown, live_rows
from trigger_atlas.state import AppState
from trigger_atlas.state_pain import Door, PainState

UPPER, TP1, TEMPLE, JAW = MuscleId("upper"), PointId("upper/tp1"), AreaId("temple"), AreaId("jaw")
LEFT_TEMPLE = Asked(TEMPLE, Side.LEFT, Quality.SHARP, 7)


class Second:
    """The small atlas with the second door open."""

    def __init__(self) -> None:
        body = load_body()
        self.atlas = load_atlas()
        self.index = body.index
        self.search = SearchIndex(self.atlas)
        self.pain = PainAtlas(self.atlas, body.figure, body.index)

    def whole(self, asking: PainState, *views: View) -> Shown:
        state = to.ask(to.enter(AppState(), Door.PAIN), asking)
        state = to.show_views(state, views) if views else state
        return derive(self.atlas, self.index, self.search, state, self.pain)

    def show(self, asking: PainState) -> PainShown:
        shown = self.whole(asking).pain
        assert shown is not None
        return shown


@pytest.fixture
def second(home: Path) -> Second:
    return Second()


def hurting(*asked: Asked, **changed: object) -> PainState:
    return replace(at.hurt(at.NOTHING_ASKED, Pain(asked=asked)), **changed)  # type: ignore[arg-type]


def test_a_closed_door_shows_nothing_of_it(second: Second) -> None:
    state = to.enter(AppState(), Door.PAIN)
    assert derive(second.atlas, second.index, second.search, state).pain is None
    assert derive(second.atlas, second.index, second.search, AppState(), second.pain).pain is None


def test_nothing_painted(second: Second) -> None:
    shown = second.whole(at.NOTHING_ASKED)
    assert not shown.calm
    pain = shown.pain
    assert pain is not None
    assert (pain.rows, pain.results, pain.found, pain.heading, pain.warnings) == ((), (), 0, "", ())
    assert (pain.together, pain.suggestions, pain.condition) == (None, (), None)
    assert [one.title for one in pain.conditions] == ["sore head"]


def test_an_area_is_a_row_and_its_muscle_an_answer(second: Second) -> None:
    pain = second.show(hurting(LEFT_TEMPLE))
    (row,) = pain.rows
    assert (row.area, row.side, row.title, row.end, row.quality) == (
        TEMPLE,
        Side.LEFT,
        "Temple",
        ", left",
        Quality.SHARP,
    )
    assert row.note == "Sharp · 7 of 10"
    assert row.share == pytest.approx(1.0)
    (answer,) = pain.results
    assert (answer.target, answer.rank, answer.title) == ((UPPER, Side.LEFT), 1, "Upper one")
    assert answer.tags == ("Left · TP1",)
    assert answer.why == "On the left it commonly refers to the temple."
    assert (answer.chosen, answer.shares) == (False, "")
    assert pain.heading == "1 found, left side, best answer first"
    assert [sign.words for sign in pain.warnings] == [
        "A sudden worst headache may be a bleed.",
        "Fever with pain may be an infection.",
    ]
    assert pain.together is not None
    assert pain.together.title == "Upper one"
    assert pain.together.left == pytest.approx(0.0, abs=1e-9)


def test_the_chosen_answer_says_its_shares_and_shows_its_zone(second: Second) -> None:
    asking = hurting(LEFT_TEMPLE, chosen=(UPPER, Side.LEFT))
    shown = second.whole(asking, View.ANTERIOR)
    assert shown.pain is not None
    (answer,) = shown.pain.results
    assert answer.chosen
    assert answer.shares == (
        "Essential covers 100 %, spillover 0 % more; 50 % of its own pattern hurts; very common"
    )
    (stage,) = shown.stages
    assert stage.selected == ((UPPER, Side.LEFT),)
    assert stage.zones == ((TP1, Side.LEFT),)
    assert stage.asked == (LEFT_TEMPLE,)
    pointed = second.whole(replace(asking, pointed=(UPPER, Side.RIGHT)), View.ANTERIOR)
    assert pointed.stages[0].selected == ((UPPER, Side.RIGHT),)
    assert pointed.stages[0].zones == ()


def test_the_other_points_of_the_chosen_muscle_are_told() -> None:
    temporalis = (MuscleId("temporalis"), Side.LEFT)
    asking = hurting(Asked(TEMPLE, Side.LEFT), chosen=temporalis)
    row = next(one for one in Second().show(asking).results if one.target == temporalis)
    assert ". Its other points: TP" in row.shares


def test_a_muscle_that_is_only_there_is_called_local(second: Second) -> None:
    ring = ((12.0, 102.0), (42.0, 102.0), (42.0, 138.0), (12.0, 138.0))
    asking = at.hurt(at.NOTHING_ASKED, Pain(painted=(Painted(View.ANTERIOR, Quality.ACHE, 5, (ring,)),)))
    pain = second.show(replace(asking, chosen=(UPPER, Side.LEFT)))
    (answer,) = pain.results
    assert answer.tags == ("Left", "local")
    assert answer.shares == "100 % of the pain lies over this muscle"
    assert pain.rows == ()
    assert pain.heading == "1 found"
    assert pain.together is None


def test_what_is_painted_has_rows_by_area(second: Second) -> None:
    ring = ((10.0, 40.0), (30.0, 40.0), (30.0, 60.0), (10.0, 60.0))
    beside = ((60.0, 140.0), (80.0, 140.0), (80.0, 160.0), (60.0, 160.0))
    painted = (
        Painted(View.ANTERIOR, Quality.TINGLING, 3, (beside,)),
        Painted(View.ANTERIOR, Quality.SHARP, 9, (ring,)),
    )
    asking = at.hurt(at.NOTHING_ASKED, Pain(painted=painted))
    pain = second.show(asking)
    (row,) = pain.rows
    assert (row.quality, row.note) == (Quality.SHARP, "Sharp · 9 of 10")
    assert row.share == pytest.approx(0.5)
    assert pain.together is not None
    assert pain.together.left == pytest.approx(0.5)
    assert not pain.together.where_left
    only = at.hurt(at.NOTHING_ASKED, Pain(painted=painted[:1]))
    assert second.show(only).heading == "No pattern in this atlas covers this area"


def test_what_is_left_is_named_by_its_place(second: Second) -> None:
    asking = hurting(LEFT_TEMPLE, Asked(JAW, Side.LEFT), with_spillover=False)
    together = second.show(asking).together
    assert together is not None
    assert together.left == pytest.approx(0.5)
    assert together.where_left == ", jaw, left"


def test_what_is_left_can_be_shown(second: Second) -> None:
    asking = hurting(LEFT_TEMPLE, Asked(JAW, Side.LEFT), with_spillover=False, rest=True)
    (stage,) = second.whole(asking, View.LEFT).stages
    ((ring,),) = stage.rest
    assert min(y for _, y in ring) == 80
    assert second.whole(replace(asking, rest=False), View.LEFT).stages[0].rest == ()


def test_both_sides_are_named_in_the_heading(second: Second) -> None:
    pain = second.show(hurting(LEFT_TEMPLE, Asked(TEMPLE, Side.RIGHT)))
    assert pain.heading == "2 found, both sides, best answer first"


def test_a_condition_says_what_it_is_and_raises_its_muscles(second: Second) -> None:
    pain = second.show(hurting(LEFT_TEMPLE, condition=ConditionId("sore-head")))
    assert pain.condition is not None
    assert pain.results[0].why.endswith("Often involved in sore head.")
    assert pain.results[0].score > second.show(hurting(LEFT_TEMPLE)).results[0].score
    named = second.show(
        hurting(
            Asked(JAW, Side.LEFT),
            condition=ConditionId("sore-head"),
            with_spillover=False,
            chosen=(UPPER, Side.LEFT),
        )
    )
    assert (named.results[0].tags, named.results[0].shares) == (("Left",), "")


def test_typed_words_are_offered(second: Second) -> None:
    offers = second.show(hurting(query="headache left"))
    assert [(one.title, one.kind) for one in offers.suggestions] == [
        ("sore head", "Condition"),
        ("temple", "Area"),
    ]
    nothing = second.show(hurting(query="sore hed"))
    assert (nothing.suggestions, nothing.nearest) == ((), "Sore head")


def test_the_chip_says_how_much_of_the_painting_lies_there(second: Second) -> None:
    shown = second.whole(hurting(LEFT_TEMPLE, touched=(TEMPLE, Side.LEFT)))
    assert shown.chip is not None
    assert (shown.chip.title, shown.chip.below) == ("Temple, left", "100 % of your painting")
    other = second.whole(hurting(LEFT_TEMPLE, touched=(JAW, Side.LEFT))).chip
    assert other is not None
    assert other.below == "Click to add it, drag to paint"
    assert second.whole(hurting(touched=(AreaId("nowhere"), Side.LEFT))).chip is None


def test_unpaired_areas_name_their_half(second: Second) -> None:
    areas = {**second.atlas.areas, TEMPLE: replace(second.atlas.areas[TEMPLE], paired=False)}
    second.pain.patterns.atlas = replace(second.atlas, areas=areas)
    chip = second.whole(hurting(touched=(TEMPLE, Side.LEFT))).chip
    assert chip is not None
    assert chip.title == "Temple, left half"


def test_a_painting_shows_on_its_page_and_where_another_has_the_same_frame(second: Second) -> None:
    def ring(y: float) -> tuple[tuple[float, float], ...]:
        return ((0.0, y), (9.0, y), (9.0, y + 9))

    head, arm, leg = (Painted(View.LEFT, Quality.ACHE, 5, (ring(y),)) for y in (40, 300, 700))
    asking = at.hurt(at.NOTHING_ASKED, Pain(painted=(head, arm, leg)))
    show = partial(second.whole, asking)
    assert show(View.LEFT).stages[0].painted == (head, arm, leg)
    assert show(View.ANTERIOR).stages[0].painted == ()
    from trigger_atlas.shown_pain import _shows

    assert [_shows(one, View.LEFT_ARM) for one in (head, arm, leg)] == [True, False, True]
    assert _shows(head, View.HEAD_LEFT)
    assert not _shows(head, View.RIGHT)


def test_live_rows_name_muscle_point_and_side(second: Second) -> None:
    answer = LiveAnswer(UPPER, Side.RIGHT, 0.6, TP1, 0.5, 0.2)
    (row,) = live_rows(second.atlas, [answer])
    assert (row.title, row.tags, row.rank, row.why) == ("Upper one", ("Right · TP1",), 1, "")
    assert (row.score, row.essential, row.spillover) == (0.6, 0.5, 0.2)
