"""Tells readers of the screen where descriptions come from; light, so that the first frame does not wait."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface


@cache
def describe_to_readers() -> None:
    """Have every canvas described when a reader of the screen asks; once a process."""
    QAccessible.installFactory(_describe)


def _describe(_key: str, thing: QObject | None) -> QAccessibleInterface | None:
    from trigger_atlas.ui.canvas import Canvas

    if not isinstance(thing, Canvas):
        return None
    from trigger_atlas.ui.accessible import CanvasDescription

    thing.description = thing.description or CanvasDescription(thing)
    return thing.description
