"""What the reader's gestures mean while the guide is open."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from trigger_atlas import state as to
from trigger_atlas import state_guide as at
from trigger_atlas.domain.names import GuideId
from trigger_atlas.state_guide import GuideState, Level
from trigger_atlas.store import Store


class GuideIntents(QObject):
    """Slots for every signal of the guide."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store

    @Slot()
    def toggle(self) -> None:
        """Open the guide, or put it away."""
        self._read(at.toggle)

    @Slot()
    def open(self) -> None:
        """Open the guide."""
        self._read(at.open_guide)

    @Slot()
    def close(self) -> None:
        """Put the guide away."""
        self._read(at.close)

    @Slot(object)
    def choose_level(self, level: Level) -> None:
        """Choose whose wording is shown."""
        self._read(partial(at.choose_level, level=level))

    @Slot(str)
    def type_query(self, query: str) -> None:
        """Look for words."""
        self._read(partial(at.type_query, query=query))

    @Slot(object)
    def fold(self, entry: GuideId) -> None:
        """Fold or unfold an entry."""
        self._read(partial(at.fold, entry=entry))

    def _read(self, change: Callable[[GuideState], GuideState]) -> None:
        self._store.apply(lambda now: to.read(now, change(now.guide)))
