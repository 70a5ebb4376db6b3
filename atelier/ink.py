"""The line drawing of a view: outline, contours, form lines and brows, as filled ribbons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from scipy import ndimage as ndi

from atelier.brows import draw_brows
from atelier.contours import occluding_contours
from atelier.frames import VIEWS, beyond_fading
from atelier.lines import directions, resample, ribbon_area, smooth
from atelier.paths import path_text, polygons_of
from atelier.valleys import form_lines

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Floats
    from atelier.camera import Camera
    from atelier.page import Page
    from atelier.surface import Surface
    from atelier.tone import Tone

_OUTLINE_WIDTH = 1.0
_CONTOUR_WIDTH = 0.75
_FORM_WIDTH = 0.7
_THIN_PART = 18.0
_FINEST = 0.5
_SHADOW = np.array([0.45, 0.9]) / np.hypot(0.45, 0.9)
_THIN, _THICK = 0.6, 1.5
_TOLERANCE = 0.03
_LEAST_CONTOUR = 9.0


class Ink(NamedTuple):
    """Areas to fill, page units.

    Attributes:
        ink: Full-strength lines.
        form: Lines at half opacity.
    """

    ink: list[BaseGeometry]
    form: list[BaseGeometry]


def draw_ink(surface: Surface, page: Page, cam: Camera, tone: Tone) -> Ink:
    """Draw the lines of a view.

    Args:
        surface: What the view shows.
        page: The view.
        cam: Its camera, at the scale of ``tone``.
        tone: The toned view, for the form lines.
    """
    fine = VIEWS[page.view].fine
    weight = _PartWeight(tone, cam, fine)
    contours = occluding_contours(surface, cam, _LEAST_CONTOUR * fine)
    lines = [ribbon_area(P, _CONTOUR_WIDTH * weight.at(P), taper=9.0 * fine) for P in contours]
    form = [
        ribbon_area(
            P[:, :2],
            _FORM_WIDTH * weight.at(P[:, :2]) * np.clip(P[:, 2] * 1.6, 0.15, 1),
            taper=8.0 * fine,
        )
        for P in form_lines(tone, cam, symmetric=page.symmetric, fine=fine)
    ]
    frame = VIEWS[page.view]
    brows = [] if frame.limb or frame.schematic else draw_brows(surface, page.skin, cam)
    shown = shapely.box(*cam.box).difference(beyond_fading(page.view))
    return Ink(_kept([*_outline_ribbons(page.outline, weight), *lines], shown), _kept([*form, *brows], shown))


def _kept(areas: list[BaseGeometry], shown: BaseGeometry) -> list[BaseGeometry]:
    """Simplify areas; what lies off the shown part of the page is left out."""
    return [shapely.simplify(a.intersection(shown), _TOLERANCE) for a in areas if a.intersects(shown)]


class _PartWeight:
    """Finer lines on thinner parts of the body: fingers about half as heavy as the trunk."""

    def __init__(self, tone: Tone, cam: Camera, fine: float) -> None:
        step = max(round(cam.ppu / 1.2), 1)
        inside = tone.coverage[::step, ::step] > 0.5
        radius = ndi.distance_transform_edt(np.pad(inside, 1))[1:-1, 1:-1] * step / cam.ppu
        size = round(30 * cam.ppu / step)
        self._weight = fine * ndi.gaussian_filter(
            np.clip(ndi.maximum_filter(radius, size) / _THIN_PART, _FINEST, 1), size / 4
        )
        self._cam, self._step = cam, step

    def at(self, P: Floats) -> Floats:
        """Weight at page points (n, 2), half to all of ``fine``."""
        x, y = (self._cam.to_pixels(P) / self._step).T
        return np.asarray(ndi.map_coordinates(self._weight, [y, x], order=1, mode="nearest"))


def _outline_ribbons(outline: BaseGeometry, weight: _PartWeight) -> list[BaseGeometry]:
    """Ink an outline thick and thin: heavier where it faces away from the light."""
    rings = [ring for p in polygons_of(outline) for ring in (p.exterior, *p.interiors)]
    return [_outline_ribbon(shapely.get_coordinates(ring), ring.is_ccw, weight) for ring in rings]


def _outline_ribbon(ring: Floats, counterclockwise: bool, weight: _PartWeight) -> BaseGeometry:
    P = resample(ring, 0.8)
    n = len(P)
    # Closed lines are unrolled beyond both ends, so that the seam is as smooth as the rest.
    wrap = np.r_[np.arange(n - 31, n - 1), np.arange(n), np.arange(1, 31)]
    wide = thick_thin(P[wrap], outward=1.0 if counterclockwise else -1.0)
    return ribbon_area(P, _OUTLINE_WIDTH * wide[30:-30] * weight.at(P))


def thick_thin(P: Floats, outward: float) -> Floats:
    """Weigh a line (n, 2) by how its outer side faces the shadow; about 0.6 to 1.5.

    Args:
        P: Points, page units, at least 3.
        outward: +1 if the outer side is to the left of the course in page axes (y down), else -1.
    """
    d = directions(P)
    normal = np.stack([d[:, 1], -d[:, 0]], 1) * outward
    facing = np.clip(normal @ _SHADOW * 0.5 + 0.5, 0, 1)
    return smooth((_THIN + (_THICK - _THIN) * facing**1.5)[:, None], 6.0)[:, 0]


def ink_text(ink: Ink) -> str:
    """Write ink as JSON, one path a line."""
    groups = []
    for name, areas in ink._asdict().items():
        paths = [text for area in areas if (text := path_text(area))]
        groups.append(f'"{name}":[\n' + ",\n".join(f'"{text}"' for text in paths) + "\n]")
    return "{" + ",\n".join(groups) + "}\n"
