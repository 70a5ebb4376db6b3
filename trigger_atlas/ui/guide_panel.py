"""The guide: what trigger points and IMS are, for clinicians or in plain words, with its sources."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from trigger_atlas.domain.names import GuideId
from trigger_atlas.shown import Shown
from trigger_atlas.shown_guide import GuideGroup, GuideShown
from trigger_atlas.state_guide import Level
from trigger_atlas.ui.card_rows import PAD
from trigger_atlas.ui.columns import Foot, RightColumn
from trigger_atlas.ui.controls import IconButton
from trigger_atlas.ui.evidence import GUIDE_FOOTER
from trigger_atlas.ui.flow import Block, empty, row, stack
from trigger_atlas.ui.fonts import Role
from trigger_atlas.ui.guide_rows import EntryFold
from trigger_atlas.ui.scroll import BAR, Scroll
from trigger_atlas.ui.search_field import SearchField
from trigger_atlas.ui.segmented import Segmented
from trigger_atlas.ui.text import Line, Text

LEVELS = ((Level.CLINICIAN.value, "Clinician"), (Level.PLAIN.value, "Plain words"))
SIDE, NARROW_SIDE = 24, 20
"""Room at the sides, px."""
NARROW = 400
"""Width below which the guide saves room at its sides, px."""
ABREAST = 640
"""Width from which search and wording stand side by side, px."""
MEASURE = 720
"""Widest text, px; longer lines are hard to read."""
LOW = 480
"""Height below which search and wording scroll away with the text, px."""
PEEK = 160
"""Height below which the foot is left out, px."""


class GuidePanel(RightColumn):
    """The guide, in the place of card, start or results.

    Signals:
        query_edited: The text of the search.
        level_chosen: Level.
        entry_toggled: GuideId of an entry to be folded or unfolded.
        closed: The reader is done.
    """

    query_edited = Signal(str)
    level_chosen = Signal(object)
    entry_toggled = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Guide")
        self._shown: GuideShown | None = None
        self._laid: object = None
        self._folds: dict[GuideId, EntryFold] = {}
        self._listed: list[EntryFold] = []
        self._close = IconButton("Close the guide", "x", "Esc")
        self._field = SearchField("Search the guide…", name="Search the guide", key="")
        self._levels = Segmented("Wording", LEVELS)
        self._ways = QWidget()
        self._abreast = stack(self._ways, [self._field, 12, self._levels])
        self._abreast.setStretch(0, 1)
        self._nothing = Text("", Role.BODY)
        self._list = stack(None)
        content = Block()
        self._page = stack(content, [row(None, [self._nothing], (PAD, 8, PAD, 0)), self._list, 16, -1])
        self._scroll = Scroll(content)
        self._foot = Foot(GUIDE_FOOTER)
        title = Text("Guide", Role.TITLE, "ink")
        line = row(None, [title, -1, self._close], (PAD, 0, 0, 0))
        line.setAlignment(title, Qt.AlignmentFlag.AlignVCenter)
        self._head = stack(None, [line, self._ways])
        stack(self, [self._head, self._scroll, self._foot], (1, 0, 0, 0)).setStretch(1, 1)
        self._connect()

    def _connect(self) -> None:
        self._close.clicked.connect(self.closed)
        self._field.edited.connect(self.query_edited)
        self._field.stepped.connect(self._on_field_stepped)
        self._field.entered.connect(self._on_field_entered)
        self._levels.chosen.connect(self._on_levels_chosen)

    def present(self, shown: Shown) -> None:
        """Show the guide, if it is open."""
        guide, old = shown.guide, self._shown
        if guide is None or guide is old:
            return
        self._shown = guide
        self._field.say(guide.query)
        self._levels.choose(guide.level)
        self._show_groups(guide.groups)
        self._nothing.say(f"Nothing in the guide about “{guide.query.strip()}”. Try one word, such as pain.")
        self._nothing.setVisible(not guide.groups)
        if old is not None and old.query != guide.query:
            self._scroll.verticalScrollBar().setValue(0)

    def _show_groups(self, groups: tuple[GuideGroup, ...]) -> None:
        laid = tuple((group.title, tuple(shown.entry for shown in group.rows)) for group in groups)
        if laid != self._laid:
            self._laid = laid
            self._lay_out_list(groups)
        for group in groups:
            for shown in group.rows:
                self._folds[shown.entry].show_row(shown)

    def _lay_out_list(self, groups: tuple[GuideGroup, ...]) -> None:
        """Put headings and entries into a new order; entries are kept for the next."""
        # An item that is only taken out lives on and keeps the height of its widget from being asked anew.
        for fold in self._listed:
            self._list.removeWidget(fold)
            fold.hide()
        empty(self._list)
        self._listed = []
        for group in groups:
            self._list.addWidget(_heading(group.title))
            for shown in group.rows:
                fold = self._fold_of(shown.entry)
                self._listed.append(fold)
                self._list.addWidget(fold)
                fold.show()
        for before, after in pairwise((self._levels, *(fold.head for fold in self._listed))):
            QWidget.setTabOrder(before, after)

    def _fold_of(self, entry: GuideId) -> EntryFold:
        if entry not in self._folds:
            fold = self._folds[entry] = EntryFold()
            fold.toggled.connect(self.entry_toggled)
            fold.stepped.connect(self._on_fold_stepped)
        return self._folds[entry]

    def focus_search(self) -> None:
        """Let the reader type."""
        self._field.take_focus()

    def escape(self) -> None:
        """End the search; without one, be done."""
        if self._field.words:
            self.query_edited.emit("")
        else:
            self.closed.emit()

    @override
    def fit(self) -> None:
        """Fit margins and controls to the size there is."""
        width = self.width()
        side = max(NARROW_SIDE if width < NARROW else SIDE, (width - MEASURE) // 2) - PAD
        self._head.setContentsMargins(side, 0 if self._in_sheet else 16, 12, 0)
        self._page.setContentsMargins(side, 0, max(0, side - BAR), 0)
        abreast = width >= ABREAST
        way = QBoxLayout.Direction.LeftToRight if abreast else QBoxLayout.Direction.TopToBottom
        self._abreast.setDirection(way)
        self._foot.setVisible(self.height() >= PEEK)
        scrolls = self.height() < LOW
        self._abreast.setContentsMargins(PAD, 12, PAD + (0 if scrolls else max(0, side - 12)), 4)
        if scrolls != (self._page.indexOf(self._ways) >= 0):
            old, new, place = (self._head, self._page, 0) if scrolls else (self._page, self._head, 1)
            old.removeWidget(self._ways)
            new.insertWidget(place, self._ways)

    def _step(self, place: int) -> None:
        """Let the keyboard go to an entry; before the first lies the search."""
        if place < 0:
            self.focus_search()
        elif place < len(self._listed):
            head = self._listed[place].head
            head.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(head, 0, 24)

    @Slot(int)
    def _on_field_stepped(self, step: int) -> None:
        if step > 0:
            self._step(0)

    @Slot()
    def _on_field_entered(self) -> None:
        """Unfold the best answer and go there."""
        if self._listed and self._field.words.strip():
            if not self._listed[0].is_open:
                self._listed[0].head.click()
            self._step(0)

    @Slot(object, int)
    def _on_fold_stepped(self, fold: EntryFold, step: int) -> None:
        self._step(self._listed.index(fold) + step)

    @Slot(str)
    def _on_levels_chosen(self, key: str) -> None:
        self.level_chosen.emit(Level(key))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)


def _heading(title: str) -> QWidget:
    made = QWidget()
    row(made, [Line(title, Role.GROUP), -1], (PAD, 16, PAD, 8))
    return made
