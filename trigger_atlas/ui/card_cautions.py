"""Structures at risk on the card: how much they matter, what they lie under, what to do after a hit."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trigger_atlas.domain.names import CautionPart, Severity
from trigger_atlas.domain.reference import Source
from trigger_atlas.services.cautions import URGENCY
from trigger_atlas.shown_card import CautionRow
from trigger_atlas.ui import paint
from trigger_atlas.ui.card_blocks import Banner, group, sentence
from trigger_atlas.ui.chips import SEVERITY_ICONS, Icon, SeverityBadge
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.flow import Block, Part, row, stack
from trigger_atlas.ui.fonts import Role, text_width
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.text import Text
from trigger_atlas.ui.tokens import RADIUS_TAG, Tokens

IF_IT_HAPPENS = "If it happens"
INKS = {Severity.STOP: "stop", Severity.HIGH: "high", Severity.CARE: "ink_2"}
"""Tokens that colour what is said of a severity."""


class Warned(Block):
    """A line of warning: the sign and the colour of its severity, and words."""

    def __init__(self, words: str, severity: Severity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon = Icon(severity.upper(), SEVERITY_ICONS[severity], INKS[severity], 16)
        sign = stack(None, [2, icon, -1])
        row(self, [sign, 8, Text(words, Role.CONTROL, INKS[severity])]).setStretch(2, 1)


def caution(shown: CautionRow) -> QWidget:
    """A structure at risk: shape, word and colour tell how much it matters; it never folds away."""
    name = Text(shown.structure, Role.HEADING, "ink")
    badge = SeverityBadge(shown.severity)
    head = row(None, [badge, 8, name])
    head.setStretch(2, 1)
    head.setAlignment(name, Qt.AlignmentFlag.AlignVCenter)
    head.setAlignment(badge, Qt.AlignmentFlag.AlignTop)
    said = Text(sentence(shown.why), Role.LIST, "ink" if shown.severity is Severity.STOP else "ink_2")
    parts: list[Part] = [head]
    if shown.why:
        parts += [8, said]
    if shown.points:
        parts += [8, Warned(f"Under {', '.join(shown.points)}", shown.severity)]
    if shown.if_hit:
        parts += [4, IfItHappens(shown)]
    content = group(parts)
    if shown.part is CautionPart.PARASPINAL:
        return content
    if shown.severity is Severity.STOP:
        return Banner(content, "stop", bar=True)
    return Banner(content, "high") if shown.severity is Severity.HIGH else content


class HitHead(Pressable):
    """The quiet head of what to do; the whole line is the target."""

    ring_inside = True

    def __init__(self, structure: str, parent: QWidget | None = None) -> None:
        super().__init__(IF_IT_HAPPENS, parent)
        self._structure = structure
        self._open = False
        self.show_as(is_open=False)

    def show_as(self, *, is_open: bool) -> None:
        """Show whether what it heads is unfolded."""
        self._open = is_open
        state = "open" if is_open else "closed"
        self.setAccessibleName(f"{IF_IT_HAPPENS}: {self._structure}, {state}")
        self.update()

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        if self.lit:
            paint.box(painter, self.rect(), RADIUS_TAG, fill=tokens.hover)
        chevron = "chevron-down" if self._open else "chevron-right"
        paint_icon(painter, chevron, tokens.ink_2, 0, (self.height() - 16) / 2, 16)
        area = QRectF(24, 0, self.width() - 24, self.height())
        paint.text(painter, area, self.text(), Role.CONTROL, tokens.ink_2)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(text_width(Role.CONTROL, self.text()) + 0.9) + 32, 32)


class IfItHappens(Block):
    """What shows that a structure was hit and what to do then; made when it is first unfolded."""

    def __init__(self, shown: CautionRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self._content: QWidget | None = None
        self._head = HitHead(shown.structure)
        self._layout = stack(self, [row(None, [self._head, -1])])
        self._head.clicked.connect(self._on_head_clicked)

    @Slot()
    def _on_head_clicked(self) -> None:
        is_open = self._content is None or self._content.isHidden()
        if self._content is None:
            self._content = _told(self._shown)
            # At the width it will have, so that its lines are broken once.
            self._content.resize(self.width(), self._content.height())
            self._layout.addWidget(self._content)
        self._content.setVisible(is_open)
        self._head.show_as(is_open=is_open)


def _told(shown: CautionRow) -> QWidget:
    made = Block()
    if shown.if_hit is None:
        return made
    said = [
        ("Signs", shown.if_hit.signs),
        ("What to do", shown.if_hit.act),
        ("Medical help", f"{URGENCY[shown.if_hit.urgency]}."),
    ]
    parts = [Text(f"{label}  {words}", Role.LIST, lead=len(label), lead_ink="ink") for label, words in said]
    works = "; ".join(dict.fromkeys(map(_author, shown.works)))
    layout = stack(made, [*parts, Text(f"From {works}", Role.META, "ink_3")], (0, 4, 0, 0))
    layout.setSpacing(8)
    return made


def _author(source: Source) -> str:
    """Who a work is by and from when: institutions by their full name, people by the first of them."""
    author = source.authors.partition(",")[0] or source.title
    return f"{author} {source.year}" if source.year else author
