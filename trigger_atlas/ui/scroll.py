"""Scrolling with a bar that keeps to itself."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)
from typing_extensions import override

from trigger_atlas.ui import paint
from trigger_atlas.ui.theme import tokens_of

BAR = 12
"""Width of the bar, px."""


class ScrollBar(QScrollBar):
    """A thin handle without arrows or trough."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def sizeHint(self) -> QSize:
        return QSize(BAR, 48)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() <= self.minimum():
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        tokens = tokens_of(self)
        painter = paint.painter_on(self)
        colour = tokens.line_strong if self.underMouse() or self.isSliderDown() else tokens.line
        thin = QRectF(handle).adjusted(3, 2, -3, -2)
        paint.box(painter, thin, thin.width() / 2, fill=colour)
        painter.end()


def thin_bars(area: QAbstractScrollArea) -> None:
    """Give a scrolling widget the thin bar and no frame; nothing ever scrolls sideways."""
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setVerticalScrollBar(ScrollBar(area))
    # Always on, so that the width does not change with the height of the content: it is laid out once.
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)


class Scroll(QScrollArea):
    """Shows a widget of any height in the height there is."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        thin_bars(self)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
