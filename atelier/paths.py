"""Geometry as text: rings joined by ``;``, points as ``x,y``, two decimals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Floats


def polygons_of(shape: BaseGeometry) -> list[BaseGeometry]:
    """List the polygons of a geometry, without anything thinner."""
    parts = shapely.get_parts(shape)
    return [
        p for part in parts for p in shapely.get_parts(part) if p.geom_type == "Polygon" and not p.is_empty
    ]


def points_text(P: Floats) -> str:
    """Write points (n, 2)."""
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in P.tolist())


def path_text(shape: BaseGeometry) -> str:
    """Write the rings of polygons, even-odd, without the closing points; empty for no area."""
    rings = [ring for p in polygons_of(shape) for ring in (p.exterior, *p.interiors)]
    return ";".join(points_text(shapely.get_coordinates(ring)[:-1]) for ring in rings)


def _number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
