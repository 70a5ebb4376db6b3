"""The knowledge as it was last read, so that a start needs neither YAML nor its checks."""

import json
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import platformdirs

from trigger_atlas import __version__
from trigger_atlas.knowledge.atomic import write_atomically

FORMAT = 3
"""Grows when the plain form of the knowledge changes."""


def cache_file() -> Path:
    """Where the cache lies; it need not exist."""
    return platformdirs.user_cache_path("trigger-atlas", appauthor=False) / "knowledge.json"


def key_of(paths: Iterable[Path]) -> str:
    """What the cache must have been made from: the bytes of these files and the form of the cache.

    Raises:
        OSError: A file cannot be read.
    """
    digest = sha256(f"{FORMAT} {__version__}".encode())
    for path in paths:
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def load(key: str) -> object:
    """The plain knowledge kept under a key; None if there is none, or it is damaged."""
    with suppress(OSError, ValueError):
        head, _, body = cache_file().read_text(encoding="utf-8").partition("\n")
        if head == _head(key, body):
            return json.loads(body)
    return None


def keep(key: str, plain: object) -> None:
    """Keep the plain knowledge for the next start, which reads the files again where that cannot be."""
    body = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    with suppress(OSError):
        write_atomically(cache_file(), f"{_head(key, body)}\n{body}")


def _head(key: str, body: str) -> str:
    return f"{key} {sha256(body.encode()).hexdigest()}"
