"""Every test has user folders of its own; ``home`` puts the sample in the place of what is shipped."""

from pathlib import Path

import platformdirs
import pytest
from hypothesis import settings

from tests.unit.sample import write_data, write_figure

settings.register_profile("atlas", database=None, deadline=None, max_examples=60)
settings.load_profile("atlas")


@pytest.fixture(autouse=True)
def user_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_, **__: tmp_path / "config")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with ``data`` and ``resources`` that load and validate take for the shipped ones."""
    root = tmp_path / "home"
    write_data(root / "data")
    write_figure(root / "resources" / "figure" / "male")

    def find(kind: str, name: str) -> Path:
        if not (found := root / kind / name).exists():
            raise FileNotFoundError(f"{kind}/{name}")
        return found

    monkeypatch.setattr("trigger_atlas.knowledge.locate._find", find)
    return root
