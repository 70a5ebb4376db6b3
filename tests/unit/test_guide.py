"""The guide: its file, its search, its state, and what of it is shown."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests import builders
from tests.unit.sample import GUIDE
from trigger_atlas import state as to
from trigger_atlas import state_guide as at
from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.domain.guide import GuideEntry, Statement
from trigger_atlas.domain.muscle import SourceRef
from trigger_atlas.domain.names import AreaId, Body, GuideId, GuidePart, Side, SideChoice, SourceId
from trigger_atlas.domain.pain import Asked, Pain
from trigger_atlas.knowledge.load import load_atlas, load_rest, validate
from trigger_atlas.services.guide import GuideIndex
from trigger_atlas.services.search import SearchIndex
from trigger_atlas.settings import Settings, load_settings, save_settings
from trigger_atlas.shown import derive
from trigger_atlas.shown_guide import GuideRow, guide_shown
from trigger_atlas.state import AppState
from trigger_atlas.state_guide import GuideState, Level
from trigger_atlas.state_pain import Door, hurt

INDEX = GuideIndex(builders.atlas())
POINT, IMS, SAFE, SURE = (entry.id for entry in builders.guide())
OPEN = GuideState(open=True)


def found(query: str) -> list[str]:
    return [entry.id for entry in INDEX.search(query)]


def rows(state: GuideState) -> dict[GuideId, GuideRow]:
    return {row.entry: row for group in guide_shown(INDEX, state).groups for row in group.rows}


def test_the_guide_is_built_from_its_file(home: Path) -> None:
    (entry,) = load_atlas().guide.values()
    ref = SourceRef(SourceId("manual"), "ch. 2", read=True)
    assert entry == GuideEntry(
        GuideId("what-is-it"),
        GuidePart.TRIGGER_POINTS,
        "What is a trigger point?",
        "What is a sore spot?",
        (Statement("A tender spot in a taut band.", "A sore spot in a tight string of muscle.", (ref,)),),
        ("taut band",),
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "path", "what"),
    [
        ("part: trigger-points", "part: trigger", 2, "part", "trigger"),
        ("{ref: manual, at: ch. 2, read: true}", "", 9, "statements[1].sources", "0 entries"),
        ("{ref: manual,", "{ref: manul,", 9, "statements[1].sources[1].ref", "no source manul"),
        ("      plain: A sore", "      plan: A sore", 8, "statements[1].plan", "plan is not known"),
        ("  keywords:", "  words:", 5, "words", "words is not known"),
        ("id: what-is-it", "id: What is it", 1, "id", "What is it"),
    ],
)
def test_a_broken_entry_is_told_with_its_place(
    home: Path, old: str, new: str, line: int, path: str, what: str
) -> None:
    (home / "data" / "guide.yaml").write_text(GUIDE.replace(old, new))
    found = {(one.file, one.line, one.path.partition(".")[2]): one.what for one in validate()}
    assert what in found["data/guide.yaml", line, path]


def test_an_entry_of_its_own_is_known_by_its_statements(home: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(GUIDE.replace("manual", "manul"))
    assert [problem.what for problem in validate(mine)] == ["there is no source manul"]


def test_a_faulty_entry_alone_is_left_out(home: Path) -> None:
    second = GUIDE.replace("what-is-it", "second").replace("plain: A", "plan: A")
    (home / "data" / "guide.yaml").write_text(GUIDE + second)
    rest = load_rest()
    assert rest is not None
    assert list(rest.guide) == ["what-is-it"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("what is a trigger point", [POINT]),
        ("stimulation", [IMS]),
        ("Gunn", [IMS]),
        ("lung", [SAFE]),
        ("air around the lung", [SAFE]),
        ("agree", [SURE]),
        ("taut band", [POINT, SURE]),
        ("stimulatoin", [IMS]),
        ("pnemothorax", [SAFE]),
        ("lung xyzzy", [SAFE]),
        ("xyzzy", []),
        ("is xyzzy", []),
        ("  ", []),
        ("?!", []),
    ],
)
def test_words_of_either_wording_find_entries_best_first(query: str, expected: list[str]) -> None:
    assert found(query) == expected


def test_a_title_counts_more_than_a_statement() -> None:
    assert found("trigger")[0] == POINT


def test_without_a_search_entries_stand_by_part_in_reading_order() -> None:
    groups = guide_shown(INDEX, OPEN).groups
    assert [(group.title, [row.entry for row in group.rows]) for group in groups] == [
        ("Trigger points", [POINT]),
        ("Intramuscular stimulation (IMS)", [IMS]),
        ("Safety", [SAFE]),
        ("How sure is it?", [SURE]),
    ]


def test_a_search_shows_what_it_found_in_one_list() -> None:
    (group,) = guide_shown(INDEX, at.type_query(OPEN, "taut")).groups
    assert group.title == "2 found"
    assert guide_shown(INDEX, at.type_query(OPEN, "xyzzy")).groups == ()


def test_only_what_is_unfolded_is_laid_out_in_the_chosen_wording() -> None:
    state = at.fold(OPEN, POINT)
    assert rows(state)[IMS].paragraphs == ()
    row = rows(state)[POINT]
    assert row.title == "What is a myofascial trigger point?"
    assert [(one.words, one.marks) for one in row.paragraphs] == [
        ("A tender spot in a taut band.", (1,)),
        ("Pressing it can refer pain.", (1, 2)),
    ]
    plain = rows(at.choose_level(state, Level.PLAIN))[POINT]
    assert (plain.title, plain.paragraphs[0].words) == ("What is a trigger point?", "A sore spot in muscle.")


def test_works_are_numbered_by_first_mention_and_verified_once_opened() -> None:
    works = rows(at.fold(OPEN, POINT))[POINT].works
    assert [(work.number, work.source.id, work.at, work.verified) for work in works] == [
        (1, "ts-1999", "ch. 2, ch. 3", False),
        (2, "namtpt", "", True),
    ]


def test_folding_twice_changes_nothing() -> None:
    assert at.fold(at.fold(OPEN, POINT), POINT) == OPEN


def test_closing_ends_the_search_and_keeps_the_rest() -> None:
    state = at.type_query(at.fold(at.choose_level(OPEN, Level.PLAIN), POINT), "taut")
    closed = at.close(state)
    assert closed == GuideState(level=Level.PLAIN, opened=frozenset({POINT}))
    assert at.toggle(closed) == at.open_guide(closed)
    assert at.toggle(state) == closed


def test_the_guide_steps_aside_for_what_the_reader_chooses() -> None:
    reading = to.read(AppState(), OPEN)
    asked = Pain(Body.MALE, asked=(Asked(AreaId("temple"), Side.LEFT),))
    for after in (
        to.select(reading, builders.UPPER_TRAPEZIUS, SideChoice.LEFT),
        to.enter(reading, Door.PAIN),
        to.ask(reading, hurt(reading.asking, asked)),
        to.go_back(to.read(to.enter(AppState(), Door.PAIN), OPEN)),
        to.go_forward(to.read(to.go_back(to.enter(AppState(), Door.PAIN)), OPEN)),
    ):
        assert not after.guide.open
    assert to.ask(reading, replace(reading.asking, radius=30)).guide.open
    assert to.clear(reading).guide.open
    assert to.read(reading, OPEN) is reading


def test_the_guide_is_shown_only_while_it_is_open() -> None:
    atlas, search = INDEX.atlas, SearchIndex(INDEX.atlas)
    closed, reading = AppState(), to.read(AppState(), OPEN)
    assert derive(atlas, FigureIndex(), search, closed, guide=INDEX).guide is None
    shown = derive(atlas, FigureIndex(), search, reading, guide=INDEX)
    assert shown.guide == guide_shown(INDEX, OPEN)
    assert replace(shown, guide=None) == derive(atlas, FigureIndex(), search, closed)


def test_the_wording_is_remembered() -> None:
    kept = Settings(guide_level=Level.PLAIN)
    assert save_settings(kept)
    assert load_settings() == (kept, "")


def test_every_shipped_entry_says_something_of_its_own_in_both_wordings() -> None:
    guide = load_atlas().guide
    assert guide
    for entry in guide.values():
        assert entry.statements
        for statement in entry.statements:
            assert statement.says.strip() != statement.plain.strip()
            assert statement.sources
