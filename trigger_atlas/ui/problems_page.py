"""The page that stands in for the atlas when files cannot be read."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trigger_atlas.knowledge.problem import Problem, Weight
from trigger_atlas.ui import paint
from trigger_atlas.ui.card_blocks import sentence
from trigger_atlas.ui.chips import Icon
from trigger_atlas.ui.controls import Button
from trigger_atlas.ui.flow import Flow, row, stack
from trigger_atlas.ui.fonts import Role, fixed_font
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.scroll import Scroll
from trigger_atlas.ui.text import Line, Text
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_CARD, RADIUS_TAG

WIDTH = 1000
PLACE = 232
"""Width of the column that says where, px."""
LISTED = 300
"""Rows shown; the command prints them all."""
COMMAND = "trigger-atlas validate"
SIGNS = {Weight.ERROR: ("circle-x", "stop"), Weight.WARNING: ("triangle-alert", "high")}


def counted(problems: tuple[Problem, ...]) -> str:
    """How many of each weight, ``4 errors, 2 warnings``."""
    counts = Counter(problem.weight for problem in problems)
    said = [(counts[Weight.ERROR], "error"), (counts[Weight.WARNING], "warning")]
    return ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in said if n)


class Fixed(Text):
    """A place in a file or a command, in the system's font of equal widths."""

    def __init__(self, words: str, *, boxed: bool = False) -> None:
        self._boxed = boxed
        super().__init__(words, Role.META, "ink")
        self.set_font(fixed_font())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._boxed:
            painter = paint.painter_on(self)
            paint.box(painter, self.rect(), RADIUS_TAG, fill=tokens_of(self).sunk)
            painter.end()
        super().paintEvent(event)


def _breakable(path: str) -> str:
    """A place in a structure that may be broken into lines after its dots."""
    return path.replace(".", ".\u200b").replace("[", "\u200b[")


class ProblemRow(QWidget):
    """One fault: where, what is wrong, what was expected."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        place = QWidget()
        place.setFixedWidth(PLACE)
        where: list[QWidget] = [Fixed(problem.place if problem.line else problem.file)]
        if problem.path:
            where.append(Text(_breakable(problem.path), Role.CAPTION, "ink_3"))
        stack(place, where)
        what = Text(sentence(problem.what), Role.CONTROL, "ink")
        words = stack(None, [what, Text(sentence(problem.expected), Role.META), -1])
        icon, ink = SIGNS[problem.weight]
        sign = Icon(problem.weight, icon, ink)
        layout = row(self, [sign, 14, place, 16, words], (20, 13, 20, 13))
        layout.setStretch(4, 1)
        layout.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        layout.setAlignment(place, Qt.AlignmentFlag.AlignTop)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.hairline(painter, 0, self.width(), 0, tokens_of(self).line)
        painter.end()


class Sheet(QWidget):
    """A card with hairlines between its parts."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = paint.painter_on(self)
        paint.box(painter, self.rect(), RADIUS_CARD, fill=tokens.card, edge=tokens.line)
        painter.end()


class Head(QWidget):
    """What happened, and what it means."""

    def __init__(self, parts: list[QWidget | int]) -> None:
        super().__init__()
        stack(self, parts, (70, 0, 0, 0))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = paint.painter_on(self)
        paint.box(
            painter,
            self.rect().adjusted(0, 0, 52 - self.width(), 52 - self.height()),
            10,
            fill=tokens.stop_bg,
            edge=tokens.stop_line,
        )
        paint_icon(painter, "file-warning", tokens.stop, 14, 14, 24)
        painter.end()


class ProblemsPage(QWidget):
    """Lists every fault of the data at once, and what can be done.

    Args:
        problems: Every fault; errors are listed before warnings.
        folder: Where the files lie.
        can_open: Whether the atlas can be opened all the same.

    Signals:
        open_anyway_asked: Open what can be read.
        check_again_asked: Read the files again.
    """

    open_anyway_asked = Signal()
    check_again_asked = Signal()

    def __init__(
        self,
        problems: tuple[Problem, ...],
        folder: Path,
        *,
        can_open: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Data problems")
        self._problems = tuple(sorted(problems, key=lambda problem: problem.weight is Weight.WARNING))
        self._folder = folder
        self._copy = Button("Copy list", "quiet", "copy")
        self._column = QWidget()
        command = Fixed(f" {COMMAND} ", boxed=True)
        sign = Icon("", "terminal", "ink_3")
        same = row(
            None,
            [sign, 10, Text("The same list on the command line:", Role.META), 8, command, -1],
            (4, 0, 0, 0),
        )
        stack(self._column, [self._head(can_open=can_open), 24, self._sheet(), 16, same, 32, -1])
        content = QWidget()
        self._frame = row(content, [self._column])
        stack(self, [Scroll(content)])
        self._copy.clicked.connect(self._on_copy_clicked)

    def _head(self, *, can_open: bool) -> QWidget:
        errors = any(problem.weight is Weight.ERROR for problem in self._problems)
        title = "Some of the data could not be read" if errors else "Some of the data need a look"
        after = (
            "The rest of the atlas is ready." if can_open else "The atlas opens when the errors are mended."
        )
        said = f"{counted(self._problems)} in {self._files()}. {after}"
        buttons = QWidget()
        layout = Flow(buttons, 12)
        if can_open:
            anyway = Button("Open the rest of the atlas anyway", "primary")
            anyway.clicked.connect(self.open_anyway_asked)
            layout.addWidget(anyway)
        again = Button("Check again", "secondary" if can_open else "primary", "rotate-cw")
        folder = Button("Open the folder", "quiet", "folder-open")
        again.clicked.connect(self.check_again_asked)
        folder.clicked.connect(self._on_folder_clicked)
        layout.addWidget(again)
        layout.addWidget(folder)
        return Head([Text(title, Role.DISPLAY, "ink"), 4, Text(said), 16, buttons])

    def _files(self) -> str:
        names = list(dict.fromkeys(problem.file for problem in self._problems))
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

    def _sheet(self) -> QWidget:
        made = Sheet()
        head = row(
            None, [Line("Problems", Role.HEADING, "ink"), 12, Line(counted(self._problems)), -1, self._copy]
        )
        head.setContentsMargins(20, 6, 12, 6)
        layout = stack(made, [head, *(ProblemRow(problem) for problem in self._problems[:LISTED])])
        more = len(self._problems) - LISTED
        if more > 0:
            layout.addLayout(
                row(None, [Line(f"{more} more are printed by the command below.")], (20, 13, 20, 13))
            )
        return made

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(map(str, self._problems)))
        self._copy.rename("Copied")

    @Slot()
    def _on_folder_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        side = max(24, (self.width() - WIDTH) // 2)
        self._frame.setContentsMargins(side, 52, side, 0)
        super().resizeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens_of(self).stage))
        painter.end()
