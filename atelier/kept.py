"""Arrays that take long to make, kept under ``build/`` until what they are made from changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from atelier.places import BUILD

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Arrays = dict[str, np.ndarray[Any, Any]]
_KEY = 16


def kept(name: str, key: str, make: Callable[[], Mapping[str, np.ndarray[Any, Any]]]) -> Arrays:
    """Give arrays by name, made if they are not kept yet.

    Args:
        name: What they are; one kept state a name, earlier ones are thrown away.
        key: Hexadecimal digest of what they are made from.
        make: Makes them.
    """
    path = BUILD / f"{name}-{key[:_KEY]}.npz"
    if path.exists():
        with np.load(path) as found:
            return dict(found)
    made = dict(make())
    BUILD.mkdir(parents=True, exist_ok=True)
    for stale in BUILD.glob(f"{name}-{'?' * _KEY}.npz"):
        stale.unlink()
    partial = path.with_suffix(".part")
    with partial.open("wb") as out:
        np.savez(out, **made)  # type: ignore[arg-type]
    partial.rename(path)
    return made
