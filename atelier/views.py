"""Everything that is drawn of one view: tone, ink, a plate a depth layer, and the first frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from atelier.canvas import area_path, blank, colour, coverage_of, painter_on, pixels_of
from atelier.frames import VIEWS, camera, fading
from atelier.ink import Ink, draw_ink, ink_text
from atelier.page import open_page
from atelier.paint import Ground, paint_muscle
from atelier.plates import bled, filled, over, save_webp, shrunk, straight
from atelier.project import LAYERS, drawn_left
from atelier.sight import page_points
from atelier.surface import open_surface
from atelier.tone import neutral_rgb, render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from atelier.arrays import Bytes, Floats
    from atelier.body import BodyName
    from atelier.camera import Camera
    from atelier.frames import ViewFrame
    from atelier.page import Page
    from atelier.tone import Tone

_INK = "#3a2a24"
_FORM_OPACITY = 0.5
_CALM = {"saturation": 0.62, "brightness": 1.09, "opacity": 0.80}


class Toned(NamedTuple):
    """The body of a view without muscles.

    Attributes:
        page: The view.
        tone: Light and shade.
        ink: The line drawing.
    """

    page: Page
    tone: Tone
    ink: Ink

    def camera(self, ppu: float) -> Camera:
        """Give the camera of the view at a scale, pixels a unit."""
        return camera(self.page.body, self.page.view, ppu)

    @property
    def frame(self) -> ViewFrame:
        """What the view looks at."""
        return VIEWS[self.page.view]


def tone_view(body: BodyName, view: str) -> Toned:
    """Shade and ink the body in a view."""
    page, surface = open_page(body, view), open_surface(body, view)
    cam = camera(body, view, VIEWS[view].tone_ppu)
    tone = render(surface, cam)
    return Toned(page, tone, draw_ink(surface, page, cam, tone))


def write_view(
    body: BodyName, view: str, folder: Path, progress: Callable[[str], object]
) -> dict[str, dict[str, object]]:
    """Write all plates and the ink of a view.

    Args:
        body: The body.
        view: The view.
        folder: Where to.
        progress: Called with the name of each muscle and file done.

    Returns:
        The plates written, for the manifest.
    """
    toned = tone_view(body, view)
    frame = toned.frame
    (folder / f"{view}.ink.json").write_text(ink_text(toned.ink), encoding="utf-8")
    rgb = neutral_rgb(filled(toned.tone.value, toned.tone.coverage > 0.99))
    save_webp(
        (bled(rgb / 255.0, toned.tone.coverage > 0) * 255 + 0.5).astype(np.uint8),
        folder / f"{view}.tone.webp",
    )
    progress("tone")
    plates: dict[str, dict[str, object]] = {"tone": {"file": f"{view}.tone.webp", "ppu": frame.tone_ppu}}
    layers = paint_layers(toned, progress)
    for name in LAYERS:
        target = folder / f"{view}.{name}.webp"
        target.unlink(missing_ok=True)
        if name in layers:
            save_webp(straight(layers[name]), target)
            plates[name] = {"file": target.name, "ppu": frame.muscle_ppu}
    save_webp(first_frame(toned, layers), folder / f"{view}.start.webp")
    plates["start"] = {"file": f"{view}.start.webp", "ppu": frame.start_ppu}
    return plates


def paint_layers(toned: Toned, progress: Callable[[str], object]) -> dict[str, Floats]:
    """Paint the muscles of a view: by depth layer, (h, w, 4) colours multiplied by opacity.

    In a symmetric view the subject's left is painted, and the right is its mirror image.
    """
    page = toned.page
    plate = toned.camera(toned.frame.muscle_ppu)
    known = toned.tone.coverage > 0
    value, away, facing = (filled(a, known) for a in (toned.tone.value, toned.tone.away, toned.tone.facing))
    ground = Ground(page.outline, value, away, facing, toned.camera(toned.frame.tone_ppu), toned.frame.fine)
    layers: dict[str, Floats] = {}
    for drawn in drawn_left(page.body, page.view):
        patch = None if drawn.through else paint_muscle(drawn, ground, plate)
        progress(drawn.id)
        if patch is None:
            continue
        rgba = patch.rgba
        layer = layers.setdefault(drawn.depth, np.zeros((plate.height, plate.width, 4)))
        height, width = rgba.shape[:2]
        part = layer[patch.row : patch.row + height, patch.column : patch.column + width]
        part[:] = over(part, rgba)
    sign = page.left_sign
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
    """Compose the calm figure in small: tone, muscles less deep ones under others, ink; (h, w, 4)."""
    frame = toned.frame
    cam = toned.camera(frame.muscle_ppu)
    muscles: Floats = np.zeros((cam.height, cam.width, 4))
    for name in [name for name in ("intermediate", "superficial") if name in layers] or layers:
        muscles = over(muscles, layers[name])
    small = toned.camera(frame.start_ppu)
    size = (small.width, small.height)
    muscles = shrunk(calm(muscles), size)
    tone = neutral_rgb(filled(toned.tone.value, toned.tone.coverage > 0)) / 255.0
    base = shrunk(np.dstack([tone, np.ones(tone.shape[:2])]), size)
    inside = coverage_of(toned.page.outline, small)[..., None]
    figure = over(base, muscles) * inside
    left = fading(toned.page.view, page_points(small))[..., None]
    return straight(over(figure, _inked(toned, small)) * left)


def calm(muscles: Floats) -> Floats:
    """Take colour out of muscles as long as none is selected; (h, w, 4), colours multiplied by opacity."""
    rgb = muscles[..., :3]
    grey = rgb @ np.array([0.299, 0.587, 0.114])
    muted = (grey[..., None] + (rgb - grey[..., None]) * _CALM["saturation"]) * _CALM["brightness"]
    muted = np.minimum(muted, muscles[..., 3:])
    return np.asarray(np.dstack([muted, muscles[..., 3]]) * _CALM["opacity"])


def _inked(toned: Toned, cam: Camera) -> Floats:
    image = blank(cam)
    painter = painter_on(image, cam)
    for areas, opacity in ((toned.ink.form, _FORM_OPACITY), (toned.ink.ink, 1.0)):
        for area in areas:
            painter.fillPath(area_path(area), colour(_INK, opacity))
    painter.end()
    pixels = pixels_of(image) / 255.0
    return np.asarray(np.dstack([pixels[..., :3] * pixels[..., 3:], pixels[..., 3]]))
