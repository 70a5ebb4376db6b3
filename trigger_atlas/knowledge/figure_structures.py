"""Structures at risk from geometry and index: ``kidney`` lies on both sides, ``heart:left`` on one."""

from collections.abc import Iterator, Mapping
from typing import Any

from trigger_atlas.domain.figure import Shape
from trigger_atlas.domain.names import CautionId, PointId, Side, View

Json = Mapping[str, Any]


def structures_of(paths: Mapping[str, str], view: View) -> dict[tuple[CautionId, Side], Shape]:
    """Outlines by structure and side, of the sides that the view shows; files store the left."""
    return {
        (name, side): Shape(path, side is Side.RIGHT)
        for key, path in paths.items()
        for name, side in _sided(key)
        if view.near_side in (None, side)
    }


def structures_under(plain: Json) -> dict[tuple[PointId, Side], frozenset[CautionId]]:
    """Structures under each trigger point, by the point and its side."""
    return {
        (PointId(point), side): names
        for point, keys in plain.items()
        for side in Side
        if (names := frozenset(name for key in keys for name, on in _sided(key) if on is side))
    }


def _sided(key: str) -> Iterator[tuple[CautionId, Side]]:
    name, _, only = key.partition(":")
    for side in (Side(only),) if only else Side:
        yield CautionId(name), side
