"""Small cards that float on the stage: depth and zoom."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget
from typing_extensions import override

from trigger_atlas.domain.names import Depth
from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import IconButton, Pressable
from trigger_atlas.ui.fonts import Role
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_CARD, Tokens

STOP_GAP = 72
DEPTH_TITLES = {Depth.SUPERFICIAL: "Superficial", Depth.INTERMEDIATE: "Intermediate", Depth.DEEP: "Deep"}


class Card(QWidget):
    """A floating card; whoever shows it paints its shadow."""

    radius = RADIUS_CARD

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Paint what is on the card."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        tokens = tokens_of(self)
        paint.box(painter, self.rect(), self.radius, fill=tokens.card, edge=tokens.line)
        self.draw(painter, tokens)
        painter.end()


class DepthStop(Pressable):
    """One layer; its name is a target too."""

    ring_inside = True

    def __init__(self, depth: Depth, parent: QWidget) -> None:
        super().__init__(DEPTH_TITLES[depth], parent)
        self.layer = depth
        self.setCheckable(True)
        self.setToolTip(f"{DEPTH_TITLES[depth]} layer  [ ]")

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        centre = QPointF(24, self.height() / 2)
        chosen = self.isChecked()
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.line_strong), 3 if chosen else 2))
        painter.setBrush(QColor(tokens.card))
        radius = 10.0 if chosen else 5.0
        painter.drawEllipse(centre, radius, radius)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(centre, 4, 4)
        words = QRectF(44, 0, self.width() - 44, self.height())
        ink = tokens.ink if chosen or self.lit else tokens.ink_3
        paint.text(painter, words, self.text(), Role.CHIP_STRONG if chosen else Role.CHIP, ink)

    @override
    def sizeHint(self) -> QSize:
        return QSize(148, 40)


class DepthCard(Card):
    """The layer that is looked at.

    Signals:
        depth_chosen: ``Depth``.
    """

    depth_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Depth")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 32, 0, 8)
        column.setSpacing(STOP_GAP - 40)
        self._stops = {depth: DepthStop(depth, self) for depth in Depth}
        self._group = QButtonGroup(self, exclusive=False)
        for stop in self._stops.values():
            column.addWidget(stop)
            self._group.addButton(stop)
        self._group.buttonClicked.connect(self._on_group_button_clicked)

    def show_depth(self, depth: Depth) -> None:
        """Mark the layer looked at."""
        for layer, stop in self._stops.items():
            stop.setChecked(layer is depth)

    @Slot(object)
    def _on_group_button_clicked(self, stop: DepthStop) -> None:
        self.depth_chosen.emit(stop.layer)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        paint.text(painter, QRectF(14, 8, 120, 24), "Depth", Role.GROUP, tokens.ink_3)
        painter.setPen(QPen(QColor(tokens.line_strong), 3))
        painter.drawLine(QPointF(24, 52), QPointF(24, 52 + 2 * STOP_GAP))


class ZoomCard(Card):
    """Zoom in, out and fit.

    Signals:
        zoomed_in, zoomed_out, fitted: a button was pressed.
    """

    zoomed_in = Signal()
    zoomed_out = Signal()
    fitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Zoom")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(0)
        self._in = IconButton("Zoom in", "plus", "+", parent=self)
        self._out = IconButton("Zoom out", "minus", "-", parent=self)
        self._fit = IconButton("Fit", "maximize", "0", parent=self)
        for button in (self._in, self._out, self._fit):
            column.addWidget(button)
        self._in.clicked.connect(self.zoomed_in)
        self._out.clicked.connect(self.zoomed_out)
        self._fit.clicked.connect(self.fitted)

    def show_only_fit(self, *, only: bool) -> None:
        """Leave out zoom in and out where space has ended."""
        self._in.setHidden(only)
        self._out.setHidden(only)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        if not self._in.isHidden():
            paint.hairline(painter, 12, self.width() - 12, self._fit.y(), tokens.line)
