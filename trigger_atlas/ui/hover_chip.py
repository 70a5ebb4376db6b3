"""The name beside the pointer, and the list of what lies under a click."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget
from typing_extensions import override

from trigger_atlas.shown import HoverChip, StackRow
from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.fonts import Role, text_width
from trigger_atlas.ui.furniture import DEPTH_TITLES, Card
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_ROW, Tokens

RIGHT_OF, BELOW = 20, 18
RADIUS = 9
ROW_HEIGHT = 36
STACK_WIDTH = 232


class Chip(QWidget):
    """The name of the muscle under the pointer, and what a second click would reach."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = HoverChip("", "", "")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_chip(self, shown: HoverChip | None) -> None:
        """Show the name, or nothing."""
        if shown is None:
            self.hide()
        elif shown != self._shown or self.isHidden():
            self._shown = shown
            self.setAccessibleName(shown.title)
            self.resize(self.sizeHint())
            self.show()
            self.raise_()
            self.update()

    def place(self, at: QPointF, room: QRect) -> None:
        """Stand at the right below a place; flip where the room ends."""
        x, y = at.x() + RIGHT_OF, at.y() + BELOW
        if x + self.width() > room.right() - 8:
            x = at.x() - RIGHT_OF / 2 - self.width()
        if y + self.height() > room.bottom() - 8:
            y = at.y() - BELOW / 2 - self.height()
        self.move(QPoint(round(max(room.left() + 8, x)), round(max(room.top() + 8, y))))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        tokens = tokens_of(self)
        chip = self._shown
        paint.box(painter, self.rect(), RADIUS, fill=tokens.ink)
        title = text_width(Role.CHIP_STRONG, chip.title)
        paint.text(painter, QRectF(12, 8, title + 4, 18), chip.title, Role.CHIP_STRONG, tokens.stage)
        if chip.count:
            frame = QRectF(12 + title + 10, 8, text_width(Role.GROUP, chip.count) + 14, 18)
            paint.box(painter, frame, 5, edge=tokens.stage, width=1.3)
            paint.text(painter, frame, chip.count, Role.GROUP, tokens.stage, Qt.AlignmentFlag.AlignHCenter)
        if chip.below:
            painter.setOpacity(0.82)
            paint.text(painter, QRectF(12, 28, self.width() - 24, 16), chip.below, Role.CAPTION, tokens.stage)
        painter.end()

    @override
    def sizeHint(self) -> QSize:
        chip = self._shown
        first = text_width(Role.CHIP_STRONG, chip.title)
        first += text_width(Role.GROUP, chip.count) + 26 if chip.count else 0
        second = text_width(Role.CAPTION, chip.below) if chip.below else 0
        return QSize(round(max(first, second) + 26), 52 if chip.below else 34)


class StackItem(Pressable):
    """A muscle under the last click."""

    ring_inside = True

    def __init__(self, row: StackRow, parent: QWidget) -> None:
        super().__init__(row.title, parent)
        self.row = row
        self.setAccessibleName(f"{row.title}, {row.target[1]}, {DEPTH_TITLES[row.depth].lower()}")

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        chosen = self.row.selected
        if chosen or self.lit:
            paint.box(painter, self.rect(), RADIUS_ROW, fill=tokens.accent_bg if chosen else tokens.hover)
        words = QRectF(10, 0, self.width() - 20, self.height())
        paint.text(painter, words, self.text(), Role.CHIP_STRONG if chosen else Role.CHIP, tokens.ink)
        depth = DEPTH_TITLES[self.row.depth].lower()
        paint.text(painter, words, depth, Role.CAPTION, tokens.ink_3, Qt.AlignmentFlag.AlignRight)

    @override
    def sizeHint(self) -> QSize:
        depth = text_width(Role.CAPTION, DEPTH_TITLES[self.row.depth])
        return QSize(
            max(STACK_WIDTH, round(text_width(Role.CHIP_STRONG, self.text()) + depth + 44)), ROW_HEIGHT
        )


class StackList(Card):
    """Everything under the last click, superficial to deep.

    Signals:
        target_chosen: ``Target`` of the row that was pressed.
    """

    target_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Muscles under the pointer")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 32, 6, 6)
        self._column.setSpacing(2)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_group_button_clicked)
        self._rows: tuple[StackRow, ...] = ()
        self.hide()

    def show_rows(self, rows: tuple[StackRow, ...]) -> None:
        """Show the muscles of a stack; nothing for an empty one."""
        if rows == self._rows:
            return
        self._rows = rows
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        for row in rows:
            item = StackItem(row, self)
            self._group.addButton(item)
            self._column.addWidget(item)
            item.show()
        self.setVisible(bool(rows))
        self.resize(self.sizeHint())

    @Slot(object)
    def _on_group_button_clicked(self, item: StackItem) -> None:
        self.target_chosen.emit(item.row.target)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        paint.text(painter, QRectF(16, 8, 200, 22), "Here, from the skin inwards", Role.GROUP, tokens.ink_3)
