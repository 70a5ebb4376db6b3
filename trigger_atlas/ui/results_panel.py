"""Muscles that commonly refer to where it hurts: warnings first, then the list, then what is left."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trigger_atlas.domain.names import Urgency
from trigger_atlas.domain.reference import Condition
from trigger_atlas.shown import Shown
from trigger_atlas.shown_pain import FIRST, AnswerRow, PainShown, WarningSign
from trigger_atlas.ui import paint
from trigger_atlas.ui.answer_rows import AnswerLine, BarKey, TogetherLine
from trigger_atlas.ui.columns import Foot, RightColumn
from trigger_atlas.ui.controls import Button
from trigger_atlas.ui.evidence import CARD_FOOTER
from trigger_atlas.ui.flow import Block, Part, empty, row, stack
from trigger_atlas.ui.fonts import Role
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.scroll import Scroll
from trigger_atlas.ui.skin_reading import SkinReading
from trigger_atlas.ui.text import Line, Text
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_FIELD

PAD = 24
WHEN = {Urgency.NOW: "Emergency now.", Urgency.TODAY: "A doctor today.", Urgency.SOON: "A doctor soon."}
EMPTY = "Paint where it hurts, or click an area."
MORE_EMPTY = (
    "Drag over the figure to paint; a click takes the whole area under the pointer. The muscles that "
    "commonly refer there appear here, each with its reason."
)


class Banner(Block):
    """Warning signs that come before any list of muscles; it cannot be closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = stack(self, (), (48, 12, 16, 12))
        self._said: tuple[WarningSign, ...] = ()
        self._all = False
        self.hide()

    def show_signs(self, signs: tuple[WarningSign, ...]) -> None:
        """Show warning signs, the most urgent first."""
        if signs == self._said:
            return
        self._said, self._all = signs, False
        self._fill()

    def _fill(self) -> None:
        empty(self._lines)
        head = "Look beyond muscle first."
        shown = self._said if self._all else self._said[:FEW]
        for i, sign in enumerate(shown):
            lead = f"{head if i == 0 else ''} {WHEN[sign.urgency]}".strip()
            words = sign.words if self._all else first_sentence(sign.words)
            line = Text(f"{lead} {words}", Role.META, "ink", lead=len(lead), lead_ink="high")
            self._lines.addWidget(line)
            self._lines.addSpacing(4)
        if not self._all and (len(self._said) > len(shown) or _is_cut(shown)):
            more = Button(f"All {len(self._said)} warning signs", "quiet")
            more.clicked.connect(self._on_more_clicked)
            self._lines.addLayout(row(None, [more, -1]))
        self.setVisible(bool(self._said))

    @Slot()
    def _on_more_clicked(self) -> None:
        self._all = True
        self._fill()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = paint.painter_on(self)
        paint.box(painter, self.rect(), RADIUS_FIELD, fill=tokens.high_bg, edge=tokens.high_line)
        paint_icon(painter, "triangle-alert", tokens.high, 16, 14, 20)
        painter.end()


FEW = 2
"""Warning signs that are in sight at once, each by its first sentence."""


class ConditionNote(Block):
    """What the atlas says of the chosen condition."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = stack(self, (), (16, 12, 16, 12))
        self._said: Condition | None = None
        self.hide()

    def show_condition(self, condition: Condition | None) -> None:
        """Show a condition, or nothing."""
        if condition is self._said:
            return
        self._said = condition
        empty(self._lines)
        self.setVisible(condition is not None)
        if condition is None:
            return
        self._lines.addWidget(Text(condition.name, Role.HEADING, "ink"))
        self._lines.addSpacing(4)
        self._lines.addWidget(Text(condition.picture, Role.META))
        for title, items in (
            ("It can also be", condition.differential),
            ("Look for first", condition.red_flags),
        ):
            self._lines.addSpacing(8)
            self._lines.addWidget(Line(title, Role.GROUP, "ink_2"))
            for item in items:
                self._lines.addWidget(Text(f"· {item}", Role.META))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = paint.painter_on(self)
        paint.box(painter, self.rect(), RADIUS_FIELD, fill=tokens.card, edge=tokens.line)
        painter.end()


class ResultsPanel(RightColumn):
    """The right panel of the second door.

    Signals:
        answer_chosen: Target whose zone is to be laid over the painting.
        answer_opened: Target whose card is wanted.
        answer_pointed: Target under the pointer, or None.
        rest_asked: Show what is left unexplained, or hide it again.
        segment_asked: SegmentId that is to be looked at through the lens.
    """

    answer_chosen = Signal(object)
    answer_opened = Signal(object)
    answer_pointed = Signal(object)
    rest_asked = Signal()
    segment_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Muscles that commonly refer here")
        self._all = False
        self._shown: PainShown | None = None
        self._title = Text("Muscles that commonly refer here", Role.PANEL_TITLE, "ink")
        self._sub = Text("", Role.META, "ink_3")
        self._banner, self._note, self._key = Banner(), ConditionNote(), BarKey()
        self._together = TogetherLine()
        self._skin = SkinReading()
        self._more = Button("", "quiet")
        self._lines: list[AnswerLine] = []
        self._list = stack(None)
        self._advice = Text(MORE_EMPTY, Role.BODY)
        content = Block()
        head: list[Part] = [
            self._title,
            2,
            self._sub,
            12,
            self._banner,
            8,
            self._note,
            8,
            self._advice,
            self._key,
            4,
        ]
        stack(
            content,
            [*head, self._list, row(None, [34, self._more, -1]), 8, self._together, 12, self._skin, -1],
            (PAD - 8, 20, 8, 12),
        )
        self._scroll = Scroll(content)
        foot = Foot(f"Possible sources to examine, not a diagnosis. {CARD_FOOTER}")
        stack(self, [self._scroll, foot], (1, 0, 0, 0)).setStretch(0, 1)
        self._more.clicked.connect(self._on_more_clicked)
        self._together.rest_asked.connect(self.rest_asked)
        self._skin.segment_asked.connect(self.segment_asked)

    @property
    def first_line(self) -> AnswerLine:
        """The best answer.

        Raises:
            IndexError: Nothing was ever answered.
        """
        return self._lines[0]

    def present(self, shown: Shown) -> None:
        """Show the list."""
        pain = shown.pain
        if pain is None or pain is self._shown:
            return
        before, self._shown = self._shown, pain
        if before is not None and before.asking.pain != pain.asking.pain:
            self._all = False
        self._title.say("Muscles that commonly refer here" if pain.rows else EMPTY)
        self._sub.say(pain.heading)
        self._sub.setVisible(bool(pain.heading))
        self._advice.setVisible(not pain.rows)
        self._banner.show_signs(pain.warnings)
        self._note.show_condition(pain.condition)
        self._show_rows(pain.results if self._all else pain.results[:FIRST])
        self._more.rename(f"{pain.found - FIRST} more")
        self._more.setVisible(not self._all and pain.found > FIRST)
        self._together.show_row(pain.together, rest=pain.asking.rest)
        self._skin.show_rows(pain.skin)

    def show_live(self, rows: Sequence[AnswerRow]) -> None:
        """Show the list while the brush moves."""
        self._advice.hide()
        self._title.say("Muscles that commonly refer here")
        self._sub.say("While you paint")
        self._sub.show()
        self._together.show_row(None)
        self._skin.show_rows(())
        self._more.hide()
        self._show_rows(rows)
        # What is shown next is shown anew.
        self._shown = None

    def _show_rows(self, rows: Sequence[AnswerRow]) -> None:
        while len(self._lines) < len(rows):
            line = AnswerLine()
            line.chosen.connect(self.answer_chosen)
            line.opened.connect(self.answer_opened)
            line.pointed.connect(self.answer_pointed)
            self._lines.append(line)
            self._list.addWidget(line)
        for i, line in enumerate(self._lines):
            line.setVisible(i < len(rows))
            if i < len(rows):
                line.show_row(rows[i])
        self._key.setVisible(bool(rows))

    @Slot()
    def _on_more_clicked(self) -> None:
        self._all = True
        shown, self._shown = self._shown, None
        if shown is not None:
            self._show_rows(shown.results)
            self._more.hide()
            self._shown = shown


def first_sentence(words: str) -> str:
    """The first sentence of a text.

    >>> first_sentence("A first one. A second one.")
    'A first one.'
    """
    head, dot, _ = words.partition(". ")
    return head + dot.strip()


def _is_cut(signs: Sequence[WarningSign]) -> bool:
    return any(first_sentence(sign.words) != sign.words for sign in signs)
