"""The segmented control: one of a few, all in sight."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.fonts import Role, text_width
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_FIELD, RADIUS_ROW, Tokens

TRACK = 3
"""Padding of the track around its pieces, px."""

STEPS = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}


class Piece(Pressable):
    """One choice; the whole height of the track is its target.

    Signals:
        pressed_key: Key of the choice.
    """

    pressed_key = Signal(str)

    def __init__(self, key: str, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.key = key
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.pressed_key.emit(self.key)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        face = QRectF(self.rect()).adjusted(0, TRACK, 0, -TRACK)
        chosen = self.isChecked()
        if chosen:
            paint.box(painter, face.translated(0, 1), RADIUS_ROW, fill=tokens.line)
            paint.box(painter, face, RADIUS_ROW, fill=tokens.raised, edge=tokens.line)
        role = Role.CHIP_STRONG if chosen else Role.CHIP
        ink = tokens.ink if chosen or self.lit else tokens.ink_2
        paint.text(painter, face, self.text(), role, ink, Qt.AlignmentFlag.AlignHCenter)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(text_width(Role.CHIP_STRONG, self.text()) + 0.9) + 24, 40)


class Segmented(QWidget):
    """A row of exclusive choices.

    Signals:
        chosen: Key of the piece that was pressed.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: tuple[tuple[str, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._pieces = {key: Piece(key, title, self) for key, title in choices}
        row = QHBoxLayout(self)
        row.setContentsMargins(TRACK, 0, TRACK, 0)
        row.setSpacing(2)
        for piece in self._pieces.values():
            row.addWidget(piece)
            piece.pressed_key.connect(self.chosen)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._tab_to_chosen()

    def choose(self, key: str) -> None:
        """Show a choice as taken; emits nothing."""
        for name, piece in self._pieces.items():
            piece.setChecked(name == key)
        self._tab_to_chosen()

    def _tab_to_chosen(self) -> None:
        """Let Tab stop once: at the chosen piece, or at the first."""
        pieces = list(self._pieces.values())
        stop = next((piece for piece in pieces if piece.isChecked()), pieces[0])
        for piece in pieces:
            piece.setFocusPolicy(Qt.FocusPolicy.TabFocus if piece is stop else Qt.FocusPolicy.NoFocus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(event.key(), 0)
        pieces = list(self._pieces.values())
        now = next((i for i, piece in enumerate(pieces) if piece.hasFocus()), -1)
        if not step or now < 0:
            super().keyPressEvent(event)
            return
        target = pieces[(now + step) % len(pieces)]
        target.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.click()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        paint.box(painter, self.rect(), RADIUS_FIELD, fill=tokens_of(self).sunk)
        painter.end()
