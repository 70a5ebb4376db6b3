"""The manifest of a figure: what was built from what."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from atelier.frames import MIRRORED, VIEWS
from atelier.places import DRAWING, recipe_digest
from atelier.wheel import MESH

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "manifest.json"
_FORMAT = 3


def drawing_digest() -> str:
    """Hash ``data/drawing.yaml``."""
    return hashlib.sha256(DRAWING.read_bytes()).hexdigest()


def read_plates(folder: Path) -> dict[str, Mapping[str, object]]:
    """Give the plates that an earlier build listed, by view; empty if there was none."""
    views = _read(folder).get("views", {})
    return {view: entry["plates"] for view, entry in views.items() if "plates" in entry}


def _read(folder: Path) -> dict[str, Any]:
    path = folder / NAME
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def write_manifest(
    folder: Path, plates: Mapping[str, Mapping[str, object]], *, geometry_new: bool, all_new: bool
) -> None:
    """Write the manifest of the views built so far.

    Args:
        folder: Where the figure is.
        plates: Plates by view.
        geometry_new: The geometry of every view was built from the drawing as it is; if not, the drawing that
            it was built from stays on record.
        all_new: Everything was built by this recipe; if not, the earlier recipe stays on record.
    """
    before = _read(folder)
    views: dict[str, object] = {
        view: {"box": [*frame.box], "plates": plates[view], "fade": [[*line] for line in frame.fade]}
        for view, frame in VIEWS.items()
        if view in plates
    }
    views |= {view: {"mirror_of": of} for view, of in MIRRORED.items() if of in views}
    manifest = {
        "format": _FORMAT,
        "mesh": MESH,
        "recipe": recipe_digest() if all_new else before.get("recipe", ""),
        "drawing": drawing_digest() if geometry_new else before.get("drawing", ""),
        "views": views,
    }
    (folder / NAME).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
