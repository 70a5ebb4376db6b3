"""Names of trigger points beside the figure: pills whose leaders meet neither each other nor an x."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from trigger_atlas.render import colours
from trigger_atlas.render.colours import Page
from trigger_atlas.render.marks import Mark
from trigger_atlas.render.sample import paint_sample

PILL_HEIGHT = 28.0
PADDING = 12.0
LEADER_WIDTH = 1.3
LEADER_GAP = 6.0
CLEAR = 15.0
"""Free space around an x, pixels."""
GAP = 6.0
REACHES = (58.0, 84.0, 112.0, 144.0, 180.0, 220.0, 270.0)
TURNS = 32
SAMPLE = (30.0, 18.0)
"""Size of the texture in front of a name, pixels."""
SAMPLE_TINT = 0.12
SIGN = 20.0
"""Room for the sign of a structure at risk behind a name, pixels."""


@dataclass(frozen=True, slots=True)
class Label:
    """A placed pill and its leader, logical pixels."""

    mark: Mark
    text: str
    pill: QRectF
    leader: QLineF


def label_font() -> QFont:
    """The font of the pills."""
    font = QFont("Inter")
    font.setPixelSize(12)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def place_labels(
    marks: Sequence[tuple[Mark, str]],
    stage: QRectF,
    centre: float,
    taken: Sequence[QRectF] = (),
    *,
    half: float = 10.0,
    cover: Callable[[QRectF], float] | None = None,
) -> list[Label]:
    """Find room for every label that has any.

    Args:
        marks: Each x with the text of its pill.
        stage: Where pills may lie, logical pixels.
        centre: Page x of the body's axis; pills rather lie away from it.
        taken: Places covered by something else.
        half: Half the width of an x.
        cover: What it costs to lie over a box, in pixels of leader one would rather spend.

    Returns:
        Labels in the order of ``marks``; one that finds no room is left out.
    """
    metrics = QFontMetricsF(label_font())
    blocked = [QRectF(m.at.x() - CLEAR, m.at.y() - CLEAR, 2 * CLEAR, 2 * CLEAR) for m, _ in marks] + list(
        taken
    )
    placed: list[Label] = []
    for mark, text in sorted(marks, key=lambda item: (item[0].at.y(), item[0].at.x())):
        width = metrics.horizontalAdvance(text) + 2 * PADDING + _sample_room(mark) + _sign_room(mark)
        options = [
            option
            for reach in REACHES
            for turn in range(TURNS)
            if (option := _option(mark, text, width, reach, turn, half)) and stage.contains(option.pill)
        ]
        free = [option for option in options if _is_free(option, placed, blocked)]
        if free:
            costs = {id(o): _cost(o, centre) + (cover(o.pill) if cover else 0.0) for o in free}
            placed.append(min(free, key=lambda option: costs[id(option)]))
    rank = {(mark.point, mark.side): i for i, (mark, _) in enumerate(marks)}
    return sorted(placed, key=lambda label: rank[label.mark.point, label.mark.side])


def paint_label(painter: QPainter, label: Label, page: Page, *, hatch: bool = False) -> None:
    """Paint a pill and its leader."""
    paint_leader(painter, label, page)
    paint_pill(painter, label, page, hatch=hatch)


def paint_leader(painter: QPainter, label: Label, page: Page) -> None:
    """Paint the line from the x to its pill."""
    painter.setPen(QPen(QColor(page.ink), LEADER_WIDTH))
    painter.drawLine(label.leader)


def paint_pill(painter: QPainter, label: Label, page: Page, *, hatch: bool = False) -> None:
    """Paint a pill: filled when its pain is on, outlined when off, dashed on the far side.

    Where the pain of several points shows, its texture stands before the name.
    """
    mark = label.mark
    filled = mark.on and not mark.far
    edge = QPen(QColor(colours.RISK if mark.is_risk else page.ink if mark.on else page.edge), 1.3)
    if mark.far:
        edge.setDashPattern([3.0, 2.4])
    painter.setPen(Qt.PenStyle.NoPen if filled else edge)
    painter.setBrush(QColor(page.ink if filled else page.card))
    painter.drawRoundedRect(label.pill, PILL_HEIGHT / 2, PILL_HEIGHT / 2)
    painter.setPen(QColor(page.paper if filled else page.ink))
    painter.setFont(label_font())
    words = label.pill.adjusted(_sample_room(mark), 0, -_sign_room(mark), 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, label.text)
    if mark.on and mark.texture is not None:
        inset = (PILL_HEIGHT - SAMPLE[1]) / 2
        box = QRectF(label.pill.left() + inset, label.pill.top() + inset, *SAMPLE)
        paint_sample(painter, box, mark.texture, radius=SAMPLE[1] / 2, tint=SAMPLE_TINT, hatch=hatch)
    if mark.warned:
        _paint_sign(painter, QPointF(label.pill.right() - SIGN + 3, label.pill.center().y()))


def _paint_sign(painter: QPainter, centre: QPointF) -> None:
    """The sign of a structure at risk, as the card has it."""
    tip, foot = QPointF(centre.x(), centre.y() - 6.5), centre.y() + 5.5
    shape = QPolygonF([tip, QPointF(centre.x() + 7.5, foot), QPointF(centre.x() - 7.5, foot)])
    edge = QPen(QColor(colours.CASING), 1.2)
    edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(edge)
    painter.setBrush(QColor(colours.RISK))
    painter.drawPolygon(shape)
    painter.setPen(QPen(QColor(colours.CASING), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(centre.x(), centre.y() - 2.2), QPointF(centre.x(), centre.y() + 1.4))
    painter.drawPoint(QPointF(centre.x(), centre.y() + 3.6))


def _sign_room(mark: Mark) -> float:
    return SIGN if mark.warned else 0.0


def _sample_room(mark: Mark) -> float:
    return SAMPLE[0] - 4 if mark.on and mark.texture is not None else 0.0


def _option(mark: Mark, text: str, width: float, reach: float, turn: int, half: float) -> Label | None:
    angle = 2 * math.pi * turn / TURNS
    dx, dy = math.cos(angle), math.sin(angle)
    centre = QPointF(mark.at.x() + dx * (reach + width * 0.3 * abs(dx)), mark.at.y() + dy * reach)
    pill = QRectF(centre.x() - width / 2, centre.y() - PILL_HEIGHT / 2, width, PILL_HEIGHT)
    end = _edge_of(pill, mark.at)
    length = math.hypot(end.x() - mark.at.x(), end.y() - mark.at.y())
    clear = half + LEADER_GAP
    if length <= clear + 4:
        return None
    share = clear / length
    start = QPointF(
        mark.at.x() + (end.x() - mark.at.x()) * share, mark.at.y() + (end.y() - mark.at.y()) * share
    )
    return Label(mark, text, pill, QLineF(start, end))


def _edge_of(pill: QRectF, towards: QPointF) -> QPointF:
    centre = pill.center()
    dx, dy = towards.x() - centre.x(), towards.y() - centre.y()
    share = min(
        pill.width() / 2 / abs(dx) if abs(dx) > 1e-6 else math.inf,
        pill.height() / 2 / abs(dy) if abs(dy) > 1e-6 else math.inf,
    )
    return QPointF(centre.x() + dx * share, centre.y() + dy * share)


def _is_free(option: Label, placed: Sequence[Label], blocked: Sequence[QRectF]) -> bool:
    room = option.pill.adjusted(-GAP, -GAP, GAP, GAP)
    if any(room.intersects(rect) for rect in blocked):
        return False
    own = option.mark.at
    if any(not rect.contains(own) and _crosses_rect(option.leader, rect) for rect in blocked):
        return False
    return not any(
        room.intersects(other.pill)
        or _crosses_rect(option.leader, other.pill)
        or _crosses_rect(other.leader, room)
        or _cross(option.leader, other.leader)
        for other in placed
    )


def _cross(a: QLineF, b: QLineF) -> bool:
    kind, _ = a.intersects(b)
    return kind is QLineF.IntersectionType.BoundedIntersection


def _crosses_rect(line: QLineF, rect: QRectF) -> bool:
    around = QRectF(line.p1(), line.p2()).normalized().adjusted(-1, -1, 1, 1)
    if not around.intersects(rect):
        return False
    corners = (rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft())
    sides = (QLineF(corners[i], corners[(i + 1) % 4]) for i in range(4))
    return rect.contains(line.p1()) or rect.contains(line.p2()) or any(_cross(line, side) for side in sides)


def _cost(option: Label, centre: float) -> float:
    at, pill = option.mark.at, option.pill.center()
    outwards = (pill.x() - at.x()) * (1 if at.x() >= centre else -1)
    length = math.hypot(pill.x() - at.x(), pill.y() - at.y())
    return length - 0.55 * outwards + 0.15 * (pill.y() - at.y())
