"""Side labels: the subject's own left and right, on every picture of the figure."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from trigger_atlas.domain.names import Side, View
from trigger_atlas.render.colours import Page

BOX = 32.0
RADIUS = 8.0
GAP = 10.0
TEXT_PIXELS = 14
BACKING = 0.8
"""How much the paper covers a figure that reaches under the words."""
WORDS = {Side.LEFT: "Patient’s left", Side.RIGHT: "Patient’s right"}
LETTERS = {Side.LEFT: "L", Side.RIGHT: "R"}


@dataclass(frozen=True, slots=True)
class SideLabel:
    """A label at a corner or under a hand.

    Attributes:
        at: Corner (``align`` left or right) or top middle (``align`` centre) of the label, logical pixels.
        below: The words stand below the box instead of beside it.
        limb: The limb that is shown alone, ``Right hand, palm``.
    """

    side: Side
    at: QPointF
    align: Qt.AlignmentFlag
    below: bool = False
    limb: str = ""

    @property
    def words(self) -> str:
        """What stands beside the letter."""
        return self.limb or WORDS[self.side]

    @property
    def rect(self) -> QRectF:
        """Everything the label covers, logical pixels."""
        width, height = _size(self)
        left = {Qt.AlignmentFlag.AlignLeft: 0.0, Qt.AlignmentFlag.AlignRight: width}.get(
            self.align, width / 2
        )
        return QRectF(self.at.x() - left, self.at.y(), width, height)


def left_of_page(view: View) -> Side:
    """The subject's side that lies at the left of the page, in a view that shows both."""
    return Side.LEFT if view in (View.POSTERIOR, View.HEAD_POSTERIOR) else Side.RIGHT


def corner_labels(view: View, area: QRectF) -> tuple[SideLabel, ...]:
    """Labels of one figure alone: both top corners, or the near side of a profile or limb.

    Args:
        view: The figure's view.
        area: Where labels may lie, logical pixels.
    """
    near = view.near_side
    if near is not None:
        limb = view.words if view.is_limb else ""
        return (SideLabel(near, area.topLeft(), Qt.AlignmentFlag.AlignLeft, limb=limb),)
    side = left_of_page(view)
    return (
        SideLabel(side, area.topLeft(), Qt.AlignmentFlag.AlignLeft),
        SideLabel(side.other, area.topRight(), Qt.AlignmentFlag.AlignRight),
    )


def text_font(pixels: int = TEXT_PIXELS, weight: QFont.Weight = QFont.Weight.Medium) -> QFont:
    """The font of the words."""
    font = QFont("Inter")
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def paint_side(painter: QPainter, label: SideLabel, page: Page) -> None:
    """Paint a boxed letter and its words."""
    rect = label.rect
    box = _box(label, rect)
    painter.setPen(QPen(QColor(page.ink), 1.5))
    painter.setBrush(QColor(page.paper))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setFont(text_font(16, QFont.Weight.DemiBold))
    painter.setPen(QColor(page.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, LETTERS[label.side])
    words = _words(label, rect, box)
    paper = QColor(page.paper)
    paper.setAlphaF(BACKING)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paper)
    painter.drawRoundedRect(words.adjusted(-4, 4, 4, -4) if not label.below else words, 6, 6)
    painter.setFont(text_font())
    painter.setPen(QColor(page.quiet))
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, label.words)


def _size(label: SideLabel) -> tuple[float, float]:
    words = _width(label.words) + 2
    return (max(words, BOX), BOX + 26) if label.below else (BOX + GAP + words, BOX)


@lru_cache(maxsize=64)
def _width(words: str) -> float:
    return QFontMetricsF(text_font()).horizontalAdvance(words)


def _box(label: SideLabel, rect: QRectF) -> QRectF:
    if label.align is Qt.AlignmentFlag.AlignRight:
        x = rect.right() - BOX
    elif label.below and label.align is not Qt.AlignmentFlag.AlignLeft:
        x = rect.center().x() - BOX / 2
    else:
        x = rect.left()
    return QRectF(x, rect.top(), BOX, BOX)


def _words(label: SideLabel, rect: QRectF, box: QRectF) -> QRectF:
    if label.below:
        return QRectF(rect.left(), box.bottom() + 4, rect.width(), 22)
    if label.align is Qt.AlignmentFlag.AlignRight:
        return QRectF(rect.left(), rect.top(), rect.width() - BOX - GAP, BOX)
    return QRectF(box.right() + GAP, rect.top(), rect.width() - BOX - GAP, BOX)
