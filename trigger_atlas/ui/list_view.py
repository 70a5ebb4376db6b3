"""The list of the left panel: a model of rows and how a row is painted."""

from functools import lru_cache

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from trigger_atlas.domain.names import MuscleId
from trigger_atlas.ui import paint
from trigger_atlas.ui.fonts import Role, font, text_width
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.list_rows import Kind, Row
from trigger_atlas.ui.scroll import thin_bars
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_ROW, Tokens

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
INSET = 12
ICONS = {Kind.FAVOURITE: "star", Kind.RECENT: "history"}
WRAP = int(Qt.TextFlag.TextWordWrap)


class RowModel(QAbstractListModel):
    """Rows as a Qt model."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def replace(self, rows: tuple[Row, ...]) -> None:
        """Hold other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].active:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


@lru_cache(maxsize=1024)
def _height(words: str, role: Role, width: int) -> int:
    """Height of ``words`` wrapped in ``width`` px, px."""
    return QFontMetrics(font(role)).boundingRect(0, 0, max(1, width), 10_000, WRAP, words).height()


class RowDelegate(QStyledItemDelegate):
    """Paints rows.

    Attributes:
        selected: The muscle on the card.
        current: Row that the keys act on although another widget has the focus; -1 if none.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.selected: MuscleId | None = None
        self.current = -1

    @staticmethod
    def _title_x(row: Row) -> int:
        """Left edge of the title within the list, px."""
        if row.kind in (Kind.GROUP, Kind.FAVOURITE, Kind.RECENT):
            return 50
        return 52 if row.kind is Kind.MUSCLE else 24

    def _title_width(self, row: Row, width: int) -> int:
        detail = text_width(Role.COUNT, row.detail) + 12 if row.detail else 0
        return int(width - self._title_x(row) - detail - 12)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        width = option.rect.width()
        if row.kind is Kind.HEADING:
            return QSize(width, 36)
        title = _height(row.title, self._role(row), self._title_width(row, width))
        below = _height(row.below, Role.META, self._below_width(row, width)) + 2 if row.below else 0
        return QSize(width, 20 + max(20, title + 3) + below)

    def _role(self, row: Row) -> Role:
        chosen = row.muscle is not None and row.muscle == self.selected
        return Role.STRONG if chosen or (row.kind is Kind.GROUP and row.open) else Role.LIST

    def _below_width(self, row: Row, width: int) -> int:
        return width - self._title_x(row) - 12

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        widget: QWidget = option.widget
        tokens = tokens_of(widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is Kind.HEADING:
            low = area.adjusted(24, 12, -12, 0)
            paint.text(painter, low, row.title, Role.GROUP, tokens.ink_3)
            paint.text(painter, low, row.detail, Role.CAPTION, tokens.ink_3, Qt.AlignmentFlag.AlignRight)
        else:
            chosen = row.muscle is not None and row.muscle == self.selected
            keyed = bool(state & QStyle.StateFlag.State_HasFocus) or index.row() == self.current
            self._paint_ground(painter, area, state, tokens, chosen=chosen)
            if keyed:
                paint.box(painter, area.adjusted(INSET, 0, 0, 0), RADIUS_ROW, edge=tokens.accent, width=2)
            self._paint_words(painter, area, row, tokens)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, area: QRect, state: QStyle.StateFlag, tokens: Tokens, *, chosen: bool
    ) -> None:
        face = QRectF(area).adjusted(INSET, 0, 0, 0)
        if chosen:
            paint.box(painter, face, RADIUS_ROW, fill=tokens.accent_bg)
            paint.box(
                painter, QRectF(face.left(), face.top() + 9, 3, face.height() - 18), 1.5, fill=tokens.accent
            )
        elif state & QStyle.StateFlag.State_MouseOver and state & QStyle.StateFlag.State_Enabled:
            paint.box(painter, face, RADIUS_ROW, fill=tokens.hover)

    def _paint_words(self, painter: QPainter, area: QRect, row: Row, tokens: Tokens) -> None:
        x = area.left() + self._title_x(row)
        if row.kind is Kind.GROUP:
            name = "chevron-down" if row.open else "chevron-right"
            paint_icon(painter, name, tokens.ink_3, area.left() + 24, area.top() + 12, 16)
        elif row.kind in ICONS:
            paint_icon(painter, ICONS[row.kind], tokens.ink_3, area.left() + 24, area.top() + 12, 16)
        width = self._title_width(row, area.width())
        role = self._role(row)
        painter.setFont(font(role))
        painter.setPen(QColor(tokens.ink_3 if row.kind is Kind.NOTE else tokens.ink))
        high = max(20, _height(row.title, role, width) + 3)
        place = QRectF(x, area.top() + 10, width, high)
        painter.drawText(place, WRAP | int(Qt.AlignmentFlag.AlignVCenter), row.title)
        right = QRectF(area.left(), area.top() + 10, area.width() - INSET, 20)
        paint.text(painter, right, row.detail, Role.COUNT, tokens.ink_3, Qt.AlignmentFlag.AlignRight)
        if row.below:
            painter.setFont(font(Role.META))
            painter.setPen(QColor(tokens.ink_3))
            below = self._below_width(row, area.width())
            painter.drawText(
                QRectF(x, place.bottom(), below, area.bottom() - place.bottom()), WRAP, row.below
            )


class RowList(QListView):
    """The rows, by mouse and by keys.

    Signals:
        row_chosen: The row that was clicked or entered.
        row_pointed: The row under the pointer or reached by keys; None when the pointer leaves.
    """

    row_chosen = Signal(object)
    row_pointed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowModel(self)
        self._delegate = RowDelegate(self)
        self._marked = False
        thin_bars(self)
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.clicked.connect(self._on_clicked)
        self.entered.connect(self._on_entered)

    def show_rows(self, rows: tuple[Row, ...], selected: MuscleId | None) -> None:
        """Show rows, and which of them is selected; the place scrolled to stays."""
        moved = selected != self._delegate.selected
        if moved:
            self._delegate.selected = selected
            self.scheduleDelayedItemsLayout()
        if rows != self._rows.rows:
            self._replace(rows)
        if moved and selected is not None:
            self._scroll_to(selected)

    def _replace(self, rows: tuple[Row, ...]) -> None:
        place = self.verticalScrollBar().value()
        here = self._row_at(self.currentIndex())
        self._rows.replace(rows)
        self.verticalScrollBar().setValue(place)
        if here is not None:
            for i, row in enumerate(rows):
                if (row.kind, row.key) == (here.kind, here.key):
                    self.setCurrentIndex(self._rows.index(i))

    def _scroll_to(self, muscle: MuscleId) -> None:
        """Bring the row of a muscle into sight, if there is one."""
        for i, row in enumerate(self._rows.rows):
            if row.muscle == muscle and row.kind is not Kind.FAVOURITE:
                self.scrollTo(self._rows.index(i))

    def point_first(self) -> None:
        """Make the first row that can be chosen the current one, scrolled to."""
        self.setCurrentIndex(QModelIndex())
        self.step(1)

    def step(self, by: int) -> None:
        """Move on by rows that can be chosen; stops at the ends."""
        rows = self._rows.rows
        i = self.currentIndex().row() + by
        while 0 <= i < len(rows) and not rows[i].active:
            i += by
        if 0 <= i < len(rows):
            self.setCurrentIndex(self._rows.index(i))
            self.row_pointed.emit(rows[i])

    def choose_current(self) -> None:
        """Choose the current row, if there is one."""
        row = self._row_at(self.currentIndex())
        if row is not None and row.active:
            self.row_chosen.emit(row)

    def mark_current(self, *, on: bool) -> None:
        """Show or hide which row the keys act on while another widget has the focus."""
        self._marked = on
        self._remark()

    def _remark(self) -> None:
        self._delegate.current = self.currentIndex().row() if self._marked else -1
        self.viewport().update()

    def _row_at(self, index: QModelIndex) -> Row | None:
        return self._rows.rows[index.row()] if index.isValid() else None

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.row_chosen.emit(self._row_at(index))

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        self.row_pointed.emit(self._row_at(index))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._remark()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        row = self._row_at(self.currentIndex())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose_current()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and row is not None and row.kind is Kind.GROUP:
            if row.open == (key == Qt.Key.Key_Left):
                self.row_chosen.emit(row)
        else:
            super().keyPressEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self.row_pointed.emit(None)
        return super().viewportEvent(event)
