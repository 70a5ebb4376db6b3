"""The body under everything: tone, muscle layers as mixes of colour and grey, and ink."""

import math
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from trigger_atlas.domain.names import Depth
from trigger_atlas.knowledge.figure import ViewFiles
from trigger_atlas.render import colours
from trigger_atlas.render.look import Look
from trigger_atlas.render.plate import paint_plate
from trigger_atlas.render.plates import PlateCache
from trigger_atlas.render.vectors import Vectors

CALM = (0.50, 0.60)
"""Opacity of the colour plate, and of the grey twin under it, with nothing selected (TOKENS, section 2)."""
GHOST = (0.03, 0.30)
ABOVE = 0.12
"""What stays of the layers above the one looked at."""
FORM_OPACITY = 0.5
INK_AT_ONCE = 4
"""Lines in one turn: the first time at a zoom they are made thinner, which takes most of it."""
INK_AUTHORED_AT = 0.65
"""Share of the scale of the tone plate at which ink ribbons have the width they were drawn with."""


def paint_tone(
    painter: QPainter, files: ViewFiles, vectors: Vectors, plates: PlateCache, scale: float
) -> None:
    """The neutral body, clipped to its edge."""
    plate = files.plates.get("tone")
    image = plates.image(plate, scale, finest=0) if plate else None
    painter.save()
    painter.setClipPath(vectors.outline, Qt.ClipOperation.IntersectClip)
    if image is not None:
        paint_plate(painter, files, image)
    painter.restore()


def layers_of(look: Look) -> list[Depth]:
    """Layers that show, deepest first."""
    return [depth for depth in reversed(Depth) if any(layer_mix(depth, look))]


def paint_layer(
    painter: QPainter, files: ViewFiles, plates: PlateCache, look: Look, scale: float, *, depth: Depth
) -> None:
    """One muscle layer as a mix of its plate and the grey twin.

    Where the layer looked at leaves the body bare, the next one shows; where it does not, nothing shines
    through. Still deeper ones never do: bone, which would hide them, is not drawn.
    """
    depths = list(Depth)[depth.rank : depth.rank + 2] if depth is look.depth else [depth]
    shown = [plate for each in depths if (plate := files.plates.get(each.value))]
    if not shown:
        return
    plate, *under = shown
    colour, grey = layer_mix(depth, look)
    twin = plates.image(plate, scale, grey=True, under=under)
    if twin is not None:
        paint_plate(painter, files, twin, grey)
    finest = 1 if look.ghost else None
    image = plates.image(plate, scale, finest=finest, under=under) if colour else None
    if image is not None:
        paint_plate(painter, files, image, colour)


def layer_mix(depth: Depth, look: Look) -> tuple[float, float]:
    """Opacities of a layer's colour plate and of its grey twin; both 0 where the layer is hidden."""
    base = GHOST if look.ghost else CALM
    if depth.rank < look.depth.rank:
        return (0.0, ABOVE) if look.ghost else (ABOVE * base[0], ABOVE * base[1])
    return base if depth is look.depth else (0.0, 0.0)


def paint_shade(painter: QPainter, vectors: Vectors, look: Look) -> None:
    """Darken the figure a little on a dark page."""
    if look.dark:
        shade = QColor(colours.SHADE)
        shade.setAlphaF(colours.DARK_OVERLAY)
        painter.fillPath(vectors.outline, shade)


def ink_steps(painter: QPainter, files: ViewFiles, vectors: Vectors, scale: float) -> Iterator[None]:
    """Contour lines, some at a turn; they grow with the root of the zoom only."""
    halvings = max(0, round(math.log2(max(scale, 0.1) / (INK_AUTHORED_AT * files.ppu))))
    view = painter.clipBoundingRect() if painter.hasClipping() else None
    for kind, opacity in (("form", FORM_OPACITY), ("ink", 1.0)):
        for i, path in enumerate(vectors.ink(kind, halvings)):
            if view is None or view.intersects(path.controlPointRect()):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.INK))
                painter.setOpacity(opacity)
                painter.drawPath(path)
            if i % INK_AT_ONCE == INK_AT_ONCE - 1:
                painter.setOpacity(1)
                yield
        painter.setOpacity(1)
        yield
