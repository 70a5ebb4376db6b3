"""Compares a painted image with the one that was kept."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

HERE = Path(__file__).parent / "images"
OUT = Path(__file__).parents[2] / "build" / "golden"
LEVELS = 2
SHARE = 0.999


def check(name: str, painted: QImage, *, update: bool) -> None:
    """Hold an image against ``images/NAME.png``; what differs is saved under ``build/golden``.

    Args:
        name: Of the image.
        painted: The image, any format.
        update: Replace the kept image instead.
    """
    kept_path = HERE / f"{name}.png"
    if update:
        HERE.mkdir(exist_ok=True)
        assert painted.save(str(kept_path))
        return
    kept = QImage(str(kept_path))
    assert not kept.isNull(), f"{kept_path.name} is missing: pytest tests/golden --update-golden"
    assert kept.size() == painted.size()
    away = np.abs(_levels(painted) - _levels(kept)).max(axis=2)
    share = float((away <= LEVELS).mean())
    if share < SHARE:
        OUT.mkdir(parents=True, exist_ok=True)
        painted.save(str(OUT / f"{name}.png"))
        _difference(away).save(str(OUT / f"{name}.diff.png"))
    assert share >= SHARE, f"{name}: {100 * (1 - share):.2f} % of the pixels differ, see {OUT}"


def _levels(image: QImage) -> NDArray[np.int16]:
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    bits = np.frombuffer(plain.constBits(), np.uint8)
    levels: NDArray[np.int16] = bits.reshape(plain.height(), plain.bytesPerLine() // 4, 4)[
        :, : plain.width()
    ].astype(np.int16)
    return levels


def _difference(away: NDArray[np.int16]) -> QImage:
    grey = np.ascontiguousarray(np.clip(away * 8, 0, 255).astype(np.uint8))
    height, width = grey.shape
    return QImage(grey.tobytes(), width, height, width, QImage.Format.Format_Grayscale8).copy()
