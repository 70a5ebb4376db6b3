"""Whether there is a screen to open a window on; asked before Qt is, which would abort."""

import os
import sys

TOLD_BY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def has_display() -> bool:
    """True if a window can be opened; only Linux has to be told where."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in TOLD_BY)
