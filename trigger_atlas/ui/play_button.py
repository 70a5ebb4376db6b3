"""Starts, pauses and steps the build-up of a referral."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.spread_show import SpreadShow
from trigger_atlas.ui.tokens import RADIUS_FIELD, Tokens

BEGIN, PAUSE, GO_ON, NEXT = "Show how the pain spreads", "Pause", "Go on", "Next picture"


class PlayButton(Pressable):
    """A floating button beside the legend, which names the steps."""

    ring_radius = RADIUS_FIELD

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(BEGIN, parent)
        self._icon = "play"
        self.setToolTip(f"{BEGIN}  P")
        self.hide()

    def show_state(self, show: SpreadShow, *, reduced_motion: bool) -> None:
        """Say what a press will do."""
        if not show.is_on:
            name, self._icon = BEGIN, "play"
        elif reduced_motion:
            name, self._icon = NEXT, "chevron-right"
        elif show.is_playing:
            name, self._icon = PAUSE, "pause"
        else:
            name, self._icon = GO_ON, "play"
        self.rename(name)
        self.setToolTip(f"{name}  P")
        self.update()

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        fill = tokens.hover if self.lit else tokens.card
        paint.box(painter, self.rect(), RADIUS_FIELD, fill=fill, edge=tokens.line)
        paint_icon(painter, self._icon, tokens.accent, (self.width() - 18) / 2, (self.height() - 18) / 2, 18)

    @override
    def sizeHint(self) -> QSize:
        return QSize(44, 36)
