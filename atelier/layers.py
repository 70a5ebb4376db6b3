"""The depth layer of each muscle, as the knowledge names it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

from atelier.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

MUSCLES = ROOT / "data" / "muscles.yaml"


@lru_cache(maxsize=1)
def _layers() -> Mapping[str, str]:
    entries = yaml.load(MUSCLES.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {str(e["id"]): str(e["depth"]) for e in entries}


def depth_of(muscle: str) -> str:
    """Give the depth layer of a muscle.

    Raises:
        KeyError: The knowledge does not know the muscle.
    """
    return _layers()[muscle]
