"""The drawn body as values: what shows where in a view. Paths stay text until somebody needs their points."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from typing_extensions import override

from trigger_atlas.domain.names import (
    AreaId,
    Body,
    CautionId,
    Depth,
    Grade,
    MuscleId,
    PointId,
    SegmentId,
    Side,
    View,
)
from trigger_atlas.domain.path import Ring, parse_path, path_bounds, ring_area

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Shape:
    """A region of the page; ``mirror`` turns the stored path's x into -x."""

    path: str
    mirror: bool = False

    @cached_property
    def rings(self) -> tuple[Ring, ...]:
        """Rings in body units, combined by the even-odd rule."""
        return parse_path(self.path, mirror=self.mirror)

    @cached_property
    def bounds(self) -> Box:
        """(x0, y0, x1, y1) in body units."""
        return path_bounds(self.rings)

    @cached_property
    def area(self) -> float:
        """Area, square body units; exact where rings do not lie inside each other."""
        return sum(ring_area(ring) for ring in self.rings)

    def mirrored(self) -> "Shape":
        """The same region on the other side of the midline."""
        return Shape(self.path, not self.mirror)


@dataclass(frozen=True)
class MuscleShape:
    """A muscle as it shows in one view.

    Attributes:
        order: Drawn order within its depth; higher lies nearer the viewer.
        fibres: Open lines, one path each, origin to insertion.
        through: The body hides nearly all of it: drawn when selected, never met by the pointer.
    """

    depth: Depth
    order: float
    region: Shape
    fibres: tuple[Shape, ...] = ()
    through: bool = False

    def mirrored(self) -> "MuscleShape":
        """The muscle of the other side."""
        return replace(
            self, region=self.region.mirrored(), fibres=tuple(line.mirrored() for line in self.fibres)
        )


@dataclass(frozen=True, slots=True)
class PointMark:
    """Place of a trigger point, body units; ``far`` if it lies on the side turned away from the viewer."""

    x: float
    y: float
    far: bool = False

    def mirrored(self) -> "PointMark":
        """The point of the other side."""
        return replace(self, x=-self.x)


ZoneShape = Mapping[Grade, Shape]


@dataclass(frozen=True)
class DermatomeShape:
    """A dermatome as it shows in one view.

    Attributes:
        territory: Skin that is the segment's own; territories of neighbours meet.
        overlap: Skin of the segments above and below that it reaches into; None where none shows.
    """

    territory: Shape
    overlap: Shape | None = None

    def mirrored(self) -> "DermatomeShape":
        """The dermatome of the other side."""
        overlap = self.overlap.mirrored() if self.overlap else None
        return DermatomeShape(self.territory.mirrored(), overlap)


@dataclass(frozen=True)
class FigureView:
    """One view of one body, keyed by id and the subject's side; absent means that nothing shows.

    Attributes:
        box: Page area of the plates (x0, y0, x1, y1), body units.
        landmarks: Place of named landmarks, ``.L``/``.R`` where paired.
        structures: Structures at risk that a needle from this side of the body can reach.
        levels: Where the paraspinal muscles of each segment are felt.
    """

    body: Body
    view: View
    box: Box
    outline: Shape
    landmarks: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    muscles: Mapping[tuple[MuscleId, Side], MuscleShape] = field(default_factory=dict)
    points: Mapping[tuple[PointId, Side], PointMark] = field(default_factory=dict)
    zones: Mapping[tuple[PointId, Side], ZoneShape] = field(default_factory=dict)
    areas: Mapping[tuple[AreaId, Side], Shape] = field(default_factory=dict)
    dermatomes: Mapping[tuple[SegmentId, Side], DermatomeShape] = field(default_factory=dict)
    levels: Mapping[tuple[SegmentId, Side], PointMark] = field(default_factory=dict)
    structures: Mapping[tuple[CautionId, Side], Shape] = field(default_factory=dict)


Figure = Mapping[View, FigureView]
"""Every view of one body."""


class LazyFigure(Mapping[View, FigureView]):
    """A figure whose views are read when they are first asked for, and kept.

    Args:
        views: Views that there are.
        read: Reads one of them; what it raises, asking for a view raises.
    """

    def __init__(self, views: Iterable[View], read: Callable[[View], FigureView]) -> None:
        self.read = read
        self.held: dict[View, FigureView] = {}
        self._views = tuple(views)

    @override
    def __getitem__(self, view: View) -> FigureView:
        if view not in self._views:
            raise KeyError(view)
        if view not in self.held:
            self.held[view] = self.read(view)
        return self.held[view]

    @override
    def __iter__(self) -> Iterator[View]:
        return iter(self._views)

    @override
    def __len__(self) -> int:
        return len(self._views)

    @override
    def __contains__(self, view: object) -> bool:
        return view in self._views
