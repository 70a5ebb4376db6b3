"""Contact sheets of muscles that are being drawn: geometry alone, at low resolution, in seconds."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QImage, QPainter, QPen

from atelier.canvas import area_path, blank, colour, line_path, painter_on
from atelier.drawing import Drawing, load_drawing
from atelier.frames import VIEWS, camera
from atelier.geometry import draw, lay, visible_fibres
from atelier.layers import depth_of, region_of
from atelier.places import DRAWING, FONTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atelier.body import BodyName
    from atelier.geometry import DrawnView

CELL = (560, 760)
_COLUMNS = 4
_MARGIN = 12.0
_NEAR = 46.0
_MOST_PPU = 9.0
_SKIN, _INK = "#e9e2d9", "#3a2a24"
_FLESH = {"superficial": "#c8594f", "intermediate": "#b0607a", "deep": "#7d5fa8"}
_ESSENTIAL, _SPILLOVER = "#d61f26", "#ee8a5a"
_FONT = "Inter-Regular.ttf"


class Cell(NamedTuple):
    """A picture of a sheet and what stands above it."""

    title: str
    picture: QImage


class Sheet(NamedTuple):
    """A contact sheet, and what is wrong with the picks of what it shows."""

    picture: QImage
    problems: tuple[str, ...]


def chosen(names: Sequence[str]) -> tuple[str, ...]:
    """Give the drawn muscles that ids and regions name, in the order of the drawing.

    Raises:
        ValueError: A name is neither the id of a drawn muscle nor a region with one, or there is none.
    """
    if not names:
        raise ValueError("expected ids or regions of muscles")
    drawn = load_drawing(DRAWING).muscles
    found: set[str] = set()
    for name in names:
        own = {i for i in drawn if name in (i, region_of(i))}
        if not own:
            raise ValueError(f"{name}: neither the id of a drawn muscle nor a region with one")
        found |= own
    return tuple(i for i in drawn if i in found)


def draw_sheet(ids: Sequence[str], bodies: Sequence[BodyName], views: Sequence[str]) -> Sheet:
    """Draw the contact sheet of muscles: every view that shows any of them, or of their pain."""
    drawing = load_drawing(DRAWING)
    laid = lay(Drawing({i: drawing.muscles[i] for i in ids}, {}))
    drawn = [draw(body, view, laid) for body in bodies for view in views]
    return Sheet(sheet_of([_cell(d) for d in drawn if d.muscles or d.zones]), laid.problems)


def _cell(drawn: DrawnView) -> Cell:
    page = drawn.page
    x0, y0, x1, y1 = _shown_box(drawn)
    ppu = min(CELL[0] / (x1 - x0), CELL[1] / (y1 - y0), _MOST_PPU)
    cam = camera(page.body, page.view, ppu, (x0, y0, x1, y1))
    image = blank(cam)
    painter = painter_on(image, cam)
    painter.fillPath(area_path(page.outline), colour(_SKIN))
    painter.setPen(QPen(colour(_INK, 0.8), 0.5))
    painter.drawPath(area_path(page.outline))
    for muscle in drawn.muscles.values():
        tint = _FLESH[depth_of(muscle.id)]
        painter.setPen(QPen(colour(_INK), 0.3))
        painter.setBrush(colour(tint, 0.35 if muscle.through else 0.75))
        painter.drawPath(area_path(muscle.region))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("#ffffff", 0.7), 0.25))
        for fibre in visible_fibres(muscle.grid, muscle.visible):
            painter.drawPath(line_path(fibre))
    for core, halo in drawn.zones.values():
        painter.setPen(QPen(colour(_ESSENTIAL), 0.4))
        painter.fillPath(area_path(halo), colour(_SPILLOVER, 0.3))
        painter.setBrush(colour(_ESSENTIAL, 0.35))
        painter.drawPath(area_path(core))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    for point in drawn.points.values():
        painter.setPen(QPen(colour("#000000", 0.35 if point.far else 1.0), 0.9))
        for slope in (-1, 1):
            painter.drawLine(
                QPointF(point.x - 2, point.y - 2 * slope), QPointF(point.x + 2, point.y + 2 * slope)
            )
    painter.end()
    return Cell(f"{page.body} {page.view}", image)


def _shown_box(drawn: DrawnView) -> tuple[float, float, float, float]:
    """Give the part of the page about what shows, with room around it."""
    shapes = [m.region for m in drawn.muscles.values()] + [s for z in drawn.zones.values() for s in z]
    bounds = [s.bounds for s in shapes if not s.is_empty]
    page = VIEWS[drawn.page.view].box
    low = [max(min(b[k] for b in bounds) - _NEAR, page[k]) for k in (0, 1)]
    high = [min(max(b[k] for b in bounds) + _NEAR, page[k]) for k in (2, 3)]
    return low[0], low[1], high[0], high[1]


def sheet_of(cells: Sequence[Cell]) -> QImage:
    """Put pictures side by side, in rows, with their titles above."""
    width, height = CELL[0] + _MARGIN, CELL[1] + 40
    rows = -(-len(cells) // _COLUMNS)
    columns = min(len(cells), _COLUMNS)
    image = QImage(round(columns * width + _MARGIN), round(rows * height), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(lettering(14))
    for number, cell in enumerate(cells):
        row, column = divmod(number, _COLUMNS)
        corner = QPointF(_MARGIN + column * width, row * height + 32)
        painter.drawText(corner - QPointF(0, 8), cell.title)
        painter.drawImage(corner, cell.picture)
    painter.end()
    return image


def lettering(size: int) -> QFont:
    """Give the font of a contact sheet; Qt is started if it does not run yet."""
    _application()
    family = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(FONTS / _FONT)))
    return QFont(family[0], size)


@cache
def _application() -> QCoreApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication.instance() or QGuiApplication([])
