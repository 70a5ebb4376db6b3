"""The words beside a level of the spine, with a line to its marks; they keep their size."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from trigger_atlas.domain.figure import FigureView
from trigger_atlas.domain.spine import neighbours, span
from trigger_atlas.render.camera import Camera
from trigger_atlas.render.colours import Page
from trigger_atlas.render.labels import label_font
from trigger_atlas.render.pens import round_pen

if TYPE_CHECKING:
    from trigger_atlas.shown_stage import Stage

AWAY = QPointF(58, -40)
"""From the marks to the left middle of the words, pixels."""
PAD, LINE, RADIUS, EDGE, NEAREST = 12.0, 18.0, 9.0, 8.0, 20.0


def paint_callout(
    painter: QPainter, figure: FigureView, stage: "Stage", camera: Camera, page: Page, room: QRectF
) -> None:
    """Name the level beside the spine; nothing where it does not face the viewer.

    Args:
        painter: Counts in logical pixels, as ``camera`` gives them.
        figure: Knows where the levels lie.
        stage: What lies over it.
        camera: Of the figure.
        page: Colours around it.
        room: Where words may lie.
    """
    levels = {segment for segment, _, level in stage.levels if level}
    places = [
        camera.to_pixels(QPointF(mark.x, mark.y))
        for segment, side, level in stage.levels
        if level and (mark := figure.levels.get((segment, side))) and not mark.far
    ]
    if not places:
        return
    at = QPointF(max(place.x() for place in places), sum(place.y() for place in places) / len(places))
    around = {other for segment in levels for other in neighbours(segment)}
    title = f"{span(levels)} paraspinal level"
    below = f"compare both sides, {span(levels | around)}"
    bold, plain = label_font(), label_font()
    plain.setWeight(QFont.Weight.Normal)
    wide = max(QFontMetricsF(bold).horizontalAdvance(title), QFontMetricsF(plain).horizontalAdvance(below))
    wide += 2 * PAD
    box = QRectF(at.x() + AWAY.x(), at.y() + AWAY.y() - LINE - 8, wide, 2 * LINE + 16)
    over = box.right() - (room.right() - EDGE)
    if 0 < over < AWAY.x() - NEAREST:
        box.translate(-over, 0)
    near = box.left()
    if over >= AWAY.x() - NEAREST:
        left = min(place.x() for place in places)
        at.setX(left)
        box.moveRight(left - AWAY.x())
        near = box.right()
    painter.setPen(round_pen(QColor(page.ink), 1.3))
    painter.drawLine(
        QPointF(at.x() + (8 if near > at.x() else -8), at.y() - 4), QPointF(near, box.center().y())
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(page.ink))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setPen(QColor(page.card))
    painter.setFont(bold)
    painter.drawText(QPointF(box.left() + PAD, box.top() + 8 + LINE - 4), title)
    painter.setFont(plain)
    painter.drawText(QPointF(box.left() + PAD, box.top() + 8 + 2 * LINE - 4), below)
