"""Reads the drawn body: plates and ink by name, geometry as values (docs/FORMATS.md, section 3).

What geometry becomes is imported when it is read: the first frame needs the manifest alone.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from trigger_atlas.domain.names import AreaId, Body, MuscleId, PointId, View
from trigger_atlas.knowledge.locate import resource
from trigger_atlas.knowledge.problem import DataError, Problem

if TYPE_CHECKING:
    from trigger_atlas.domain.figure import Box, FigureView, LazyFigure, Shape
    from trigger_atlas.domain.figure_index import FigureIndex, ViewIndex
    from trigger_atlas.knowledge.figure_geometry import Json

FORMAT = 3
WHOLE_PPU = 2.4
"""Scale of the tone of a whole body, pixels a unit."""
T = TypeVar("T")
Line = tuple[float, float, float, float]
_FAULTS = (ValueError, KeyError, TypeError, AttributeError, IndexError)
"""What reading values of the wrong form raises."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture of one layer; ``ppu`` is its scale, pixels for one body unit."""

    path: Path
    ppu: float


@dataclass(frozen=True, slots=True)
class ViewFiles:
    """The files of one view.

    Attributes:
        stored: The view whose files these are.
        box: Page area of the plates (x0, y0, x1, y1), body units, already mirrored if ``mirror``.
        mirror: The stored view is that of the other side: everything in its files has x turned into -x.
        plates: By name: ``tone``, ``superficial``, ``intermediate``, ``deep``, ``start``; absent if empty.
        fade: Lines (x0, y0, x1, y1) from where the figure is whole to where nothing is left of it, body
            units, already mirrored; the start plate alone has them in it.
    """

    view: View
    stored: View
    box: "Box"
    mirror: bool
    plates: Mapping[str, Plate]
    ink: Path
    geometry: Path
    fade: tuple[Line, ...] = ()

    @property
    def ppu(self) -> float:
        """How fine the view is drawn: the scale of its tone, pixels a unit."""
        return self.plates["tone"].ppu if "tone" in self.plates else WHOLE_PPU


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was built for one body; ``drawing`` is the sha256 of the drawing.yaml that it was built from."""

    body: Body
    folder: Path
    drawing: str
    views: Mapping[View, ViewFiles]


@dataclass(frozen=True, slots=True)
class DrawnBody:
    """A body as it was drawn.

    Attributes:
        figure: Every view, read when first asked for.
        index: How much of everything shows in which view.
    """

    manifest: Manifest
    figure: "LazyFigure"
    index: "FigureIndex"


@dataclass(frozen=True, slots=True)
class Ink:
    """Lines of a view as filled ribbons; ``form`` is drawn at half opacity."""

    ink: tuple["Shape", ...]
    form: tuple["Shape", ...]


def load_manifest(body: Body = Body.MALE) -> Manifest:
    """What was built for a body.

    Raises:
        DataError: There is no manifest, or it cannot be used.
    """
    path = _resource(f"figure/{body}/manifest.json")
    return _read(path, lambda plain: _manifest(body, path.parent, plain))


def load_body(body: Body = Body.MALE) -> DrawnBody:
    """A body as it was drawn, its views unread.

    Raises:
        DataError: Manifest or index cannot be used.
    """
    manifest = load_manifest(body)
    return DrawnBody(manifest, _figure(manifest), load_index(manifest))


def load_figure(body: Body = Body.MALE) -> "LazyFigure":
    """Every view of a body, each read when it is first asked for.

    Raises:
        DataError: The manifest cannot be used; asking for a view whose geometry cannot be used raises it too.
    """
    return _figure(load_manifest(body))


def load_index(manifest: Manifest) -> "FigureIndex":
    """How much of everything shows in the views of a body.

    Raises:
        DataError: The index is missing or cannot be used.
    """
    return _read(manifest.folder / "index.json", partial(_index, manifest))


def drawn_bodies() -> tuple[Body, ...]:
    """Bodies of which there is a figure."""
    found = []
    for body in Body:
        with suppress(FileNotFoundError):
            resource(f"figure/{body}/manifest.json")
            found.append(body)
    return tuple(found)


def load_view(manifest: Manifest, view: View) -> "FigureView":
    """One view of a body.

    Raises:
        DataError: The geometry is missing or cannot be used.
    """
    from trigger_atlas.knowledge.figure_geometry import view_of

    files = manifest.views[view]
    return _read(
        files.geometry, lambda plain: view_of(manifest.body, view, files.box, plain, mirror=files.mirror)
    )


def load_ink(files: ViewFiles) -> Ink:
    """The lines of a view, mirrored if the view is.

    Raises:
        DataError: The ink is missing or cannot be used.
    """
    from trigger_atlas.domain.figure import Shape
    from trigger_atlas.knowledge.figure_geometry import text_of

    def lines(paths: list[str]) -> tuple[Shape, ...]:
        return tuple(Shape(text_of(path), files.mirror) for path in paths)

    return _read(files.ink, lambda plain: Ink(lines(plain["ink"]), lines(plain["form"])))


def shown_name(path: Path) -> str:
    """How problems call a resource, ``resources/figure/male/left.ink.json``."""
    return (
        "/".join(("resources", *path.parts[path.parts.index("figure") :]))
        if "figure" in path.parts
        else path.name
    )


def _resource(name: str) -> Path:
    try:
        return resource(name)
    except FileNotFoundError:
        what = "the drawn body is missing"
        raise DataError((_problem(f"resources/{name}", what),)) from None


def _figure(manifest: Manifest) -> "LazyFigure":
    from trigger_atlas.domain.figure import LazyFigure

    return LazyFigure(manifest.views, partial(load_view, manifest))


def _read(path: Path, make: "Callable[[Json], T]") -> T:
    name = shown_name(path)
    try:
        plain = json.loads(path.read_bytes())
    except OSError as error:
        raise DataError((_problem(name, f"the file cannot be read ({error.strerror})"),)) from None
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        raise DataError((_problem(name, "the file is damaged", line, column),)) from None
    try:
        return make(plain)
    except _FAULTS as error:
        raise DataError(
            (_problem(name, f"the file has the wrong form ({type(error).__name__}: {error})"),)
        ) from None


def _problem(name: str, what: str, line: int = 0, column: int = 0) -> Problem:
    expected = "The file as it was shipped: install Trigger Atlas again, or build the figure anew"
    return Problem(name, line, column, "", what, expected)


def _manifest(body: Body, folder: Path, plain: "Json") -> Manifest:
    if plain["format"] != FORMAT:
        msg = f"format {FORMAT} is read, not {plain['format']}"
        raise ValueError(msg)
    views = {View(name): _files(folder, View(name), plain["views"]) for name in plain["views"]}
    drawing = plain["drawing"]
    if not isinstance(drawing, str):
        msg = "the drawing is not told by its sha256"
        raise TypeError(msg)
    return Manifest(body, folder, drawing, views)


def _files(folder: Path, view: View, views: "Json") -> ViewFiles:
    stored = View(views[view].get("mirror_of", view))
    entry, mirror = views[stored], stored is not view
    x0, y0, x1, y1 = map(float, entry["box"])
    plates = {
        name: Plate(folder / plate["file"], float(plate["ppu"])) for name, plate in entry["plates"].items()
    }
    return ViewFiles(
        view=view,
        stored=stored,
        box=(-x1, y0, -x0, y1) if mirror else (x0, y0, x1, y1),
        mirror=mirror,
        plates=plates,
        ink=folder / f"{stored}.ink.json",
        geometry=folder / f"{stored}.geometry.json",
        fade=tuple(_line(line, -1.0 if mirror else 1.0) for line in entry["fade"]),
    )


def _line(plain: list[float], sign: float) -> Line:
    x0, y0, x1, y1 = map(float, plain)
    return sign * x0, y0, sign * x1, y1


def _index(manifest: Manifest, plain: "Json") -> "FigureIndex":
    from trigger_atlas.domain.figure_index import FigureIndex

    stored = {View(name): _view_index(entry) for name, entry in plain["views"].items()}
    return FigureIndex({view: stored[files.stored] for view, files in manifest.views.items()})


def _view_index(entry: "Json") -> "ViewIndex":
    from trigger_atlas.domain.figure_index import ViewIndex
    from trigger_atlas.knowledge.figure_structures import structures_under

    return ViewIndex(
        muscles={
            MuscleId(key): (float(area), bool(hidden)) for key, (area, hidden) in entry["muscles"].items()
        },
        points={PointId(key): bool(far) for key, far in entry["points"].items()},
        zones={PointId(key): float(area) for key, area in entry["zones"].items()},
        areas={AreaId(key): float(area) for key, area in entry["areas"].items()},
        over=structures_under(entry["over"]),
    )
