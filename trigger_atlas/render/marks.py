"""What keeps its size on the screen: x marks, outlines of hover, focus and areas."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from trigger_atlas.domain.figure import FigureView
from trigger_atlas.domain.names import PointId, Side, View
from trigger_atlas.domain.spread import FRONT_FROM, moment
from trigger_atlas.domain.texture import Texture
from trigger_atlas.render import colours
from trigger_atlas.render.camera import Camera
from trigger_atlas.render.pens import HALO_WIDTH, LINE_WIDTH, round_pen
from trigger_atlas.render.vectors import Vectors

if TYPE_CHECKING:
    from trigger_atlas.shown_stage import Stage

FAR_WORDS = {
    View.ANTERIOR: "back",
    View.HEAD_ANTERIOR: "back",
    View.POSTERIOR: "front",
    View.HEAD_POSTERIOR: "front",
}
HALF_SIZE = 4.2
"""Half the width of an x, body units, held between ``SMALLEST`` and ``LARGEST`` pixels."""
SMALLEST, LARGEST = 6.0, 10.0
STROKE = 1.5 / HALF_SIZE
HALO_SHARE = 2.4
OFF_SIZE, OFF_STROKE = 0.8, 0.75
RING = 1.75
WARNED = 2.0
RING_REACH, RING_WIDTH = 5.0, 2.0
"""How far the rings of an appearing x run, as multiples of its half size, and their width, pixels."""
HIT_REACH = 16.0
"""Half the hit halo of an x, pixels."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An x on the page.

    Attributes:
        at: Place, logical pixels.
        on: Its pain is switched on.
        far: It lies on the side turned away.
        lit: Under the pointer or focused.
        texture: Of its pain, where that of several points shows.
        warned: A structure that a needle must not meet lies under it.
        risk: Which one, while that is shown.
        is_risk: It is no x but names a structure at risk.
    """

    point: PointId
    side: Side
    label: str
    at: QPointF
    on: bool
    far: bool = False
    lit: bool = False
    texture: Texture | None = None
    warned: bool = False
    risk: str = ""
    is_risk: bool = False


def risk_marks(vectors: Vectors, stage: "Stage", camera: Camera) -> list[Mark]:
    """Where the names of structures at risk point to, logical pixels; only of those that have a name."""
    found = []
    for risk in stage.risks:
        path = vectors.structure((risk.structure, risk.side)) if risk.name else None
        if path is not None:
            key = PointId(f"{risk.structure} at risk")
            at = camera.to_pixels(_middle(path))
            found.append(Mark(key, risk.side, risk.name, at, on=False, is_risk=True))
    return found


def _middle(path: QPainterPath) -> QPointF:
    """A place of a region as near to its middle as can be."""
    centre = path.boundingRect().center()
    if path.contains(centre):
        return centre
    elements = (path.elementAt(i) for i in range(path.elementCount()))
    return min((QPointF(one.x, one.y) for one in elements), key=lambda at: QLineF(at, centre).length())


def marks_of(figure: FigureView, stage: "Stage", camera: Camera) -> list[Mark]:
    """The x marks of a stage, logical pixels; points that show nowhere in the view are left out."""
    return [
        Mark(
            item.point,
            item.side,
            item.label,
            camera.to_pixels(QPointF(place.x, place.y)),
            item.on,
            place.far,
            texture=item.texture,
            warned=item.warned,
            risk=item.risk,
        )
        for item in stage.points
        if (place := figure.points.get((item.point, item.side)))
    ]


def label_text(mark: Mark, view: View) -> str:
    """The words of a pill; a point on the far side says where it lies, one over a risk over which."""
    if mark.far:
        return f"{mark.label}, {FAR_WORDS.get(view, 'far side')}"
    return f"{mark.label}: {mark.risk} under this point" if mark.risk else mark.label


def half_size(scale: float) -> float:
    """Half the width of an x, pixels, at ``scale`` pixels a unit."""
    return min(LARGEST, max(SMALLEST, HALF_SIZE * scale))


def paint_mark(painter: QPainter, mark: Mark, scale: float) -> None:
    """Paint an x; the painter counts in logical pixels."""
    half = half_size(scale) * (1.0 if mark.on else OFF_SIZE)
    width = half * STROKE * (1.0 if mark.on else OFF_STROKE)
    if mark.lit:
        glow = QColor(colours.HALO)
        glow.setAlphaF(0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(mark.at, half * RING, half * RING)
    if mark.far:
        ring = QPen(QColor(colours.MARK), max(1.2, width * 0.6))
        ring.setDashPattern([2.2, 2.0])
        painter.setPen(ring)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(mark.at, half * RING, half * RING)
        half *= 0.72
        width *= 0.8
    else:
        if mark.warned:
            _ring(painter, mark.at, half * WARNED)
        _cross(painter, mark.at, half, round_pen(QColor(colours.CASING), width * HALO_SHARE))
    _cross(painter, mark.at, half, round_pen(QColor(colours.MARK), width))


def paint_appearing(painter: QPainter, mark: Mark, scale: float, share: float) -> None:
    """Paint an x at a share of the build-up: it fades in while two rings run out from it."""
    if not mark.on or share >= 1:
        paint_mark(painter, mark, scale)
        return
    for late in (0.0, 0.35):
        ran = (share / FRONT_FROM - late) / (1 - late)
        if 0 < ran < 1:
            painter.setPen(QPen(_faded(colours.PAIN, 0.75 * (1 - ran)), RING_WIDTH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            far = half_size(scale) * (RING + (RING_REACH - RING) * (1 - (1 - ran) ** 2))
            painter.drawEllipse(mark.at, far, far)
    painter.setOpacity(moment(share).mark)
    paint_mark(painter, mark, scale)
    painter.setOpacity(1)


def _ring(painter: QPainter, at: QPointF, radius: float) -> None:
    """The red ring of a point over a structure at risk."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((colours.CASING, 4.0), (colours.RISK, 2.0)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(at, radius, radius)


def _cross(painter: QPainter, at: QPointF, half: float, pen: QPen) -> None:
    painter.setPen(pen)
    painter.drawLine(QLineF(at.x() - half, at.y() - half, at.x() + half, at.y() + half))
    painter.drawLine(QLineF(at.x() - half, at.y() + half, at.x() + half, at.y() - half))


def paint_hover(painter: QPainter, path: QPainterPath, scale: float) -> None:
    """Outline the muscle under the pointer; the painter counts in body units."""
    painter.fillPath(path, _faded(colours.CASING, 0.22))
    painter.strokePath(path, round_pen(_faded(colours.MARK, 0.75), 1.5 / scale))


def paint_focus(painter: QPainter, path: QPainterPath, scale: float, accent: str) -> None:
    """Outline the muscle that the keyboard is on; the painter counts in body units."""
    painter.strokePath(path, round_pen(_faded(colours.CASING, 0.85), HALO_WIDTH / scale))
    painter.strokePath(path, round_pen(QColor(accent), LINE_WIDTH / scale))


def paint_area(painter: QPainter, path: QPainterPath, scale: float) -> None:
    """Light an area of skin that was asked for; the painter counts in body units."""
    painter.fillPath(path, _faded(colours.HALO, 0.20))
    painter.strokePath(path, round_pen(_faded(colours.CASING, 0.8), 4.0 / scale))
    edge = round_pen(QColor(colours.HALO), 2.0 / scale)
    edge.setCapStyle(Qt.PenCapStyle.FlatCap)
    edge.setDashPattern([3.0, 2.0])
    painter.strokePath(path, edge)


def _faded(colour: str, opacity: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(opacity)
    return made
