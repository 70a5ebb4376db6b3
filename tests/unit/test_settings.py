"""What the window remembers."""

from pathlib import Path

import pytest

from trigger_atlas.domain.names import Body, MuscleId, SideChoice
from trigger_atlas.settings import Settings, Theme, load_settings, save_settings, settings_file
from trigger_atlas.state import Browse

SOLEUS = MuscleId("soleus")
CHOSEN = Settings(
    Theme.DARK,
    "AAEC",
    Browse.NERVE,
    (SOLEUS,),
    ((SOLEUS, SideChoice.LEFT),),
    ("clinic",),
    ("head-neck",),
    Body.FEMALE,
)


def test_the_first_start_has_the_usual_settings() -> None:
    assert load_settings() == (Settings(), "")


def test_settings_come_back_as_they_were_kept() -> None:
    assert save_settings(CHOSEN)
    assert load_settings() == (CHOSEN, "")


@pytest.mark.parametrize(
    "damage", [b"", b"\xff", b"[]", b'{"theme": "pink"}', b'{"more": 1}', b"[" * 100_000]
)
def test_a_damaged_file_is_set_aside_with_a_message(damage: bytes) -> None:
    save_settings(Settings())
    settings_file().write_bytes(damage)
    settings, message = load_settings()
    assert settings == Settings()
    assert "settings were damaged" in message
    assert settings_file().with_suffix(".bak").read_bytes() == damage
    assert not settings_file().exists()


def test_the_settings_before_help_out() -> None:
    save_settings(CHOSEN)
    save_settings(Settings())
    settings_file().write_bytes(b"{")
    settings, message = load_settings()
    assert settings == CHOSEN
    assert "the ones before are used" in message


def test_a_file_that_cannot_be_moved_is_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    settings_file().parent.mkdir()
    settings_file().write_bytes(b"{")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    assert load_settings()[1].startswith("The settings are damaged")


def test_a_file_that_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    settings_file().mkdir(parents=True)
    settings, message = load_settings()
    assert settings == Settings()
    assert "could not be read" in message
    assert not save_settings(CHOSEN)
