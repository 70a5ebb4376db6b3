"""The search field."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from trigger_atlas.ui import paint
from trigger_atlas.ui.chips import KeyHint
from trigger_atlas.ui.controls import IconButton
from trigger_atlas.ui.flow import row
from trigger_atlas.ui.fonts import Role, font
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_FIELD

STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}


class SearchField(QWidget):
    """A line to type into, with a sign before it and a way to empty it.

    Args:
        placeholder: What stands in the empty line.
        name: What readers of the screen call it.
        key: The key that leads here; empty if there is none.

    Signals:
        edited: The text after the reader changed it.
        stepped: -1 or 1: an arrow key asks for another row.
        entered: Enter was pressed.
        focused: Whether the line has the keyboard now.
    """

    edited = Signal(str)
    stepped = Signal(int)
    entered = Signal()
    focused = Signal(bool)

    def __init__(
        self, placeholder: str, *, name: str = "Search", key: str = "/", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(44)
        self._line = QLineEdit(self)
        self._line.setFrame(False)
        self._line.setFont(font(Role.FIELD))
        self._line.setPlaceholderText(placeholder)
        self._line.setAccessibleName(name)
        self._line.installEventFilter(self)
        self._hint = KeyHint(key, self)
        self._hinted = bool(key)
        self._hint.setVisible(self._hinted)
        self._clear = IconButton("Clear the search", "x", "Esc", side=32, parent=self)
        self._clear.hide()
        row(self, [40, self._line, 4, self._hint, 0, self._clear], (0, 6, 10, 6))
        self._line.textEdited.connect(self._on_line_text_edited)
        self._clear.clicked.connect(self._on_clear_clicked)

    @property
    def words(self) -> str:
        """What is typed."""
        return self._line.text()

    @property
    def typing(self) -> bool:
        """Whether keys go into the line."""
        return self._line.hasFocus()

    def say(self, words: str) -> None:
        """Show a text; emits nothing."""
        if words != self._line.text():
            self._line.setText(words)
        self._clear.setVisible(bool(words))
        self._hint.setVisible(self._hinted and not words)

    def take_focus(self) -> None:
        """Let the reader type."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    @Slot(str)
    def _on_line_text_edited(self, words: str) -> None:
        self.edited.emit(words)

    @Slot()
    def _on_clear_clicked(self) -> None:
        self.edited.emit("")
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in STEPS:
            self.stepped.emit(STEPS[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return True
        return False

    def _is_left_to_shortcuts(self, event: QKeyEvent) -> bool:
        """Nobody searches for a question mark: in an empty field it asks for the keys."""
        asked = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        return asked and event.text() == "?" and not self._line.text()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._is_left_to_shortcuts(event):
            event.ignore()
            return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
            self.focused.emit(event.type() is QEvent.Type.FocusIn)
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = paint.painter_on(self)
        focus = self._line.hasFocus()
        edge, width = (tokens.accent, 2) if focus else (tokens.line_strong, 1)
        paint.box(painter, QRectF(self.rect()), RADIUS_FIELD, fill=tokens.card, edge=edge, width=width)
        paint_icon(painter, "search", tokens.ink_2, 13, 13, 18)
        painter.end()
