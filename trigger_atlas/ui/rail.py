"""What stands at the left of a small window: the ways to the panel."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from trigger_atlas.ui.columns import LeftColumn
from trigger_atlas.ui.controls import IconButton
from trigger_atlas.ui.flow import stack

SEARCH, BROWSE, FAVOURITES, RECENT = "search", "browse", "favourites", "recent"
WAYS = (
    (SEARCH, "Search", "search", "/"),
    (BROWSE, "Browse muscles", "list-tree", ""),
    (FAVOURITES, "Favourites", "star", ""),
    (RECENT, "Recently viewed", "history", ""),
)


class RailButton(IconButton):
    """One way.

    Signals:
        pressed_key: Key of the way.
    """

    pressed_key = Signal(str)

    def __init__(self, key: str, name: str, icon: str, keys: str) -> None:
        super().__init__(name, icon, keys, side=48)
        self.key = key
        self.setCheckable(True)
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.pressed_key.emit(self.key)


class Rail(LeftColumn):
    """The ways to search, browse, favourites and what was viewed before.

    Signals:
        asked: Key of the way that was pressed.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Search and browse")
        self._buttons = {key: RailButton(key, name, icon, keys) for key, name, icon, keys in WAYS}
        layout = stack(self, [*self._buttons.values(), -1], (8, 12, 8, 12))
        layout.setSpacing(4)
        for button in self._buttons.values():
            button.pressed_key.connect(self.asked)

    def mark(self, key: str) -> None:
        """Show which way is open; empty if none is."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)
