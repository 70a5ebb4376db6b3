"""What a start of the window does without, so that it is over sooner."""

import gc
from contextlib import suppress
from importlib import import_module


def begin() -> None:
    """Make imports and loading quick; call before anything of the window is imported."""
    # Nearly all that a start makes stays; looking through it for garbage would take a quarter of the time.
    gc.disable()
    # WORKAROUND PySide reads the source of every module imported after it, numpy's too, to see whether
    # it may use ``__feature__`` switches (PYSIDE-2029). Nothing here does.
    with suppress(ImportError):
        vars(import_module("PySide6.support.feature"))["feature_imported"] = _ignore


def end() -> None:
    """Collect garbage again, of what is made from now on; does nothing after the first time."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _ignore(_module: object) -> None:
    pass
