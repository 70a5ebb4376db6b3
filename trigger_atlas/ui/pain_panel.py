"""Where it hurts: words, painted areas, how strong, and conditions by name."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from trigger_atlas.domain.names import Side
from trigger_atlas.domain.pain import STRONGEST
from trigger_atlas.render.painting import sample
from trigger_atlas.services.words import percent
from trigger_atlas.shown import Shown
from trigger_atlas.shown_pain import HurtRow, PainShown, Suggestion
from trigger_atlas.ui import paint
from trigger_atlas.ui.columns import LeftColumn
from trigger_atlas.ui.controls import Button, IconButton, Pressable, draw_toggle
from trigger_atlas.ui.flow import Block, empty, row, stack
from trigger_atlas.ui.fonts import Role, elided, text_width
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.scroll import Scroll
from trigger_atlas.ui.search_field import SearchField
from trigger_atlas.ui.segmented import Segmented
from trigger_atlas.ui.text import Line, Text
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_ROW, Tokens

FILES = "Painted pain (*.painmap.json)"
HELD = "Your painting is held in memory only and is gone when you close the window."


class HurtLine(QWidget):
    """An area that hurts, with its share and a way to take it out.

    Signals:
        removed: AreaId and Side.
    """

    removed = Signal(object, object)

    def __init__(self, shown: HurtRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self.setAccessibleName(
            f"{shown.title}{shown.end}, {shown.note}, {percent(shown.share)} of the painting"
        )
        self.setFixedHeight(48)
        self._remove = IconButton(f"Take out {shown.title}{shown.end}", "x", side=32, parent=self)
        row(self, [-1, self._remove], (0, 8, 0, 8))
        self._remove.clicked.connect(self._on_remove_clicked)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.removed.emit(self._shown.area, self._shown.side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, shown = tokens_of(self), self._shown
        painter = paint.painter_on(self)
        sample(painter, QRectF(6, 15, 18, 18), shown.quality)
        right = self.width() - 38
        room = right - 34 - text_width(Role.COUNT, percent(shown.share)) - 8
        title = elided(Role.CONTROL, shown.title, room, shown.end)
        paint.text(painter, QRectF(34, 4, room + 4, 20), title, Role.CONTROL, tokens.ink)
        paint.text(painter, QRectF(34, 24, room, 18), shown.note, Role.CAPTION, tokens.ink_3)
        share = QRectF(right - 80, 0, 78, self.height())
        paint.text(
            painter, share, percent(shown.share), Role.COUNT, tokens.ink_3, Qt.AlignmentFlag.AlignRight
        )
        painter.end()


class OfferLine(Pressable):
    """An area or a condition that can be taken.

    Signals:
        taken: Suggestion.
    """

    taken = Signal(object)
    ring_inside = True

    def __init__(self, offer: Suggestion, parent: QWidget | None = None) -> None:
        super().__init__(f"{offer.title}, {offer.kind.lower()}", parent)
        self._offer = offer
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.taken.emit(self._offer)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        if self.lit:
            paint.box(painter, self.rect(), RADIUS_ROW, fill=tokens.hover)
        title = self._offer.title[:1].upper() + self._offer.title[1:]
        kind = self._offer.kind if self._offer.area else ""
        room = self.width() - 20 - (text_width(Role.META, kind) + 8 if kind else 0)
        words = elided(Role.LIST, title, room)
        paint.text(painter, QRectF(8, 0, room + 4, self.height()), words, Role.LIST, tokens.ink)
        right = self.rect().adjusted(0, 0, -8, 0)
        paint.text(painter, right, kind, Role.META, tokens.ink_3, Qt.AlignmentFlag.AlignRight)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 36)


class StrengthScale(QWidget):
    """How strong the pain is, 1 to 10, as a row of numbers.

    Signals:
        chosen: 1 to 10.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("How strong it is there, 1 to 10")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self._steps = [StrengthStep(number) for number in range(1, STRONGEST + 1)]
        for step in self._steps:
            layout.addWidget(step)
            step.pressed_number.connect(self.chosen)

    def show_strength(self, strength: int) -> None:
        """Mark a strength."""
        for step in self._steps:
            step.show_strength(strength)


class StrengthStep(Pressable):
    """One number of the scale.

    Signals:
        pressed_number: The number.
    """

    pressed_number = Signal(int)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(str(number), parent)
        self.number = number
        self._strength = 0
        self.setAccessibleName(f"Strength {number} of {STRONGEST}")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.pressed_number.emit(self.number)

    def show_strength(self, strength: int) -> None:
        """Say which number is chosen."""
        self._strength = strength
        self.setChecked(strength == self.number)
        self.update()

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        chosen, below = self.isChecked(), self.number < self._strength
        fill = tokens.accent if chosen else tokens.accent_bg if below else tokens.sunk
        paint.box(painter, self.rect(), 5, fill=fill)
        ink = tokens.on_accent if chosen else tokens.ink if below or self.lit else tokens.ink_3
        role = Role.CHIP_STRONG if chosen else Role.CHIP
        paint.text(painter, self.rect(), self.text(), role, ink, Qt.AlignmentFlag.AlignHCenter)

    @override
    def sizeHint(self) -> QSize:
        return QSize(22, 32)


class SwitchLine(Pressable):
    """A choice that is on or off; the whole line is the target."""

    ring_inside = True

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        words = QRectF(8, 0, self.width() - 60, self.height())
        paint.text(painter, words, self.text(), Role.CONTROL, tokens.ink)
        draw_toggle(painter, tokens, self.width() - 48, (self.height() - 24) / 2, on=self.isChecked())

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 40)


class Held(QWidget):
    """Says that nothing is kept, and offers to keep it.

    Signals:
        save_asked, open_asked: a button was pressed.
    """

    save_asked = Signal()
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save = Button("Save as file…", "quiet")
        self._open = Button("Open file…", "quiet")
        buttons = row(None, [self._save, 4, self._open, -1])
        stack(self, [Text(HELD, Role.CAPTION, "ink_3"), 2, buttons], (40, 12, 16, 8))
        self._save.clicked.connect(self.save_asked)
        self._open.clicked.connect(self.open_asked)

    def show_painting(self, *, there: bool) -> None:
        """Offer to save where there is something."""
        self._save.setEnabled(there)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        paint_icon(painter, "shield-check", tokens_of(self).ink_3, 16, 14, 16)
        painter.end()


class PainPanel(LeftColumn):
    """The left panel of the second door.

    Signals:
        words_edited: The text of the field.
        area_added: AreaId and Side.
        area_removed: AreaId and Side.
        condition_chosen: ConditionId and Side.
        strength_chosen: 1 to 10.
        spillover_switched: Whether spillover counts.
        save_asked, open_asked: ``str`` path of a file.
    """

    words_edited = Signal(str)
    area_added = Signal(object, object)
    area_removed = Signal(object, object)
    condition_chosen = Signal(object, object)
    strength_chosen = Signal(int)
    spillover_switched = Signal(bool)
    save_asked = Signal(str)
    open_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Where it hurts")
        self._side = Side.RIGHT
        self._shown: PainShown | None = None
        self._said: object = None
        self._field = SearchField("Add a painful area…")
        self._sides = Segmented(
            "Side that is added", tuple((one.value, one.value.capitalize()) for one in Side)
        )
        self._offers, self._rows = stack(None), stack(None)
        self._nothing = Text("", Role.META)
        self._strength = StrengthScale()
        self._spillover = SwitchLine("Count spillover")
        self._held = Held()
        self._where = Block()
        share = row(None, [Line("Where it hurts", Role.GROUP), -1, Line("share of painting", Role.CAPTION)])
        strong = Line("How strong is what you add next?", Role.GROUP)
        stack(self._where, [share, 4, self._rows, 16, strong, 8, self._strength, 12, self._spillover])
        self._conditions = Block()
        self._condition_rows = stack(None)
        stack(self._conditions, [Line("Or choose what it is called", Role.GROUP), 4, self._condition_rows])
        content = Block()
        stack(
            content,
            [self._nothing, self._offers, self._where, 16, self._conditions, -1],
            (16, 0, 4, 12),
        )
        self._scroll = Scroll(content)
        head = stack(None, [self._field, 10, self._sides], (16, 16, 16, 12))
        layout = stack(self, [head, self._scroll, self._held], (0, 0, 1, 0))
        layout.setStretch(1, 1)
        self._connect()

    def _connect(self) -> None:
        self._field.edited.connect(self.words_edited)
        self._field.entered.connect(self._on_field_entered)
        self._sides.chosen.connect(self._on_side_chosen)
        self._strength.chosen.connect(self.strength_chosen)
        self._spillover.clicked.connect(self._on_spillover_clicked)
        self._held.save_asked.connect(self._on_save_asked)
        self._held.open_asked.connect(self._on_open_asked)

    def present(self, shown: Shown) -> None:
        """Show what hurts."""
        pain = shown.pain
        if pain is None:
            return
        near = shown.stages[0].view.near_side if len(shown.stages) == 1 else None
        if near is not None and (self._shown is None or near is not self._side):
            self._side = near
        self._shown = pain
        said = pain.rows, pain.suggestions, pain.nearest, pain.conditions, pain.asking, self._side
        if said == self._said:
            return
        self._said = said
        asking = pain.asking
        self._field.say(asking.query)
        self._sides.choose(self._side.value)
        self._held.show_painting(there=not asking.pain.is_empty)
        self._strength.show_strength(asking.intensity)
        self._spillover.setChecked(asking.with_spillover)
        self._fill_rows(pain)
        self._fill_offers(pain)

    def _fill_rows(self, pain: PainShown) -> None:
        empty(self._rows)
        for shown in pain.rows:
            line = HurtLine(shown)
            line.removed.connect(self.area_removed)
            self._rows.addWidget(line)
        if not pain.rows:
            self._rows.addWidget(Text("Paint where it hurts, or click an area.", Role.META))
        self._where.setVisible(not pain.asking.query.strip())

    def _fill_offers(self, pain: PainShown) -> None:
        empty(self._offers)
        searching = bool(pain.asking.query.strip())
        for offer in pain.suggestions:
            line = OfferLine(offer)
            line.taken.connect(self._on_offer_taken)
            self._offers.addWidget(line)
        nearest = f" The closest name is {pain.nearest}." if pain.nearest else ""
        self._nothing.say(f"No area or condition is called that.{nearest}")
        self._nothing.setVisible(searching and not pain.suggestions)
        self._conditions.setVisible(not searching and pain.asking.pain.is_empty and bool(pain.conditions))
        if self._condition_rows.count() != len(pain.conditions):
            empty(self._condition_rows)
            for offer in pain.conditions:
                line = OfferLine(offer)
                line.taken.connect(self._on_offer_taken)
                self._condition_rows.addWidget(line)

    def focus_search(self) -> None:
        """Let the reader type."""
        self._field.take_focus()

    @property
    def typing(self) -> bool:
        """Whether keys go into the field."""
        return self._field.typing

    def escape(self) -> bool:
        """Empty the field; False if it was empty."""
        if not self._field.words:
            return False
        self.words_edited.emit("")
        return True

    @Slot()
    def _on_field_entered(self) -> None:
        if self._shown is not None and self._shown.suggestions:
            self._on_offer_taken(self._shown.suggestions[0])

    @Slot(object)
    def _on_offer_taken(self, offer: Suggestion) -> None:
        if offer.condition is not None:
            self.condition_chosen.emit(offer.condition, self._side)
        elif offer.area is not None:
            self.area_added.emit(offer.area, self._side)

    @Slot(str)
    def _on_side_chosen(self, key: str) -> None:
        self._side = Side(key)
        self._sides.choose(key)

    @Slot()
    def _on_spillover_clicked(self) -> None:
        self.spillover_switched.emit(not self._spillover.isChecked())

    @Slot()
    def _on_save_asked(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, "Save the painting", "pain.painmap.json", FILES)
        if path:
            self.save_asked.emit(path)

    @Slot()
    def _on_open_asked(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Open a painting", "", FILES)
        if path:
            self.open_asked.emit(path)
