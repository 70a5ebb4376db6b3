"""Muscles beside the outline of the body."""

from __future__ import annotations

from shapely.geometry import Point, box

from atelier.rim import to_the_rim

BODY = box(0, 0, 100, 200)


def test_a_long_sliver_of_skin_beside_a_muscle_is_closed_and_tapers_out() -> None:
    joined = to_the_rim(box(70, 60, 96, 140), BODY)
    assert joined.contains(Point(99.5, 100))
    assert not joined.contains(Point(99, 30))
    assert joined.within(BODY.buffer(0.2))
    assert joined.contains(Point(80, 100))


def test_a_broad_strip_of_skin_stays() -> None:
    muscle = box(60, 60, 88, 140)
    assert to_the_rim(muscle, BODY).equals(muscle)


def test_a_short_touch_does_not_become_a_bridge() -> None:
    muscle = Point(85, 100).buffer(13)
    assert to_the_rim(muscle, BODY).equals(muscle)
