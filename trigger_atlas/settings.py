"""What the window remembers between two starts; no patient data."""

import json
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

import platformdirs

from trigger_atlas.domain.names import Body, MuscleId, SideChoice
from trigger_atlas.knowledge.atomic import write_atomically
from trigger_atlas.knowledge.build import build
from trigger_atlas.state import Browse
from trigger_atlas.state_guide import Level


class Theme(StrEnum):
    """Colours of the window."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the reader chose in earlier sessions.

    Attributes:
        window: Geometry of the window, Qt's bytes as base64; empty before the first close.
        sections: Keys of the unfolded sections of the card.
        opened: Keys of the unfolded groups of the list.
        hatch: Pain is hatched instead of dotted.
        reduced_motion: Nothing glides, fades or spreads.
        guide_level: Whom the guide speaks to.
    """

    theme: Theme = Theme.SYSTEM
    window: str = ""
    browse: Browse = Browse.REGION
    favourites: tuple[MuscleId, ...] = ()
    recent: tuple[tuple[MuscleId, SideChoice], ...] = ()
    sections: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    body: Body = Body.MALE
    hatch: bool = False
    reduced_motion: bool = False
    guide_level: Level = Level.CLINICIAN


def settings_file() -> Path:
    """Where the settings lie; the file need not exist."""
    return platformdirs.user_config_path("trigger-atlas", appauthor=False) / "settings.json"


def load_settings() -> tuple[Settings, str]:
    """The settings, and what the reader should know about them.

    Returns:
        The settings and an empty text; if the file is damaged it is set aside as ``settings.bak``, the
        settings are those of the time before, or the usual ones, and the text says so.
    """
    path = settings_file()
    try:
        return _read(path), ""
    except FileNotFoundError:
        return Settings(), ""
    except OSError as error:
        return Settings(), f"The settings could not be read ({error.strerror}): {path}"
    except (ValueError, RecursionError):
        return _set_aside(path)


def save_settings(settings: Settings) -> bool:
    """Keep the settings, and the ones before as ``settings.previous.json``; False where that cannot be."""
    path = settings_file()
    try:
        if path.exists():
            shutil.copyfile(path, _previous(path))
        write_atomically(path, json.dumps(asdict(settings), indent=1))
    except OSError:
        return False
    return True


def _read(path: Path) -> Settings:
    return build(Settings, json.loads(path.read_bytes()))


def _set_aside(path: Path) -> tuple[Settings, str]:
    aside = path.with_suffix(".bak")
    settings, kept = Settings(), "Trigger Atlas starts with the usual ones"
    with suppress(OSError, ValueError, RecursionError):
        settings, kept = _read(_previous(path)), "the ones before are used"
    with suppress(OSError):
        path.replace(aside)
        return settings, f"The settings were damaged; {kept}. The damaged file is kept as {aside}."
    return settings, f"The settings are damaged; {kept}: {path}"


def _previous(path: Path) -> Path:
    return path.with_suffix(".previous.json")
