"""Dermatomes: patches in competition for the skin, evened out, and the rim where neighbours overlap.

Patches are cut as those of areas are. Where patches of several pages hold the same skin, the page that it
faces most squarely decides; skin that none holds goes to the nearest. Borders are then evened out over the
skin, so that what is ragged where pages meet becomes one line (docs/adr/0013).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import dijkstra
from scipy.sparse.linalg import splu
from scipy.spatial import cKDTree
from shapely.geometry import MultiPolygon

from atelier import floor
from atelier.areas import lay_area
from atelier.marks import tie
from atelier.picks import FACE
from atelier.raster import Level, half_of, shape_of, without_slivers
from atelier.rays import SHEETS
from trigger_atlas.domain.names import SegmentId
from trigger_atlas.domain.spine import neighbours

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Bools, Floats, Ints
    from atelier.marks import Mark
    from atelier.page import Page
    from atelier.picks import Pick
    from atelier.skin import Skin

OVERLAP = 10.0
"""Units over the skin that a dermatome reaches into its neighbours: half a band of the trunk."""

_FAR = 16.0
_ROUNDABOUT = 1.35
_EVEN = 3.0
_SOFT = 3.0
_STEP = 0.5
_ACROSS = 6.0

Grades = tuple["BaseGeometry", "BaseGeometry"]


class Dermatome(NamedTuple):
    """A dermatome on the skin.

    Attributes:
        territory: (n,) units that each vertex lies within the territory, below 0 outside it.
        reach: (n,) the same of the territory and the overlap together.
        problems: What is wrong with its patches.
    """

    territory: Floats
    reach: Floats
    problems: tuple[str, ...]


def lay_dermatomes(skin: Skin, drawn: Mapping[str, Sequence[tuple[Pick, ...]]]) -> dict[str, Dermatome]:
    """Lay all dermatomes on the standing body's skin together.

    Args:
        skin: The standing body.
        drawn: Patches on the subject's left by segment, and those of the face.

    Returns:
        By segment, without the face.
    """
    if not drawn:
        return {}
    names = list(drawn)
    claims, problems = _claimed(skin, drawn)
    # The right side repeats the left, so that nothing happens along the midline.
    borders = _Borders(skin, _evened(skin, claims[:, _leftward(skin)]))
    found = {}
    for at, name in enumerate(names):
        if name == FACE:
            continue
        territory = borders.within(frozenset({at}))
        kin = frozenset({at, *(names.index(n) for n in neighbours(SegmentId(name)) if n in drawn)})
        near = np.isfinite(
            dijkstra(
                skin.graph,
                indices=np.flatnonzero(territory > 0),
                min_only=True,
                limit=OVERLAP * _ROUNDABOUT,
            )
        )
        reach = np.where(near, np.minimum(territory + OVERLAP, borders.within(kin)), -_FAR)
        left = np.clip(skin.V[:, 0] + _ACROSS, -_FAR, _FAR)
        found[name] = Dermatome(
            np.minimum(territory, left),
            np.minimum(np.maximum(territory, reach), left),
            problems[name],
        )
    return found


def lay_level(skin: Skin, pick: Pick) -> Mark:
    """Tie the paraspinal level of a segment to the standing body's skin."""
    spot = skin.pick(pick)
    return tie(skin, spot.point, spot.point, spot.problems)


def shapes_of_dermatome(page: Page, dermatome: Dermatome) -> Grades:
    """Trace the subject's left of a dermatome on a page: territory and overlap without it; may be empty."""
    territory = half_of(page, shape_of(page, Level(dermatome.territory, 0.0)))
    reach = half_of(page, shape_of(page, Level(dermatome.reach, 0.0)))
    return territory, without_slivers(reach.difference(territory))


def shapes_on_floor(page: Page, patches: Sequence[tuple[Pick, ...]]) -> Grades:
    """Trace the patches of a dermatome that lie on the pelvic floor, where no overlap is drawn."""
    return floor.shape_of_patches(page, patches), MultiPolygon()


def _claimed(
    skin: Skin, drawn: Mapping[str, Sequence[tuple[Pick, ...]]]
) -> tuple[Floats, dict[str, tuple[str, ...]]]:
    """Share out the skin: (k, n) share of each owner at each vertex, and what is wrong with its patches.

    A share passes from 0 to 1 about the edge of a patch, so that edges run between vertices.
    """
    shares = np.zeros((len(drawn), len(skin.V)))
    facing = np.zeros(len(skin.V))
    problems: dict[str, tuple[str, ...]] = dict.fromkeys(drawn, ())
    for letter, sheet in SHEETS.items():
        inside = np.full(shares.shape, -_SOFT)
        for row, (name, patches) in enumerate(drawn.items()):
            area = lay_area(skin, [patch for patch in patches if patch[0].view == letter])
            inside[row] = area.inside
            problems[name] += area.problems
        squarely = np.where((inside > 0).any(0), -(skin.N @ sheet.forward), 0.0)
        better = squarely > facing
        shares[:, better] = np.clip(0.5 + inside[:, better] / (2 * _SOFT), 0.0, 1.0)
        facing[better] = squarely[better]
    held = np.flatnonzero(facing > 0)
    _, _, nearest = dijkstra(skin.graph, indices=held, min_only=True, return_predecessors=True)
    apart = nearest < 0
    # What hangs together with nothing that is held, such as the eyes, goes by the straight way.
    nearest[apart] = held[cKDTree(skin.V[held]).query(skin.V[apart])[1]]
    return np.asarray(shares[:, nearest]), problems


def _leftward(skin: Skin) -> Ints:
    """Give each vertex (n,) its like on the subject's left, itself if it lies there."""
    mirrored = cKDTree(skin.V).query(skin.V * [-1.0, 1.0, 1.0])[1]
    return np.where(skin.V[:, 0] >= 0, np.arange(len(skin.V)), mirrored)


def _evened(skin: Skin, shares: Floats) -> Floats:
    """Let shares (k, n) diffuse over the skin."""
    square = skin.graph.multiply(skin.graph)
    joined = sparse.csr_matrix((np.ones_like(skin.graph.data), skin.graph.indices, skin.graph.indptr))
    mass = np.maximum(np.asarray(square.sum(1)).ravel() / 4, 1e-9)
    spread = sparse.diags(np.asarray(joined.sum(1)).ravel()) - joined
    solver = splu((sparse.diags(mass) + _EVEN**2 / 4 * spread).tocsc())
    evened = shares.T
    for _ in range(2):
        evened = solver.solve(mass[:, None] * evened)
    return np.asarray(evened.T)


class _Borders:
    """Measures how far places lie within what some owners hold together."""

    def __init__(self, skin: Skin, shares: Floats) -> None:
        self._skin = skin
        self._shares = shares

    def within(self, owners: frozenset[int]) -> Floats:
        """Give units (n,) to the border of what the owners hold together, below 0 outside it."""
        own = np.zeros(len(self._shares), np.bool_)
        own[list(owners)] = True
        # With several owners the greatest of each side decides, as it does between single ones.
        margin = self._shares[own].max(0) - self._shares[~own].max(0)
        inside = margin > 0
        points = self._border(margin, inside)
        if not len(points):
            return np.full(len(inside), -_FAR)
        V = self._skin.V
        near = ((points.min(0) - _FAR < V) & (points.max(0) + _FAR > V)).all(1)
        distance = np.full(len(V), _FAR)
        distance[near] = cKDTree(points).query(V[near], distance_upper_bound=_FAR)[0]
        return np.asarray(np.where(inside, 1.0, -1.0) * np.minimum(distance, _FAR))

    def _border(self, margin: Floats, inside: Bools) -> Floats:
        """Give points (k, 3) along the border, close together."""
        corners = self._skin.T[inside[self._skin.T].any(1) & ~inside[self._skin.T].all(1)]
        # In each such triangle one corner lies alone on its side: the border runs between its two edges.
        held = inside[corners]
        single = np.where(held.sum(1) == 1, held.argmax(1), held.argmin(1))
        row = np.arange(len(corners))
        tip = corners[row, single]
        ends = []
        for turn in (1, 2):
            foot = corners[row, (single + turn) % 3]
            share = (margin[tip] / (margin[tip] - margin[foot]))[:, None]
            ends.append(self._skin.V[tip] * (1 - share) + self._skin.V[foot] * share)
        longest = float(np.linalg.norm(ends[1] - ends[0], axis=1).max(initial=0.0))
        along = np.linspace(0, 1, 2 + int(longest / _STEP))[:, None, None]
        return np.asarray((ends[0] * (1 - along) + ends[1] * along).reshape(-1, 3))
