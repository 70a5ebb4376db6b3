"""Everything that is drawn of one view: tone, ink, a plate a depth layer, and the first frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from atelier.camera import VIEWS, camera
from atelier.canvas import area_path, blank, colour, coverage_of, painter_on, pixels_of
from atelier.ink import Ink, draw_ink, ink_text
from atelier.page import open_page
from atelier.paint import Ground, paint_muscle
from atelier.plates import bled, filled, over, save_webp, shrunk, straight
from atelier.project import LAYERS, drawn_left
from atelier.surface import load_surface
from atelier.tone import neutral_rgb, render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from atelier.arrays import Bytes, Floats
    from atelier.body import Variant
    from atelier.tone import Tone

TONE_PPU = 2.4
MUSCLE_PPU = 3.2
START_PPU = 1.0
_INK = "#3a2a24"
_FORM_OPACITY = 0.5
_CALM = {"saturation": 0.62, "brightness": 1.09, "opacity": 0.80}


class Toned(NamedTuple):
    """The body of a view without muscles.

    Attributes:
        view: The view.
        outline: Outline of the body, page units.
        tone: Light and shade at ``TONE_PPU``.
        ink: The line drawing.
    """

    view: str
    outline: BaseGeometry
    tone: Tone
    ink: Ink


def tone_view(view: str) -> Toned:
    """Shade and ink the body in a view."""
    variant: Variant = "male_lat" if VIEWS[view].variant == "male_lat" else "male"
    surface, cam = load_surface(variant), camera(view, TONE_PPU)
    outline = open_page(view).outline
    tone = render(surface, cam)
    return Toned(view, outline, tone, draw_ink(surface, cam, tone, outline))


def write_view(view: str, folder: Path, progress: Callable[[str], object]) -> dict[str, dict[str, object]]:
    """Write all plates and the ink of a view.

    Args:
        view: The view.
        folder: Where to.
        progress: Called with the name of each muscle and file done.

    Returns:
        The plates written, for the manifest.
    """
    toned = tone_view(view)
    (folder / f"{view}.ink.json").write_text(ink_text(toned.ink), encoding="utf-8")
    rgb = neutral_rgb(filled(toned.tone.value, toned.tone.coverage > 0.99))
    save_webp(
        (bled(rgb / 255.0, toned.tone.coverage > 0) * 255 + 0.5).astype(np.uint8),
        folder / f"{view}.tone.webp",
    )
    progress("tone")
    plates: dict[str, dict[str, object]] = {"tone": {"file": f"{view}.tone.webp", "ppu": TONE_PPU}}
    layers = paint_layers(toned, progress)
    for name in LAYERS:
        target = folder / f"{view}.{name}.webp"
        target.unlink(missing_ok=True)
        if name in layers:
            save_webp(straight(layers[name]), target)
            plates[name] = {"file": target.name, "ppu": MUSCLE_PPU}
    save_webp(first_frame(toned, layers), folder / f"{view}.start.webp")
    plates["start"] = {"file": f"{view}.start.webp", "ppu": START_PPU}
    return plates


def paint_layers(toned: Toned, progress: Callable[[str], object]) -> dict[str, Floats]:
    """Paint the muscles of a view: by depth layer, (h, w, 4) colours multiplied by opacity.

    In a symmetric view the subject's left is painted, and the right is its mirror image.
    """
    plate = camera(toned.view, MUSCLE_PPU)
    known = toned.tone.coverage > 0
    value, away, facing = (filled(a, known) for a in (toned.tone.value, toned.tone.away, toned.tone.facing))
    ground = Ground(toned.outline, value, away, facing, camera(toned.view, TONE_PPU))
    layers: dict[str, Floats] = {}
    for drawn in drawn_left(toned.view):
        patch = None if drawn.through else paint_muscle(drawn, ground, plate)
        progress(drawn.id)
        if patch is None:
            continue
        rgba = patch.rgba
        layer = layers.setdefault(drawn.depth, np.zeros((plate.height, plate.width, 4)))
        height, width = rgba.shape[:2]
        part = layer[patch.row : patch.row + height, patch.column : patch.column + width]
        part[:] = over(part, rgba)
    sign = open_page(toned.view).left_sign
    return {name: _both_sides(layer, sign) if sign else layer for name, layer in layers.items()}


def _both_sides(layer: Floats, sign: float) -> Floats:
    """Complete a plate that shows the subject's left, at page x of this sign, by its mirror image."""
    half = layer.shape[1] // 2
    out = layer.copy()
    if sign > 0:
        out[:, :half] = layer[:, half:][:, ::-1]
    else:
        out[:, half:] = layer[:, :half][:, ::-1]
    return out


def first_frame(toned: Toned, layers: dict[str, Floats]) -> Bytes:
    """Compose the calm figure in small: tone, muscles less the deep ones, ink; (h, w, 4)."""
    cam = camera(toned.view, MUSCLE_PPU)
    muscles: Floats = np.zeros((cam.height, cam.width, 4))
    for name in ("intermediate", "superficial"):
        if name in layers:
            muscles = over(muscles, layers[name])
    muscles = shrunk(calm(muscles), round(MUSCLE_PPU * 5), round(START_PPU * 5))
    tone = neutral_rgb(filled(toned.tone.value, toned.tone.coverage > 0)) / 255.0
    base = shrunk(np.dstack([tone, np.ones(tone.shape[:2])]), round(TONE_PPU * 5), round(START_PPU * 5))
    small = camera(toned.view, START_PPU)
    inside = coverage_of(toned.outline, small)[..., None]
    figure = over(base, muscles) * inside
    return straight(over(figure, _inked(toned)))


def calm(muscles: Floats) -> Floats:
    """Take colour out of muscles as long as none is selected; (h, w, 4), colours multiplied by opacity."""
    rgb = muscles[..., :3]
    grey = rgb @ np.array([0.299, 0.587, 0.114])
    muted = (grey[..., None] + (rgb - grey[..., None]) * _CALM["saturation"]) * _CALM["brightness"]
    muted = np.minimum(muted, muscles[..., 3:])
    return np.asarray(np.dstack([muted, muscles[..., 3]]) * _CALM["opacity"])


def _inked(toned: Toned) -> Floats:
    cam = camera(toned.view, START_PPU)
    image = blank(cam)
    painter = painter_on(image, cam)
    for areas, opacity in ((toned.ink.form, _FORM_OPACITY), (toned.ink.ink, 1.0)):
        for area in areas:
            painter.fillPath(area_path(area), colour(_INK, opacity))
    painter.end()
    pixels = pixels_of(image) / 255.0
    return np.asarray(np.dstack([pixels[..., :3] * pixels[..., 3:], pixels[..., 3]]))
