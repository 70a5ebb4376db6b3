"""Every view: where its camera stands, what it shows of the body, and where the page runs out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Literal

import numpy as np
import shapely
from shapely.geometry import Polygon

from atelier.arrays import unit
from atelier.camera import Box, Camera, looking
from atelier.marks import load_landmarks
from atelier.skin import carrier_of, load_skin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Bools, Floats
    from atelier.body import BodyName, Variant
    from atelier.skin import Skin

Limb = Literal["hand", "foot", "leg"]
Fade = tuple[float, float, float, float]

_FARTHEST = 2000.0
_UP = np.array([0.0, 1.0, 0.0])
_AHEAD = np.array([0.0, 0.0, 1.0])
_WHOLE: Box = (-320.0, -12.0, 320.0, 1012.0)


@dataclass(frozen=True)
class ViewFrame:
    """What a view looks at.

    Attributes:
        box: The page, body units.
        axes: Gives the direction of sight and the page's up, from the landmarks of the body.
        arms_forward: The near arm is raised forward.
        both_sides: The page shows both sides of the body alike.
        limb: The left limb that is shown alone; None is the whole body.
        reach: How far above its joint the limb is cut off, units; where the page no longer shows it.
        origin: Landmark at (0, 0) of the page; None is the vertex in the middle of the body.
        tone_ppu: Pixels a unit of the tone plate.
        muscle_ppu: Pixels a unit of the muscle plates.
        start_ppu: Pixels a unit of the first frame.
        fine: How much finer than on a whole body lines and fibres are drawn, 1 to about 0.4.
        deepest: How deep below the skin anything still shows, units; a hand is thinner than a trunk.
        schematic: The page shows the modelled pelvis, and the muscles of the pelvic floor alone.
        fade: Lines on the page along which the figure runs out, from whole to nothing.
    """

    box: Box
    axes: Callable[[Mapping[str, Floats]], tuple[Floats, Floats]]
    arms_forward: bool = False
    both_sides: bool = False
    limb: Limb | None = None
    reach: float = 0.0
    origin: str | None = None
    tone_ppu: float = 2.4
    muscle_ppu: float = 3.2
    start_ppu: float = 1.0
    fine: float = 1.0
    deepest: float = np.inf
    schematic: bool = False
    fade: tuple[Fade, ...] = field(default=())


def _level(x: float, z: float) -> Callable[[Mapping[str, Floats]], tuple[Floats, Floats]]:
    return lambda _: (np.array([x, 0.0, z]), _UP)


def _hand(sign: float) -> Callable[[Mapping[str, Floats]], tuple[Floats, Floats]]:
    def axes(at: Mapping[str, Floats]) -> tuple[Floats, Floats]:
        up = unit(at["wrist_centre.L"] - at["mc3_head.L"])
        across = np.array([0.0, 0.0, sign])
        return unit(across - up * (across @ up)), up

    return axes


def _toes(at: Mapping[str, Floats]) -> Floats:
    way = (at["mt1_head.L"] + at["mt5_head.L"]) / 2 - at["heel.L"]
    return unit(way * [1.0, 0.0, 1.0])


def _foot_side(sign: float) -> Callable[[Mapping[str, Floats]], tuple[Floats, Floats]]:
    return lambda at: (sign * unit(np.cross(_UP, _toes(at))), _UP)


def _sole(at: Mapping[str, Floats]) -> tuple[Floats, Floats]:
    return _UP, _toes(at)


def _instep(at: Mapping[str, Floats]) -> tuple[Floats, Floats]:
    toes = _toes(at)
    return -0.80 * _UP - 0.60 * toes, 0.60 * _UP - 0.80 * toes


_head = partial(
    ViewFrame,
    (-150.0, -12.0, 150.0, 224.0),
    tone_ppu=5.0,
    muscle_ppu=6.4,
    start_ppu=2.0,
    fine=0.62,
    fade=((0.0, 186.0, 0.0, 220.0),),
)
_near = partial(ViewFrame, tone_ppu=6.4, muscle_ppu=8.0, start_ppu=2.4, fine=0.5)
_hand_page = partial(
    _near, limb="hand", reach=112.0, deepest=13.0, origin="wrist_centre.L", fade=((0.0, -44.0, 0.0, -82.0),)
)
_foot_page = partial(_near, limb="foot", reach=150.0, deepest=16.0, origin="ankle_centre.L")
_SHANK_RUNS_OUT = ((0.0, -66.0, 0.0, -106.0),)

VIEWS: Mapping[str, ViewFrame] = {
    "anterior": ViewFrame(_WHOLE, _level(0, -1), both_sides=True),
    "posterior": ViewFrame(_WHOLE, _level(0, 1), both_sides=True),
    "left": ViewFrame((-330.0, -12.0, 180.0, 1012.0), _level(-1, 0), arms_forward=True),
    "left-arm": ViewFrame((-180.0, -12.0, 180.0, 1012.0), _level(-1, 0)),
    "head-anterior": _head(_level(0, -1), both_sides=True),
    "head-posterior": _head(_level(0, 1), both_sides=True),
    "head-left": _head(_level(-1, 0)),
    "hand-palmar-left": _hand_page((-70.0, -88.0, 80.0, 122.0), _hand(-1.0)),
    "hand-dorsal-left": _hand_page((-80.0, -88.0, 70.0, 122.0), _hand(1.0)),
    "foot-dorsal-left": _foot_page((-62.0, -68.0, 62.0, 134.0), _instep, fade=((0.0, -26.0, 0.0, -64.0),)),
    "foot-plantar-left": _foot_page((-62.0, -132.0, 62.0, 60.0), _sole, reach=-4.0),
    "foot-medial-left": _foot_page((-60.0, -110.0, 130.0, 64.0), _foot_side(1.0), fade=_SHANK_RUNS_OUT),
    "foot-lateral-left": _foot_page((-130.0, -110.0, 60.0, 64.0), _foot_side(-1.0), fade=_SHANK_RUNS_OUT),
    "leg-medial-left": ViewFrame(
        (-90.0, -192.0, 136.0, 312.0),
        _level(1, 0),
        limb="leg",
        reach=300.0,
        origin="knee_centre.L",
        start_ppu=1.2,
        fade=((0.0, -128.0, 0.0, -188.0),),
    ),
    "pelvis-inferior": ViewFrame(
        (-110.0, -78.0, 110.0, 68.0),
        lambda _: (_UP, _AHEAD),
        both_sides=True,
        schematic=True,
        tone_ppu=5.0,
        muscle_ppu=6.4,
        start_ppu=2.4,
        fine=0.6,
    ),
}
LIMBS = tuple(view for view in VIEWS if VIEWS[view].limb)
MIRRORED = {
    "right": "left",
    "right-arm": "left-arm",
    "head-right": "head-left",
    **{view.removesuffix("-left"): view for view in LIMBS},
}


def variant_of(body: BodyName, view: str) -> Variant:
    """Name the posed body that a view shows."""
    frame = VIEWS[view]
    pose = "_pelvis" if frame.schematic else "_lat" if frame.arms_forward else ""
    return f"{body}{pose}"  # type: ignore[return-value]


@lru_cache(maxsize=4)
def places_of(body: BodyName) -> Mapping[str, Floats]:
    """Give the landmarks (3,) of a standing body by name; paired ones on the subject's left, with ``.L``."""
    carrier = load_skin(carrier_of(body))
    return {name: mark.on(carrier) for name, mark in load_landmarks(load_skin("male")).items()}


def camera(body: BodyName, view: str, ppu: float, box: Box | None = None) -> Camera:
    """Set up the camera of a view.

    Args:
        body: The body; close-ups of limbs are centred on its joints.
        view: A key of ``VIEWS``.
        ppu: Pixels a body unit.
        box: Part of the page to show; None is the whole page.
    """
    frame = VIEWS[view]
    if frame.origin is None:
        forward, up = frame.axes({})
        return looking(forward, up, box or frame.box, ppu)
    at = places_of(body)
    forward, up = frame.axes(at)
    return looking(forward, up, box or frame.box, ppu, at[frame.origin])


def shown_part(skin: Skin, body: BodyName, view: str) -> Bools | None:
    """Tell which skin vertices (n,) belong to the limb that a view shows alone; None if it shows all."""
    limb, reach = VIEWS[view].limb, VIEWS[view].reach
    if limb is None:
        return None
    at = places_of(body)
    left = skin.V[:, 0] > 0
    if limb == "hand":
        up = unit(at["wrist_centre.L"] - at["mc3_head.L"])
        return np.asarray(left & skin.arm & ((skin.V - at["wrist_centre.L"]) @ up < reach))
    joint = at["ankle_centre.L" if limb == "foot" else "knee_centre.L"]
    return np.asarray(left & ~skin.arm & (skin.V[:, 1] < joint[1] + reach))


def beyond_fading(view: str) -> BaseGeometry:
    """Give the part of the page where nothing is left of the figure."""
    gone = []
    for x0, y0, x1, y1 in VIEWS[view].fade:
        way = unit([x1 - x0, y1 - y0]) * _FARTHEST
        aside = np.array([-way[1], way[0]])
        end = np.array([x1, y1])
        gone.append(Polygon([end - aside, end + aside, end + aside + way, end - aside + way]))
    return shapely.union_all(gone)


def fading(view: str, page: Floats) -> Floats:
    """Tell how much of the figure is left at page points (..., 2): 1 whole to 0 nothing."""
    left = np.ones(page.shape[:-1])
    for x0, y0, x1, y1 in VIEWS[view].fade:
        way = np.array([x1 - x0, y1 - y0])
        left = left * np.clip(1 - ((page - [x0, y0]) @ way) / (way @ way), 0, 1)
    return np.asarray(left)
