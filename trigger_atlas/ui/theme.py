"""Tokens become a palette; widgets that paint themselves find their tokens through that palette.

The palette is the only thing that changes with the theme, so switching needs no widget to be made or told.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from trigger_atlas.ui.tokens import DARK, LIGHT, THEMES, Tokens, high_contrast

_Role = QPalette.ColorRole
_BY_PALETTE = {(QColor(one.chrome).rgb(), QColor(one.ink_3).rgb()): one for one in THEMES}


def palette_for(tokens: Tokens) -> QPalette:
    """The palette of a theme."""
    colours = {
        _Role.Window: tokens.chrome,
        _Role.WindowText: tokens.ink,
        _Role.Base: tokens.card,
        _Role.AlternateBase: tokens.sunk,
        _Role.Text: tokens.ink,
        _Role.PlaceholderText: tokens.ink_3,
        _Role.Button: tokens.card,
        _Role.ButtonText: tokens.ink,
        _Role.BrightText: tokens.pain,
        _Role.Highlight: tokens.accent,
        _Role.HighlightedText: tokens.on_accent,
        _Role.Accent: tokens.accent,
        _Role.Link: tokens.accent,
        _Role.LinkVisited: tokens.accent,
        _Role.ToolTipBase: tokens.ink,
        _Role.ToolTipText: tokens.stage,
        _Role.Light: tokens.raised,
        _Role.Midlight: tokens.hover,
        _Role.Mid: tokens.line,
        _Role.Dark: tokens.line_strong,
        _Role.Shadow: tokens.shadow,
    }
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.ink_3))
    return palette


def tokens_of(widget: QWidget) -> Tokens:
    """The theme that a widget stands in."""
    palette = widget.palette()
    key = (palette.color(_Role.Window).rgb(), palette.color(_Role.PlaceholderText).rgb())
    return _BY_PALETTE.get(key, LIGHT)


def prepare(app: QApplication) -> None:
    """Fusion, the shipped font and text sizes; call once before the first words are shown."""
    # The first frame has no words.
    from trigger_atlas.ui.fonts import Role, font, register_fonts

    app.setStyle("Fusion")
    register_fonts()
    app.setFont(font(Role.LIST))


def apply(app: QApplication, choice: str) -> None:
    """Switch the theme of every widget at once.

    Args:
        app: The running application.
        choice: ``light``, ``dark`` or ``system``.
    """
    app.setPalette(palette_for(chosen(app, choice)))


def chosen(app: QApplication, choice: str) -> Tokens:
    """The tokens of ``light``, ``dark`` or ``system``, with more contrast where the system asks for it."""
    hints = app.styleHints()
    dark = choice == "dark" or (choice == "system" and hints.colorScheme() is Qt.ColorScheme.Dark)
    tokens = DARK if dark else LIGHT
    # Qt 6.8 and 6.9 cannot say; the hints must stay referenced while they are asked.
    ask = getattr(hints, "accessibility", None)
    if ask is not None and ask().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return high_contrast(tokens)
    return tokens
