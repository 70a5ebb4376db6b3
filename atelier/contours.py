"""Occluding contours: the lines where the visible skin turns away from the viewer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import ndimage as ndi

from atelier.lines import resample, smooth

if TYPE_CHECKING:
    from atelier.arrays import Bools, Floats, Ints
    from atelier.camera import Camera
    from atelier.surface import Surface

_GAP = 3.0
_LEAST_SPAN = 3.0
_NORMAL = 1


class _Cuts(NamedTuple):
    """Where the zero line of the facing crosses triangles.

    Attributes:
        ends: (k, 2, 3) both ends of each crossing.
        keys: (k, 2) the mesh edge that each end lies on.
        shown: (k,) whether the viewer sees it.
    """

    ends: Floats
    keys: Ints
    shown: Bools


def occluding_contours(surface: Surface, cam: Camera, least: float) -> list[Floats]:
    """Find the visible contours of a view inside and along the outline.

    Args:
        surface: The body.
        cam: The view.
        least: Shortest line kept, units.

    Returns:
        Polylines (n, 2) in page units, points about 0.6 apart.
    """
    cuts = _cut(surface, cam)
    lines = []
    for points, shown in _chains(cuts):
        page = cam.project(points)
        steps = np.linalg.norm(np.diff(page, axis=0), axis=1)
        for run in _runs(_bridge(shown, steps)):
            found = page[run.start : run.stop + 1]
            if steps[run].sum() >= least and np.ptp(found, axis=0).max() >= _LEAST_SPAN:
                P = resample(found, 0.6)
                lines.append(smooth(P, 1.2) if len(P) > 4 else P)
    return lines


def _cut(surface: Surface, cam: Camera) -> _Cuts:
    viewer = -cam.forward
    V = surface.body.V
    facing = surface.body.N[:, _NORMAL].astype(np.float64) @ viewer
    front = facing[surface.tracer.T] > 0
    T = surface.tracer.T[front.any(1) & ~front.all(1)].astype(np.int64)
    front = facing[T] > 0
    ends, keys, lone = [], [], []
    for a, b, c in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        alone = (front[:, a] != front[:, b]) & (front[:, a] != front[:, c])
        A, B, C = T[alone, a], T[alone, b], T[alone, c]
        ends.append(np.stack([_crossing(V, facing, A, B), _crossing(V, facing, A, C)], 1))
        keys.append(np.stack([_edge_key(A, B), _edge_key(A, C)], 1))
        lone.append(np.minimum(A, B))
    segments = np.vstack(ends)
    normal = surface.body.N[np.concatenate(lone), _NORMAL]
    start = segments.mean(1) + normal * 0.35 + viewer * 0.5
    shown = surface.tracer.hit(start, np.broadcast_to(viewer, start.shape)).prim < 0
    return _Cuts(segments, np.vstack(keys), shown)


def _crossing(V: Floats, facing: Floats, i: Ints, j: Ints) -> Floats:
    t = facing[i] / (facing[i] - facing[j])
    return np.asarray(V[i] + (V[j] - V[i]) * t[:, None])


def _edge_key(i: Ints, j: Ints) -> Ints:
    return np.minimum(i, j) * 10_000_000 + np.maximum(i, j)


def _chains(cuts: _Cuts) -> list[tuple[Floats, Bools]]:
    """Join crossings that share a mesh edge: points (n, 3) and which of the n - 1 pieces are shown."""
    at: dict[int, list[int]] = defaultdict(list)
    for i, (a, b) in enumerate(cuts.keys.tolist()):
        at[a].append(i)
        at[b].append(i)
    used = np.zeros(len(cuts.ends), np.bool_)
    chains = []
    for i in range(len(cuts.ends)):
        if used[i]:
            continue
        used[i] = True
        onward, back = _walk(cuts, at, used, i, 1), _walk(cuts, at, used, i, 0)
        points = [cuts.ends[j, far] for j, far in reversed(back)] + [cuts.ends[i, 0], cuts.ends[i, 1]]
        points += [cuts.ends[j, far] for j, far in onward]
        pieces = [j for j, _ in reversed(back)] + [i] + [j for j, _ in onward]
        chains.append((np.array(points), cuts.shown[pieces]))
    return chains


def _walk(cuts: _Cuts, at: dict[int, list[int]], used: Bools, i: int, end: int) -> list[tuple[int, int]]:
    """Follow a chain from one end of a crossing; gives (crossing, its far end)."""
    out: list[tuple[int, int]] = []
    while True:
        key = int(cuts.keys[i, end])
        onward = [j for j in at[key] if not used[j]]
        if not onward:
            return out
        i = onward[0]
        used[i] = True
        end = 1 if cuts.keys[i, 0] == key else 0
        out.append((i, end))


def _bridge(shown: Bools, steps: Floats) -> Bools:
    """Close hidden gaps shorter than ``_GAP``."""
    labels, count = ndi.label(~shown)
    lengths = ndi.sum_labels(steps, labels, np.arange(1, count + 1))
    return shown | np.isin(labels, 1 + np.flatnonzero(lengths < _GAP))


def _runs(shown: Bools) -> list[slice]:
    labels, _ = ndi.label(shown)
    return [found[0] for found in ndi.find_objects(labels)]
