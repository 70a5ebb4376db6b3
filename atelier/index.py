"""The index of a figure: how much of everything shows in which view, so that no view need be read to know."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from atelier.frames import VIEWS

if TYPE_CHECKING:
    from pathlib import Path

    from atelier.geometry import DrawnView

NAME = "index.json"
_FORMAT = 3


def enter(folder: Path, drawn: DrawnView) -> None:
    """Enter a view into the index of its figure, in place of what was there for it."""
    path = folder / NAME
    views = dict(json.loads(path.read_text("utf-8"))["views"]) if path.exists() else {}
    views[drawn.page.view] = _entry(drawn)
    lines = [f'"{v}":{json.dumps(views[v], separators=(",", ":"))}' for v in VIEWS if v in views]
    text = f'{{"format":{_FORMAT},"views":{{\n' + ",\n".join(lines) + "\n}}\n"
    path.write_text(text, "utf-8", newline="\n")


def _entry(drawn: DrawnView) -> dict[str, dict[str, object]]:
    return {
        "muscles": {i: [round(d.region.area, 1), int(d.through)] for i, d in sorted(drawn.muscles.items())},
        "points": {i: int(p.far) for i, p in sorted(drawn.points.items())},
        "zones": {i: round(core.area + halo.area, 1) for i, (core, halo) in sorted(drawn.zones.items())},
        "areas": {i: round(a.area, 1) for i, a in sorted(drawn.areas.items())},
        "over": {i: list(keys) for i, keys in sorted(drawn.over.items())},
    }
