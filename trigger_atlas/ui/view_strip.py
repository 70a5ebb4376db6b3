"""The view strip: every view of the body as a small picture of itself."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget
from typing_extensions import override

from trigger_atlas.domain.names import View
from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.fonts import Role
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_CARD, RADIUS_ROW, Tokens

CELL = QSize(64, 76)
PICTURE_HEIGHT = 44.0


class Thumbnail(Pressable):
    """One view; a dot says that pain of the selection shows there."""

    ring_inside = True

    def __init__(self, view: View, parent: QWidget) -> None:
        super().__init__(view.words, parent)
        self.view = view
        self._picture = QImage()
        self._dot = False
        self.setCheckable(True)
        self.setToolTip(f"{view.words} view  {list(View).index(view) + 1}")

    def show_picture(self, picture: QImage) -> None:
        """Show the view itself."""
        self._picture = picture
        self.update()

    def show_dot(self, *, on: bool) -> None:
        """Say whether pain shows in this view."""
        if on != self._dot:
            self._dot = on
            note = ", pain shows there" if on else ""
            self.setAccessibleName(f"{self.view.words} view{note}")
            self.update()

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        chosen = self.isChecked()
        if chosen:
            paint.box(painter, self.rect(), RADIUS_ROW, fill=tokens.accent_bg, edge=tokens.accent, width=2)
        elif self.lit:
            paint.box(painter, self.rect(), RADIUS_ROW, fill=tokens.hover)
        if not self._picture.isNull():
            share = PICTURE_HEIGHT / self._picture.height()
            width = self._picture.width() * share
            painter.drawImage(
                QRectF(round((self.width() - width) / 2), 6, width, PICTURE_HEIGHT), self._picture
            )
        words = QRectF(0, self.height() - 24, self.width(), 20)
        role = Role.GROUP if chosen else Role.CAPTION
        paint.text(
            painter,
            words,
            self.text(),
            role,
            tokens.ink if chosen else tokens.ink_2,
            Qt.AlignmentFlag.AlignHCenter,
        )
        if self._dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.pain))
            painter.drawEllipse(QRectF(self.width() - 14, 8, 6, 6))

    @override
    def sizeHint(self) -> QSize:
        return CELL


class ViewStrip(QWidget):
    """All views in a row.

    Signals:
        views_chosen: ``tuple[View, ...]`` of one view.
    """

    views_chosen = Signal(object)

    def __init__(self, views: Iterable[View], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Views")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 6, 6)
        row.setSpacing(4)
        self._thumbnails = {view: Thumbnail(view, self) for view in views}
        self._group = QButtonGroup(self, exclusive=False)
        for thumbnail in self._thumbnails.values():
            row.addWidget(thumbnail)
            self._group.addButton(thumbnail)
        self._group.buttonClicked.connect(self._on_group_button_clicked)

    def show_picture(self, view: View, picture: QImage) -> None:
        """Show a view itself; ``picture`` is already as small as it will be shown."""
        self._thumbnails[view].show_picture(picture)

    def show_views(self, views: tuple[View, ...], dots: frozenset[View]) -> None:
        """Mark the views on the stage, and those where pain shows."""
        for view, thumbnail in self._thumbnails.items():
            thumbnail.setChecked(view in views)
            thumbnail.show_dot(on=view in dots)

    @Slot(object)
    def _on_group_button_clicked(self, thumbnail: Thumbnail) -> None:
        self.views_chosen.emit((thumbnail.view,))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        tokens = tokens_of(self)
        paint.box(painter, self.rect(), RADIUS_CARD, fill=tokens.card, edge=tokens.line)
        painter.end()
