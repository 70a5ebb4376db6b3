"""Orthographic views of the body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from atelier.arrays import unit

if TYPE_CHECKING:
    from atelier.arrays import Floats

Box = tuple[float, float, float, float]

FAR = 2000.0


@dataclass(frozen=True)
class Camera:
    """A page to look at the body through; x right and y down in body units.

    Attributes:
        right: World direction of the page's +x, (3,).
        up: World direction of the page's -y, (3,).
        forward: World direction of sight, into the page, (3,).
        box: The page: x0, y0, x1, y1, body units.
        ppu: Pixels a body unit.
        origin: World point that lies at (0, 0) of the page, (3,).
    """

    right: Floats
    up: Floats
    forward: Floats
    box: Box
    ppu: float
    origin: Floats

    @property
    def width(self) -> int:
        """Pixels across."""
        return round((self.box[2] - self.box[0]) * self.ppu)

    @property
    def height(self) -> int:
        """Pixels down."""
        return round((self.box[3] - self.box[1]) * self.ppu)

    def project(self, P: Floats) -> Floats:
        """Bring world points (..., 3) onto the page (..., 2)."""
        Q = np.asarray(P, np.float64) - self.origin
        return np.stack([Q @ self.right, -(Q @ self.up)], -1)

    def depth(self, P: Floats) -> Floats:
        """Measure how far world points (..., 3) lie behind the plane of the origin; larger is farther."""
        return np.asarray((np.asarray(P, np.float64) - self.origin) @ self.forward)

    def ray_origins(self, page: Floats) -> Floats:
        """Give world points far in front of page points (..., 2); rays run along ``forward``."""
        x, y = page[..., :1], page[..., 1:]
        return np.asarray(self.origin + x * self.right - y * self.up - FAR * self.forward)

    def rays(self, dx: float = 0.5, dy: float = 0.5) -> tuple[Floats, Floats]:
        """Give one ray a pixel, row by row: origins and directions (width * height, 3)."""
        x = self.box[0] + (np.arange(self.width) + dx) / self.ppu
        y = self.box[1] + (np.arange(self.height) + dy) / self.ppu
        page = np.stack(np.meshgrid(x, y), -1).reshape(-1, 2)
        return self.ray_origins(page), np.broadcast_to(self.forward, (len(page), 3))

    def to_pixels(self, page: Floats) -> Floats:
        """Turn page points (..., 2) into pixel coordinates; the centre of the first pixel is (0, 0)."""
        return np.asarray((page - np.array(self.box[:2])) * self.ppu - 0.5)

    def from_pixels(self, pixels: Floats) -> Floats:
        """Undo ``to_pixels``."""
        return np.asarray(np.array(self.box[:2]) + (pixels + 0.5) / self.ppu)


def looking(forward: Floats, up: Floats, box: Box, ppu: float, origin: Floats | None = None) -> Camera:
    """Set up a camera that looks along a direction.

    Args:
        forward: Direction of sight, (3,).
        up: Direction of the page's -y, (3,), at a right angle to it.
        box: The page, body units.
        ppu: Pixels a body unit.
        origin: World point at (0, 0) of the page, (3,); None is the vertex in the middle of the body.
    """
    forward, up = unit(forward), unit(up)
    at = np.array([0.0, 1000.0, 0.0]) if origin is None else origin
    return Camera(np.cross(forward, up), up, forward, box, ppu, at)
