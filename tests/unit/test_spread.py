"""The build-up of a referral, and how the pain of several points is told apart."""

import pytest

from trigger_atlas.domain.names import MuscleId, PointId
from trigger_atlas.domain.spread import (
    FRONT_FROM,
    SPILL_FROM,
    STILLS,
    TOTAL_MS,
    Step,
    moment,
    next_still,
    share_at,
)
from trigger_atlas.domain.texture import Texture, textures_of
from trigger_atlas.knowledge.load import load_atlas

MUSCLE = load_atlas().muscles[MuscleId("temporalis")]
TP1, TP2, TP3 = (PointId(f"temporalis/tp{n}") for n in (1, 2, 3))


def test_the_x_comes_first_then_essential_pain_then_spillover() -> None:
    shares = [i / 200 for i in range(201)]
    found = [moment(share) for share in shares]
    for values in ([m.mark for m in found], [m.front for m in found], [m.spill for m in found]):
        assert values == sorted(values)
        assert (values[0], values[-1]) == (0, 1)
    assert moment(FRONT_FROM).mark == 1
    assert moment(FRONT_FROM).front == 0
    assert (moment(SPILL_FROM).front, moment(SPILL_FROM).spill) == (1, 0)
    assert moment(-1) == moment(0)
    assert moment(2) == moment(1)


def test_the_film_rests_on_the_whole_picture_and_begins_anew() -> None:
    assert share_at(TOTAL_MS / 2) == pytest.approx(0.5)
    assert share_at(TOTAL_MS + 1000) == 1
    assert share_at(TOTAL_MS + 3000) == 0


def test_three_pictures_stand_for_the_film() -> None:
    shown: list[Step] = []
    share = next_still(None)
    while share is not None:
        shown.append(moment(share).step)
        share = next_still(share)
    assert shown == [*STILLS]
    assert shown == [*Step]


def test_a_zone_alone_is_stippled_and_several_keep_the_texture_of_their_point() -> None:
    assert textures_of(MUSCLE, [TP3, TP3]) == (Texture.DOT, Texture.DOT)
    assert textures_of(MUSCLE, [TP1, TP3]) == (Texture.DOT, Texture.RING)
    assert textures_of(MUSCLE, [TP2, TP3]) == (Texture.DASH, Texture.RING)
