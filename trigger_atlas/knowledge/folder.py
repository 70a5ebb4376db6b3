"""Which files make up the knowledge: those of a folder that somebody gives, the shipped ones for the rest."""

from dataclasses import dataclass
from pathlib import Path

from trigger_atlas.knowledge.document import Document
from trigger_atlas.knowledge.locate import data_place

KNOWLEDGE = (
    "muscles.yaml",
    "areas.yaml",
    "sources.yaml",
    "cautions.yaml",
    "conditions.yaml",
    "red_flags.yaml",
    "segments.yaml",
    "signs.yaml",
    "guide.yaml",
)
DRAWING = "drawing.yaml"
FILES = (*KNOWLEDGE, DRAWING)


@dataclass(frozen=True, slots=True)
class DataFile:
    """One of data's files.

    Attributes:
        name: Which one, ``muscles.yaml``; empty if only its content can tell.
        path: Where it is read from.
        shown: How problems call it.
        given: Somebody asked for this very file; it is not the shipped one.
    """

    name: str
    path: Path
    shown: str
    given: bool = False


def shipped(name: str) -> DataFile:
    """One of the shipped files; a missing one is found missing when it is read."""
    return DataFile(name, data_place(name), f"data/{name}")


def files_of(path: Path) -> tuple[DataFile, ...]:
    """The files that a folder gives, or the one file; without the shipped ones. May be empty."""
    if not path.is_dir():
        return (DataFile(path.name if path.name in FILES else "", path, str(path), given=True),)
    return tuple(
        DataFile(name, path / name, str(path / name), given=True) for name in FILES if (path / name).exists()
    )


def role_of(document: Document) -> str:
    """Which of data's files a file of another name stands for, told by the keys of its first entry."""
    value = document.value
    entry = value[0] if isinstance(value, list) and value else value
    keys = entry.keys() if isinstance(entry, dict) else set()
    signs = {
        "danger": "cautions.yaml",
        "urgency": "red_flags.yaml",
        "picture": "conditions.yaml",
        "key_movement": "segments.yaml",
        "look": "signs.yaml",
        "statements": "guide.yaml",
        "plain_name": "areas.yaml",
        "title": "sources.yaml",
        "muscles": DRAWING,
    }
    return next((file for sign, file in signs.items() if sign in keys), "muscles.yaml")
