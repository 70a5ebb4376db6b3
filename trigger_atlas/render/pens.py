"""Pens that keep their width on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

HALO_WIDTH = 9.0
LINE_WIDTH = 2.5
"""Width of the selection and of its halo, pixels."""


def round_pen(colour: QColor, width: float) -> QPen:
    """A pen with round joins and ends."""
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
