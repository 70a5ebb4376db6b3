"""The skin that everything is picked on: casting picks, snapping, carrying points to another pose."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse
from scipy.spatial import cKDTree

from atelier.arrays import unit
from atelier.body import Body, Variant, load_body
from atelier.mesh import triangles
from atelier.rays import ray_of
from atelier.tracer import Tracer

if TYPE_CHECKING:
    from atelier.arrays import Bools, Floats, Ints
    from atelier.picks import Pick

PARTS = ("all", "t", "a", "leg")
FREE = "free"
"""The part of what lies in space, not on the skin."""

_FAR = 2000.0
_MOST_TURNED = 70.0
_CANDIDATES = 6
_MOUTH_HALF_WIDTH, _MOUTH_ABOVE = 40.0, 860.0
_WAYS_OUT, _OFF_SKIN = 200, 0.25
"""Directions, all around, in which a place of the skin is looked for from outside."""


class Spot(NamedTuple):
    """Where a pick met the skin.

    Attributes:
        point: World point, (3,).
        inward: Direction of the pick's ray, (3,).
        part: What the pick was limited to: "all", "t", "a", "leg" (the left one) or "free".
        problems: What is wrong with the pick; empty if nothing.
    """

    point: Floats
    inward: Floats
    part: str
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Skin:
    """The skin of one posed body.

    Attributes:
        V: (n, 3) vertices.
        F: (m, 4) quads.
        N: (n, 3) normals smoothed a little (2 units).
        broad: (n, 3) normals smoothed over the shape of a muscle (12 units).
        arm: (n,) which vertices belong to an arm.
    """

    V: Floats
    F: Ints
    N: Floats
    broad: Floats
    arm: Bools

    @cached_property
    def T(self) -> Ints:  # noqa: N802
        """(2m, 3) triangles."""
        return triangles(self.F)

    @cached_property
    def _held(self) -> dict[str, Bools]:
        return {
            "all": np.ones(len(self.V), np.bool_),
            "t": ~self.arm,
            "a": self.arm,
            "leg": ~self.arm & (self.V[:, 0] > 0),
        }

    def held(self, part: str) -> Bools:
        """Tell which vertices (n,) belong to a part."""
        return self._held[part]

    @cached_property
    def _tracers(self) -> dict[str, Tracer]:
        seamless = {part: self.T[held[self.T].all(1)] for part, held in self._held.items()}
        seamless["t"] = self.T[~self.arm[self.T].all(1)]
        return {part: Tracer(self.V, T) for part, T in seamless.items()}

    @cached_property
    def _trees(self) -> dict[str, tuple[cKDTree, Ints]]:
        members = {part: np.flatnonzero(held) for part, held in self._held.items()}
        return {part: (cKDTree(self.V[i]), i) for part, i in members.items()}

    @cached_property
    def _centres(self) -> cKDTree:
        return cKDTree(self.V[self.T].mean(1))

    @cached_property
    def graph(self) -> sparse.csr_matrix:
        """(n, n) lengths of the edges and diagonals of the quads."""
        F = self.F
        pairs = np.vstack([F[:, [i, j]] for i, j in ((0, 1), (1, 2), (2, 3), (3, 0), (0, 2), (1, 3))])
        pairs = np.unique(np.sort(pairs, 1), axis=0)
        length = np.linalg.norm(self.V[pairs[:, 0]] - self.V[pairs[:, 1]], axis=1)
        a, b = pairs.T
        n = len(self.V)
        return sparse.csr_matrix((np.r_[length, length], (np.r_[a, b], np.r_[b, a])), (n, n))

    @cached_property
    def sight(self) -> Tracer:
        """The skin without the hollow of the mouth: nobody sees it, and it must hide nothing."""
        near = np.flatnonzero((np.abs(self.V[:, 0]) < _MOUTH_HALF_WIDTH) & (self.V[:, 1] > _MOUTH_ABOVE))
        start = self.V[near] + self.N[near] * _OFF_SKIN
        enclosed = np.ones(len(near), np.bool_)
        for way in _all_around(_WAYS_OUT):
            left = np.flatnonzero(enclosed)
            enclosed[left] = self.tracer().hit(start[left], np.broadcast_to(way, start[left].shape)).prim >= 0
        hollow = np.zeros(len(self.V), np.bool_)
        hollow[near[enclosed]] = True
        return Tracer(self.V, self.F[~hollow[self.F].all(1)])

    def tracer(self, part: str = "all") -> Tracer:
        """Give the tracer of the whole skin or of one part."""
        return self._tracers[part]

    def nearest(self, P: Floats, part: str = "all") -> Ints:
        """Find the nearest vertex of each point (k, 3)."""
        tree, members = self._trees[part]
        return np.asarray(members[tree.query(P)[1]])

    def pick(self, pick: Pick) -> Spot:
        """Cast a pick onto the skin.

        A pick that misses is put on the nearest skin so that drawing can go on, and reported.
        """
        origin, inward = ray_of(pick)
        if pick.view == "u":
            return Spot(origin, inward, FREE, ())
        part = part_of(pick)
        hits = self._tracers[part].hit(origin[None], inward[None])
        if hits.prim[0] < 0:
            near = (origin + inward * _FAR)[None]
            return Spot(self.snap(near, part)[0], inward, part, (f"{pick}: misses the {_NAMES[part]}",))
        point = origin + inward * float(hits.t[0])
        return Spot(point, inward, part, tuple(self._doubts(pick, origin, inward, point)))

    def _doubts(self, pick: Pick, origin: Floats, inward: Floats, point: Floats) -> list[str]:
        found = []
        if part_of(pick) == "all":
            trunk, arm = (self._tracers[part].hit(origin[None], inward[None]) for part in ("t", "a"))
            if trunk.prim[0] >= 0 and arm.prim[0] >= 0:
                found.append(f"{pick}: arm and trunk lie behind each other here, write the part t or a")
        turned = float(np.degrees(np.arccos(np.clip(-self.normal(point[None])[0] @ inward, -1, 1))))
        if turned > _MOST_TURNED:
            found.append(f"{pick}: skin turned {turned:.0f} degrees away, pick it in another view")
        return found

    def snap(self, P: Floats, part: str = "all") -> Floats:
        """Bring points (k, 3) onto the nearest skin, along its normal."""
        tree, members = self._trees[part]
        distance, near = tree.query(P, k=4)
        weight = 1 / (distance + 0.05)
        weight /= weight.sum(1, keepdims=True)
        base = (self.V[members[near]] * weight[..., None]).sum(1)
        normal = unit((self.N[members[near]] * weight[..., None]).sum(1))
        return np.asarray(P - ((P - base) * normal).sum(1, keepdims=True) * normal)

    def snap_by_part(self, P: Floats, parts: np.ndarray[tuple[int], np.dtype[np.str_]]) -> Floats:
        """Snap points (k, 3), each to its own part (k,)."""
        out = P.copy()
        for part in PARTS:
            chosen = parts == part
            if chosen.any():
                out[chosen] = self.snap(P[chosen], part)
        return out

    def normal(self, P: Floats, *, broad: bool = False) -> Floats:
        """Give the normal of the nearest skin at points (k, 3)."""
        held = self.hold(P)
        source = self.broad if broad else self.N
        return unit((source[self.T[held.triangle]] * held.weights[..., None]).sum(1))

    def hold(self, P: Floats) -> Hold:
        """Tie points (k, 3) to the closest triangles."""
        _, candidates = self._centres.query(P, k=_CANDIDATES)
        A, B, C = (self.V[self.T[candidates][..., i]] for i in range(3))
        weights = _closest_weights(P[:, None], A, B, C)
        place = A * weights[..., :1] + B * weights[..., 1:2] + C * weights[..., 2:]
        best = np.linalg.norm(place - P[:, None], axis=-1).argmin(1)
        row = np.arange(len(P))
        return Hold(candidates[row, best], weights[row, best])

    def place(self, hold: Hold) -> Floats:
        """Give the skin points (k, 3) of tied points, on this pose."""
        return np.asarray((self.V[self.T[hold.triangle]] * hold.weights[..., None]).sum(1))

    def frames(self, hold: Hold) -> Floats:
        """Give an orthonormal frame (k, 3, 3) at tied points; its columns are tangent, binormal, normal."""
        corners = self.T[hold.triangle]
        normal = unit((self.broad[corners] * hold.weights[..., None]).sum(1))
        edge = self.V[corners[:, 1]] - self.V[corners[:, 0]]
        tangent = unit(edge - normal * (edge * normal).sum(1, keepdims=True))
        return np.stack([tangent, np.cross(normal, tangent), normal], -1)


class Hold(NamedTuple):
    """Points tied to the skin.

    Attributes:
        triangle: (k,) index into ``Skin.T``.
        weights: (k, 3) barycentric weights.
    """

    triangle: Ints
    weights: Floats


def _all_around(count: int) -> Floats:
    """Give unit vectors (count, 3) spread evenly over a sphere."""
    turn = np.pi * (1 + 5**0.5) * np.arange(count)
    rise = 1 - 2 * (np.arange(count) + 0.5) / count
    level = np.sqrt(1 - rise**2)
    return np.stack([level * np.cos(turn), rise, level * np.sin(turn)], 1)


_NAMES = {"all": "body", "t": "trunk, head and legs", "a": "arm", "leg": "left leg"}


def part_of(pick: Pick) -> str:
    """Name the part of the skin that a pick is limited to."""
    return "leg" if pick.view in "mdp" else pick.part or "all"


def carrier_of(variant: Variant) -> Variant:
    """Name the body that muscles are laid on for a variant: the female breast lies over them."""
    laid: dict[str, Variant] = {"female": "female_chest", "female_lat": "female_chest_lat"}
    return laid.get(variant, variant)


@lru_cache(maxsize=6)
def load_skin(variant: Variant) -> Skin:
    """Give the skin of a body variant; treat the arrays as read-only."""
    body: Body = load_body(variant)
    n = body.nb
    N = body.N[:n].astype(np.float64)
    return Skin(body.V[:n], body.F[body.F.max(1) < n], N[:, 1], N[:, 3], body.arm)


def _closest_weights(P: Floats, A: Floats, B: Floats, C: Floats) -> Floats:
    """Give barycentric weights of the points of triangles that lie closest to P; all (..., 3)."""
    ab, ac, ap = B - A, C - A, P - A
    d00, d01, d11 = (ab * ab).sum(-1), (ab * ac).sum(-1), (ac * ac).sum(-1)
    d20, d21 = (ap * ab).sum(-1), (ap * ac).sum(-1)
    span = np.maximum(d00 * d11 - d01 * d01, 1e-12)
    v = (d11 * d20 - d01 * d21) / span
    w = (d00 * d21 - d01 * d20) / span
    weights = np.maximum(np.stack([1 - v - w, v, w], -1), 0.0)
    return np.asarray(weights / weights.sum(-1, keepdims=True))
