"""What is left when entries with faults are taken out."""

from pathlib import Path

import pytest

from trigger_atlas.domain.spine import SPINE
from trigger_atlas.knowledge import folder
from trigger_atlas.knowledge.load import load_atlas, load_rest
from trigger_atlas.knowledge.locate import data_file


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped knowledge that the loader takes for the shipped one."""
    for name in folder.FILES:
        (tmp_path / name).write_bytes(data_file(name).read_bytes())
    monkeypatch.setattr(folder, "data_place", tmp_path.joinpath)
    return tmp_path


def _break(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_faultless_knowledge_is_left_whole(data: Path) -> None:
    rest = load_rest()
    assert rest is not None
    assert rest.muscles.keys() == load_atlas().muscles.keys()


def test_only_the_faulty_muscle_is_taken_out(data: Path) -> None:
    whole = load_atlas().muscles.keys()
    _break(data / "muscles.yaml", "id: soleus\n  name:", "id: soleus\n  nam:")
    rest = load_rest()
    assert rest is not None
    assert rest.muscles.keys() == whole - {"soleus"}


def test_muscles_that_name_a_faulty_area_go_with_it(data: Path) -> None:
    _break(data / "areas.yaml", "id: temple\n", "id: temple\n  colour: red\n")
    rest = load_rest()
    assert rest is not None
    assert "temple" not in rest.areas
    assert "trapezius-upper" not in rest.muscles
    assert "soleus" in rest.muscles


def test_a_faulty_segment_leaves_the_others(data: Path) -> None:
    _break(data / "segments.yaml", "- id: C5\n  key_movement:", "- id: C5\n  key_move:")
    rest = load_rest()
    assert rest is not None
    assert "soleus" in rest.muscles
    assert [name for name in SPINE if name not in rest.segments] == ["C5"]


@pytest.mark.parametrize("text", ["- a: [\n", "[]\n", "- {id: Not An Id}\n"])
def test_without_any_sound_muscle_nothing_is_left(data: Path, text: str) -> None:
    (data / "muscles.yaml").write_text(text)
    assert load_rest() is None


def test_a_fault_outside_every_entry_leaves_nothing(data: Path) -> None:
    areas = data / "areas.yaml"
    areas.write_text("&all\n" + areas.read_text())
    assert load_rest() is None


def test_a_file_of_another_form_leaves_nothing(data: Path) -> None:
    (data / "sources.yaml").write_text("works: none\n")
    assert load_rest() is None


def test_a_file_that_cannot_be_read_leaves_nothing(data: Path) -> None:
    (data / "sources.yaml").unlink()
    assert load_rest() is None
