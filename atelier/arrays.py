"""Names for the arrays that the atelier passes about."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Singles: TypeAlias = npt.NDArray[np.float32]
Ints: TypeAlias = npt.NDArray[np.int64]
Bools: TypeAlias = npt.NDArray[np.bool_]
Bytes: TypeAlias = npt.NDArray[np.uint8]


def unit(v: npt.ArrayLike) -> Floats:
    """Scale vectors to length 1 along the last axis; a zero vector stays zero."""
    a = np.asarray(v, np.float64)
    return np.asarray(a / np.maximum(np.linalg.norm(a, axis=-1, keepdims=True), 1e-9))


def smoothstep(low: float, high: float, x: npt.ArrayLike) -> Floats:
    """Go smoothly from 0 at ``low`` to 1 at ``high``, which may be the smaller."""
    t = np.clip((np.asarray(x, np.float64) - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t))
