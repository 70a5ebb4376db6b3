"""The pictures of every view: the small finished ones of the first frame, and what paints the rest."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from trigger_atlas.domain.figure import FigureView, LazyFigure
from trigger_atlas.domain.names import Body, View
from trigger_atlas.knowledge.figure import Ink, Manifest, ViewFiles, load_ink
from trigger_atlas.knowledge.problem import DataError, Problem
from trigger_atlas.render.plates import PlateCache
from trigger_atlas.render.pool import run_in_pool
from trigger_atlas.ui.starts import StartPictures

if TYPE_CHECKING:
    from trigger_atlas.render.figure import FigureArt

Drawn = tuple[Body, View, FigureView | None, Ink | None, tuple[Problem, ...]]
"""A view that was read, or what is wrong with its files."""


class Gallery(QObject):
    """Hands out what a view is painted with, and reads it when it is first asked for.

    Attributes:
        figure: Geometry of every view; None until the body is loaded.

    Signals:
        picture_arrived: ``View`` whose start picture is there now.
        art_arrived: ``View`` whose painter is there now.
        failed: ``tuple[Problem, ...]`` of a view whose files cannot be used.
    """

    picture_arrived = Signal(object)
    art_arrived = Signal(object)
    failed = Signal(object)
    _view_read = Signal(object)

    def __init__(
        self, manifest: Manifest, plates: PlateCache, starts: StartPictures, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.figure: LazyFigure | None = None
        self.manifest = manifest
        self._plates = plates
        self._arts: dict[View, FigureArt] = {}
        self._asked: set[View] = set()
        self._starts = starts
        self._starts.arrived.connect(self._on_start_arrived)
        self._view_read.connect(self._on_view_read, Qt.ConnectionType.QueuedConnection)

    def change_body(self, manifest: Manifest, figure: LazyFigure | None) -> None:
        """Show another body from now on, or the geometry of this one."""
        self.manifest, self.figure = manifest, figure
        self._arts.clear()
        self._asked.clear()

    def files(self, view: View) -> ViewFiles:
        """The files of a view."""
        return self.manifest.views[view]

    def art(self, view: View) -> "FigureArt | None":
        """The painter of a view; None until its geometry is read."""
        figure = self.figure
        if figure is not None and view in figure and view not in self._arts:
            if view in figure.held:
                self._take(_read_view(self.manifest.body, figure, self.files(view)))
            elif view not in self._asked:
                self._asked.add(view)
                run_in_pool(
                    partial(_read_view, self.manifest.body, figure, self.files(view)), self._view_read
                )
        return self._arts.get(view)

    def start_picture(self, view: View) -> QImage | None:
        """The small finished picture of a view; None until it is read, empty if there is none."""
        return self._starts.picture(self.manifest, view)

    def _take(self, read: Drawn) -> bool:
        """Make the painter of a view that was read; False if its files cannot be used."""
        # What paints the geometry is not needed for the first frame.
        from trigger_atlas.render.figure import FigureArt

        _, view, drawn, ink, problems = read
        if drawn is None or ink is None or self.figure is None:
            self.failed.emit(problems)
            return False
        self.figure.held[view] = drawn
        self._arts[view] = FigureArt(drawn, self.files(view), ink, self._plates)
        return True

    @Slot(object)
    def _on_view_read(self, read: Drawn) -> None:
        if read[0] is self.manifest.body and self._take(read):
            self.art_arrived.emit(read[1])

    @Slot(object, object)
    def _on_start_arrived(self, body: Body, view: View) -> None:
        if body is self.manifest.body:
            self.picture_arrived.emit(view)


def _read_view(body: Body, figure: LazyFigure, files: ViewFiles) -> Drawn:
    try:
        drawn = figure.held.get(files.view) or figure.read(files.view)
        return body, files.view, drawn, load_ink(files), ()
    except DataError as error:
        return body, files.view, None, None, error.problems
