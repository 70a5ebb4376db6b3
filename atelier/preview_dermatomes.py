"""Contact sheets of the dermatomes: territories in turning colours, and the paraspinal levels as dots."""

from __future__ import annotations

import colorsys
from typing import TYPE_CHECKING

import shapely
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPen

from atelier.canvas import area_path, blank, colour, painter_on
from atelier.drawing import Drawing, load_drawing
from atelier.frames import camera
from atelier.geometry import draw, lay
from atelier.places import DRAWING
from atelier.preview import CELL, Cell, Sheet, lettering, sheet_of
from trigger_atlas.domain.spine import SPINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from atelier.body import BodyName
    from atelier.geometry import DrawnView

_SKIN, _INK = "#e9e2d9", "#3a2a24"
_TURN = 0.382
"""Share of the wheel of colours from one segment to the next: neighbours never look alike."""
_DOT = 1.6
_LARGE = 60.0
"""Square units from which a territory is named."""


def draw_dermatomes(bodies: Sequence[BodyName], views: Sequence[str]) -> Sheet:
    """Draw the contact sheet of all dermatomes, a cell for each view of each body."""
    drawing = load_drawing(DRAWING)
    laid = lay(Drawing({}, {}, dermatomes=drawing.dermatomes, levels=drawing.levels))
    return Sheet(
        sheet_of([_cell(draw(body, view, laid)) for body in bodies for view in views]), laid.problems
    )


def _cell(drawn: DrawnView) -> Cell:
    page = drawn.page
    x0, y0, x1, y1 = page.camera.box
    cam = camera(page.body, page.view, min(CELL[0] / (x1 - x0), CELL[1] / (y1 - y0)))
    image = blank(cam)
    painter = painter_on(image, cam)
    painter.fillPath(area_path(page.outline), colour(_SKIN))
    painter.setPen(QPen(colour(_INK), 0.4))
    painter.drawPath(area_path(page.outline))
    for name, (territory, _) in drawn.dermatomes.items():
        painter.fillPath(area_path(territory), _tint(name))
        painter.drawPath(area_path(territory))
    for point in drawn.levels.values():
        if not point.far:
            painter.setBrush(colour(_INK))
            painter.drawEllipse(QPointF(point.x, point.y), _DOT, _DOT)
    painter.resetTransform()
    painter.setFont(lettering(9))
    for name, (territory, _) in drawn.dermatomes.items():
        largest = _largest(territory)
        if largest.area >= _LARGE:
            place = cam.to_pixels(largest.representative_point().coords[0])
            painter.drawText(QPointF(*place) + QPointF(-8, 4), name)
    painter.end()
    return Cell(f"{page.body} {page.view}", image)


def _largest(shape: BaseGeometry) -> BaseGeometry:
    return max(shapely.get_parts(shape), key=lambda part: part.area)


def _tint(segment: str) -> QColor:
    return QColor.fromRgbF(*colorsys.hls_to_rgb(SPINE.index(segment) * _TURN % 1, 0.7, 0.6))
