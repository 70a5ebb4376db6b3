"""The one door to other threads: plain work out, one value back by a queued signal."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QThreadPool, SignalInstance


def run_in_pool(fn: Callable[[], object], done: SignalInstance) -> None:
    """Run work on another thread and hand its result to the thread that listens.

    Args:
        fn: Work that touches no widget and shares no mutable value; must not raise.
        done: Signal with one ``object``; connect it with a queued connection.
    """

    def work() -> None:
        result = fn()
        # The listener may be gone when the work is done; then nobody wants the result.
        with suppress(RuntimeError):
            done.emit(result)

    QThreadPool.globalInstance().start(work)
