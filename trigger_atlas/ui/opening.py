"""The first frame: start pictures where the canvas, which takes its place, will show the figures."""

from PySide6.QtCore import QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trigger_atlas.domain.names import Body, View
from trigger_atlas.knowledge.figure import Manifest
from trigger_atlas.render.plate import paint_plate
from trigger_atlas.render.standing import kept_in, margins_of, part_of, room_of, whole
from trigger_atlas.ui.starts import StartPictures
from trigger_atlas.ui.theme import tokens_of


class Opening(QWidget):
    """Shows whole figures and nothing else; imports little, so that a start need not wait.

    Signals:
        first_painted: every figure is on the screen.
    """

    first_painted = Signal()

    def __init__(
        self, manifest: Manifest, views: tuple[View, ...], starts: StartPictures, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._manifest = manifest
        self._views = views
        self._starts = starts
        self._starts.arrived.connect(self._on_start_arrived)
        self.is_painted = False

    @property
    def _pictures(self) -> list[QImage | None]:
        return [self._starts.picture(self._manifest, view) for view in self._views]

    @Slot(object, object)
    def _on_start_arrived(self, _body: Body, _view: View) -> None:
        if None not in self._pictures:
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        pictures = self._pictures
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens_of(self).stage))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        for i, (view, picture) in enumerate(zip(self._views, pictures, strict=True)):
            files = self._manifest.views[view]
            part = part_of(i, len(pictures), QSizeF(self.size()))
            room = room_of(i, len(pictures), part, files.box, margins_of(self.width()))
            camera = kept_in(whole(files.box, room), files.box, part)
            if picture is not None and not picture.isNull():
                painter.save()
                painter.setClipRect(part)
                painter.setTransform(camera.transform, combine=True)
                paint_plate(painter, files, picture)
                painter.restore()
        painter.end()
        if not self.is_painted and None not in pictures:
            self.is_painted = True
            QTimer.singleShot(0, self.first_painted.emit)
