"""The real body; skipped where the mesh cannot be fetched."""

import numpy as np
import pytest

pytest.importorskip("embreex")

from atelier.body import Shape, load_shape
from atelier.frames import camera
from atelier.silhouette import trace
from atelier.tracer import Tracer


@pytest.fixture(scope="module")
def standing(mesh: None) -> Shape:
    return load_shape("male")


def test_the_body_stands_on_the_floor_and_reaches_the_vertex(standing: Shape) -> None:
    skin = standing.V[: standing.nb]
    assert 1000 - skin[:, 1].max() == pytest.approx(0.487, abs=0.001)
    assert skin[:, 1].min() == pytest.approx(0.270, abs=0.001)
    assert standing.V.shape == (214614, 3)
    assert standing.F.shape == (214608, 4)


def test_the_body_is_symmetric(standing: Shape) -> None:
    skin = standing.V[: standing.nb].round(2) + 0.0
    mirrored = skin * [-1, 1, 1] + 0.0
    assert np.abs(np.sort(skin[:, 0]) - np.sort(mirrored[:, 0])).max() < 0.02
    assert skin[:, 0].max() == pytest.approx(259.2, abs=0.1)


def test_arms_and_digits_are_where_the_hands_are(standing: Shape) -> None:
    skin = standing.V[: standing.nb]
    fingers = (standing.digits > 0.9) & (skin[:, 1] > 300)
    assert standing.arm[fingers].all()
    assert np.abs(skin[fingers, 0]).min() > 170
    assert not standing.arm[np.abs(skin[:, 0]) < 80].any()


def test_the_other_pose_moves_the_arms_alone(standing: Shape) -> None:
    forward = load_shape("male_lat")
    skin = standing.V[: standing.nb]
    still = (skin[:, 1] > 880) | ((skin[:, 1] < 600) & ~standing.arm)
    moved = np.linalg.norm(forward.V - standing.V, axis=1)[: standing.nb]
    np.testing.assert_array_equal(forward.F, standing.F)
    assert moved[still].max() < 0.2
    assert moved[standing.arm].max() > 150


def test_front_and_back_have_the_same_outline(standing: Shape) -> None:
    tracer = Tracer(standing.V, standing.F)
    front, back = (trace(tracer, camera("male", view, 4.0)) for view in ("anterior", "posterior"))
    assert front.area == pytest.approx(174068, rel=1e-3)
    assert back.area == pytest.approx(front.area, rel=1e-4)
    assert front.geom_type == "Polygon"
