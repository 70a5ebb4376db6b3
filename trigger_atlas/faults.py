"""A fault of the program is told once and does not end it."""

import sys
import traceback
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox


def report_faults() -> None:
    """Print an unexpected error and show it in a dialog with the details to copy; the window stays open."""
    sys.excepthook = _report


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    details = "".join(traceback.format_exception(kind, error, trace))
    sys.stderr.write(details)
    if issubclass(kind, KeyboardInterrupt):
        sys.exit(130)
    if QApplication.activeModalWidget() is None:
        words = "Something went wrong. The atlas stays open."
        box = QMessageBox(QMessageBox.Icon.Warning, "Trigger Atlas", words)
        box.setDetailedText(details)
        box.exec()
