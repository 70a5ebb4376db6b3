"""The view strip: every group of views as a small picture, and above it the views of the one on the stage."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from trigger_atlas.domain.names import View, ViewGroup
from trigger_atlas.shown_strip import Entry, Variant
from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.fonts import Role, text_width
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_CARD, RADIUS_ROW, Tokens

CELL = QSize(64, 76)
NARROWEST = 44
PICTURE = QSize(52, 44)
PAD, GAP = 6, 4
GROUP_KEYS = dict(zip(ViewGroup, "12346789", strict=True))
FACES = {
    ViewGroup.FRONT: View.ANTERIOR,
    ViewGroup.BACK: View.POSTERIOR,
    ViewGroup.LEFT: View.LEFT,
    ViewGroup.RIGHT: View.RIGHT,
    ViewGroup.HEAD: View.HEAD_LEFT,
    ViewGroup.HAND: View.HAND_PALMAR,
    ViewGroup.FOOT: View.FOOT_DORSAL,
    ViewGroup.PELVIS: View.PELVIS_INFERIOR,
}
"""The view that stands for its group."""


class Thumbnail(Pressable):
    """One group of views; a dot says that pain of the selection shows there."""

    ring_inside = True

    def __init__(self, group: ViewGroup, parent: QWidget) -> None:
        super().__init__(group.capitalize(), parent)
        self.entry: Entry | None = None
        self._picture = QImage()
        self._width = CELL.width()
        self.setCheckable(True)
        self.setToolTip(f"{group.capitalize()} view  {GROUP_KEYS[group]}")

    def show_picture(self, picture: QImage) -> None:
        """Show the view itself."""
        self._picture = picture
        self.update()

    def show_entry(self, entry: Entry | None) -> None:
        """Say what it opens; None: there is nothing of it."""
        self.setVisible(entry is not None)
        self.entry = entry
        if entry is not None:
            self.setChecked(entry.chosen)
            note = ", pain shows there" if entry.dot else ""
            self.setAccessibleName(f"{self.text()} view{note}")
            self.update()

    def narrow_to(self, width: int) -> None:
        """Take this width, px."""
        if width != self._width:
            self._width = width
            self.updateGeometry()

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        chosen = self.isChecked()
        _ground(painter, self, tokens)
        if not self._picture.isNull():
            size = self._picture.deviceIndependentSize()
            top = 6 + (PICTURE.height() - size.height()) / 2
            painter.drawImage(QPointF(round((self.width() - size.width()) / 2), round(top)), self._picture)
        words = QRectF(0, self.height() - 24, self.width(), 20)
        role = Role.GROUP if chosen else Role.CAPTION
        ink = tokens.ink if chosen else tokens.ink_2
        paint.text(painter, words, self.text(), role, ink, Qt.AlignmentFlag.AlignHCenter)
        if self.entry is not None and self.entry.dot:
            _dot(painter, tokens, self.width() - 14)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width, CELL.height())


class VariantButton(Pressable):
    """One view of the group on the stage."""

    ring_inside = True

    def __init__(self, variant: Variant, parent: QWidget) -> None:
        super().__init__(variant.view.short, parent)
        self.variant = variant
        self.setCheckable(True)
        self.setChecked(variant.chosen)
        note = ", pain shows there" if variant.dot else ""
        self.setAccessibleName(f"{variant.view.words}{note}")
        self.setToolTip(variant.view.words)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        chosen = self.isChecked()
        _ground(painter, self, tokens)
        role, ink = (Role.CHIP_STRONG, tokens.ink) if chosen else (Role.CHIP, tokens.ink_2)
        paint.text(painter, self.rect(), self.text(), role, ink, Qt.AlignmentFlag.AlignHCenter)
        if self.variant.dot:
            _dot(painter, tokens, self.width() - 11, 4)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(text_width(Role.CHIP_STRONG, self.text()) + 0.9) + 26, 36)


class ViewStrip(QWidget):
    """All groups of views in a row.

    Signals:
        views_chosen: ``tuple[View, ...]`` of one view.
    """

    views_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Views")
        self._thumbnails = {group: Thumbnail(group, self) for group in ViewGroup}
        self._variants: list[VariantButton] = []
        self._shown: tuple[Variant, ...] = ()
        self._group = QButtonGroup(self, exclusive=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        column.setSpacing(GAP)
        self._above, self._row = QHBoxLayout(), QHBoxLayout()
        self._above.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for layout in (self._above, self._row):
            layout.setSpacing(GAP)
            column.addLayout(layout)
        for thumbnail in self._thumbnails.values():
            thumbnail.show_entry(None)
            self._row.addWidget(thumbnail)
            self._group.addButton(thumbnail)
        self._group.buttonClicked.connect(self._on_group_button_clicked)

    def show_picture(self, group: ViewGroup, picture: QImage) -> None:
        """Show what a group looks like; ``picture`` is already as small as it will be shown."""
        self._thumbnails[group].show_picture(picture)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show the groups there are, and the views of the group on the stage where there are several."""
        known = {entry.group: entry for entry in entries}
        for group, thumbnail in self._thumbnails.items():
            thumbnail.show_entry(known.get(group))
        chosen = [entry for entry in entries if entry.chosen]
        several = len(chosen) == 1 and len(chosen[0].variants) > 1
        self._show_variants(chosen[0].variants if several else ())

    def fit_into(self, width: int) -> None:
        """Let the pictures stand closer where there is less room, px."""
        count = sum(not thumbnail.isHidden() for thumbnail in self._thumbnails.values())
        room = (width - 2 * PAD + GAP) // max(1, count) - GAP
        for thumbnail in self._thumbnails.values():
            thumbnail.narrow_to(max(NARROWEST, min(CELL.width(), room)))
        # Only the outer layout hears of it by itself.
        self._row.invalidate()

    def _show_variants(self, variants: tuple[Variant, ...]) -> None:
        if variants == self._shown:
            return
        had_focus = any(button.hasFocus() for button in self._variants)
        self._shown = variants
        for button in self._variants:
            self._group.removeButton(button)
            self._above.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._variants = [VariantButton(variant, self) for variant in variants]
        for button in self._variants:
            self._above.addWidget(button)
            self._group.addButton(button)
            button.show()
            if had_focus and button.isChecked():
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_group_button_clicked(self, pressed: Thumbnail | VariantButton) -> None:
        if isinstance(pressed, VariantButton):
            pressed.setChecked(pressed.variant.chosen)
            self.views_chosen.emit((pressed.variant.view,))
        elif pressed.entry is not None:
            pressed.setChecked(pressed.entry.chosen)
            self.views_chosen.emit((pressed.entry.opens,))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        tokens = tokens_of(self)
        paint.box(painter, self.rect(), RADIUS_CARD, fill=tokens.card, edge=tokens.line)
        painter.end()


def _ground(painter: QPainter, button: Pressable, tokens: Tokens) -> None:
    """What lies under a button: its choice, or the pointer on it."""
    if button.isChecked():
        paint.box(painter, button.rect(), RADIUS_ROW, fill=tokens.accent_bg, edge=tokens.accent, width=2)
    elif button.lit:
        paint.box(painter, button.rect(), RADIUS_ROW, fill=tokens.hover)


def _dot(painter: QPainter, tokens: Tokens, x: float, y: float = 8) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.pain))
    painter.drawEllipse(QRectF(x, y, 6, 6))
