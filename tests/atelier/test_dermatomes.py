"""The drawn dermatomes on the real body; skipped where the mesh cannot be fetched.

Key points are the sensory points of the International Standards for Neurological Classification of Spinal
Cord Injury (2008), put on the figure by its measured landmarks.
"""

import numpy as np
import pytest

pytest.importorskip("embreex")

from atelier.dermatomes import Dermatome, lay_dermatomes, lay_level
from atelier.drawing import load_drawing
from atelier.picks import parse_point
from atelier.places import DRAWING
from atelier.skin import Skin, load_skin
from trigger_atlas.domain.spine import SPINE

KEY_POINTS = {
    "C2": "b 8,62",  # beside the occipital protuberance
    "C3": "f 47,163",  # supraclavicular fossa, midclavicular line
    "C4": "f 96,171",  # acromioclavicular joint
    "C5": "f 155,345 a",  # elbow crease, radial side
    "C6": "b 243,513",  # thumb, back of the proximal phalanx
    "C7": "b 221,560",  # middle finger, the same
    "C8": "b 193,560",  # little finger, the same
    "T1": "f 127,347 a",  # elbow crease, ulnar side
    "T2": "f 97,245 t",  # apex of the armpit
    "T3": "f 50,226",  # midclavicular line, third intercostal space
    "T4": "f 50,240",  # the fourth
    "T5": "f 50,253",  # the fifth
    "T6": "f 50,265",  # level of the xiphisternum
    "T7": "f 50,295",  # a quarter of the way to the umbilicus
    "T8": "f 50,325",  # half of it
    "T9": "f 50,355",  # three quarters
    "T10": "f 50,384.5",  # level of the umbilicus
    "T11": "f 50,415",  # midway to T12
    "T12": "f 42,446",  # middle of the inguinal ligament
    "L1": "f 43,506",  # midway to L2
    "L2": "f 42,567",  # front of the thigh, midway to L3
    "L3": "m -12,688",  # medial femoral condyle
    "L4": "m -9,952",  # medial malleolus
    "L5": "d 82,-84",  # back of the foot, third metatarsophalangeal joint
    "S1": "l 12,978 t",  # outer side of the heel
    "S2": "b 66,704",  # middle of the popliteal fossa
    "S3": "b 37,503",  # ischial tuberosity
    "S4": "b 8.5,497",  # about the anus, tested together with S5
    "S5": "b 2.5,498",
}
LEAST = 1.5
"""Units that a key point lies at least within its territory."""


@pytest.fixture(scope="module")
def skin(mesh: None) -> Skin:
    return load_skin("male")


@pytest.fixture(scope="module")
def dermatomes(skin: Skin) -> dict[str, Dermatome]:
    return lay_dermatomes(skin, load_drawing(DRAWING).dermatomes)


def test_no_patch_misses_the_skin(dermatomes: dict[str, Dermatome]) -> None:
    assert {name: d.problems for name, d in dermatomes.items() if d.problems} == {}


def test_every_key_point_lies_in_its_territory(skin: Skin, dermatomes: dict[str, Dermatome]) -> None:
    within = {}
    for name, text in KEY_POINTS.items():
        spot = skin.pick(parse_point(text))
        assert spot.problems == (), name
        held = skin.hold(spot.point[None])
        field = dermatomes[name].territory[skin.T[held.triangle[0]]]
        within[name] = float((field * held.weights[0]).sum())
    assert list(within) == list(SPINE[1:])
    assert {name: depth for name, depth in within.items() if depth < LEAST} == {}


def test_all_skin_but_that_of_the_face_has_a_segment(skin: Skin, dermatomes: dict[str, Dermatome]) -> None:
    left = skin.V[:, 0] > 0
    bare = left & (np.array([d.territory for d in dermatomes.values()]).max(0) < 0)
    # Chin and ears bound the face.
    assert (1000 - skin.V[bare, 1]).max() < 140
    assert skin.V[bare, 2].min() > 15


def test_levels_face_backwards_beside_the_spine(skin: Skin) -> None:
    levels = load_drawing(DRAWING).levels
    marks = {name: lay_level(skin, pick) for name, pick in levels.items()}
    assert {name: mark.problems for name, mark in marks.items() if mark.problems} == {}
    assert (skin.normal(np.array([mark.point for mark in marks.values()]))[:, 2] < -0.5).all()
