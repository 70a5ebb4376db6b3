"""Rows of the lens: a muscle that a segment supplies, with its marks, and a segment that explains marks."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from trigger_atlas.domain.names import Side
from trigger_atlas.render import colours
from trigger_atlas.services.words import percent
from trigger_atlas.shown_segments import MarkRow, ReadingRow, SupplyRow
from trigger_atlas.ui import paint
from trigger_atlas.ui.card_rows import PAD
from trigger_atlas.ui.controls import IconButton, Pressable
from trigger_atlas.ui.flow import Block, Part, row, stack
from trigger_atlas.ui.fonts import Role, elided
from trigger_atlas.ui.text import Text
from trigger_atlas.ui.tokens import RADIUS_ROW, RADIUS_TAG, Tokens

LETTERS = {Side.RIGHT: "R", Side.LEFT: "L"}
"""In the order in which they stand on a figure that is seen from the front."""
BAR = 8
"""Height of a bar, px."""


class MarkBox(Pressable):
    """A side of a muscle, to be marked as tender or shortened.

    Signals:
        pressed_side: Side.
    """

    pressed_side = Signal(object)
    ring_radius = RADIUS_TAG

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(LETTERS[side], parent)
        self._side = side
        self.setCheckable(True)
        self.clicked.connect(self._on_clicked)

    def show_mark(self, muscle: str, *, on: bool) -> None:
        """Show whether the side is marked."""
        self.setChecked(on)
        words = f"{muscle}, {self._side}: {'marked' if on else 'mark'} as tender or shortened"
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    @Slot()
    def _on_clicked(self) -> None:
        self.pressed_side.emit(self._side)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        if self.isChecked():
            paint.box(painter, box, RADIUS_TAG, fill=tokens.pain)
        else:
            fill = tokens.hover if self.lit else tokens.card
            paint.box(painter, box, RADIUS_TAG, fill=fill, edge=tokens.line_strong)
        ink = tokens.card if self.isChecked() else tokens.ink_2
        paint.text(painter, box, self.text(), Role.CHIP_STRONG, ink, Qt.AlignmentFlag.AlignHCenter)

    @override
    def sizeHint(self) -> QSize:
        return QSize(34, 34)


class SupplyLine(Pressable):
    """A muscle that a segment supplies: press it to look at its segments.

    Signals:
        chosen: MuscleId.
        marked: MuscleId and Side.
    """

    chosen = Signal(object)
    marked = Signal(object, object)
    ring_inside = True

    def __init__(self, shown: SupplyRow, parent: QWidget | None = None) -> None:
        super().__init__(shown.title, parent)
        self._row = shown
        self._boxes = {side: MarkBox(side) for side in LETTERS}
        row(self, [-1, *self._boxes.values()], (0, 6, PAD - 3, 6))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for box in self._boxes.values():
            box.pressed_side.connect(self._on_box_pressed)
        self.clicked.connect(self._on_clicked)
        self.show_row(shown)

    def show_row(self, shown: SupplyRow) -> None:
        """Show the muscle and its marks."""
        self._row = shown
        kind = "main root" if shown.main else "supplied besides"
        self.setAccessibleName(f"{shown.title}, {kind}, {shown.nerve}, {shown.roots}")
        for side, box in self._boxes.items():
            box.show_mark(shown.title, on=side in shown.marks)
        self.update()

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self._row.muscle)

    @Slot(object)
    def _on_box_pressed(self, side: Side) -> None:
        self.marked.emit(self._row.muscle, side)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        shown = self._row
        if self.lit:
            paint.box(painter, self.rect(), RADIUS_ROW, fill=tokens.hover)
        square = QRectF(PAD, 11, 10, 10)
        if shown.main:
            paint.box(painter, square, 2, fill=colours.CLAY[2])
        else:
            paint.box(painter, square, 2, fill=tokens.card, edge=colours.CLAY[2], width=1.5)
        room = self.width() - PAD - 20 - 80
        title = elided(Role.LIST, shown.title, room)
        paint.text(painter, QRectF(PAD + 20, 6, room + 4, 20), title, Role.LIST, tokens.ink)
        also = ", ".join(filter(None, (shown.nerve, shown.roots)))
        paint.text(
            painter,
            QRectF(PAD + 20, 25, room + 4, 16),
            elided(Role.CAPTION, also, room),
            Role.CAPTION,
            tokens.ink_3,
        )

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 46)


class MarkedLine(Block):
    """A marked muscle, and a way to take the mark away.

    Signals:
        removed: MuscleId.
    """

    removed = Signal(object)

    def __init__(self, shown: MarkRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._muscle = shown.muscle
        remove = IconButton(f"Take the mark of {shown.title} away", "x", side=32)
        line = row(self, [Text(f"{shown.title}, {shown.sides}", Role.LIST, "ink"), 8, remove], (8, 0, 0, 0))
        line.setStretch(0, 1)
        remove.clicked.connect(self._on_remove_clicked)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.removed.emit(self._muscle)


class ReadingLine(Pressable):
    """A segment that explains marked muscles: press it to look at it.

    Signals:
        chosen: SegmentId.
    """

    chosen = Signal(object)
    ring_inside = True

    def __init__(self, shown: ReadingRow, parent: QWidget | None = None) -> None:
        super().__init__(shown.segment, parent)
        self._row = shown
        said = [shown.sides]
        if shown.left_over:
            said.append(f"Left over: {shown.left_over}")
        words: list[Part] = [
            Text(f"Supplies {shown.explains}", Role.META, "ink_2"),
            2,
            Text(". ".join(said), Role.CAPTION, "ink_3"),
        ]
        if shown.examine:
            words += [2, Text(f"Examine next: {shown.examine}", Role.CAPTION, "ink_3")]
        for part in words:
            if isinstance(part, Text):
                part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._room = stack(self, [36, *words, 8 + BAR + 8], (34, 0, 12, 0))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setCheckable(True)
        self.setChecked(shown.chosen)
        self.setAccessibleName(f"{shown.rank}. {shown.segment} explains {percent(shown.share)}")
        self.setAccessibleDescription(f"{shown.explains}. {shown.sides}")
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self._row.segment)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        shown = self._row
        if shown.chosen:
            paint.box(painter, self.rect(), RADIUS_ROW, fill=tokens.accent_bg)
            paint.box(painter, QRectF(0, 9, 3, self.height() - 18), 1.5, fill=tokens.accent)
        elif self.lit:
            paint.box(painter, self.rect(), RADIUS_ROW, fill=tokens.hover)
        paint.text(painter, QRectF(10, 10, 24, 20), str(shown.rank), Role.META, tokens.ink_3)
        paint.text(painter, QRectF(34, 10, 80, 20), shown.segment, Role.HEADING, tokens.ink)
        right = QRectF(self.width() - 92, 10, 80, 20)
        paint.text(
            painter, right, percent(shown.share), Role.HEADING, tokens.ink, Qt.AlignmentFlag.AlignRight
        )
        track = QRectF(34, self.height() - BAR - 8, self.width() - 46, BAR)
        paint.box(painter, track, BAR / 2, fill=tokens.sunk)
        if shown.share > 0:
            part = QRectF(track.left(), track.top(), max(BAR, track.width() * shown.share), BAR)
            paint.box(painter, part, BAR / 2, fill=tokens.accent)

    @override
    def sizeHint(self) -> QSize:
        return self._room.sizeHint()
