"""A small real build: the same bytes twice, and what is shipped."""

import json
from pathlib import Path

import numpy as np
import pytest
import shapely

pytest.importorskip("embreex")

from PIL import Image
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from atelier import geometry
from atelier.places import FIGURES
from atelier.views import write_view

pytestmark = pytest.mark.usefixtures("mesh")
VIEW = "hand-palmar-left"
PLATES = ("tone", "superficial", "intermediate", "deep", "start")
NEAR, LEVELS, ALIKE = 0.05, 2, 0.999


Built = tuple[Path, tuple[str, ...]]
"""Where a build lies, and what it says is wrong with the picks."""


def build_in(folder: Path) -> Built:
    told = geometry.build("male", folder, [VIEW])
    write_view("male", VIEW, folder, lambda _: None)
    return folder, told


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_in(tmp_path_factory.mktemp("first"))


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_in(tmp_path_factory.mktemp("second"))


def shape_of(path: str) -> BaseGeometry:
    rings = [Polygon([tuple(map(float, p.split(","))) for p in ring.split()]) for ring in path.split(";")]
    shape: BaseGeometry = shapely.MultiPolygon()
    for ring in rings:
        shape = shape.symmetric_difference(ring)
    return shape


def test_the_geometry_is_the_one_shipped(first: Built) -> None:
    new, shipped = (
        json.loads((folder / f"{VIEW}.geometry.json").read_text("utf-8"))
        for folder in (first[0], FIGURES / "male")
    )
    for part in ("muscles", "areas", "structures", "dermatomes"):
        assert list(new[part]) == list(shipped[part])
        for name, entry in new[part].items():
            path = "territory" if part == "dermatomes" else "L"
            far = shapely.hausdorff_distance(shape_of(entry[path]), shape_of(shipped[part][name][path]))
            assert far <= NEAR, name
    assert new["points"] == shipped["points"]
    assert shapely.hausdorff_distance(shape_of(new["outline"]), shape_of(shipped["outline"])) <= NEAR


@pytest.mark.parametrize("name", PLATES)
def test_the_plates_are_the_ones_shipped(first: Built, name: str) -> None:
    paths = [folder / f"{VIEW}.{name}.webp" for folder in (first[0], FIGURES / "male")]
    assert paths[0].exists() == paths[1].exists()
    if paths[0].exists():
        new, shipped = (np.asarray(Image.open(path).convert("RGBA"), np.int16) for path in paths)
        assert new.shape == shipped.shape
        assert (np.abs(new - shipped).max(-1) <= LEVELS).mean() >= ALIKE


def test_the_drawing_has_no_pick_to_mend(first: Built) -> None:
    assert first[1] == ()


def test_two_builds_give_the_same_bytes(first: Built, second: Built) -> None:
    here, there = first[0], second[0]
    names = sorted(path.name for path in here.iterdir())
    assert {f"{VIEW}.geometry.json", f"{VIEW}.ink.json", f"{VIEW}.tone.webp"} <= set(names)
    assert names == sorted(path.name for path in there.iterdir())
    for name in names:
        assert (here / name).read_bytes() == (there / name).read_bytes(), name
