"""The start: the doors, what was viewed before, the keys, and the limits of the evidence."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from trigger_atlas.domain.names import SideChoice
from trigger_atlas.shown import MuscleRow, Shown
from trigger_atlas.state_pain import Door
from trigger_atlas.ui import paint
from trigger_atlas.ui.chips import KeyHint
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.evidence import FOOTER
from trigger_atlas.ui.flow import empty, row, stack
from trigger_atlas.ui.fonts import Role, text_width
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.scroll import Scroll
from trigger_atlas.ui.text import Line, Text
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_CARD, RADIUS_ROW, Tokens

HINTS = (
    (("Click",), "select, again to go deeper"),
    (("[", "]"), "peel to a deeper layer and back"),
    (("?",), "all shortcuts"),
)
PEEK = 160
"""Height below which only the first words are shown, px."""
PICTURE = 128
"""Width of the picture on the door, px."""
PICTURED_FROM = 340
"""Width of the door from which words and picture stand beside each other, px."""
DOORS = {
    Door.MUSCLES: (
        *("Muscle", "pain", "biceps-flexed"),
        *("Pick a muscle. See its trigger points and where the pain goes.", "Browse muscles"),
    ),
    Door.PAIN: (
        *("Pain", "muscles", "brush"),
        *("Paint where it hurts. See which muscles commonly refer there.", "Paint the pain"),
    ),
    Door.SEGMENTS: (
        *("Segments", "", "bone"),
        *("Choose a level of the spine. See its muscles, skin and signs.", "Open the spine"),
    ),
}
SIDES = {SideChoice.BOTH: "both sides"}


class DoorCard(Pressable):
    """A way in, as a card: its picture, what it does, and where it leads.

    Signals:
        pressed_door: Door.
    """

    ring_radius = RADIUS_CARD
    pressed_door = Signal(object)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        self._from, self._to, self._icon, words, self._action = DOORS[door]
        title = f"{self._from} to {self._to}" if self._to else self._from
        super().__init__(f"{title}: {self._action.lower()}", parent)
        self._door = door
        self.clicked.connect(self._on_clicked)
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._words = Text(words, Role.LIST)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._room = stack(self, [self._words])
        self._fit()

    @Slot()
    def _on_clicked(self) -> None:
        self.pressed_door.emit(self._door)

    def show_picture(self, picture: QImage) -> None:
        """Show a picture of the figure; a null one is replaced by a sign."""
        self._picture = picture
        self._fit()
        self.update()

    @property
    def _is_pictured(self) -> bool:
        return not self._picture.isNull() and self.width() >= PICTURED_FROM

    @property
    def _left(self) -> int:
        return PICTURE + 16 if self._is_pictured else 76

    def _fit(self) -> None:
        self._room.setContentsMargins(self._left, 42, 16, 44)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        face = QRectF(self.rect()).adjusted(1, 1, -1, -2)
        paint.box(painter, face.translated(0, 1), RADIUS_CARD, fill=tokens.line)
        fill = tokens.hover if self.lit else tokens.card
        paint.box(painter, face, RADIUS_CARD, fill=fill, edge=tokens.line)
        if not self._is_pictured:
            paint.box(painter, QRectF(20, 20, 40, 40), RADIUS_ROW, fill=tokens.accent_bg)
            paint_icon(painter, self._icon, tokens.accent, 28, 28, 24)
        else:
            self._draw_picture(painter, face, tokens)
        x = float(self._left)
        paint.text(painter, QRectF(x, 14, 200, 24), self._from, Role.PANEL_TITLE, tokens.ink)
        if self._to:
            x += text_width(Role.PANEL_TITLE, self._from) + 8
            paint_icon(painter, "arrow-right", tokens.ink_3, x, 18, 16)
            paint.text(painter, QRectF(x + 24, 14, 200, 24), self._to, Role.PANEL_TITLE, tokens.ink)
        low = QRectF(self._left, self.height() - 38, 200, 24)
        paint.text(painter, low, self._action, Role.CONTROL, tokens.accent)
        after = self._left + text_width(Role.CONTROL, self._action) + 8
        paint_icon(painter, "arrow-right", tokens.accent, after, low.top() + 4, 16)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _draw_picture(self, painter: QPainter, face: QRectF, tokens: Tokens) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(face.adjusted(1, 1, -1, -1), RADIUS_CARD - 1, RADIUS_CARD - 1)
        painter.save()
        painter.setClipPath(shape)
        place = QRectF(face.left(), face.top(), PICTURE, face.height())
        size = self._picture.size().scaled(
            place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
        )
        picture = QRectF(0, 0, size.width(), size.height())
        picture.moveCenter(place.center())
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        painter.drawImage(picture, self._picture)
        painter.restore()
        painter.fillRect(QRectF(place.right(), face.top(), 1, face.height()), QColor(tokens.line))


class RecentRow(Pressable):
    """A muscle that was viewed before.

    Signals:
        muscle_chosen: MuscleId.
    """

    muscle_chosen = Signal(object)
    ring_inside = True

    def __init__(self, shown: MuscleRow, side: SideChoice, parent: QWidget | None = None) -> None:
        super().__init__(shown.title, parent)
        self.muscle = shown.muscle
        self._side = SIDES.get(side, str(side))
        self.setAccessibleName(f"{shown.title}, {self._side}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.muscle_chosen.emit(self.muscle)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        if self.lit:
            paint.box(painter, self.rect(), RADIUS_ROW, fill=tokens.hover)
        paint_icon(painter, "history", tokens.ink_3, 8, 12, 16)
        paint.text(painter, self.rect().adjusted(34, 0, -12, 0), self.text(), Role.LIST, tokens.ink)
        right = self.rect().adjusted(34, 0, -8, 0)
        paint.text(painter, right, self._side, Role.META, tokens.ink_3, Qt.AlignmentFlag.AlignRight)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 40)


class GuideLink(Pressable):
    """The way to the guide: what it answers, and where it leads."""

    ring_inside = True
    question, answer = "What are trigger points and IMS?", "Read the guide"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(f"{self.question} {self.answer}", parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        if self.lit:
            paint.box(painter, self.rect(), RADIUS_ROW, fill=tokens.hover)
        paint_icon(painter, "book-marked", tokens.ink_3, 8, 10, 16)
        words = QRectF(34, 8, self.width() - 42, 20)
        paint.text(painter, words, self.question, Role.LIST, tokens.ink_2)
        paint.text(painter, words.translated(0, 20), self.answer, Role.CONTROL, tokens.accent)
        after = words.left() + text_width(Role.CONTROL, self.answer) + 8
        paint_icon(painter, "arrow-right", tokens.accent, after, 30, 16)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 56)


class Recent(QWidget):
    """What was viewed before; absent while there is nothing.

    Signals:
        muscle_chosen: MuscleId.
    """

    muscle_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: object = ()
        self._inner = stack(None, (), (0, 0, 0, 0))
        head = Line("Recently viewed", Role.GROUP)
        stack(self, [row(None, [8, head]), 4, self._inner])
        self.hide()

    def present(self, shown: Shown) -> None:
        """Show the last muscles, newest first."""
        if shown.recent == self._said:
            return
        self._said = shown.recent
        self.setVisible(bool(shown.recent))
        empty(self._inner)
        for muscle, side in shown.recent:
            line = RecentRow(muscle, side)
            line.muscle_chosen.connect(self.muscle_chosen)
            self._inner.addWidget(line)


class Limits(QWidget):
    """What this is and is not, in one line at the foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        stack(self, [Text(FOOTER, Role.CAPTION, "ink_3")], (50, 14, 24, 14))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = paint.painter_on(self)
        paint.hairline(painter, 0, self.width(), 0, tokens.line)
        paint_icon(painter, "info", tokens.ink_3, 24, (self.height() - 16) / 2, 16)
        painter.end()


class StartPanel(QWidget):
    """Where a reader begins.

    Signals:
        muscle_chosen: MuscleId that was viewed before.
        browse_asked: Show the list of muscles.
        door_chosen: Door.
        guide_asked: Open the guide.
    """

    muscle_chosen = Signal(object)
    browse_asked = Signal()
    door_chosen = Signal(object)
    guide_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Start")
        self._door, *others = (DoorCard(door) for door in DOORS)
        self._guide, self._recent = GuideLink(), Recent()
        content = QWidget()
        title = Text("Where shall we start?", Role.TITLE, "ink")
        hint = Text("Click any muscle on the body, or go through a door.", Role.LIST)
        between = [part for card in others for part in (12, card)]
        head = row(None, [stack(None, [title, 4, hint, 20, self._door, *between])], (8, 0, 8, 0))
        keys = row(None, [stack(None, self._hints())], (8, 0, 8, 0))
        self._room = stack(content, [head, 12, self._guide, 12, self._recent, 24, -1, keys, 16])
        self._limits = Limits()
        self._sheet = False
        stack(self, [Scroll(content), self._limits], (1, 0, 0, 0)).setStretch(0, 1)
        self.as_sheet(on=False)
        self._door.clicked.connect(self.browse_asked)
        for card in others:
            card.pressed_door.connect(self.door_chosen)
        self._recent.muscle_chosen.connect(self.muscle_chosen)
        self._guide.clicked.connect(self.guide_asked)

    @staticmethod
    def _hints() -> list[QWidget]:
        made = []
        for keys, words in HINTS:
            line = QWidget()
            box = QWidget()
            box.setFixedWidth(72)
            row(box, [part for key in keys for part in (KeyHint(key), 4)] + [-1])
            row(line, [box, Line(words), -1], (0, 3, 0, 3))
            made.append(line)
        return made

    def as_sheet(self, *, on: bool) -> None:
        """Stand in the bottom sheet, which has an edge and a handle of its own."""
        self._sheet = on
        self._room.setContentsMargins(16, 4 if on else 24, 10, 0)
        self.update()

    def present(self, shown: Shown) -> None:
        """Show what was viewed before."""
        self._recent.present(shown)

    def show_picture(self, picture: QImage) -> None:
        """Show a picture of the figure on the door."""
        self._door.show_picture(picture)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._limits.setVisible(self.height() >= PEEK)
        super().resizeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.chrome))
        if not self._sheet:
            painter.fillRect(QRect(0, 0, 1, self.height()), QColor(tokens.line))
        painter.end()
