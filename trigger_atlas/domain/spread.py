"""When what appears while the spread of a referral is shown: pure timing, in shares of the whole build-up.

The x comes first, then pain runs outward over the skin to where it is essential, last comes spillover
(mockups/TOKENS.md, section 8).
"""

from dataclasses import dataclass
from enum import StrEnum

MARK_MS = 600.0
"""The x appears."""
HOLD_MS = 400.0
"""The x alone."""
FRONT_MS = 2400.0
"""Essential pain runs outward."""
SPILL_MS = 600.0
"""Spillover follows."""
REST_MS = 3000.0
"""The whole picture stays before it begins anew."""
TOTAL_MS = MARK_MS + HOLD_MS + FRONT_MS + SPILL_MS
"""The build-up without the rest."""
SOFT = 30.0
"""Depth of the front in which pain thickens from nothing to its full, body units."""

FRONT_FROM = (MARK_MS + HOLD_MS) / TOTAL_MS
SPILL_FROM = (MARK_MS + HOLD_MS + FRONT_MS) / TOTAL_MS


class Step(StrEnum):
    """What a build-up is showing, in its order."""

    POINT = "Trigger point"
    ESSENTIAL = "Essential pain"
    SPILLOVER = "Spillover pain"


STILLS = {Step.POINT: FRONT_FROM, Step.ESSENTIAL: SPILL_FROM, Step.SPILLOVER: 1.0}
"""The three pictures that stand for the build-up where nothing may move, as shares of it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What shows at one moment, each 0 to 1.

    Attributes:
        mark: How far the x has appeared.
        front: How far essential pain has run from the x to its farthest place.
        spill: How much of spillover has appeared.
        step: What is being shown.
    """

    mark: float
    front: float
    spill: float
    step: Step


def moment(share: float) -> Moment:
    """What shows at a share of the build-up.

    Args:
        share: 0 for the beginning, 1 for the whole picture; beyond is held to these.

    >>> moment(0.0).mark, moment(0.25).step.value, moment(1.0).spill
    (0.0, 'Trigger point', 1.0)
    """
    share = _held(share)
    mark = 1 - (1 - _held(share * TOTAL_MS / MARK_MS)) ** 3
    front = _held((share - FRONT_FROM) / (SPILL_FROM - FRONT_FROM))
    spill = _held((share - SPILL_FROM) / (1 - SPILL_FROM))
    step = Step.POINT if front == 0 else Step.ESSENTIAL if spill == 0 else Step.SPILLOVER
    return Moment(mark, front, spill, step)


def share_at(elapsed_ms: float) -> float:
    """Share of the build-up after a time; it rests on the whole picture and begins anew.

    Args:
        elapsed_ms: Since the beginning, ms, >= 0.

    >>> share_at(0), share_at(2000), share_at(4500), share_at(7000)
    (0.0, 0.5, 1.0, 0.0)
    """
    return _held(elapsed_ms % (TOTAL_MS + REST_MS) / TOTAL_MS)


def next_still(share: float | None) -> float | None:
    """The picture after one of ``STILLS``; the first after none, none after the last."""
    later = [still for still in STILLS.values() if share is None or still > share]
    return later[0] if later else None


def _held(share: float) -> float:
    return min(1.0, max(0.0, share))
