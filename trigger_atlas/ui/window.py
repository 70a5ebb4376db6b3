"""The window: the figure first, then everything around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.window_layout import Arrangement, Box, Mode, Stop, arrange

if TYPE_CHECKING:
    from trigger_atlas.shown import Shown
    from trigger_atlas.ui.panels import Panels

TITLE = "Trigger Atlas"
SMALLEST = (480, 560)
FIRST_SIZE = (1600, 1000)


class Window(QWidget):
    """Lays out the stage and, once they exist, the panels around it.

    Signals:
        closed: The window is about to close.
    """

    closed = Signal()

    def __init__(self, stage: QWidget | None = None) -> None:
        super().__init__()
        self.stage = stage or QWidget()
        self.panels: Panels | None = None
        self._page: QWidget | None = None
        self._has_card = False
        self._painting = False
        self.stop = Stop.MIDDLE
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST_SIZE)
        self.stage.setParent(self)
        self.lay_out()

    @property
    def arrangement(self) -> Arrangement:
        """Where everything goes now."""
        return arrange(
            self.width(), self.height(), has_card=self._has_card, stop=self.stop, painting=self._painting
        )

    def complete(self) -> Panels:
        """Make the panels; call once, after the first picture is on the screen."""
        from trigger_atlas.ui.panels import Panels

        self.panels = Panels(self)
        self.lay_out()
        self.panels.show_all()
        return self.panels

    def present(self, shown: Shown) -> None:
        """Tell the panels what is shown and make room for it at the right; the stage is told by its owner."""
        has_card = shown.card is not None or shown.segments is not None or shown.guide is not None
        painting = shown.pain is not None
        if (has_card, painting) != (self._has_card, self._painting):
            self._has_card, self._painting = has_card, painting
            self.lay_out()
        about = "Guide" if shown.guide else shown.card.muscle.name if shown.card else ""
        if shown.segments is not None and not about:
            about = shown.segments.about
        name = f"{about} – {TITLE}" if about else TITLE
        if name != self.windowTitle():
            self.setWindowTitle(name)
        if self.panels is not None:
            self.panels.present(shown)

    def show_page(self, page: QWidget | None) -> None:
        """Show a page in place of everything below the bar; None brings everything back."""
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
        self._page = page
        if page is not None:
            page.setParent(self)
            page.show()
        self.stage.setVisible(page is None)
        if self.panels is not None:
            self.panels.show_page(on=page is not None)
        self.lay_out()

    def place(self) -> str:
        """Size and place of the window as text, to be kept."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore_place(self, kept: str) -> None:
        """Take a kept size and place; what cannot be read changes nothing."""
        self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "ignore")))

    def lay_out(self) -> None:
        """Give every part its place."""
        parts = self.arrangement
        self.stage.setGeometry(QRect(*parts.stage))
        if self.panels is not None:
            self.panels.lay_out(parts)
        if self._page is not None:
            top = parts.bar[3] if self.panels is not None else 0
            self._page.setGeometry(0, top, self.width(), self.height() - top)
            self._page.raise_()
        self.update()

    def pull(self, stop: Stop) -> None:
        """Let the bottom sheet rest at a stop."""
        self.stop = stop
        self.lay_out()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.lay_out()
        super().resizeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        take = getattr(self.stage, "handle_key", None)
        if take is None or not take(event):
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grounds of the panels, so that nothing flashes while they are made."""
        tokens = tokens_of(self)
        parts = self.arrangement
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.stage))
        grounds: list[tuple[Box, str]] = [(parts.bar, tokens.chrome)]
        if parts.mode is not Mode.SHEET:
            card = tokens.card if self._has_card or self._painting else tokens.chrome
            grounds += [(parts.rail or parts.left, tokens.chrome), (parts.right, card)]
        for place, colour in grounds:
            painter.fillRect(QRect(*place), QColor(colour))
        painter.end()
