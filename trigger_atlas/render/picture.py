"""A muscle and its pain as a file: the same painting as on the screen, with side labels and a caption."""

import math
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.domain.muscle import Muscle
from trigger_atlas.domain.names import View
from trigger_atlas.knowledge.figure import DrawnBody
from trigger_atlas.knowledge.locate import resource
from trigger_atlas.render.sheet import LAYERS, Picture, Sheet, points_on
from trigger_atlas.shown_stage import best_view

__all__ = ["LAYERS", "Picture", "draw_picture", "save_picture"]

SUFFIXES = (".png", ".svg", ".pdf")
SMALLEST_SIZE, LARGEST_SIZE = 64, 8192


def save_picture(atlas: Atlas, drawn: DrawnBody, picture: Picture, out: Path) -> View:
    """Draw a muscle into a file, which is replaced only when the drawing is complete.

    Args:
        atlas: Knowledge, for names and trigger points.
        drawn: The body.
        picture: What to draw.
        out: File; its suffix names the format.

    Returns:
        The view that was drawn.

    Raises:
        ValueError: The suffix, a layer or the size is none that can be drawn, or the muscle shows in no view.
        OSError: The file cannot be written.
    """
    _check(picture, out)
    application = QGuiApplication.instance() or _application()
    _register_fonts()
    muscle = atlas.muscles[picture.muscle]
    view = picture.view or _best_view(drawn.index, muscle, picture)
    sheet = Sheet(drawn.figure[view], drawn.manifest, muscle, picture)
    part = out.with_name(f".{out.stem}.part{out.suffix}")
    try:
        _WRITERS[out.suffix.lower()](sheet, part)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    del application
    return view


def _check(picture: Picture, out: Path) -> None:
    if out.suffix.lower() not in SUFFIXES:
        msg = f"a picture can be {', '.join(s[1:] for s in SUFFIXES)}, not '{out.suffix or out.name}'"
        raise ValueError(msg)
    if unknown := picture.layers - LAYERS:
        msg = f"no such layer: {', '.join(sorted(unknown))}; there are {', '.join(sorted(LAYERS))}"
        raise ValueError(msg)
    if not SMALLEST_SIZE <= picture.size <= LARGEST_SIZE:
        msg = f"size must be {SMALLEST_SIZE} to {LARGEST_SIZE} pixels, not {picture.size}"
        raise ValueError(msg)


def _application() -> QGuiApplication:
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.name == "nt"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication([])


def _register_fonts() -> None:
    if "Inter" not in QFontDatabase.families():
        for face in ("Regular", "Medium", "SemiBold"):
            QFontDatabase.addApplicationFont(str(resource(f"fonts/Inter-{face}.ttf")))


def _best_view(index: FigureIndex, muscle: Muscle, picture: Picture) -> View:
    """The close-up of a small muscle, else the view of the whole body that shows most of muscle and pain."""
    on, sides = points_on(muscle, picture), picture.side.sides
    close = best_view(index, muscle, sides[0])
    if not close.group.is_whole:
        return close

    def area(view: View) -> tuple[float, float]:
        pain = sum(index.zone_area(view, point, side) for point in on for side in sides)
        return sum(index.muscle_area(view, muscle.id, side) for side in sides), pain

    areas = {view: area(view) for view in index.views if view.group.is_whole}
    most = [max(1e-9, *(pair[i] for pair in areas.values())) for i in (0, 1)]
    best = max(areas, key=lambda view: areas[view][0] / most[0] + areas[view][1] / most[1])
    if areas[best] == (0.0, 0.0):
        msg = f"{muscle.id} shows in no view of this figure"
        raise ValueError(msg)
    return best


def draw_picture(atlas: Atlas, drawn: DrawnBody, picture: Picture) -> QImage:
    """Draw a muscle for the screen; needs an application with the shipped font.

    Raises:
        ValueError: The muscle shows in no view.
    """
    muscle = atlas.muscles[picture.muscle]
    view = picture.view or _best_view(drawn.index, muscle, picture)
    return _image(Sheet(drawn.figure[view], drawn.manifest, muscle, picture))


def _image(sheet: Sheet) -> QImage:
    width, height = (math.ceil(side * sheet.ratio) for side in (sheet.size.width(), sheet.size.height()))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(sheet.ratio, sheet.ratio)
    sheet.paint(painter, vector=False)
    painter.end()
    return image


def _write_png(sheet: Sheet, out: Path) -> None:
    if not _image(sheet).save(str(out)):
        msg = f"cannot write {out}"
        raise OSError(msg)


def _write_svg(sheet: Sheet, out: Path) -> None:
    device = QSvgGenerator()
    device.setFileName(str(out))
    device.setTitle("Trigger Atlas")
    device.setSize((sheet.size * sheet.ratio).toSize())
    device.setViewBox(QRectF(QPointF(0, 0), sheet.size))
    _paint_on(device, sheet, out)


def _write_pdf(sheet: Sheet, out: Path) -> None:
    device = QPdfWriter(str(out))
    device.setTitle("Trigger Atlas")
    device.setPageSize(QPageSize(sheet.size * 0.75, QPageSize.Unit.Point))
    device.setPageMargins(QMarginsF())
    device.setResolution(96)
    _paint_on(device, sheet, out)


def _paint_on(device: QSvgGenerator | QPdfWriter, sheet: Sheet, out: Path) -> None:
    painter = QPainter()
    if not painter.begin(device):
        msg = f"cannot write {out}"
        raise OSError(msg)
    sheet.paint(painter, vector=True)
    painter.end()


_WRITERS: dict[str, Callable[[Sheet, Path], None]] = {
    ".png": _write_png,
    ".svg": _write_svg,
    ".pdf": _write_pdf,
}
