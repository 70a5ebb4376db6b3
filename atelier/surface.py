"""Look at the body through a camera: what each pixel sees of the skin."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from atelier.arrays import smoothstep, unit
from atelier.body import load_body, load_shape
from atelier.camera import FAR
from atelier.frames import shown_part, variant_of
from atelier.skin import load_skin
from atelier.tracer import Tracer

if TYPE_CHECKING:
    from atelier.arrays import Bools, Floats, Singles
    from atelier.body import Body, BodyName, Variant
    from atelier.camera import Camera

_CHUNK = 200_000
_NORMALS = slice(0, 15)
_GAZE = np.array([-0.04, -0.03, 1.0])
_NOT_AN_EYE = 9.0
_MALE_NIPPLE = np.array([57.0, 730.0])
_NIPPLE = 13.0


@dataclass(frozen=True)
class Surface:
    """A body ready to be looked at.

    Attributes:
        body: The body.
        tracer: Its search structure, eyeballs included.
        table: (n, 23) what shading needs of each vertex, see ``Seen``.
    """

    body: Body
    tracer: Tracer
    table: Singles


class Seen(NamedTuple):
    """What the pixels that meet the body see; k rows.

    Attributes:
        inside: (h, w) which pixels meet the body; the rows below follow it row by row.
        N: (k, 5, 3) normals, not quite unit.
        H: (k, 2) mean curvature.
        ao: (k,) openness within 90 units.
        ao2: (k,) openness within 18 units.
        crotch: (k,) how far this is the floor of the crotch, 0 to 1.
        eye: (k,) whether this is an eyeball.
        gaze: (k,) angle from the direction of gaze on an eyeball, radians.
        quiet: (k,) how far the relief of the mesh is not to be shown here, 0 to 1.
        away: (k,) how far the skin lies behind the plane of the camera's origin, units.
    """

    inside: Bools
    N: Singles
    H: Singles
    ao: Singles
    ao2: Singles
    crotch: Singles
    eye: Bools
    gaze: Singles
    quiet: Singles
    away: Singles


def open_surface(body: BodyName, view: str) -> Surface:
    """Give what a view shows of a body: all of it, or one limb alone."""
    variant = variant_of(body, view)
    whole = load_surface(variant)
    part = shown_part(load_skin(variant), body, view)
    if part is None:
        return whole
    held = np.zeros(len(whole.body.V), np.bool_)
    held[: whole.body.nb] = part
    return Surface(whole.body, Tracer(whole.body.V, whole.body.F[held[whole.body.F].all(1)]), whole.table)


@lru_cache(maxsize=4)
def load_surface(variant: Variant) -> Surface:
    """Make a body ready to be looked at."""
    body = load_body(variant)
    n = len(body.V)
    eye = (np.arange(n) >= body.nb).astype(np.float32)
    figure = bool(eye.any())
    quiet = (_quiet(body) if figure else np.zeros(n))[:, None]
    columns: list[Floats | Singles] = [
        _drawn_normals(body, quiet).reshape(n, 15),
        body.H * (1 - quiet),
        body.ao[:, None],
        body.ao2[:, None],
    ]
    crotch = _crotch(body) if figure else np.zeros(n)
    gaze = _gaze_angle(body) if figure else np.full(n, _NOT_AN_EYE)
    columns += [crotch[:, None], eye[:, None], gaze[:, None], quiet]
    return Surface(body, Tracer(body.V, body.F), np.hstack(columns).astype(np.float32))


def _crotch(body: Body) -> Floats:
    V = body.V
    near = (np.abs(V[:, 0]) < 9) & (V[:, 1] > 440) & (V[:, 1] < 560)
    low = V[near, 1].min()
    falloff = np.exp(-((V[:, 0] / 7) ** 2) - ((V[:, 1] - low - 6) / 16) ** 2)
    return np.asarray(falloff * (body.N[:, 3, 2] < 0.35))


def _quiet(body: Body) -> Floats:
    """Where relief is left out: knobs along the midline of the back, the crotch, the nipples."""
    x, y, z = body.V.T
    behind = smoothstep(0.1, 0.5, -body.N[:, 4, 2])
    spine = np.exp(-((x / 16) ** 4)) * smoothstep(588, 612, y) * smoothstep(800, 760, y)
    cleft = (
        np.exp(-((x / 11) ** 4)) * smoothstep(470, 485, y) * smoothstep(612, 588, y) * smoothstep(30, 0, z)
    )
    near = np.linalg.norm(np.stack([np.abs(x), y, z], 1) - body.V[_nipple()], axis=1)
    nipple = np.exp(-((near / _NIPPLE) ** 3)) * (body.N[:, 4, 2] > 0.1)
    trunk = np.maximum(nipple, smoothstep(-0.3, 0.3, -body.N[:, 4, 2]) * cleft)
    return np.asarray(np.maximum(behind * spine, trunk))


@lru_cache(maxsize=1)
def _nipple() -> int:
    """The vertex of the left nipple, the same on every body of the mesh."""
    V = load_shape("male").V
    front = np.flatnonzero((V[:, 0] > 0) & (V[:, 2] > 0))
    return int(front[np.linalg.norm(V[front, :2] - _MALE_NIPPLE, axis=1).argmin()])


def _drawn_normals(body: Body, quiet: Floats) -> Floats:
    """Normals for shading: no relief where quiet, no scales that a thin part has no room for."""
    N = body.N.astype(np.float64)
    N = N + quiet[:, :, None] * (N[:, 3:4] - N)
    thin = np.zeros((len(N), 1, 1))
    thin[: body.nb, 0, 0] = smoothstep(0.3, 0.9, body.digits)
    N[:, 2:] += thin * (N[:, 1:2] - N[:, 2:])
    return unit(N)


def _gaze_angle(body: Body) -> Floats:
    out = np.full(len(body.V), _NOT_AN_EYE)
    for side in (1.0, -1.0):
        ball = np.flatnonzero((np.arange(len(body.V)) >= body.nb) & (body.V[:, 0] * side > 0))
        centre = (body.V[ball].max(0) + body.V[ball].min(0)) / 2
        gaze = unit(_GAZE * np.array([side, 1.0, 1.0]))
        out[ball] = np.arccos(np.clip(unit(body.V[ball] - centre) @ gaze, -1, 1))
    return out


def look(surface: Surface, camera: Camera, dx: float = 0.5, dy: float = 0.5) -> Seen:
    """Cast one ray a pixel, at (dx, dy) inside it; interpolate the vertex table where it meets the body."""
    hits = surface.tracer.hit(*camera.rays(dx, dy))
    met = np.flatnonzero(hits.prim >= 0)
    rows = np.empty((len(met), surface.table.shape[1]), np.float32)
    for start in range(0, len(met), _CHUNK):
        part = met[start : start + _CHUNK]
        corner = surface.tracer.T[hits.prim[part]]
        u, v = hits.u[part, None], hits.v[part, None]
        rows[start : start + _CHUNK] = (
            surface.table[corner[:, 0]] * (1 - u - v)
            + surface.table[corner[:, 1]] * u
            + surface.table[corner[:, 2]] * v
        )
    inside = (hits.prim >= 0).reshape(camera.height, camera.width)
    normals = rows[:, _NORMALS].reshape(-1, 5, 3)
    ao, ao2, crotch, eye, gaze, quiet = rows[:, 17:23].T
    return Seen(inside, normals, rows[:, 15:17], ao, ao2, crotch, eye > 0.5, gaze, quiet, hits.t[met] - FAR)
