"""The depth layer and the region of each muscle, as the knowledge names them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

from atelier.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

MUSCLES = ROOT / "data" / "muscles.yaml"


@lru_cache(maxsize=1)
def _entries() -> Mapping[str, Mapping[str, object]]:
    entries = yaml.load(MUSCLES.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {str(e["id"]): e for e in entries}


def depth_of(muscle: str) -> str:
    """Give the depth layer of a muscle.

    Raises:
        KeyError: The knowledge does not know the muscle.
    """
    return str(_entries()[muscle]["depth"])


def region_of(muscle: str) -> str:
    """Give the region that a muscle is filed under.

    Raises:
        KeyError: The knowledge does not know the muscle.
    """
    return str(_entries()[muscle]["region"])
