"""The card of the selected muscle."""

from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget
from typing_extensions import override

from trigger_atlas.shown import Shown
from trigger_atlas.shown_card import Card
from trigger_atlas.ui.card_overview import CardHead, Cautions, Find, Points, Refers
from trigger_atlas.ui.card_rows import PAD, SectionHead
from trigger_atlas.ui.card_sections import CERTAINTY_KEY, SECTIONS, RelatedMuscles, Section
from trigger_atlas.ui.columns import Foot, RightColumn
from trigger_atlas.ui.controls import Button
from trigger_atlas.ui.evidence import CARD_FOOTER
from trigger_atlas.ui.flow import Block, empty, row, stack
from trigger_atlas.ui.fonts import Role
from trigger_atlas.ui.scroll import BAR, Scroll
from trigger_atlas.ui.text import Text
from trigger_atlas.ui.theme import tokens_of

TWO_COLUMNS_FROM = 840
"""Width from which the card is a sheet of two columns, px."""
LOW = 720
"""Height below which cautions come before the trigger points, so that they are seen at once, px."""
PEEK = 160
"""Height below which only the head is shown, px."""
NARROW = 400
"""Width below which the card saves room at its sides, px."""


class CardPart(Protocol):
    """A part of the card that shows its own piece of it."""

    def present(self, card: Card) -> None:
        """Show the card."""


class Fold(Block):
    """A section with its head; the content is made when it is first unfolded.

    Signals:
        toggled: Key of the section.
        muscle_chosen: MuscleId, from a link in the content.
    """

    toggled = Signal(str)
    muscle_chosen = Signal(object)

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self._head = SectionHead(section.title)
        self._about: object = None
        self._body = stack(None, (), (PAD, 0, PAD, 0))
        stack(self, [self._head, self._body])
        self._head.clicked.connect(self._on_head_clicked)

    def present(self, card: Card) -> None:
        """Show the section of a card, folded or unfolded as the reader left it."""
        section = self.section
        about = section.about(card)
        self.setVisible(bool(about))
        is_open = section.key in card.sections
        summary = section.summary(card) if about else ""
        warned = section.key == "clinic" and bool(card.muscle.clinic.red_flags) and not is_open
        self._head.say(section.note if is_open and section.note else summary, is_open=is_open, warned=warned)
        wanted = (card.muscle.id, about) if is_open and about else None
        if wanted == self._about:
            return
        self._about = wanted
        empty(self._body)
        if wanted is not None:
            self._fill(section.build(card))

    def _fill(self, content: QWidget) -> None:
        # At the width it will have, so that its lines are broken once.
        content.resize(self.width() - 2 * PAD, content.height())
        self._body.addWidget(content)
        self._body.addSpacing(20)
        if isinstance(content, RelatedMuscles):
            content.muscle_chosen.connect(self.muscle_chosen)

    @Slot()
    def _on_head_clicked(self) -> None:
        self.toggled.emit(self.section.key)


class Footer(Foot):
    """The limits of the evidence in one line, with the way to more.

    Signals:
        asked: The reader wants to know more.
    """

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        words = Text(CARD_FOOTER, Role.CAPTION, "ink_3")
        more = Button("How sure are we?", "quiet")
        layout = row(self, [words, 4, more], (46, 5, 12, 4))
        layout.setStretch(0, 1)
        layout.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        more.clicked.connect(self.asked)


class Column(Block):
    """The right column of a wide card, with a hairline at its left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lined = False

    def line(self, *, on: bool) -> None:
        """Show or hide the hairline."""
        if on != self._lined:
            self._lined = on
            self.setContentsMargins(13 if on else 0, 0, 0, 0)
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._lined:
            painter = QPainter(self)
            painter.fillRect(0, 0, 1, self.height(), QColor(tokens_of(self).line))
            painter.end()


class CardPanel(RightColumn):
    """Everything the atlas says of one muscle.

    Signals:
        point_switched: PointId and whether its pain is to be shown.
        area_clicked: AreaId.
        section_toggled: Key of a section.
        favourite_toggled: MuscleId.
        muscle_chosen: MuscleId of a related muscle.
        lens_asked: MuscleId whose segments are wanted.
        closed: The reader is done with this muscle.
    """

    point_switched = Signal(object, bool)
    area_clicked = Signal(object)
    section_toggled = Signal(str)
    favourite_toggled = Signal(object)
    muscle_chosen = Signal(object)
    lens_asked = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Card")
        self._card: Card | None = None
        self._head = CardHead()
        self._refers, self._points, self._cautions, self._find = Refers(), Points(), Cautions(), Find()
        self._folds = {section.key: Fold(section) for section in SECTIONS}
        first = (self._head, self._refers, self._points, self._cautions, self._find)
        self._parts: tuple[CardPart, ...] = (*first, *self._folds.values())
        self._right = Column()
        self._columns = QHBoxLayout()
        self._columns.setSpacing(0)
        self._content = Block()
        self._sheet = stack(self._content, [self._head, 16, self._columns, 12, -1])
        self._scroll = Scroll(self._content)
        self._footer = Footer()
        stack(self, [self._scroll, self._footer], (1, 0, 0, 0)).setStretch(0, 1)
        self._lay_out_columns()
        self._connect()

    def _lay_out_columns(self) -> None:
        left, right = Block(), self._right
        self._first = stack(left, [self._refers, self._points, self._cautions, -1])
        self._first.setSpacing(16)
        self._first.setContentsMargins(0, 0, 0, 16)
        stack(right, [self._find, *self._folds.values(), -1])
        self._columns.addWidget(left, 1)
        self._columns.addWidget(right, 1)

    def _connect(self) -> None:
        self._head.favourite_toggled.connect(self.favourite_toggled)
        self._head.closed.connect(self.closed)
        self._head.lens_asked.connect(self.lens_asked)
        self._refers.area_clicked.connect(self.area_clicked)
        self._points.point_switched.connect(self.point_switched)
        self._footer.asked.connect(self._on_footer_asked)
        for fold in self._folds.values():
            fold.toggled.connect(self.section_toggled)
            fold.muscle_chosen.connect(self.muscle_chosen)

    def present(self, shown: Shown) -> None:
        """Show the card, if a muscle is selected."""
        card, old = shown.card, self._card
        if card is None or card == old:
            return
        self._card = card
        for part in self._parts:
            part.present(card)
        if old is None or old.muscle.id != card.muscle.id:
            self.setAccessibleName(f"Card: {card.muscle.name}")
            self._scroll.verticalScrollBar().setValue(0)

    @override
    def fit(self) -> None:
        """Fit margins, columns and order to the size there is."""
        side = (20 if self.width() < NARROW else 24) - PAD
        wide = self.width() >= TWO_COLUMNS_FROM
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
        self._columns.setSpacing(24 if wide else 0)
        self._right.line(on=wide)
        self._sheet.setContentsMargins(side, 0 if self._in_sheet else 20, max(0, side - BAR // 2), 0)
        self._head.compact(on=wide)
        self._footer.setVisible(self.height() >= PEEK)
        cautions_first = not wide and self.height() < LOW
        if cautions_first != (self._first.indexOf(self._cautions) < self._first.indexOf(self._points)):
            self._first.removeWidget(self._cautions)
            self._first.insertWidget(1 if cautions_first else 2, self._cautions)

    @Slot()
    def _on_footer_asked(self) -> None:
        if self._card is not None and CERTAINTY_KEY not in self._card.sections:
            self.section_toggled.emit(CERTAINTY_KEY)
        # The content gets its height when its layout is next asked, after this event.
        QTimer.singleShot(0, self, self._on_unfolded)

    @Slot()
    def _on_unfolded(self) -> None:
        self._sheet.activate()
        bar = self._scroll.verticalScrollBar()
        fold = self._folds[CERTAINTY_KEY]
        bar.setValue(min(bar.maximum(), fold.mapTo(self._content, fold.rect().topLeft()).y()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)
