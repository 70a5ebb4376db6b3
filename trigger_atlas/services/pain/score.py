"""How well a referral answers a pain: a few named weights, the same for the live and the exact list."""

import numpy as np

from trigger_atlas.services.pain.common import Numbers

SPILLOVER = 0.4
"""What pain in a spillover zone counts beside pain in an essential one: it is felt by some, not by most."""
COVER, OWN, COMMON = 0.6, 0.25, 0.15
"""Shares of the score: explaining the pain at all, showing most of one's own pattern, being often met."""
NAMED = 0.3
"""How far a condition that names a muscle moves it from its score towards 1."""
LOCAL = 0.1
"""What a belly under the pain counts if no zone of it reaches there."""
LEAST = 0.03
"""Share of the pain below which a zone is no answer."""


def cover(essential: Numbers, spillover: Numbers, *, with_spillover: bool = True) -> Numbers:
    """How much of the pain a referral explains, 0 to 1, from the shares that its zones cover."""
    return essential + SPILLOVER * spillover if with_spillover else essential


def score(explained: Numbers, own: Numbers, common: Numbers) -> Numbers:
    """The score, 0 to 1; nothing explained scores nothing.

    Args:
        explained: What ``cover`` gives.
        own: Share of the referral's own pattern that hurts, 0 to 1.
        common: Commonness, 1 to 3.
    """
    return np.asarray(explained * (COVER + OWN * own + COMMON * (common - 1) / 2))


def named(value: float) -> float:
    """The score of a muscle that the chosen condition names."""
    return value + NAMED * (1 - value)
