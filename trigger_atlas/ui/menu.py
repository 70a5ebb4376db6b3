"""The look of menus. They alone wear a style sheet: no other way gives their rows room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QWidget

from trigger_atlas.ui.fonts import Role, font
from trigger_atlas.ui.icons import icon
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_FIELD, RADIUS_ROW

SHEET = """
QMenu {{ background: {card}; border: 1px solid {line}; border-radius: {field}px; padding: 6px; }}
QMenu::item {{ color: {ink}; padding: 9px 28px 9px 12px; border-radius: {row}px; }}
QMenu::item:selected {{ background: {hover}; }}
QMenu::icon {{ padding-left: 10px; }}
QMenu::indicator {{ width: 0px; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 6px 8px; }}
"""


class Menu(QMenu):
    """A floating card of actions."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = parent
        self.setFont(font(Role.LIST))
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowFlags(
            self.windowFlags() | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        )

    def dress(self) -> None:
        """Take the colours of the theme, and tick what is chosen; call before it opens."""
        tokens = tokens_of(self._owner)
        colours = {"card": tokens.card, "line": tokens.line, "ink": tokens.ink, "hover": tokens.hover}
        self.setStyleSheet(SHEET.format(**colours, field=RADIUS_FIELD, row=RADIUS_ROW))
        tick, none = icon("check", tokens.accent, 16), QIcon()
        for action in self.actions():
            action.setIcon(tick if action.isChecked() else none)
