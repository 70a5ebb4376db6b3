"""A view of the drawn body from its geometry file (docs/FORMATS.md, section 3)."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from trigger_atlas.domain.figure import (
    Box,
    DermatomeShape,
    FigureView,
    MuscleShape,
    PointMark,
    Shape,
    ZoneShape,
)
from trigger_atlas.domain.names import AreaId, Body, Depth, Grade, MuscleId, PointId, SegmentId, Side, View
from trigger_atlas.knowledge.figure_structures import structures_of

T = TypeVar("T")
Json = Mapping[str, Any]


def view_of(body: Body, view: View, box: Box, plain: Json, *, mirror: bool) -> FigureView:
    """A view from what its file says.

    Args:
        body: The body.
        view: The view.
        box: Page area, already mirrored if ``mirror``.
        plain: Content of the file.
        mirror: The file is that of the other side: everything in it has x turned into -x.

    Raises:
        ValueError, KeyError, TypeError, AttributeError, IndexError: The content has the wrong form.
    """
    sides = _Sides(view)
    return FigureView(
        body=body,
        view=view,
        box=box,
        outline=Shape(text_of(plain["outline"]), mirror),
        landmarks=sides.landmarks(plain["landmarks"]),
        muscles=sides.both(plain["muscles"], MuscleId, _muscle, MuscleShape.mirrored),
        points=sides.both(plain["points"], PointId, _point, PointMark.mirrored),
        zones=sides.both(plain["zones"], PointId, _zone, _mirrored_zone),
        areas=sides.both(plain["areas"], AreaId, _area, Shape.mirrored),
        structures=structures_of(
            {key: text_of(entry["L"]) for key, entry in plain["structures"].items()}, view
        ),
        dermatomes=sides.both(plain["dermatomes"], SegmentId, _dermatome, DermatomeShape.mirrored),
        levels=sides.both(plain["levels"], SegmentId, _point, PointMark.mirrored),
    )


class _Sides:
    """Which sides a view shows, made from the left side that the files store."""

    def __init__(self, view: View) -> None:
        self._left = view.near_side in (None, Side.LEFT)
        self._right = view.near_side in (None, Side.RIGHT)

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


def text_of(value: object) -> str:
    """The value, if it is text.

    Raises:
        TypeError: It is none.
    """
    if not isinstance(value, str):
        msg = f"text expected, not {value!r}"
        raise TypeError(msg)
    return value


def _muscle(entry: Json) -> MuscleShape:
    fibres = tuple(Shape(text_of(line)) for line in entry["fibres"])
    depth, order, region = Depth(entry["depth"]), float(entry["order"]), Shape(text_of(entry["L"]))
    return MuscleShape(depth, order, region, fibres, through=bool(entry.get("through", False)))


def _point(entry: Json) -> PointMark:
    x, y = entry["L"]
    return PointMark(float(x), float(y), bool(entry["far"]))


def _zone(entry: Json) -> ZoneShape:
    return {grade: Shape(text_of(entry[grade])) for grade in Grade if grade in entry}


def _mirrored_zone(zone: ZoneShape) -> ZoneShape:
    return {grade: shape.mirrored() for grade, shape in zone.items()}


def _dermatome(entry: Json) -> DermatomeShape:
    overlap = Shape(text_of(entry["overlap"])) if "overlap" in entry else None
    return DermatomeShape(Shape(text_of(entry["territory"])), overlap)


def _area(entry: Json) -> Shape:
    return Shape(text_of(entry["L"]))
