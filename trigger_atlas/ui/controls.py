"""Buttons: everything that is pressed paints itself from the tokens."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from trigger_atlas.ui import paint
from trigger_atlas.ui.fonts import Role, text_width
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_ROW, Tokens


class Pressable(QAbstractButton):
    """A button without looks: pointing hand, hover, focus by keyboard only, a name for screen readers."""

    ring_radius = RADIUS_ROW
    """Corner radius of the focus ring's inner edge, px."""
    ring_inside = False
    """Whether the ring lies inside the widget, as rows have it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def rename(self, name: str) -> None:
        """Show and read out another name."""
        if name != self.text():
            self.setText(name)
            self.setAccessibleName(name)
            self.updateGeometry()

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Paint the button."""
        raise NotImplementedError

    def ring_area(self) -> QRectF:
        """Where a ring that lies inside is painted."""
        return QRectF(self.rect())

    @property
    def lit(self) -> bool:
        """Whether the pointer is on it and it can be pressed."""
        return self.isEnabled() and self.underMouse()

    @override
    def nextCheckState(self) -> None:
        """Keep the state: what is checked is decided by what is shown, not by the click."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        tokens = tokens_of(self)
        self.draw(painter, tokens)
        if self.ring_inside and self.hasFocus():
            paint.box(painter, self.ring_area(), self.ring_radius, edge=tokens.accent, width=2)
        painter.end()


class Button(Pressable):
    """A button with words: ``primary``, ``secondary`` or ``quiet``; icons stand before and ``after`` them."""

    def __init__(
        self,
        name: str,
        look: str = "secondary",
        icon: str = "",
        after: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._look = look
        self._icon = icon
        self._after = after

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        fill, edge, ink = self._colours(tokens)
        paint.box(painter, self.rect(), RADIUS_ROW, fill=fill, edge=edge)
        pad = self._pad
        x = float(pad)
        if self._icon:
            paint_icon(painter, self._icon, ink, x, (self.height() - 20) / 2, 20)
            x += 28
        role = Role.STRONG if self._look == "primary" else Role.CONTROL
        paint.text(painter, QRectF(x, 0, self.width() - x, self.height()), self.text(), role, ink)
        if self._after:
            x += text_width(role, self.text()) + 8
            paint_icon(painter, self._after, ink, x, (self.height() - 16) / 2, 16)

    @property
    def _pad(self) -> int:
        return 8 if self._look == "quiet" else 16

    def _colours(self, tokens: Tokens) -> tuple[str, str, str]:
        if not self.isEnabled():
            return tokens.sunk, "", tokens.ink_3
        if self._look == "primary":
            return (tokens.accent_hover if self.lit else tokens.accent), "", tokens.on_accent
        if self._look == "quiet":
            return (tokens.hover if self.lit else ""), "", tokens.accent
        return (tokens.hover if self.lit else tokens.card), tokens.line, tokens.ink

    @override
    def sizeHint(self) -> QSize:
        role = Role.STRONG if self._look == "primary" else Role.CONTROL
        icons = (28 if self._icon else 0) + (24 if self._after else 0)
        return QSize(round(text_width(role, self.text()) + 0.9) + icons + 2 * self._pad, 40)


class IconButton(Pressable):
    """A square button with an icon; the name is its tooltip. ``filled`` fills the icon's outline."""

    def __init__(
        self,
        name: str,
        icon: str,
        keys: str = "",
        *,
        side: int = 40,
        framed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._icon = icon
        self._keys = keys
        self._side = side
        self._framed = framed
        self._filled = False
        self.rename(name)
        self.setToolTip(f"{name}  {keys}" if keys else name)

    @override
    def rename(self, name: str) -> None:
        super().rename(name)
        self.setToolTip(f"{name}  {self._keys}" if self._keys else name)

    def show_icon(self, icon: str, *, filled: bool = False) -> None:
        """Show another icon."""
        if (icon, filled) != (self._icon, self._filled):
            self._icon, self._filled = icon, filled
            self.update()

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        chosen = self.isCheckable() and self.isChecked()
        fill = (
            tokens.accent_bg if chosen else tokens.hover if self.lit else tokens.card if self._framed else ""
        )
        paint.box(painter, self.rect(), RADIUS_ROW, fill=fill, edge=tokens.line if self._framed else "")
        ink = tokens.accent if chosen or self._filled else tokens.ink_2
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        inset = (self._side - 20) / 2
        paint_icon(painter, self._icon, ink, inset, inset, 20, filled=self._filled)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)


def draw_toggle(painter: QPainter, tokens: Tokens, x: float, y: float, *, on: bool) -> None:
    """Paint a switch of 40 x 24 px with its top left corner at (x, y); on and off differ in place too."""
    track = QRectF(x, y, 40, 24)
    if on:
        paint.box(painter, track, 12, fill=tokens.accent)
        paint.box(painter, QRectF(x + 19, y + 3, 18, 18), 9, fill=tokens.on_accent)
    else:
        paint.box(painter, track, 12, fill=tokens.card, edge=tokens.line_strong, width=1.5)
        paint.box(painter, QRectF(x + 4, y + 4, 16, 16), 8, fill=tokens.line_strong)
