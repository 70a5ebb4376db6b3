"""Muscles as solids: an outer and an inner face, carried to other poses by the skin above them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy import ndimage as ndi

from atelier.curves import run_on_skin, span
from atelier.rays import SHEETS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atelier.arrays import Floats
    from atelier.drawing import DrawnMuscle
    from atelier.picks import Pick
    from atelier.skin import Hold, Skin

_EVEN = 2.0
_MIDLINE = 1.0
_RIM = 8


@dataclass(frozen=True)
class Solid:
    """A muscle in space, on the subject's left unless mirrored.

    Attributes:
        id: Muscle id.
        depth: Depth layer, "superficial", "intermediate" or "deep".
        order: Drawn order within the layer, higher lies nearer the viewer.
        tendon: Shares of the length that are tendon, at the origin and at the insertion.
        bands: Tendinous intersections as shares of the length.
        outer: (nv, nu, 3) outer face; rows are fibres, u from origin to insertion.
        inner: (nv, nu, 3) inner face.
        midline: Whether the muscle reaches the midline, so that both halves meet there.
        ring: Whether its fibres run on across the midline at both ends, so that both halves are one ring.
        floor: Whether it is picked from below, on the page of the pelvic floor.
        through: Views where the muscle belongs to the layer that is seen through.
        past_limb: Views where a limb before it is looked past, too.
        rim: By view, how deep it still shows where it turns away round the rim of the body, units.
    """

    id: str
    depth: str
    order: float
    tendon: tuple[float, float]
    bands: tuple[float, ...]
    outer: Floats
    inner: Floats
    midline: bool
    floor: bool
    through: frozenset[str]
    past_limb: frozenset[str] = frozenset()
    rim: Mapping[str, float] = field(default_factory=dict)
    ring: bool = False

    @property
    def length(self) -> float:
        """Median length of the fibres, body units."""
        return float(np.median(np.linalg.norm(np.diff(self.outer, axis=1), axis=2).sum(1)))


@dataclass(frozen=True)
class Bound:
    """A solid tied to the skin, so that it follows every pose.

    Attributes:
        solid: The solid on the standing body.
        hold: The skin above each grid point.
        outer: (k, 3) offset of the outer face in the frame of the skin.
        inner: (k, 3) offset of the inner face.
        problems: What is wrong with the picks of its guides.
    """

    solid: Solid
    hold: Hold
    outer: Floats
    inner: Floats
    problems: tuple[str, ...]

    def on(self, skin: Skin) -> Solid:
        """Give the solid on another pose of the same body; folds of its skin are evened out."""
        base, frames = skin.place(self.hold), skin.frames(self.hold)

        def moved(face: Floats, offset: Floats) -> Floats:
            place = (base + np.einsum("kij,kj->ki", frames, offset)).reshape(face.shape)
            return face + _evened(place - face)

        outer, inner = moved(self.solid.outer, self.outer), moved(self.solid.inner, self.inner)
        return replace(self.solid, outer=outer, inner=inner)


def build_solid(skin: Skin, muscle: DrawnMuscle, depth: str) -> Bound:
    """Build a muscle on the standing body.

    Args:
        skin: The standing body's skin.
        muscle: Guides and measures.
        depth: Depth layer of the muscle.
    """
    curves = [run_on_skin(skin, g, depth=muscle.depth) for g in muscle.guides]
    sheet = span(skin, curves)
    shape = sheet.skin.shape
    flat = sheet.skin.reshape(-1, 3)
    hold = skin.hold(flat)
    frames = skin.frames(hold)
    outer = sheet.skin + sheet.sunk
    below = lens(shape[0], shape[1], muscle.thickness)[..., None]
    floor = all(p.view == "u" for g in muscle.guides for p in g)
    inner = outer + below * (SHEETS["u"].forward if floor else -frames[:, :, 2].reshape(shape))
    solid = Solid(
        id=muscle.id,
        depth=depth,
        order=muscle.order,
        tendon=muscle.tendon,
        bands=muscle.bands,
        outer=outer,
        inner=inner,
        midline=any(_at_midline(p) for g in muscle.guides for p in g),
        floor=floor,
        through=muscle.through,
        past_limb=muscle.past_limb,
        rim=muscle.rim,
        ring=all(
            _at_midline(g[0]) and _at_midline(g[-1]) and not all(map(_at_midline, g)) for g in muscle.guides
        ),
    )
    base = skin.place(hold)
    offsets = [np.einsum("kij,ki->kj", frames, face.reshape(-1, 3) - base) for face in (outer, inner)]
    problems = tuple(dict.fromkeys(q for c in curves for q in c.problems))
    return Bound(solid, hold, offsets[0], offsets[1], problems)


def _at_midline(pick: Pick) -> bool:
    return pick.view in "fbu" and pick.x <= _MIDLINE


def _evened(shift: Floats) -> Floats:
    """Smooth a shift over the grid (nv, nu, 3); a steady trend runs on beyond the rim and is kept."""
    wide = np.pad(shift, ((_RIM, _RIM), (_RIM, _RIM), (0, 0)), mode="reflect", reflect_type="odd")
    smooth = ndi.gaussian_filter(wide, (_EVEN, _EVEN, 0.0), mode="nearest")
    return np.asarray(smooth[_RIM:-_RIM, _RIM:-_RIM])


def lens(rows: int, columns: int, thickness: float) -> Floats:
    """Give the thickness of the belly over the grid, (rows, columns): full in the middle, none at the rim."""
    v = np.linspace(-1, 1, rows)[:, None]
    u = np.linspace(0, 1, columns)[None]
    across = np.sqrt(np.maximum(1 - v**2, 0.0))
    along = np.sqrt(np.maximum(np.sin(np.pi * u), 0.0))
    return np.asarray(thickness * across * along)
