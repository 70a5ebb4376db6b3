"""The bar at the top: the name, back and forward, the two doors, and the menu."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trigger_atlas.shown import Shown
from trigger_atlas.state_pain import Door
from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import IconButton, Pressable
from trigger_atlas.ui.flow import row
from trigger_atlas.ui.fonts import Role, text_width
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.menu import Menu
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import BAR_HEIGHT, RADIUS_FIELD, RADIUS_ROW, Tokens

THEMES = (("light", "Light"), ("dark", "Dark"), ("system", "Light or dark, like the system"))


class Brand(Pressable):
    """The sign and the name; pressing it leads to the start."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Trigger Atlas", parent)
        self.setAccessibleName("Trigger Atlas: to the start")
        self._named = True

    def show_name(self, *, on: bool) -> None:
        """Show or leave out the name beside the sign."""
        if on != self._named:
            self._named = on
            self.updateGeometry()

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        top = (self.height() - 28) / 2
        paint.box(painter, QRectF(0, top, 28, 28), RADIUS_ROW, fill=tokens.ink)
        painter.setPen(QPen(QColor(tokens.card), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(9, int(top) + 9, 19, int(top) + 19)
        painter.drawLine(19, int(top) + 9, 9, int(top) + 19)
        if self._named:
            words = QRectF(36, 0, self.width() - 36, self.height())
            paint.text(painter, words, self.text(), Role.HEADING, tokens.ink)

    @override
    def sizeHint(self) -> QSize:
        name = round(text_width(Role.HEADING, self.text()) + 0.9) + 8 if self._named else 0
        return QSize(28 + name, 40)


DOORS = {
    Door.MUSCLES: (
        "Muscle",
        "pain",
        "biceps-flexed",
        "Choose a muscle and see where its trigger points refer pain",
    ),
    Door.PAIN: ("Pain", "muscles", "brush", "Say where it hurts and see which muscles commonly refer there"),
    Door.SEGMENTS: (
        "Segments",
        "",
        "bone",
        "Choose a level of the spine and see what its root supplies (Gunn)",
    ),
}


class DoorPiece(Pressable):
    """One way through the atlas.

    Signals:
        pressed_door: Door.
    """

    ring_radius = RADIUS_ROW
    pressed_door = Signal(object)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        self._from, self._to, self._icon, tip = DOORS[door]
        super().__init__(f"{self._from} to {self._to}" if self._to else self._from, parent)
        self.door = door
        self.setCheckable(True)
        self.setToolTip(f"{tip}  M")
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.pressed_door.emit(self.door)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        face = QRectF(self.rect()).adjusted(0, 3, 0, -3)
        chosen = self.isChecked()
        if chosen:
            paint.box(painter, face.translated(0, 1), RADIUS_ROW, fill=tokens.line)
            paint.box(painter, face, RADIUS_ROW, fill=tokens.raised, edge=tokens.line)
        ink = tokens.ink if chosen or self.lit else tokens.ink_2
        role = Role.STRONG if chosen else Role.CONTROL
        middle = self.height() / 2
        paint_icon(painter, self._icon, ink, 14, middle - 10, 20)
        x = 42.0
        paint.text(painter, QRectF(x, 0, 200, self.height()), self._from, role, ink)
        if not self._to:
            return
        x += text_width(role, self._from) + 8
        paint_icon(painter, "arrow-right", tokens.ink_3, x, middle - 8, 16)
        paint.text(painter, QRectF(x + 24, 0, 200, self.height()), self._to, role, ink)

    @override
    def sizeHint(self) -> QSize:
        words = text_width(Role.STRONG, self._from) + text_width(Role.STRONG, self._to)
        return QSize(round(words) + 42 + (32 if self._to else 0) + 18, 44)


class Doors(QWidget):
    """The ways through the atlas, side by side.

    Signals:
        chosen: Door.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Ways through the atlas")
        self._pieces = {door: DoorPiece(door, self) for door in Door}
        row(self, self._pieces.values(), (3, 0, 3, 0))
        for piece in self._pieces.values():
            piece.pressed_door.connect(self.chosen)
        self.show_door(Door.MUSCLES)

    @property
    def pieces(self) -> tuple[Pressable, ...]:
        """The doors, left to right."""
        return tuple(self._pieces.values())

    def show_door(self, door: Door) -> None:
        """Mark the door that the reader stands in."""
        for key, piece in self._pieces.items():
            piece.setChecked(key is door)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        paint.box(painter, self.rect(), RADIUS_FIELD, fill=tokens_of(self).sunk)
        painter.end()

    @override
    def sizeHint(self) -> QSize:
        return QSize(sum(piece.sizeHint().width() for piece in self._pieces.values()) + 6, 44)


class AppBar(QWidget):
    """Names the program, leads back and forward and to the start.

    Signals:
        home_asked: Show the start.
        door_chosen: Door.
        back_asked: One place back.
        forward_asked: One place forward.
        theme_toggled: Change between light and dark.
        theme_chosen: ``light``, ``dark`` or ``system``.
        hatch_chosen: ``bool``, whether pain is hatched instead of dotted.
        motion_chosen: ``bool``, whether motion is reduced.
        guide_asked: Open the guide.
        shortcuts_asked: Show the keys.
        about_asked: Show what this is and how sure it is.
        search_asked: Open the search; only where the panel is not in sight.
        browse_asked: Open the list; only where the panel is not in sight.
    """

    home_asked = Signal()
    door_chosen = Signal(object)
    back_asked = Signal()
    forward_asked = Signal()
    theme_toggled = Signal()
    theme_chosen = Signal(str)
    hatch_chosen = Signal(bool)
    motion_chosen = Signal(bool)
    guide_asked = Signal()
    shortcuts_asked = Signal()
    about_asked = Signal()
    search_asked = Signal()
    browse_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(BAR_HEIGHT)
        self._brand = Brand()
        self._back = IconButton("Back", "arrow-left", "Alt+Left")
        self._forward = IconButton("Forward", "arrow-right", "Alt+Right")
        self._door = Doors(self)
        self._search = IconButton("Search", "search", "/")
        self._browse = IconButton("Browse muscles", "list-tree")
        self._theme = IconButton("Light or dark", "sun-moon", "T")
        self._more = IconButton("Menu", "ellipsis")
        self.menu = self._make_menu()
        left = row(None, [self._brand, 16, self._back, 0, self._forward])
        self._right = (self._search, self._browse, self._theme, self._more)
        self._doors = True
        right = row(None, self._right)
        row(self, [left, 16, -1, right], (16, 0, 12, 1))
        self._order_tabs()
        self.arrange(width=1600, sheets=False)
        self._connect()

    def _make_menu(self) -> Menu:
        menu = Menu(self)
        themes = QActionGroup(self)
        self._themes: dict[str, QAction] = {}
        for key, title in THEMES:
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setData(key)
            themes.addAction(action)
            self._themes[key] = action
        themes.triggered.connect(self._on_themes_triggered)
        menu.addSeparator()
        self._hatch = menu.addAction("Hatch pain instead of dotting it")
        self._motion = menu.addAction("Reduce motion")
        for action, signal in ((self._hatch, self.hatch_chosen), (self._motion, self.motion_chosen)):
            action.setCheckable(True)
            action.triggered.connect(signal)
        menu.addSeparator()
        self._guide = menu.addAction("Guide\tF1")
        self._guide.triggered.connect(self.guide_asked)
        menu.addAction("Keyboard shortcuts\t?").triggered.connect(self.shortcuts_asked)
        menu.addAction("About, and how sure we are").triggered.connect(self.about_asked)
        return menu

    def _order_tabs(self) -> None:
        chain = (self._brand, self._back, self._forward, *self._door.pieces, *self._right)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self._brand.clicked.connect(self.home_asked)
        self._door.chosen.connect(self.door_chosen)
        self._back.clicked.connect(self.back_asked)
        self._forward.clicked.connect(self.forward_asked)
        self._theme.clicked.connect(self.theme_toggled)
        self._more.clicked.connect(self._on_more_clicked)
        self._search.clicked.connect(self.search_asked)
        self._browse.clicked.connect(self.browse_asked)

    def present(self, shown: Shown) -> None:
        """Show where back and forward lead."""
        self._back.setEnabled(shown.can_go_back)
        self._forward.setEnabled(shown.can_go_forward)
        self._door.show_door(shown.door)

    def show_theme(self, choice: str) -> None:
        """Tick the chosen theme in the menu."""
        self._themes[choice].setChecked(True)

    def show_choices(self, *, hatch: bool, reduced_motion: bool) -> None:
        """Tick in the menu how pain and motion are shown."""
        self._hatch.setChecked(hatch)
        self._motion.setChecked(reduced_motion)

    def show_ways(self, *, on: bool) -> None:
        """Show the ways through the atlas; there are none while the knowledge cannot be read."""
        self._doors = on
        self._guide.setEnabled(on)
        for button in (self._back, self._forward):
            button.setVisible(on)

    def arrange(self, *, width: int, sheets: bool) -> None:
        """Fit the bar to a window; ``sheets``: search and list are opened from here."""
        self._brand.show_name(on=width >= 1440)
        self._search.setVisible(sheets)
        self._browse.setVisible(sheets)
        self._place_door(width)

    def _place_door(self, width: int) -> None:
        size = self._door.sizeHint()
        self._door.resize(size)
        if width >= 1440:
            x = (width - size.width()) // 2
        else:
            x = 16 + self._brand.sizeHint().width() + 16 + 80 + 16
        self._door.move(x, (BAR_HEIGHT - size.height()) // 2)
        buttons = sum(not button.isHidden() for button in self._right)
        self._door.setVisible(self._doors and x + size.width() + 16 + 40 * buttons + 12 <= width)

    @Slot(QAction)
    def _on_themes_triggered(self, action: QAction) -> None:
        self.theme_chosen.emit(action.data())

    @Slot()
    def _on_more_clicked(self) -> None:
        self.menu.dress()
        corner = self._more.mapToGlobal(QPoint(self._more.width(), self._more.height() + 4))
        self.menu.popup(corner - QPoint(self.menu.sizeHint().width(), 0))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.chrome))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line))
        painter.end()
