"""Starts the installed application offscreen at a muscle and closes it."""

import os
import sys
import tempfile
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp()

from PySide6.QtWidgets import QApplication

import trigger_atlas
from trigger_atlas.app import App


def main() -> int:
    """0 if the window opened on the shipped atlas and showed a muscle."""
    qt = QApplication(sys.argv[:1])
    app = App(qt, "trigger-atlas://muscle/trapezius-upper?side=left")
    until = time.monotonic() + 20
    while app.intents is None and time.monotonic() < until:
        qt.processEvents()
    selected = app.store.state.place.selected
    app.window.close()
    sys.stderr.write(f"started from {trigger_atlas.__file__}: {selected} is shown\n")
    return 0 if selected == "trapezius-upper" else 1


if __name__ == "__main__":
    sys.exit(main())
