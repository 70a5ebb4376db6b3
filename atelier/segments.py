"""Segments of the spinal cord by name."""

from __future__ import annotations

SEGMENTS = tuple(
    f"{letter}{number}"
    for letter, count in (("C", 8), ("T", 12), ("L", 5), ("S", 5))
    for number in range(1, count + 1)
)
"""From the neck down."""
FACE = "V"
"""Skin of the trigeminal nerve: it holds the segments off, and is drawn nowhere."""


def neighbours(segment: str) -> tuple[str, ...]:
    """Name the segments just above and below.

    >>> neighbours("T12"), neighbours("S5")
    (('T11', 'L1'), ('S4',))
    """
    at = SEGMENTS.index(segment)
    return tuple(SEGMENTS[k] for k in (at - 1, at + 1) if 0 <= k < len(SEGMENTS))
