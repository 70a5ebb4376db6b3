"""The right panel of the lens: what the marks have in common, then a segment or a muscle and its segments."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from trigger_atlas.domain.names import SegmentId
from trigger_atlas.domain.segment import Sign
from trigger_atlas.shown import Shown
from trigger_atlas.shown_segments import MuscleLens, SegmentCard, SegmentsShown, SupplyRow
from trigger_atlas.ui.card_blocks import bullets, facts, flow, group, heading, sentence, titled
from trigger_atlas.ui.card_rows import PAD, SectionHead
from trigger_atlas.ui.card_sources import differences, works
from trigger_atlas.ui.chips import Chip, ChipLook, Tag
from trigger_atlas.ui.columns import Foot, RightColumn
from trigger_atlas.ui.controls import Button, IconButton
from trigger_atlas.ui.flow import Block, Part, empty, row, stack
from trigger_atlas.ui.fonts import Role
from trigger_atlas.ui.lens_rows import MarkedLine, ReadingLine, SupplyLine
from trigger_atlas.ui.scroll import Scroll
from trigger_atlas.ui.text import Line, Text

LENS = "Segmental reading (Gunn)"
EMPTY = "Choose a segment"
MORE_EMPTY = (
    "Pick a level of the spine at the left, or click the skin on the figure. The muscles that its root "
    "supplies light up, with its skin and the level to feel beside the spine. Mark muscles that you find "
    "tender or shortened with R and L: the segments that explain them are ranked here."
)
FEW = 3
"""Segments of the reading that are in sight at once."""
FOOT = "Root and dermatome maps differ between authors. Gunn's model is a hypothesis."


class Folded(Block):
    """A section that is built when it is unfolded."""

    def __init__(self, name: str, note: str, build: Callable[[], QWidget], *, is_open: bool) -> None:
        super().__init__()
        self.name = name
        self._note, self._build = note, build
        self._head = SectionHead(name)
        self._content: QWidget | None = None
        self._layout = stack(self, [self._head])
        self._open = False
        self._head.clicked.connect(self._on_head_clicked)
        self._fold(is_open=is_open)

    @property
    def is_open(self) -> bool:
        """Whether its content is in sight."""
        return self._open

    def _fold(self, *, is_open: bool) -> None:
        self._open = is_open
        self._head.say(self._note, is_open=is_open)
        if is_open and self._content is None:
            self._content = Block()
            stack(self._content, [self._build()], (PAD, 2, PAD, 14))
            self._layout.addWidget(self._content)
        if self._content is not None:
            self._content.setVisible(is_open)

    @Slot()
    def _on_head_clicked(self) -> None:
        self._fold(is_open=not self._open)


class LensPanel(RightColumn):
    """Everything in words that the lens shows.

    Signals:
        segment_chosen: SegmentId.
        stepped: +1 for the segment below, -1 for the one above.
        muscle_chosen: MuscleId that is to be looked at through the lens.
        card_asked: MuscleId whose card is wanted.
        marked: MuscleId and Side.
        unmarked: MuscleId.
        all_unmarked: no mark is wanted any more.
        closed: The reader is done with what is shown.
    """

    segment_chosen = Signal(object)
    stepped = Signal(int)
    muscle_chosen = Signal(object)
    card_asked = Signal(object)
    marked = Signal(object, object)
    unmarked = Signal(object)
    all_unmarked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(LENS)
        self._said: object = None
        self._lens: SegmentsShown | None = None
        self._supplies: list[SupplyLine] = []
        self._folds: list[Folded] = []
        self._opened: frozenset[str] = frozenset()
        self._all = False
        self._marks, self._body = Block(), Block()
        self._marks_layout, self._body_layout = stack(self._marks), stack(self._body)
        content = Block()
        stack(content, [self._marks, self._body, -1], (12, 20, 4, 12))
        self._scroll = Scroll(content)
        foot = Foot(FOOT)
        stack(self, [self._scroll, foot], (1, 0, 0, 0)).setStretch(0, 1)

    def present(self, shown: Shown) -> None:
        """Show a segment, a muscle, or how to begin; above it what is marked."""
        lens = shown.segments
        if lens is None:
            return
        self._lens = lens
        marked = (lens.marks, lens.reading, lens.unexplained)
        body = lens.muscle or lens.card
        before, self._said = self._said, (marked, body)
        if before is None or not isinstance(before, tuple) or before[0] != marked:
            self._show_marks(lens)
        old = before[1] if isinstance(before, tuple) else ()
        if old != body and not self._same_but_marks(old, body):
            self._show_body(body)

    def _same_but_marks(self, old: object, new: SegmentCard | MuscleLens | None) -> bool:
        """Show only other marks, if nothing else has changed."""
        rows = _supplied(new)
        if new is None or _about(old) != _about(new) or len(rows) != len(self._supplies):
            return False
        for line, shown in zip(self._supplies, rows, strict=True):
            line.show_row(shown)
        return True

    def _show_marks(self, lens: SegmentsShown) -> None:
        empty(self._marks_layout)
        self._marks.setVisible(bool(lens.marks))
        if not lens.marks:
            return
        clear = Button("Clear", "quiet")
        clear.clicked.connect(self.all_unmarked)
        title = Line("Found tender or shortened", Role.HEADING, "ink")
        self._marks_layout.addLayout(row(None, [PAD, title, -1, clear]))
        for shown in lens.marks:
            line = MarkedLine(shown)
            line.removed.connect(self.unmarked)
            self._marks_layout.addWidget(_inset(line, PAD - 8))
        self._marks_layout.addSpacing(10)
        if lens.reading:
            self._marks_layout.addWidget(
                _inset(heading("Segments that explain them", "share of the marks"), PAD)
            )
        for one in lens.reading if self._all else lens.reading[:FEW]:
            reading = ReadingLine(one)
            reading.chosen.connect(self.segment_chosen)
            self._marks_layout.addWidget(reading)
        if not self._all and len(lens.reading) > FEW:
            more = Button(f"{len(lens.reading) - FEW} more", "quiet")
            more.clicked.connect(self._on_more_clicked)
            self._marks_layout.addLayout(row(None, [26, more, -1]))
        if lens.unexplained:
            words = f"No spinal segment supplies {lens.unexplained}."
            self._marks_layout.addWidget(_inset(Text(words, Role.META, "ink_2"), PAD))
        self._marks_layout.addSpacing(20)

    def _show_body(self, body: SegmentCard | MuscleLens | None) -> None:
        self._opened = frozenset(fold.name for fold in self._folds if fold.is_open) or self._opened
        self._supplies, self._folds = [], []
        empty(self._body_layout)
        if isinstance(body, SegmentCard):
            self._show_segment(body)
        elif isinstance(body, MuscleLens):
            self._show_muscle(body)
        else:
            parts: list[Part] = [
                Line(LENS, Role.META, "ink_3"),
                4,
                Text(EMPTY, Role.TITLE, "ink"),
                12,
                Text(MORE_EMPTY),
            ]
            self._body_layout.addWidget(_inset(group(parts), PAD))
        self._scroll.verticalScrollBar().setValue(0)

    def _show_segment(self, card: SegmentCard) -> None:
        above, below = IconButton("Segment above", "chevron-up"), IconButton("Segment below", "chevron-down")
        close = IconButton("Close the segment", "x", "Esc")
        above.clicked.connect(self._on_above_clicked)
        below.clicked.connect(self._on_below_clicked)
        close.clicked.connect(self.closed)
        name = Line(card.segment, Role.DISPLAY, "ink")
        head = row(None, [PAD, name, -1, above, below, close])
        self._add(_inset(Line(f"Segments, {card.part.lower()}", Role.META, "ink_3"), PAD), 2)
        self._body_layout.addLayout(head)
        self._body_layout.addSpacing(4)
        self._add(_inset(flow([Tag(LENS)]), PAD), 12)
        self._add(_inset(facts(card.facts), PAD), 18)
        for title, rows in ((f"Main root {card.segment}", card.main), (f"Also {card.segment}", card.also)):
            if rows:
                self._add(_inset(heading(title, _count(len(rows))), PAD), 4)
                self._add_supplies(rows)
                self._body_layout.addSpacing(14)
        self._add_fold("Signs to look for", f"{len(card.signs)} signs", lambda: _signs(card.signs))
        if card.notes:
            self._add_fold("Notes", "What else it can be", lambda: bullets(card.notes))
        if card.disagreements:
            self._add_fold(
                "Where charts differ",
                _count(len(card.disagreements), "question"),
                lambda: differences(card.disagreements, card.sources),
            )
        self._add_fold("Sources", _count(len(card.sources), "work"), lambda: works(card.sources))

    def _show_muscle(self, shown: MuscleLens) -> None:
        close = IconButton("Back to the segment", "x", "Esc")
        close.clicked.connect(self.closed)
        name = Text(shown.row.title, Role.TITLE, "ink")
        head = row(None, [PAD, name, close])
        head.setStretch(1, 1)
        self._add(_inset(Line(LENS, Role.META, "ink_3"), PAD), 2)
        self._body_layout.addLayout(head)
        self._body_layout.addSpacing(8)
        chips = [self._chip(one, "main") for one in shown.main] + [
            self._chip(one, "also") for one in shown.also
        ]
        if chips:
            self._add(_inset(flow(chips), PAD), 12)
        pairs = [("Nerve", shown.nerve), ("Note", shown.note), ("Paraspinal", shown.paraspinal)]
        self._add(_inset(facts(pairs), PAD), 12)
        self._add_supplies((shown.row,))
        card = Button("Open its card", "quiet", after="arrow-right")
        card.clicked.connect(self._on_card_clicked)
        self._muscle = shown.row.muscle
        self._body_layout.addLayout(row(None, [PAD - 8, card, -1]))
        self._body_layout.addSpacing(12)
        for segment, rows in shown.siblings:
            self._add(_inset(heading(f"Also by {segment}", _count(len(rows))), PAD), 4)
            self._add_supplies(rows)
            self._body_layout.addSpacing(14)

    def _chip(self, segment: SegmentId, kind: str) -> Chip:
        look = ChipLook.SEGMENT if kind == "main" else ChipLook.LINK
        chip = Chip(segment, segment if kind == "main" else f"{segment} also", look)
        chip.setAccessibleName(f"{segment}, {kind} root: look at the segment")
        chip.pressed_key.connect(self._on_chip_pressed)
        return chip

    def _add(self, widget: QWidget, gap: int) -> None:
        self._body_layout.addWidget(widget)
        self._body_layout.addSpacing(gap)

    def _add_supplies(self, rows: Iterable[SupplyRow]) -> None:
        for shown in rows:
            line = SupplyLine(shown)
            line.chosen.connect(self.muscle_chosen)
            line.marked.connect(self.marked)
            self._supplies.append(line)
            self._body_layout.addWidget(line)

    def _add_fold(self, name: str, note: str, build: Callable[[], QWidget]) -> None:
        fold = Folded(name, note, build, is_open=name in self._opened)
        self._folds.append(fold)
        self._body_layout.addWidget(fold)

    @Slot(str)
    def _on_chip_pressed(self, key: str) -> None:
        self.segment_chosen.emit(SegmentId(key))

    @Slot()
    def _on_card_clicked(self) -> None:
        self.card_asked.emit(self._muscle)

    @Slot()
    def _on_above_clicked(self) -> None:
        self.stepped.emit(-1)

    @Slot()
    def _on_below_clicked(self) -> None:
        self.stepped.emit(1)

    @Slot()
    def _on_more_clicked(self) -> None:
        self._all = True
        if self._lens is not None:
            self._show_marks(self._lens)


def _about(body: object) -> object:
    """What a body is about, whatever is marked."""
    if isinstance(body, SegmentCard):
        return body.segment
    return body.row.muscle if isinstance(body, MuscleLens) else None


def _supplied(body: SegmentCard | MuscleLens | None) -> tuple[SupplyRow, ...]:
    if isinstance(body, SegmentCard):
        return (*body.main, *body.also)
    if isinstance(body, MuscleLens):
        return (body.row, *(one for _, rows in body.siblings for one in rows))
    return ()


def _inset(widget: QWidget, left: int) -> QWidget:
    made = Block()
    stack(made, [widget], (left, 0, PAD, 0))
    return made


def _count(number: int, thing: str = "muscle") -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _signs(signs: Iterable[Sign]) -> QWidget:
    made = Block()
    layout = stack(made)
    layout.setSpacing(14)
    for sign in signs:
        said = group(
            [Text(sign.plain, Role.META, "ink_3"), 4, Text(sign.look), 4, Text(sign.means, Role.META)]
        )
        layout.addWidget(titled(sentence(sign.name), said))
    return made
