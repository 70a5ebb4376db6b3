"""Two small windows: the keys, and what this is and how sure it is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from trigger_atlas import __version__
from trigger_atlas.ui.chips import KeyHint
from trigger_atlas.ui.controls import Button
from trigger_atlas.ui.evidence import CERTAINTY, NEEDLING, PURPOSE, RED_FLAGS
from trigger_atlas.ui.flow import Part, row, stack
from trigger_atlas.ui.fonts import Role
from trigger_atlas.ui.scroll import Scroll
from trigger_atlas.ui.text import Line, Text
from trigger_atlas.ui.theme import tokens_of

KEYS = (
    (
        "Anywhere",
        (
            (("/",), "search; also Ctrl+K"),
            (("Esc",), "one step back out"),
            (("Alt", "←"), "back"),
            (("Alt", "→"), "forward"),
            (("Ctrl", "D"), "add to favourites, or remove"),
            (("M",), "the next door; also Ctrl+M"),
            (("T",), "light or dark"),
            (("F1",), "the guide"),
            (("?",), "this list"),
        ),
    ),
    (
        "Where it hurts",
        (
            (("Drag",), "paint, or erase"),
            (("Click",), "take a whole area of skin, or leave it"),
            (("Right drag",), "move the figure"),
            (("Ctrl", "Z"), "take back; with Shift: do again"),
            (("Del",), "clear the painting"),
        ),
    ),
    (
        "Segments",
        (
            (("↑", "↓"), "from level to level, in the list"),
            (("Click",), "the level of the skin there, or the muscle"),
            (("Esc",), "from a muscle to its segment, and out"),
        ),
    ),
    (
        "On the body",
        (
            (("Click",), "select; again: one layer deeper"),
            (("1", "2", "3", "4"), "front, back, left, right"),
            (("5",), "front and back together"),
            (("6", "7", "8", "9"), "head, hand, foot, pelvis; again: the next view"),
            (("B",), "the other body"),
            (("[", "]"), "peel to a deeper layer, and back"),
            (("+", "−"), "zoom, or turn the wheel"),
            (("0",), "fit to the window"),
            (("L",), "labels of the trigger points"),
            (("W",), "structures at risk"),
            (("P",), "show how the pain spreads; pause"),
            (("←", "→"), "from muscle to muscle; Enter selects"),
            (("Shift", "←"), "move the figure; all four arrows"),
        ),
    ),
)


class Paper(QDialog):
    """A window of text that is closed with Esc."""

    def __init__(self, title: str, parts: list[Part], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        content = QWidget()
        stack(content, [Text(title, Role.TITLE, "ink"), 16, *parts, 8, -1], (32, 28, 26, 0))
        close = Button("Close", "primary")
        close.clicked.connect(self.accept)
        stack(self, [Scroll(content), row(None, [-1, close], (0, 12, 24, 20))]).setStretch(0, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens_of(self).card))
        painter.end()


def shortcuts(parent: QWidget) -> Paper:
    """The window that lists the keys."""
    columns = row(None, [_keys(title, lines) for title, lines in KEYS])
    columns.setSpacing(40)
    made = Paper("Keyboard shortcuts", [columns], parent)
    made.resize(760, 480)
    return made


def _keys(title: str, lines: tuple[tuple[tuple[str, ...], str], ...]) -> QWidget:
    made = QWidget()
    layout = stack(made, [Line(title, Role.HEADING, "ink"), 12])
    for keys, words in lines:
        box = QWidget()
        box.setFixedWidth(108)
        row(box, [part for key in keys for part in (KeyHint(key), 4)] + [-1])
        layout.addLayout(row(None, [box, Text(words, Role.LIST)], (0, 4, 0, 4)))
    layout.addStretch(1)
    return made


def about(parent: QWidget) -> Paper:
    """The window that says what this is and how sure it is."""
    parts: list[Part] = [Text(PURPOSE), 16]
    for title, lines in (
        ("How sure are we?", CERTAINTY),
        ("Needles", NEEDLING),
        ("Look beyond muscle first", (RED_FLAGS,)),
    ):
        parts += [Line(title, Role.HEADING, "ink"), 4]
        for words in lines:
            parts += [Text(words), 4]
        parts.append(12)
    parts.append(
        Text(f"Version {__version__}. Code: MIT. Texts and drawings: CC BY 4.0.", Role.META, "ink_3")
    )
    made = Paper("About Trigger Atlas", parts, parent)
    made.resize(640, 680)
    return made
