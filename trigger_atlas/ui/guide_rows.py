"""Rows of the guide: the head of an entry that folds, its statements, and the works behind them."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from trigger_atlas.shown_guide import GuideRow, Paragraph, Work
from trigger_atlas.ui import paint
from trigger_atlas.ui.card_rows import PAD
from trigger_atlas.ui.card_sources import sign_of, work_lines
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.flow import Block, Part, empty, row, stack
from trigger_atlas.ui.fonts import Role
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.text import Line, Text
from trigger_atlas.ui.tokens import RADIUS_ROW, Tokens

STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
NUMBER = 20
"""Width of the number before a work, px."""


class EntryHead(Pressable):
    """The title of an entry; pressing it folds or unfolds.

    Signals:
        stepped: -1 or 1: an arrow key asks for another entry.
    """

    stepped = Signal(int)
    ring_inside = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._open = False
        self._title = Text("", Role.HEADING, "ink")
        self._title.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        stack(self, [self._title], (PAD, 14, PAD + 28, 14))

    def say(self, title: str, *, is_open: bool) -> None:
        """Show a title and whether the entry is unfolded."""
        self._title.say(title)
        self.setText(title)
        self.setAccessibleName(f"{title}, {'open' if is_open else 'closed'}")
        if is_open is not self._open:
            self._open = is_open
            self.update()

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        paint.hairline(painter, 0, self.width(), 0, tokens.line)
        if self.lit:
            paint.box(painter, self.rect().adjusted(0, 3, 0, -2), RADIUS_ROW, fill=tokens.hover)
        chevron = "chevron-down" if self._open else "chevron-right"
        paint_icon(painter, chevron, tokens.ink_2, self.width() - PAD - 16, 16, 16)

    @override
    def ring_area(self) -> QRectF:
        return QRectF(self.rect().adjusted(0, 4, 0, -4))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            self.stepped.emit(STEPS[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 48)


class EntryFold(Block):
    """An entry of the guide; its statements are made when it is first unfolded.

    Signals:
        toggled: GuideId.
        stepped: This entry, and -1 or 1: an arrow key asks for the one before or after.
    """

    toggled = Signal(object)
    stepped = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: GuideRow | None = None
        self.head = EntryHead()
        self._body = stack(None, (), (PAD, 0, PAD, 0))
        stack(self, [self.head, self._body])
        self.head.clicked.connect(self._on_head_clicked)
        self.head.stepped.connect(self._on_head_stepped)

    @property
    def is_open(self) -> bool:
        """Whether it is unfolded."""
        return self._row is not None and self._row.opened

    def show_row(self, shown: GuideRow) -> None:
        """Show an entry, folded or unfolded."""
        if shown == self._row:
            return
        self._row = shown
        self.head.say(shown.title, is_open=shown.opened)
        empty(self._body)
        if shown.opened:
            content = _content(shown)
            # At the width it will have, so that its lines are broken once.
            content.resize(self.width() - 2 * PAD, content.height())
            self._body.addWidget(content)

    @Slot()
    def _on_head_clicked(self) -> None:
        if self._row is not None:
            self.toggled.emit(self._row.entry)

    @Slot(int)
    def _on_head_stepped(self, step: int) -> None:
        self.stepped.emit(self, step)


def _content(shown: GuideRow) -> QWidget:
    made = Block()
    layout = stack(made, (), (0, 0, 0, 24))
    for paragraph in shown.paragraphs:
        layout.addWidget(_paragraph(paragraph))
        layout.addSpacing(12)
    layout.addSpacing(8)
    layout.addWidget(Line("Sources", Role.GROUP, "ink_2"))
    for one in shown.works:
        layout.addSpacing(8)
        layout.addWidget(_work(one))
    return made


def _paragraph(shown: Paragraph) -> Text:
    """A statement with the numbers of its works after it."""
    marks = f" [{', '.join(map(str, shown.marks))}]"
    return Text(shown.words + marks, Role.BODY, "ink_2", marks=len(marks))


def _work(shown: Work) -> QWidget:
    made = Block()
    number = Line(str(shown.number), Role.COUNT, "accent")
    number.setFixedWidth(NUMBER)
    lines: list[Part] = [*work_lines(shown.source)]
    if shown.at:
        lines.append(Text(shown.at, Role.META, "ink_3"))
    sign = sign_of(verified=shown.verified)
    layout = row(made, [number, stack(None, [*lines, 4, row(None, [sign, -1])])])
    layout.setAlignment(number, Qt.AlignmentFlag.AlignTop)
    layout.setStretch(1, 1)
    return made
