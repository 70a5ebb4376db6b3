"""The manifest tells what was built from what."""

import json
from pathlib import Path

import pytest

pytest.importorskip("embreex")

from atelier.manifest import drawing_digest, read_plates, write_manifest
from atelier.places import recipe_digest

PLATES = {"left": {"tone": {"file": "left.tone.webp", "ppu": 2.4}}}


def read(folder: Path) -> dict[str, object]:
    return dict(json.loads((folder / "manifest.json").read_text("utf-8")))


def test_a_whole_build_records_recipe_and_drawing(tmp_path: Path) -> None:
    write_manifest(tmp_path, PLATES, geometry_new=True, all_new=True)
    found = read(tmp_path)
    assert found["recipe"] == recipe_digest()
    assert found["drawing"] == drawing_digest()
    assert found["views"] == {
        "left": {"box": [-330, -12, 180, 1012], "plates": PLATES["left"], "fade": []},
        "right": {"mirror_of": "left"},
    }
    assert read_plates(tmp_path) == PLATES


def test_a_part_build_leaves_on_record_what_the_rest_was_built_from(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"recipe": "old", "drawing": "older", "views": {}}', "utf-8")
    write_manifest(tmp_path, PLATES, geometry_new=False, all_new=False)
    assert read(tmp_path)["recipe"] == "old"
    assert read(tmp_path)["drawing"] == "older"


def test_nothing_is_known_of_a_folder_without_a_manifest(tmp_path: Path) -> None:
    assert read_plates(tmp_path) == {}
