"""The one place where the state lives."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from trigger_atlas.state import AppState


class Store(QObject):
    """Holds the state and tells of every change, one at a time.

    Signals:
        changed: ``(old, new)`` states; emitted only if they differ.
    """

    changed = Signal(object, object)

    def __init__(self, state: AppState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._waiting: deque[Callable[[AppState], AppState]] = deque()
        self._busy = False

    @property
    def state(self) -> AppState:
        """The state now."""
        return self._state

    def apply(self, change: Callable[[AppState], AppState]) -> None:
        """Change the state; a change asked for by a listener waits until the running one has been told."""
        self._waiting.append(change)
        if self._busy:
            return
        self._busy = True
        try:
            while self._waiting:
                self._step(self._waiting.popleft())
        finally:
            self._busy = False
            self._waiting.clear()

    def _step(self, change: Callable[[AppState], AppState]) -> None:
        old, self._state = self._state, change(self._state)
        if self._state != old:
            self.changed.emit(old, self._state)
