"""A program whose first frame is timed from outside: ``empty`` window, or the ``figure`` of the application.

Prints one line: the system's clock at the first frame and at the complete window, and the memory then.
"""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

SIZE = (1600, 1000)


class Empty(QWidget):
    """A window with nothing in it; tells when it was painted."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QTimer.singleShot(0, self.done)

    def done(self) -> None:
        """Report and leave."""
        now = time.monotonic()
        report(now, now)


def report(first: float, complete: float) -> None:
    """Print the times and the largest memory so far, and leave."""
    import resource

    print(first, complete, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, flush=True)
    QApplication.exit()


def empty() -> None:
    """Open the empty window."""
    qt = QApplication([])
    window = Empty()
    window.resize(*SIZE)
    window.show()
    qt.exec()


def figure() -> None:
    """Open the application as the command does."""
    from trigger_atlas import quick_start

    quick_start.begin()
    from trigger_atlas import app as application

    first: list[float] = []

    class TimedApp(application.App):
        """Notes the first frame, and leaves when everything is there."""

        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)  # type: ignore[arg-type]
            assert self.stage is not None
            self.stage.first_painted.connect(self.note)
            self.loaded.connect(self.leave)
            self.window.resize(*SIZE)

        def note(self) -> None:
            """Note the time."""
            first.append(time.monotonic())

        def leave(self) -> None:
            """Report and leave."""
            report(first[0], time.monotonic())

    vars(application)["App"] = TimedApp
    application.run()


if __name__ == "__main__":
    {"empty": empty, "figure": figure}[sys.argv[1]]()
