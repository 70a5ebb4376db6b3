"""How a hand finds things in the window."""

from PySide6.QtWidgets import QAbstractButton

from tools.drive import Drive


def button(drive: Drive, name: str) -> QAbstractButton:
    """The button of a name, one that is in sight before others."""
    found = [one for one in drive.window.findChildren(QAbstractButton) if one.accessibleName() == name]
    return next((one for one in found if one.isVisible()), found[0])
