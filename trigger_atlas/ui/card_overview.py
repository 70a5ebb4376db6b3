"""The part of the card that never folds: head, where it refers, trigger points, cautions, how to find it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from trigger_atlas.domain.muscle import TriggerPoint
from trigger_atlas.domain.names import AreaId, CautionPart, Grade, MuscleId, SideChoice
from trigger_atlas.domain.spine import in_short
from trigger_atlas.shown_card import Card
from trigger_atlas.ui import paint
from trigger_atlas.ui.card_blocks import heading, sentence
from trigger_atlas.ui.card_cautions import caution
from trigger_atlas.ui.card_rows import PAD, PointSwitch
from trigger_atlas.ui.chips import Chip, ChipLook, Tag
from trigger_atlas.ui.controls import IconButton, Pressable
from trigger_atlas.ui.flow import Block, Flow, empty, row, stack
from trigger_atlas.ui.fonts import Role, text_width
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.text import Line, Text
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_TAG, Tokens

BESIDE_SPINE = "When the segment is needled beside the spine"
SIDES = {SideChoice.LEFT: "Left", SideChoice.RIGHT: "Right", SideChoice.BOTH: "Left and right"}
LOOKS = {Grade.ESSENTIAL: ChipLook.ESSENTIAL, Grade.SPILLOVER: ChipLook.SPILLOVER}


def spoken_points(card: Card) -> list[TriggerPoint]:
    """The trigger points that the card speaks of: those that are on, or all if none is."""
    return [row.point for row in card.points if row.on] or [row.point for row in card.points]


class PathLine(Line):
    """Region and group above the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Role.META, "ink_3", parent=parent)
        self._steps = ("", "")

    def say(self, path: tuple[str, str]) -> None:
        """Show another path."""
        self._steps = path
        self.setText(", ".join(path))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = paint.painter_on(self)
        paint.text(painter, self.rect(), self._steps[0], Role.META, tokens.ink_3)
        x = text_width(Role.META, self._steps[0]) + 8
        paint_icon(painter, "chevron-right", tokens.ink_3, x, 2, 14)
        paint.text(
            painter, self.rect().adjusted(round(x) + 22, 0, 0, 0), self._steps[1], Role.META, tokens.ink_3
        )
        painter.end()


class RootsTag(Pressable):
    """The main roots; pressing them shows the muscle among others of its segments."""

    ring_radius = RADIUS_TAG

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(f"Roots {words}: look at the segments")
        self.setToolTip("Look at its segments")

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        edge = tokens.accent if self.lit else tokens.accent_line
        paint.box(painter, self.rect(), RADIUS_TAG, fill=tokens.accent_bg, edge=edge)
        paint.text(
            painter, QRectF(10, 0, self.width(), self.height()), self.text(), Role.CHIP_STRONG, tokens.ink
        )
        paint_icon(painter, "chevron-right", tokens.accent, self.width() - 22, self.height() / 2 - 8, 16)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(text_width(Role.CHIP_STRONG, self.text()) + 0.9) + 36, 26)


class CardHead(Block):
    """Names of the muscle, side, depth and roots.

    Signals:
        favourite_toggled: MuscleId.
        lens_asked: MuscleId whose segments are wanted.
        closed: The reader is done with this muscle.
    """

    lens_asked = Signal(object)
    favourite_toggled = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._muscle: MuscleId | None = None
        self._said: object = None
        self._path = PathLine()
        self._name = Text(role=Role.TITLE, ink="ink")
        self._latin = Text(role=Role.LATIN, ink="ink_3")
        self._star = IconButton("Add to favourites", "star", "Ctrl+D")
        self._close = IconButton("Close the card", "x", "Esc")
        self._tags = QWidget()
        self._flow = Flow(self._tags)
        self._title = row(None, [self._name, self._star, self._close])
        self._title.setStretch(0, 1)
        self._title.setAlignment(self._name, Qt.AlignmentFlag.AlignVCenter)
        self._below = stack(None, [self._latin, self._tags], (0, 0, PAD - 2, 0))
        self._below.setSpacing(12)
        stack(self, [self._path, self._title, self._below], (PAD, 0, 2, 0))
        self._compact = False
        self._star.clicked.connect(self._on_star_clicked)
        self._close.clicked.connect(self.closed)

    def compact(self, *, on: bool) -> None:
        """Put everything on one line, as a wide sheet has it."""
        if on == self._compact:
            return
        self._compact = on
        self._path.setVisible(not on)
        for widget in (self._tags, self._latin):
            self._title.removeWidget(widget) if not on else self._below.removeWidget(widget)
        if on:
            self._title.insertWidget(1, self._tags, 0, Qt.AlignmentFlag.AlignVCenter)
            self._title.insertWidget(2, self._latin, 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._below.insertWidget(0, self._latin)
            self._below.addWidget(self._tags)
        self._title.setStretch(0, 0 if on else 1)
        self._title.setSpacing(12 if on else 0)

    def present(self, card: Card) -> None:
        """Show the head of a card."""
        muscle = card.muscle
        self._muscle = muscle.id
        self._star.show_icon("star", filled=card.favourite)
        self._star.rename("Remove from favourites" if card.favourite else "Add to favourites")
        said = (muscle, card.side)
        if said == self._said:
            return
        self._said = said
        self._path.say(card.path)
        self._name.say(muscle.name)
        self._latin.say(muscle.latin)
        empty(self._flow)
        self._flow.addWidget(Tag(SIDES[card.side], strong=True))
        self._flow.addWidget(Tag(sentence(muscle.depth)))
        if muscle.anatomy.roots.main:
            roots = RootsTag(in_short(muscle.anatomy.roots.main))
            roots.clicked.connect(self._on_roots_clicked)
            self._flow.addWidget(roots)

    @Slot()
    def _on_roots_clicked(self) -> None:
        self.lens_asked.emit(self._muscle)

    @Slot()
    def _on_star_clicked(self) -> None:
        self.favourite_toggled.emit(self._muscle)


class Refers(Block):
    """Where pain is referred to, as chips and in words.

    Signals:
        area_clicked: AreaId.
    """

    area_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._places: object = None
        self._said: object = None
        self._box = Block()
        self._flow = Flow(self._box, 6)
        self._words = QVBoxLayout()
        self._words.setSpacing(4)
        stack(
            self,
            [heading("Refers pain to", "essential, then spillover"), 8, self._box, 12, self._words],
            (PAD, 0, PAD, 0),
        )

    def present(self, card: Card) -> None:
        """Show the areas of the points that are on."""
        self.setVisible(bool(card.areas))
        places = tuple((area.area, area.grade) for area in card.areas)
        if places != self._places:
            self._places = places
            self._build(card)
        for chip, area in zip(self._chips, card.areas, strict=True):
            chip.setChecked(area.shown)
        points = spoken_points(card)
        if points != self._said:
            self._said = points
            _say_points(self._words, [(point.label, point.refers.words) for point in points])

    def _build(self, card: Card) -> None:
        empty(self._flow)
        self._chips = [Chip(area.area, area.title, LOOKS[area.grade]) for area in card.areas]
        for chip, area in zip(self._chips, card.areas, strict=True):
            chip.setCheckable(True)
            chip.setAccessibleName(f"{area.title}, {area.grade}")
            chip.setToolTip("Show this area on the body")
            chip.pressed_key.connect(self._on_chip_pressed_key)
            self._flow.addWidget(chip)

    @Slot(str)
    def _on_chip_pressed_key(self, key: str) -> None:
        self.area_clicked.emit(AreaId(key))


def _say_points(layout: QVBoxLayout, said: list[tuple[str, str]]) -> None:
    """Fill a layout with one paragraph a point; the label leads where there are several."""
    empty(layout)
    for label, words in said:
        if len(said) > 1:
            layout.addWidget(Text(f"{label}  {sentence(words)}", Role.BODY, lead=len(label), lead_ink="ink"))
        else:
            layout.addWidget(Text(sentence(words), Role.BODY))


class Points(Block):
    """The trigger points with their switches.

    Signals:
        point_switched: PointId and whether its pain is to be shown.
    """

    point_switched = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PointSwitch] = []
        self._said: object = None
        self._inner = QVBoxLayout()
        self._inner.setSpacing(0)
        head = heading("Trigger points")
        head.setContentsMargins(PAD, 0, PAD, 0)
        stack(self, [head, 4, self._inner])

    def present(self, card: Card) -> None:
        """Show the points, or why there are none."""
        said = (tuple((row.point, row.under) for row in card.points), card.muscle.no_trigger_points)
        if said != self._said:
            self._said = said
            empty(self._inner)
            self._rows = [PointSwitch(row) for row in card.points]
            for switch in self._rows:
                switch.switched.connect(self.point_switched)
                self._inner.addWidget(switch)
            if not self._rows:
                why = Text(sentence(card.muscle.no_trigger_points), Role.BODY)
                self._inner.addLayout(stack(None, [why], (PAD, 0, PAD, 0)))
        for switch, shown in zip(self._rows, card.points, strict=True):
            switch.switch(on=shown.on)


class Cautions(Block):
    """Structures at risk of the needle in the muscle, then of the one beside the spine; always in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: object = None
        self._inner = stack(self, (), (PAD, 0, PAD, 0))
        self._inner.setSpacing(12)

    def present(self, card: Card) -> None:
        """Show the cautions."""
        self.setVisible(bool(card.cautions))
        if card.cautions == self._said:
            return
        self._said = card.cautions
        empty(self._inner)
        for part in CautionPart:
            rows = [row for row in card.cautions if row.part is part]
            if rows and part is CautionPart.PARASPINAL:
                self._inner.addWidget(Text(BESIDE_SPINE, Role.GROUP, "ink_3"))
            for shown in rows:
                self._inner.addWidget(caution(shown))


class Find(Block):
    """How to find the points that are on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: object = None
        self._words = QVBoxLayout()
        self._words.setSpacing(8)
        stack(self, [heading("How to find it"), 8, self._words, 16], (PAD, 0, PAD, 0))

    def present(self, card: Card) -> None:
        """Show how to find them."""
        points = spoken_points(card)
        self.setVisible(bool(points))
        if points == self._said:
            return
        self._said = points
        _say_points(
            self._words,
            [(point.label, ". ".join(filter(None, (point.find, sentence(point.note))))) for point in points],
        )
