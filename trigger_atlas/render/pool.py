"""The one door to other threads: plain work out, one value back in the thread that asked."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from itertools import count

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal, SignalInstance, Slot


def run_in_pool(fn: Callable[[], object], done: SignalInstance) -> None:
    """Run work on another thread and emit its result here; call from the thread of the application.

    Args:
        fn: Work that touches no widget and shares no mutable value; must not raise.
        done: Signal with one ``object``; if its sender is gone by then, the result is dropped.
    """
    relay = _relay()
    ticket = relay.take(done)

    def work() -> None:
        relay.finished.emit(ticket, fn())

    QThreadPool.globalInstance().start(work)


class _Relay(QObject):
    """Lives as long as the application, so that a worker never speaks to an object that is being deleted.

    Signals:
        finished: Ticket and result; emitted by workers, received in the thread of the application.
    """

    finished = Signal(int, object)

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._tickets = count()
        self._waiting: dict[int, SignalInstance] = {}
        self.finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def take(self, done: SignalInstance) -> int:
        """Remember who waits for a result."""
        ticket = next(self._tickets)
        self._waiting[ticket] = done
        return ticket

    @Slot(int, object)
    def _on_finished(self, ticket: int, result: object) -> None:
        done = self._waiting.pop(ticket)
        with suppress(RuntimeError):
            done.emit(result)


@cache
def _relay() -> _Relay:
    return _Relay(QCoreApplication.instance())
