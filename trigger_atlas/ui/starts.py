"""The small finished pictures that a start, or a view never seen before, begins with."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage, QImageReader

from trigger_atlas.domain.names import Body, View
from trigger_atlas.knowledge.figure import Manifest
from trigger_atlas.render.pool import run_in_pool

Key = tuple[Body, View]


class StartPictures(QObject):
    """Reads start pictures on other threads, each once.

    Signals:
        arrived: ``Body`` and ``View`` whose picture is there now.
        failed: ``str`` path of a picture that cannot be read.
    """

    arrived = Signal(object, object)
    failed = Signal(str)
    _read = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images: dict[Key, QImage | None] = {}
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)

    def picture(self, manifest: Manifest, view: View) -> QImage | None:
        """The picture of a view; None until it is read, empty if there is none."""
        plate = manifest.views[view].plates.get("start")
        if plate is None:
            return QImage()
        key = manifest.body, view
        if key not in self._images:
            self._images[key] = None
            run_in_pool(partial(_read, key, str(plate.path)), self._read)
        return self._images[key]

    @Slot(object)
    def _on_read(self, read: tuple[Key, str, QImage]) -> None:
        key, path, image = read
        self._images[key] = image
        if image.isNull():
            self.failed.emit(path)
        self.arrived.emit(*key)


def _read(key: Key, path: str) -> tuple[Key, str, QImage]:
    return key, path, QImageReader(path).read()
