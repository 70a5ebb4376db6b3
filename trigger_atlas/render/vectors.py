"""Painter paths of one view, made when first needed. Body units."""

from collections.abc import Hashable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from trigger_atlas.domain.figure import FigureView, Shape
from trigger_atlas.domain.names import AreaId, CautionId, Grade, PointId, SegmentId, Side
from trigger_atlas.domain.path import Ring
from trigger_atlas.knowledge.figure import Ink
from trigger_atlas.state import Target


def region_path(rings: tuple[Ring, ...]) -> QPainterPath:
    """Closed rings combined by the even-odd rule."""
    path = QPainterPath()
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring]))
        path.closeSubpath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    return path


def thinned(shape: Shape, share: float) -> tuple[Ring, ...]:
    """A ribbon of another width around the same centre line; its tapered ends become a little shorter.

    Args:
        shape: The ribbon.
        share: New width as a share of the old one, above 0 and up to 1.
    """
    # Shapely is slow to import; the first frame, which thins nothing, must not wait for it.
    import shapely

    from trigger_atlas.domain.hit import region

    ribbon = region(shape)
    width = 2 * ribbon.area / max(ribbon.length, 1e-9)
    slim = shapely.get_parts(ribbon.buffer(-width * (1 - share) / 2, quad_segs=2))
    rings = [ring for part in slim if not part.is_empty for ring in (part.exterior, *part.interiors)]
    return tuple(tuple(ring.coords)[:-1] for ring in rings)


class Vectors:
    """Everything of a view that is drawn as lines and regions."""

    def __init__(self, figure: FigureView, ink: Ink) -> None:
        self.figure = figure
        self._ink = ink
        self._paths: dict[Hashable, QPainterPath] = {}
        self._fibres: dict[Target, tuple[QPolygonF, ...]] = {}

    @property
    def outline(self) -> QPainterPath:
        """Edge of the body."""
        return self._region("outline", self.figure.outline)

    def muscle(self, target: Target) -> QPainterPath | None:
        """Region of a muscle; None where it does not show."""
        shape = self.figure.muscles.get(target)
        return self._region(("muscle", target), shape.region) if shape else None

    def area(self, key: tuple[AreaId, Side]) -> QPainterPath | None:
        """Region of an area of skin; None where it does not show."""
        shape = self.figure.areas.get(key)
        return self._region(("area", key), shape) if shape else None

    def zone(self, key: tuple[PointId, Side], grade: Grade) -> QPainterPath | None:
        """Region of one grade of a trigger point's pain; None where it does not show."""
        shape = self.figure.zones.get(key, {}).get(grade)
        return self._region(("zone", key, grade), shape) if shape else None

    def dermatome(self, key: tuple[SegmentId, Side], *, territory: bool) -> QPainterPath | None:
        """Skin of a segment, or what it shares with its neighbours; None where it does not show."""
        found = self.figure.dermatomes.get(key)
        shape = (found.territory if territory else found.overlap) if found else None
        return self._region(("dermatome", key, territory), shape) if shape else None

    def structure(self, key: tuple[CautionId, Side]) -> QPainterPath | None:
        """Region of a structure at risk; None where it does not show."""
        shape = self.figure.structures.get(key)
        return self._region(("structure", key), shape) if shape else None

    def fibres(self, target: Target) -> tuple[QPolygonF, ...]:
        """Visible fibre lines of a muscle, origin to insertion."""
        if target not in self._fibres:
            shapes = self.figure.muscles[target].fibres
            rings = [ring for shape in shapes for ring in shape.rings if len(ring) > 1]
            self._fibres[target] = tuple(QPolygonF([QPointF(x, y) for x, y in ring]) for ring in rings)
        return self._fibres[target]

    def ink(self, kind: str, halvings: int) -> Iterator[QPainterPath]:
        """Ink lines as filled ribbons, made one by one.

        Args:
            kind: ``ink`` or ``form``.
            halvings: The ribbons are 2 ** (-halvings / 2) as wide as drawn.
        """
        shapes = self._ink.form if kind == "form" else self._ink.ink
        for i, shape in enumerate(shapes):
            key = (kind, halvings, i)
            if key not in self._paths:
                rings = thinned(shape, 2 ** (-halvings / 2)) if halvings else shape.rings
                self._paths[key] = region_path(rings)
            yield self._paths[key]

    def bounds(self) -> QRectF:
        """Smallest box around the body."""
        x0, y0, x1, y1 = self.figure.outline.bounds
        return QRectF(QPointF(x0, y0), QPointF(x1, y1))

    def _region(self, key: Hashable, shape: Shape) -> QPainterPath:
        path = self._paths.get(key)
        if path is None:
            path = self._paths[key] = region_path(shape.rings)
        return path
