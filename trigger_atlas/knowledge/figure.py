"""Reads the drawn body: plates and ink by name, geometry as values (docs/FORMATS.md, section 3)."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from trigger_atlas.domain.figure import Box, Figure, FigureView, MuscleShape, PointMark, Shape, ZoneShape
from trigger_atlas.domain.names import AreaId, Body, Depth, Grade, MuscleId, PointId, Side, View
from trigger_atlas.knowledge.locate import resource
from trigger_atlas.knowledge.problem import DataError, Problem

FORMAT = 1
T = TypeVar("T")
Json = Mapping[str, Any]
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
        box: Page area of the plates (x0, y0, x1, y1), body units, already mirrored if ``mirror``.
        mirror: The files are those of the other profile: everything in them has x turned into -x.
        plates: By name: ``tone``, ``superficial``, ``intermediate``, ``deep``, ``start``; absent if empty.
    """

    view: View
    box: Box
    mirror: bool
    plates: Mapping[str, Plate]
    ink: Path
    geometry: Path


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was built for one body; ``drawing`` is the sha256 of the drawing.yaml that it was built from."""

    body: Body
    folder: Path
    drawing: str
    views: Mapping[View, ViewFiles]


@dataclass(frozen=True, slots=True)
class Ink:
    """Lines of a view as filled ribbons; ``form`` is drawn at half opacity."""

    ink: tuple[Shape, ...]
    form: tuple[Shape, ...]


def load_manifest(body: Body = Body.MALE) -> Manifest:
    """What was built for a body.

    Raises:
        DataError: There is no manifest, or it cannot be used.
    """
    path = _resource(f"figure/{body}/manifest.json")
    return _read(path, lambda plain: _manifest(body, path.parent, plain))


def load_figure(body: Body = Body.MALE) -> Figure:
    """Every view of a body.

    Raises:
        DataError: A file is missing or cannot be used.
    """
    views = load_manifest(body).views.values()
    return {files.view: load_view(body, files) for files in views}


def load_view(body: Body, files: ViewFiles) -> FigureView:
    """One view of a body.

    Raises:
        DataError: The geometry is missing or cannot be used.
    """
    return _read(files.geometry, lambda plain: _view(body, files, plain))


def load_ink(files: ViewFiles) -> Ink:
    """The lines of a view, mirrored if the view is.

    Raises:
        DataError: The ink is missing or cannot be used.
    """

    def lines(paths: list[str]) -> tuple[Shape, ...]:
        return tuple(Shape(_text(path), files.mirror) for path in paths)

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


def _read(path: Path, make: Callable[[Json], T]) -> T:
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


def _manifest(body: Body, folder: Path, plain: Json) -> Manifest:
    if plain["format"] != FORMAT:
        msg = f"format {FORMAT} is read, not {plain['format']}"
        raise ValueError(msg)
    views = {View(name): _files(folder, View(name), plain["views"]) for name in plain["views"]}
    return Manifest(body, folder, _text(plain["drawing"]), views)


def _files(folder: Path, view: View, views: Json) -> ViewFiles:
    stored = View(views[view].get("mirror_of", view))
    entry, mirror = views[stored], stored is not view
    x0, y0, x1, y1 = map(float, entry["box"])
    plates = {
        name: Plate(folder / plate["file"], float(plate["ppu"])) for name, plate in entry["plates"].items()
    }
    return ViewFiles(
        view=view,
        box=(-x1, y0, -x0, y1) if mirror else (x0, y0, x1, y1),
        mirror=mirror,
        plates=plates,
        ink=folder / f"{stored}.ink.json",
        geometry=folder / f"{stored}.geometry.json",
    )


def _view(body: Body, files: ViewFiles, plain: Json) -> FigureView:
    sides = _Sides(files)
    return FigureView(
        body=body,
        view=files.view,
        box=files.box,
        outline=Shape(_text(plain["outline"]), files.mirror),
        landmarks=sides.landmarks(plain["landmarks"]),
        muscles=sides.both(plain["muscles"], MuscleId, _muscle, MuscleShape.mirrored),
        points=sides.both(plain["points"], PointId, _point, PointMark.mirrored),
        zones=sides.both(plain["zones"], PointId, _zone, _mirrored_zone),
        areas=sides.both(plain["areas"], AreaId, _area, Shape.mirrored),
    )


class _Sides:
    """Which sides a view shows, made from the left side that the files store."""

    def __init__(self, files: ViewFiles) -> None:
        self._left = files.view.near_side in (None, Side.LEFT)
        self._right = files.view.near_side in (None, Side.RIGHT)

    def both(
        self, plain: Json, name: Callable[[str], Any], make: Callable[[Any], T], mirrored: Callable[[T], T]
    ) -> dict[tuple[Any, Side], T]:
        """The stored values, and their mirror images, by id and side."""
        found: dict[tuple[Any, Side], T] = {}
        for key, entry in plain.items():
            value = make(entry)
            if self._left:
                found[name(key), Side.LEFT] = value
            if self._right:
                found[name(key), Side.RIGHT] = mirrored(value)
        return found

    def landmarks(self, plain: Json) -> dict[str, tuple[float, float]]:
        """Landmarks of both sides; those of the midline once."""
        found: dict[str, tuple[float, float]] = {}
        for name, (x, y) in plain.items():
            if self._left:
                found[name] = float(x), float(y)
            if self._right and not (self._left and not name.endswith(".L")):
                found[name.removesuffix(".L") + ".R" * name.endswith(".L")] = -float(x), float(y)
        return found


def _text(value: object) -> str:
    if not isinstance(value, str):
        msg = f"text expected, not {value!r}"
        raise TypeError(msg)
    return value


def _muscle(entry: Json) -> MuscleShape:
    fibres = tuple(Shape(_text(line)) for line in entry["fibres"])
    depth, order, region = Depth(entry["depth"]), float(entry["order"]), Shape(_text(entry["L"]))
    return MuscleShape(depth, order, region, fibres, through=bool(entry.get("through", False)))


def _point(entry: Json) -> PointMark:
    x, y = entry["L"]
    return PointMark(float(x), float(y), bool(entry["far"]))


def _zone(entry: Json) -> ZoneShape:
    return {grade: Shape(_text(entry[grade])) for grade in Grade if grade in entry}


def _mirrored_zone(zone: ZoneShape) -> ZoneShape:
    return {grade: shape.mirrored() for grade, shape in zone.items()}


def _area(entry: Json) -> Shape:
    return Shape(_text(entry["L"]))
