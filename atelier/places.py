"""Where the atelier reads and writes."""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "atelier"
FIGURES = ROOT / "resources" / "figure"
FONTS = ROOT / "resources" / "fonts"
DRAWING = ROOT / "data" / "drawing.yaml"


def recipe_digest(*modules: str) -> str:
    """Hash the atelier's own source, so that an edit makes what it built stale.

    Args:
        *modules: Names of modules of this package; none means all of them.

    Returns:
        Hexadecimal sha256 over the names and bytes, in the order of the names.
    """
    folder = Path(__file__).parent
    names = sorted(modules) if modules else sorted(p.stem for p in folder.glob("*.py"))
    digest = hashlib.sha256()
    for name in names:
        digest.update(name.encode())
        digest.update((folder / f"{name}.py").read_bytes())
    return digest.hexdigest()
