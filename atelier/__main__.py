"""The commands of the atelier.

``python -m atelier build [--body male] [--view anterior] [--only geometry|plates]`` builds the figure;
``python -m atelier preview ID|REGION ...`` shows muscles of the drawing as they are now on a contact sheet,
``python -m atelier preview --dermatomes`` the dermatomes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from atelier import geometry, preview
from atelier.drawing import load_drawing
from atelier.frames import VIEWS
from atelier.layers import depth_of
from atelier.manifest import drawing_digest, read_plates, write_manifest
from atelier.places import BUILD, DRAWING, FIGURES, recipe_digest
from atelier.preview_dermatomes import draw_dermatomes
from atelier.project import drawn_left
from atelier.views import write_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from atelier.body import BodyName

_BODIES: tuple[BodyName, ...] = ("male", "female")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; picks of the drawing that are to be mended are told, and drawn all the same."""
    options = _parser().parse_args(arguments)
    return int(options.run(options))


def _preview(options: argparse.Namespace) -> int:
    try:
        bodies, views = options.body or ["male"], options.view or list(VIEWS)
        if options.dermatomes:
            sheet = draw_dermatomes(bodies, views)
        else:
            sheet = preview.draw_sheet(preview.chosen(options.names), bodies, views)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for problem in sheet.problems:
        sys.stderr.write(f"{problem}\n")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    sheet.picture.save(str(options.out))
    sys.stdout.write(f"{options.out}\n")
    return 0


def _build_figure(options: argparse.Namespace) -> int:
    problems: set[str] = set()
    for body in [options.body] if options.body else _BODIES:
        problems.update(_build(body, options.view, options.only))
    for problem in sorted(problems):
        sys.stderr.write(f"{problem}\n")
    return 0


def _build(body: BodyName, view: str | None, only: str | None) -> tuple[str, ...]:
    """Build a body, or one view of it; gives what is wrong with the picks."""
    folder = FIGURES / body
    folder.mkdir(parents=True, exist_ok=True)
    views = [view] if view else list(VIEWS)
    problems: tuple[str, ...] = ()
    if only != "plates":
        with tqdm(total=1 + len(views), desc=f"{body} geometry", unit="view") as bar:
            problems = geometry.build(body, folder, views, lambda _: bar.update())
    if only != "geometry":
        for each in views:
            _build_plates(body, each, folder)
    write_manifest(
        folder,
        _kept_plates(folder),
        geometry_new=view is None and only != "plates",
        all_new=view is None and only is None,
    )
    return problems


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="atelier", description="Build the figure of the atlas.")
    commands = parser.add_subparsers(required=True)
    build = commands.add_parser("build", help="build what is out of date")
    build.add_argument("--body", choices=_BODIES, help="this body alone")
    build.add_argument("--view", choices=sorted(VIEWS), help="this view alone")
    build.add_argument("--only", choices=("geometry", "plates"))
    build.set_defaults(run=_build_figure)
    sheet = commands.add_parser("preview", help="show muscles of the drawing on a contact sheet")
    sheet.add_argument("names", nargs="*", metavar="ID|REGION")
    sheet.add_argument("--dermatomes", action="store_true", help="the dermatomes instead of muscles")
    sheet.add_argument("--body", choices=_BODIES, action="append", help="may be repeated; else male")
    sheet.add_argument("--view", choices=sorted(VIEWS), action="append", help="may be repeated; else all")
    sheet.add_argument("--out", type=Path, default=BUILD / "preview.png", help="the picture; %(default)s")
    sheet.set_defaults(run=_preview)
    return parser


def _build_plates(body: BodyName, view: str, folder: Path) -> None:
    """Paint a view, unless it is painted already from this recipe and drawing."""
    mark, key = _mark(view, folder), _key()
    if mark.exists() and json.loads(mark.read_text("utf-8"))["key"] == key:
        return
    with tqdm(total=1 + len(drawn_left(body, view)), desc=f"{body} {view}", unit="part") as bar:

        def step(name: str) -> None:
            bar.set_postfix_str(name, refresh=False)
            bar.update()

        plates = write_view(body, view, folder, step)
    mark.write_text(json.dumps({"key": key, "plates": plates}), encoding="utf-8")


def _mark(view: str, folder: Path) -> Path:
    BUILD.mkdir(parents=True, exist_ok=True)
    return BUILD / f"{folder.name}-{view}.plates.json"


def _key() -> str:
    depths = {name: depth_of(name) for name in sorted(load_drawing(DRAWING).muscles)}
    return hashlib.sha256(json.dumps([recipe_digest(), drawing_digest(), depths]).encode()).hexdigest()


def _kept_plates(folder: Path) -> Mapping[str, Mapping[str, object]]:
    """Plates of each view: as just painted, or as listed before where they are still there."""
    kept = read_plates(folder)
    for view in VIEWS:
        mark = _mark(view, folder)
        if mark.exists():
            kept[view] = json.loads(mark.read_text("utf-8"))["plates"]
    return kept


if __name__ == "__main__":
    sys.exit(main())
