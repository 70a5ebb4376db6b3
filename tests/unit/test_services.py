"""Search, links and exports."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import INFRASPINATUS, UPPER_TRAPEZIUS, atlas, upper_trapezius
from trigger_atlas.domain.names import Body, MuscleId, SideChoice
from trigger_atlas.domain.spine import SPINE
from trigger_atlas.knowledge.figure import load_figure
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.services.exports import export_atlas, export_geometry, export_muscle
from trigger_atlas.services.links import link_to, parse_link
from trigger_atlas.services.search import SearchIndex
from trigger_atlas.services.words import folded, initials

ATLAS = atlas(
    replace(
        upper_trapezius(),
        id=MuscleId("trapezius-lower"),
        name="Lower trapezius",
        latin="Musculus trapezius, pars ascendens",
        synonyms=(),
        abbreviations=("LT",),
        clinic=replace(upper_trapezius().clinic, symptoms=("ache below the shoulder blade",)),
        trigger_points=(),
    )
)
INDEX = SearchIndex(ATLAS)
UPPER, LOWER, INFRA = UPPER_TRAPEZIUS, MuscleId("trapezius-lower"), INFRASPINATUS


def found(query: str) -> list[tuple[str, str]]:
    return [(hit.muscle, hit.also) for hit in INDEX.search(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Upper trapezius", [(UPPER, "")]),
        ("upper trapezius", [(UPPER, "")]),
        ("trapezius-upper", [(UPPER, "")]),
        ("UT", [(UPPER, "UT")]),
        ("ut", [(UPPER, "UT")]),
        ("lt", [(LOWER, "LT")]),
        ("dpot", [(UPPER, "descending part of trapezius")]),
        ("descending", [(UPPER, "descending part of trapezius")]),
        ("pars descendens", [(UPPER, "Musculus trapezius, pars descendens")]),
        ("infra", [(INFRA, "")]),
        ("trapezius", [(LOWER, "trapezius"), (UPPER, "trapezius")]),
        ("upper trap", [(UPPER, "")]),
        ("trap upper", [(UPPER, "")]),
        ("rotator cuff", [(INFRA, "rotator cuff")]),
        ("C5", [(INFRA, "C5"), (LOWER, "C5"), (UPPER, "C5")]),
        ("c3 c4", [(LOWER, "C3, C4"), (UPPER, "C3, C4")]),
        ("suprascapular", [(INFRA, "suprascapular nerve")]),
        ("temple", [(UPPER, "temple")]),
        ("headache temple", [(UPPER, "temple")]),
        ("headache", [(UPPER, "one-sided tension-type headache")]),
        ("front of shoulder", [(INFRA, "pain deep in the front of the shoulder")]),
        ("dizziness xyzzy", [(UPPER, "dizziness at times")]),
        ("infraspnatus", [(INFRA, "")]),
        ("infra spinatus", [(INFRA, "")]),
        ("infrapsinatus", [(INFRA, "")]),
        ("uppertrap", [(UPPER, "")]),
        ("uppr trapezius", [(UPPER, "")]),
        ("tempel headach", [(UPPER, "temple")]),
        ("xyzzy", []),
        ("xy", []),
        ("dizzines at tmes", [(UPPER, "dizziness at times")]),
        ("dizzinses", []),
        ("  ", []),
        ("?!", []),
    ],
)
def test_muscles_are_found_by_what_they_are_called_and_do(
    query: str, expected: list[tuple[str, str]]
) -> None:
    assert found(query) == expected


def test_the_nearest_name_is_offered_where_nothing_is_found() -> None:
    assert INDEX.nearest("infrspnts") == "Infraspinatus"
    assert INDEX.nearest("0000") == ""


def test_text_is_compared_without_case_accents_and_signs() -> None:
    assert folded("  Fernández-de-las-Peñas (C5)!") == "fernandez de las penas c5"
    assert initials("") == ""


@given(query=st.text(max_size=40))
def test_no_query_makes_search_crash(query: str) -> None:
    assert INDEX.search(query) == INDEX.search(query)
    INDEX.nearest(query)


def edits(name: str, chance: random.Random) -> Iterator[str]:
    """One edit at every place of a name: a letter added, lost, wrong, or swapped with the next."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    for i in range(len(name)):
        yield name[:i] + chance.choice(letters) + name[i:]
        yield name[:i] + name[i + 1 :]
        yield name[:i] + chance.choice(letters) + name[i + 1 :]
        yield name[:i] + name[i + 1 : i + 2] + name[i] + name[i + 2 :]


def test_one_edit_in_any_name_still_finds_the_muscle_first_and_fast() -> None:
    shipped = load_atlas()
    index = SearchIndex(shipped)
    index.search("warm up the import of the typo finder")
    chance, right, times = random.Random(7), [], []
    for muscle in shipped.muscles.values():
        for query in edits(muscle.name, chance):
            start = thread_time()
            results = index.search(query)
            times.append(thread_time() - start)
            right.append(bool(results) and results[0].muscle == muscle.id)
    assert sum(right) / len(right) >= 0.95
    assert sorted(times)[int(0.99 * len(times))] <= 0.003


@pytest.mark.parametrize(
    "query", ["SCM", "UT", "QL", "rotator cuff", "C5", "temple", "headache", "accessory nerve"]
)
def test_the_shipped_atlas_answers_usual_questions(query: str) -> None:
    assert SearchIndex(load_atlas()).search(query)


def test_links_lead_to_a_muscle_and_a_side() -> None:
    assert parse_link("trigger-atlas://muscle/soleus?side=left") == ("soleus", SideChoice.LEFT)
    assert parse_link("soleus") == ("soleus", SideChoice.BOTH)
    for side in SideChoice:
        assert parse_link(link_to(MuscleId("soleus"), side)) == ("soleus", side)


@pytest.mark.parametrize(
    ("link", "what"),
    [
        ("https://muscle/soleus", "no link of the atlas"),
        ("trigger-atlas://area/temple", "no link of the atlas"),
        ("trigger-atlas://muscle/", "no link of the atlas"),
        ("trigger-atlas://muscle/soleus?side=middle", "middle is no side"),
    ],
)
def test_other_links_say_what_was_expected(link: str, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        parse_link(link)


def test_the_exported_atlas_has_its_promised_form() -> None:
    plain = json.loads(json.dumps(export_atlas(ATLAS)))
    assert list(plain) == ["version", "muscles", "areas", "segments", "conditions"]
    upper = plain["muscles"][0]
    assert set(upper) == {
        *("id", "name", "latin", "group", "region", "depth", "nerve", "roots"),
        *("trigger_points", "ims", "cautions", "sources"),
    }
    assert upper["roots"] == {"main": ["C3", "C4"], "also": ["C2", "C5"]}
    assert upper["trigger_points"][1] == {
        "id": "trapezius-upper/tp2",
        "refers": {"essential": ["back-of-neck", "side-of-neck"], "spillover": ["behind-ear"]},
    }
    assert upper["cautions"][0] == {
        "id": "lung-apex",
        "structure": "Lung apex and pleura",
        "severity": "stop",
    }
    assert upper["sources"] == ["ts-1999", "namtpt", "gunn-1996"]
    temple = next(area for area in plain["areas"] if area["id"] == "temple")
    assert temple == {"id": "temple", "name": "temple", "plain_name": "temple", "paired": True}


def test_segments_tell_main_and_further_muscles() -> None:
    segments = {segment["id"]: segment for segment in json.loads(json.dumps(export_atlas(ATLAS)))["segments"]}
    assert list(segments) == list(SPINE)
    assert (len(SPINE), SPINE[0], SPINE[-1]) == (30, "C1", "S5")
    assert segments["C5"] == {"id": "C5", "main": [INFRA], "also": [UPPER, LOWER]}


def test_a_shown_muscle_is_exported_whole() -> None:
    plain = json.loads(json.dumps(export_muscle(ATLAS, ATLAS.muscles[UPPER])))
    assert plain["ims"]["needle"]["length_mm"] == [25, 40]
    assert plain["cautions"][0]["structure"] == "Lung apex and pleura"
    assert plain["patient"]


def test_exported_geometry_gives_rings_of_both_sides(home: Path) -> None:
    plain = json.loads(json.dumps(export_geometry(load_atlas(), load_figure(), Body.MALE)))
    assert (plain["figure"], plain["units"]) == ("male", "stature=1000, x right on the page, y down")
    front, left = plain["views"]["anterior"], plain["views"]["left"]
    assert front["muscles"]["upper"]["L"] == [[[10, 100], [50, 100], [50, 140], [10, 140]]]
    assert front["muscles"]["upper"]["R"][0][0] == [-10, 100]
    assert front["landmarks"]["acromion.R"] == [-50, 110]
    assert front["zones"]["upper/tp1"]["R"]["essential"][0][0] == [-10, 40]
    assert list(left["muscles"]["upper"]) == list(left["areas"]["jaw"]) == ["L"]
    assert list(plain["views"]["right"]["muscles"]["upper"]) == ["R"]


def test_a_limb_is_exported_once_as_the_right_one_with_the_left_one_beside_it(home: Path) -> None:
    views = json.loads(json.dumps(export_geometry(load_atlas(), load_figure(), Body.MALE)))["views"]
    assert list(views) == ["anterior", "posterior", "left", "right", "hand-palmar"]
    hand = views["hand-palmar"]
    assert hand["outline"][0][1] == [-120, 0]
    assert hand["landmarks"] == {"acromion.L": [50, 110], "acromion.R": [-50, 110], "vertex": [0, 2]}
    assert hand["muscles"]["upper"]["R"][0][0] == [-10, 100]
    assert hand["muscles"]["upper"]["L"][0][0] == [10, 100]
    assert hand["zones"]["upper/tp1"]["R"]["essential"][0][0] == [-10, 40]
    assert hand["points"]["upper/tp1"] == {"L": [20, 120], "R": [-20, 120]}


def test_points_that_are_hidden_or_of_the_other_side_are_not_exported(home: Path) -> None:
    views = json.loads(json.dumps(export_geometry(load_atlas(), load_figure(), Body.MALE)))["views"]
    assert list(views["anterior"]["points"]["upper/tp2"]) == ["L"]
    assert "upper/tp2" not in views["posterior"]["points"]
    assert "upper/tp2" not in views["right"]["points"]
    assert views["anterior"]["points"]["upper/tp1"] == {"L": [20, 120], "R": [-20, 120]}


def test_a_point_of_one_side_says_so_in_the_export(home: Path) -> None:
    points = json.loads(json.dumps(export_atlas(load_atlas())))["muscles"][0]["trigger_points"]
    assert ["side" in point for point in points] == [False, True]
