"""What a start of the window does without, so that it is over sooner."""

import gc
from contextlib import suppress


def begin() -> None:
    """Make imports and loading quick; call before anything of the window is imported."""
    # Nearly all that a start makes stays; looking through it for garbage would take a quarter of the time.
    gc.disable()
    # WORKAROUND PySide reads the source of every module imported after it, numpy's too, to see whether
    # it may use ``__feature__`` switches (PYSIDE-2029). Nothing here does.
    with suppress(ImportError):
        from PySide6.support import feature

        feature.feature_imported = _ignore


def end() -> None:
    """Collect garbage again, of what is made from now on."""
    gc.freeze()
    gc.enable()


def _ignore(_module: object) -> None:
    pass
