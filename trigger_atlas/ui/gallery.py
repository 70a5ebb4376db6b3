"""The pictures of every view: the small finished ones of the first frame, and what paints the rest."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage, QImageReader

from trigger_atlas.domain.figure import Figure
from trigger_atlas.domain.names import View
from trigger_atlas.knowledge.figure import Manifest, ViewFiles
from trigger_atlas.render.plates import PlateCache
from trigger_atlas.render.pool import run_in_pool

if TYPE_CHECKING:
    from trigger_atlas.render.figure import FigureArt


class Gallery(QObject):
    """Hands out what a view is painted with, and reads it when it is first asked for.

    Attributes:
        figure: Geometry of every view; empty until it is loaded.

    Signals:
        picture_arrived: ``View`` whose start picture is there now.
    """

    picture_arrived = Signal(object)
    _read = Signal(object)

    def __init__(self, manifest: Manifest, plates: PlateCache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.figure: Figure = {}
        self._manifest = manifest
        self._plates = plates
        self._arts: dict[View, FigureArt] = {}
        self._starts: dict[View, QImage | None] = {}
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)

    def files(self, view: View) -> ViewFiles:
        """The files of a view."""
        return self._manifest.views[view]

    def art(self, view: View) -> "FigureArt | None":
        """The painter of a view; None before the geometry is there."""
        if view in self.figure and view not in self._arts:
            # What paints the geometry is not needed for the first frame.
            from trigger_atlas.knowledge.figure import load_ink
            from trigger_atlas.render.figure import FigureArt

            files = self.files(view)
            self._arts[view] = FigureArt(self.figure[view], files, load_ink(files), self._plates)
        return self._arts.get(view)

    def start_picture(self, view: View) -> QImage | None:
        """The small finished picture of a view; None until it is read, empty if there is none."""
        plate = self.files(view).plates.get("start")
        if plate is None:
            return QImage()
        if view not in self._starts:
            self._starts[view] = None
            run_in_pool(partial(_read_picture, view, str(plate.path)), self._read)
        return self._starts.get(view)

    @Slot(object)
    def _on_read(self, read: tuple[View, QImage]) -> None:
        view, image = read
        self._starts[view] = image
        if image.isNull():
            self._plates.failed.emit(str(self.files(view).plates["start"].path))
        self.picture_arrived.emit(view)


def _read_picture(view: View, path: str) -> tuple[View, QImage]:
    return view, QImageReader(path).read()
