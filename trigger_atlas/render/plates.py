"""Painted plates: decoded off the main thread, halved to the size needed, kept within a budget."""

import math
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QImageReader, QPainter

from trigger_atlas.knowledge.figure import Plate
from trigger_atlas.render.pool import run_in_pool

BUDGET = 112 * 1024 * 1024
"""Bytes of decoded plates kept; pictures for moving get the rest of 160 MB."""
IN_USE = 2.0
"""Seconds after its use in which a plate is never dropped: what is on the screen must not push itself out."""
GREY_LIFT = 0.22
"""How much brighter the grey twin is than the colour (TOKENS, section 2)."""
LEVELS = 4
ARGB = QImage.Format.Format_ARGB32_Premultiplied


@dataclass(frozen=True, slots=True)
class PlateKey:
    """A decoded plate.

    Attributes:
        path: The file.
        level: How often it was halved.
        grey: It is the grey twin.
        under: Files of plates of the same size that show where this one shows nothing, outer ones first.
    """

    path: Path
    level: int
    grey: bool = False
    under: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Decoded:
    """What came of a plate.

    Attributes:
        key: The plate asked for.
        image: In colour; None where its file cannot be read.
        twin: In grey, from level 1 on.
        damaged: Files that cannot be read.
    """

    key: PlateKey
    image: QImage | None = None
    twin: QImage | None = None
    damaged: tuple[Path, ...] = ()


def decode(key: PlateKey, *, twin: bool) -> Decoded:
    """Read a plate, halve it ``key.level`` times, and lay it over those under it.

    Args:
        key: Which plate; ``grey`` is ignored.
        twin: Make the grey twin too.
    """
    image = _halved(key.path, key.level)
    if image is None:
        return Decoded(key, damaged=(key.path,))
    damaged = []
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
    for path in key.under:
        below = _halved(path, key.level)
        if below is None:
            damaged.append(path)
        else:
            painter.drawImage(image.rect(), below)
    painter.end()
    return Decoded(key, image, grey_twin(image) if twin else None, tuple(damaged))


def _halved(path: Path, level: int) -> QImage | None:
    image = QImageReader(str(path)).read()
    if image.isNull():
        return None
    image = image.convertToFormat(ARGB)
    if level:
        size = QSize(max(1, image.width() >> level), max(1, image.height() >> level))
        image = image.scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        image = image.convertToFormat(ARGB)
    return image


def grey_twin(image: QImage) -> QImage:
    """The plate without colour and a little brighter, with the same transparency."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8).convertToFormat(ARGB)
    lift = grey.copy()
    painter = QPainter(grey)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    painter.setOpacity(GREY_LIFT)
    painter.drawImage(0, 0, lift)
    painter.setOpacity(1)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, image)
    painter.end()
    return grey


class PlateCache(QObject):
    """Decoded plates by file, size and tint; the least recently used leave first.

    Attributes:
        finest: Smallest level handed out if none is asked for; 1 keeps two figures at once within the budget.

    Signals:
        arrived: A plate asked for before is there now.
        failed: ``str`` path of a plate that cannot be read.
    """

    arrived = Signal()
    failed = Signal(str)
    _decoded = Signal(object)

    def __init__(self, parent: QObject | None = None, *, background: bool = True) -> None:
        super().__init__(parent)
        self._background = background
        self.finest = 0
        self._images: OrderedDict[PlateKey, QImage] = OrderedDict()
        self._used: dict[PlateKey, float] = {}
        self._asked: set[PlateKey] = set()
        self._broken: set[Path] = set()
        self._later = QTimer(self, singleShot=True, interval=round(IN_USE * 1000) + 100)
        self._later.timeout.connect(self._prune)
        self._decoded.connect(self._on_decoded, Qt.ConnectionType.QueuedConnection)

    @property
    def waiting(self) -> bool:
        """Whether plates asked for are still to come."""
        return bool(self._asked)

    @property
    def bytes_held(self) -> int:
        """Size of everything kept, bytes."""
        return sum(image.sizeInBytes() for image in self._images.values())

    def image(
        self,
        plate: Plate,
        scale: float,
        *,
        grey: bool = False,
        finest: int | None = None,
        under: Sequence[Plate] = (),
    ) -> QImage | None:
        """The best picture of a plate there is now; the fitting one is asked for.

        Args:
            plate: Which plate.
            scale: Device pixels per body unit it will be drawn at, > 0.
            grey: The grey twin, which exists from level 1 on.
            finest: Smallest level allowed, 0 is the file as it is; None leaves it to the cache.
            under: Plates of the same size that show where this one shows nothing, outer ones first.
        """
        level = max(int(grey), self.finest if finest is None else finest, level_for(plate.ppu, scale))
        key = PlateKey(plate.path, level, grey, tuple(below.path for below in under))
        if key not in self._images:
            self._ask(key)
        return self.find(key) or self._nearest(key)

    def keep(self, key: PlateKey, image: QImage) -> None:
        """Put a picture into the cache, and drop the oldest ones over the budget."""
        self._images[key] = image
        self._touch(key)
        self._prune()

    @Slot()
    def _prune(self) -> None:
        while self.bytes_held > BUDGET:
            oldest = next(iter(self._images))
            if time.monotonic() - self._used[oldest] < IN_USE:
                self._later.start()
                return
            del self._images[oldest], self._used[oldest]

    def find(self, key: PlateKey) -> QImage | None:
        """A picture kept before; marks it as used."""
        image = self._images.get(key)
        if image is not None:
            self._touch(key)
        return image

    def _touch(self, key: PlateKey) -> None:
        self._images.move_to_end(key)
        self._used[key] = time.monotonic()

    def _nearest(self, key: PlateKey) -> QImage | None:
        for step in range(1, LEVELS + 1):
            for level in (key.level + step, key.level - step):
                image = self.find(replace(key, level=level))
                if image is not None:
                    return image
        return None

    def _ask(self, key: PlateKey) -> None:
        wanted = replace(key, grey=False)
        if wanted in self._asked or key.path in self._broken:
            return
        job = partial(decode, wanted, twin=key.level > 0)
        self._asked.add(wanted)
        if self._background:
            run_in_pool(job, self._decoded)
        else:
            self._on_decoded(job())

    @Slot(object)
    def _on_decoded(self, decoded: Decoded) -> None:
        key = decoded.key
        self._asked.discard(key)
        for path in decoded.damaged:
            if path not in self._broken:
                self._broken.add(path)
                self.failed.emit(str(path))
        if decoded.image is None:
            return
        self.keep(key, decoded.image)
        if decoded.twin is not None:
            self.keep(replace(key, grey=True), decoded.twin)
        self.arrived.emit()


def level_for(ppu: float, scale: float) -> int:
    """How often a plate may be halved and still has a pixel for every pixel drawn."""
    return max(0, min(LEVELS, math.floor(math.log2(ppu / scale) + 1e-6)))
