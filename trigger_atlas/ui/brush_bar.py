"""The bar over the figure while the reader paints: brush, eraser, size, quality, undo."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget
from typing_extensions import override

from trigger_atlas.domain.names import Quality
from trigger_atlas.render.painting import sample
from trigger_atlas.shown_pain import PainShown
from trigger_atlas.state_pain import THINNEST, WIDEST
from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import IconButton, Pressable
from trigger_atlas.ui.flow import row
from trigger_atlas.ui.fonts import Role, text_width
from trigger_atlas.ui.furniture import Card
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_FIELD, RADIUS_ROW, Tokens

STEP = 6
"""How much an arrow key changes the brush, px."""


class ToolPiece(Pressable):
    """A way to paint: a sign or a pattern, and its name where there is room.

    Signals:
        pressed_key: Key of the piece.
    """

    pressed_key = Signal(str)

    def __init__(self, key: str, name: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.key = key
        self._icon = icon
        self._named = True
        self.setCheckable(True)
        self.setToolTip(name)
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.pressed_key.emit(self.key)

    def show_name(self, *, on: bool) -> None:
        """Show or leave out the name."""
        if on != self._named:
            self._named = on
            self.updateGeometry()

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        chosen = self.isChecked()
        if chosen:
            paint.box(painter, self.rect(), RADIUS_ROW, fill=tokens.accent_bg)
        elif self.lit:
            paint.box(painter, self.rect(), RADIUS_ROW, fill=tokens.hover)
        ink = tokens.accent if chosen else tokens.ink_2
        middle = self.height() / 2
        if self._icon:
            paint_icon(painter, self._icon, ink, 10, middle - 10, 20)
        else:
            sample(painter, QRectF(10, middle - 9, 18, 18), Quality(self.key))
        if self._named:
            words = QRectF(36, 0, self.width() - 36, self.height())
            role = Role.CHIP_STRONG if chosen else Role.CHIP
            paint.text(painter, words, self.text(), role, tokens.ink if chosen else tokens.ink_2)

    @override
    def sizeHint(self) -> QSize:
        words = round(text_width(Role.CHIP_STRONG, self.text()) + 0.9) + 10 if self._named else 2
        return QSize(36 + words, 40)


class SizeSlider(QAbstractSlider):
    """The size of the brush, between a small dot and a large one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(THINNEST, WIDEST)
        self.setSingleStep(STEP)
        self.setAccessibleName("Size of the brush")
        self.setToolTip("Size of the brush  , .")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(132, 40)

    def _track(self) -> QRectF:
        return QRectF(20, self.height() / 2 - 1.5, self.width() - 44, 3)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._follow(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._follow(event)

    def _follow(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            track = self._track()
            share = min(1.0, max(0.0, (event.position().x() - track.left()) / track.width()))
            self.setValue(round(THINNEST + share * (WIDEST - THINNEST)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP, Qt.Key.Key_Up: STEP, Qt.Key.Key_Down: -STEP}
        step = steps.get(Qt.Key(event.key()), 0)
        if step:
            self.setValue(self.value() + step)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: object) -> None:
        tokens = tokens_of(self)
        painter = paint.painter_on(self)
        track, middle = self._track(), self.height() / 2
        share = (self.value() - THINNEST) / (WIDEST - THINNEST)
        knob = track.left() + share * track.width()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ink_2))
        painter.drawEllipse(QPointF(7, middle), 3, 3)
        painter.drawEllipse(QPointF(self.width() - 10, middle), 7, 7)
        painter.setBrush(QColor(tokens.line_strong))
        painter.drawRect(track)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRect(QRectF(track.left(), track.top(), knob - track.left(), track.height()))
        painter.setBrush(QColor(tokens.card))
        painter.setPen(QPen(QColor(tokens.accent), 3))
        painter.drawEllipse(QPointF(knob, middle), 8, 8)
        if self.hasFocus():
            paint.box(painter, self.rect(), RADIUS_ROW, edge=tokens.accent, width=2)
        painter.end()


class BrushBar(Card):
    """Everything that says how the next stroke paints.

    Signals:
        brush_taken: ``bool``, whether it takes away.
        sized: Radius, px.
        quality_chosen: ``ache``, ``sharp`` or ``tingling``.
        undo_asked, redo_asked, clear_asked: a button was pressed.
    """

    radius = RADIUS_FIELD
    brush_taken = Signal(bool)
    sized = Signal(int)
    quality_chosen = Signal(str)
    undo_asked = Signal()
    redo_asked = Signal()
    clear_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Brush")
        self._brush = ToolPiece("brush", "Brush", "brush")
        self._eraser = ToolPiece("eraser", "Erase", "eraser")
        self._size = SizeSlider()
        self._qualities = {one: ToolPiece(one.value, one.value.capitalize()) for one in Quality}
        self._undo = IconButton("Undo", "undo-2", "Ctrl+Z")
        self._redo = IconButton("Redo", "redo-2", "Ctrl+Shift+Z")
        self._clear = IconButton("Clear the painting", "trash-2", "Del")
        self._gaps: list[int] = []
        self._line = row(
            self,
            [
                *(self._brush, 2, self._eraser, 12, self._size, 12),
                *self._qualities.values(),
                *(12, self._undo, 0, self._redo, 0, self._clear),
            ],
            (6, 6, 6, 6),
        )
        self._brush.clicked.connect(self._on_brush_clicked)
        self._eraser.clicked.connect(self._on_eraser_clicked)
        self._size.valueChanged.connect(self.sized)
        for piece in self._qualities.values():
            piece.pressed_key.connect(self.quality_chosen)
        self._undo.clicked.connect(self.undo_asked)
        self._redo.clicked.connect(self.redo_asked)
        self._clear.clicked.connect(self.clear_asked)

    def present(self, shown: PainShown) -> None:
        """Show how the next stroke paints."""
        asking = shown.asking
        self._brush.setChecked(not asking.erasing)
        self._eraser.setChecked(asking.erasing)
        for quality, piece in self._qualities.items():
            piece.setChecked(quality is asking.quality and not asking.erasing)
        self._size.blockSignals(True)
        self._size.setValue(asking.radius)
        self._size.blockSignals(False)
        self._size.update()
        self._undo.setEnabled(bool(asking.done))
        self._redo.setEnabled(bool(asking.undone))
        self._clear.setEnabled(not asking.pain.is_empty)

    def fit_into(self, width: int) -> None:
        """Leave names out where they have no room, then the size."""
        for names, size in ((True, True), (False, True), (False, False)):
            for piece in (self._brush, self._eraser, *self._qualities.values()):
                piece.show_name(on=names)
            self._size.setVisible(size)
            self._line.invalidate()
            if self.sizeHint().width() <= width:
                return

    @Slot()
    def _on_brush_clicked(self) -> None:
        self.brush_taken.emit(False)

    @Slot()
    def _on_eraser_clicked(self) -> None:
        self.brush_taken.emit(True)
