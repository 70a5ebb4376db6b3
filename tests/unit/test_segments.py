"""Gunn's reading: which segments explain tender muscles, and whose skin hurts."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from trigger_atlas.domain.names import MuscleId, SegmentId, Side
from trigger_atlas.domain.segment import Segment
from trigger_atlas.domain.spine import SPINE, neighbours, part_of, span
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.services.segments.myotomes import Myotome, myotomes, siblings
from trigger_atlas.services.segments.reading import ALSO, Reading, read_muscles
from trigger_atlas.services.segments.skin import OVERLAP, shares_of_skin

L3, L4, L5, S1 = (SegmentId(name) for name in ("L3", "L4", "L5", "S1"))
ROOTS = {
    "hip": ("L4 L5", "S1"),
    "shin": ("L4 L5", "S1"),
    "toe": ("L5", ""),
    "calf": ("S1", ""),
    "thigh": ("L3 L4", ""),
    "face": ("", ""),
}


def table() -> dict[SegmentId, Myotome]:
    def of(segment: str, kind: int) -> tuple[MuscleId, ...]:
        return tuple(MuscleId(name) for name, roots in ROOTS.items() if segment in roots[kind].split())

    return {segment: Myotome(segment, of(segment, 0), of(segment, 1)) for segment in SPINE}


def read(*marks: str, segments: Iterable[Segment] = ()) -> Reading:
    pairs = (mark.partition(":") for mark in marks)
    found = [(MuscleId(name), Side(side) if side else None) for name, _, side in pairs]
    return read_muscles(table(), {one.id: one for one in segments}, found)


def test_the_spine_runs_from_the_neck_down() -> None:
    assert (len(SPINE), SPINE[0], SPINE[-1]) == (30, "C1", "S5")
    assert neighbours(SegmentId("C1")) == ("C2",)
    assert neighbours(SegmentId("T1")) == ("C8", "T2")
    assert part_of(SegmentId("L2")) == "Lumbar"
    assert span((SegmentId("C6"), SegmentId("C4"), SegmentId("C5"))) == "C4–C6"
    assert span((SegmentId("C4"), SegmentId("C6"))) == "C4, C6"


def test_a_myotome_follows_from_the_roots(home: Path) -> None:
    atlas = load_atlas()
    found = myotomes(atlas.muscles.values())
    assert found[SegmentId("C3")].main == ("upper",)
    assert found[SegmentId("C2")].also == ("upper",)
    assert found[SegmentId("C2")].main == ()
    assert siblings(found, atlas.muscles[MuscleId("upper")]) == {"C3": (), "C4": ()}


def test_nothing_marked_reads_nothing() -> None:
    assert read() == Reading()


def test_of_equal_shares_the_segment_in_the_middle_of_what_hurts_comes_first() -> None:
    first, second, third = read("hip", "shin").results
    assert (first.segment, second.segment, third.segment) == ("L5", "L4", "S1")
    assert first.share == second.share == 1.0
    assert third.share == ALSO


def test_a_side_marked_twice_counts_once_and_both_sides_count_as_two() -> None:
    assert read("hip:left", "hip:left") == read("hip:left")
    both = read("hip:left", "hip:right", "calf:right").results
    assert next(one for one in both if one.segment == L5).share == pytest.approx(2 / 3)
    assert next(one for one in both if one.segment == L5).sides == (1, 1)
    assert next(one for one in both if one.segment == S1).sides == (1, 2)


def test_what_a_segment_does_not_supply_is_left_over_and_what_none_does_is_unexplained() -> None:
    reading = read("toe", "thigh", "face")
    best = {one.segment: one for one in reading.results}
    assert best[L5].explains == ("toe",)
    assert best[L5].left_over == ("thigh", "face")
    assert reading.unexplained == ("face",)
    assert best[L5].share == pytest.approx(1 / 3, abs=1e-6)


def test_next_come_the_muscles_beside_the_spine_then_those_that_tell_most() -> None:
    beside = Segment(L5, "", "", (MuscleId("multifidus"),), (), ())
    (first, *_) = read("hip", segments=[beside]).results
    assert first.segment == L5
    assert first.examine == ("multifidus", "toe", "shin")


def test_order_of_marks_changes_nothing_but_the_order_of_names() -> None:
    one, other = read("hip", "toe", "calf"), read("calf", "hip", "toe")
    assert [item.segment for item in one.results] == [item.segment for item in other.results]
    assert [item.share for item in one.results] == [item.share for item in other.results]


def test_skin_is_read_by_its_own_part_and_by_what_neighbours_share() -> None:
    c5, c6 = SegmentId("C5"), SegmentId("C6")
    met = {
        (c5, Side.LEFT, True): 12.0,
        (c5, Side.LEFT, False): 0.0,
        (c6, Side.LEFT, False): 12.0,
        (c6, Side.RIGHT, True): 0.0,
    }
    first, second = shares_of_skin(met, 16.0)
    assert (first.segment, first.side, first.territory, first.overlap) == (c5, Side.LEFT, 0.75, 0.0)
    assert (second.segment, second.territory, second.overlap) == (c6, 0.0, 0.75)
    assert second.score == 0.75 * OVERLAP


def test_no_pain_lies_in_no_skin() -> None:
    assert shares_of_skin({}, 0.0) == ()


def test_a_mark_can_be_taken_away_again() -> None:
    from trigger_atlas import state_segments as at

    one = (MuscleId("hip"), Side.LEFT)
    marked = at.mark(at.NOTHING_MARKED, one)
    assert marked.tender == (one,)
    assert at.mark(marked, one).tender == ()
    both = at.mark(marked, (MuscleId("hip"), Side.RIGHT))
    assert at.unmark(both, MuscleId("hip")).tender == ()
    assert at.unmark_all(both).tender == ()
    assert at.switch_layer(at.switch_layer(marked, at.LensLayer.LEVEL), at.LensLayer.LEVEL) == marked
    assert replace(at.pick_by(marked, at.PickBy.MUSCLE), pick=at.PickBy.SKIN) == marked
