"""What lies under a muscle: words and pictures agree, or the difference is explained."""

from functools import cache

import pytest

from tests.unit.caution_disagreements import EXPLAINED
from trigger_atlas.domain.names import View
from trigger_atlas.knowledge.figure import load_body
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.services.caution_check import apart, unnamed


@cache
def differing() -> frozenset[tuple[str, str]]:
    body, atlas = load_body(), load_atlas()
    if not body.figure[View.ANTERIOR].structures:
        pytest.skip("the figure was built before structures at risk were drawn")
    points = {(found.point.partition("/")[0], found.structure) for found in unnamed(atlas, body.index)}
    return frozenset(points | {(found.muscle, found.structure) for found in apart(atlas, body.figure)})


def test_every_disagreement_is_explained() -> None:
    assert sorted(differing() - EXPLAINED.keys()) == []


def test_no_explanation_is_stale() -> None:
    assert sorted(EXPLAINED.keys() - differing()) == []
