"""The bar over the figure while the reader looks through the lens: layers, and what a click chooses."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trigger_atlas.shown_segments import SegmentsShown
from trigger_atlas.state_segments import LensLayer, PickBy
from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.flow import row
from trigger_atlas.ui.fonts import Role, text_width
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.segmented import Segmented
from trigger_atlas.ui.tokens import RADIUS_FIELD, Tokens

LAYERS = {
    LensLayer.MYOTOME: ("Myotome", "Muscles that the segment supplies"),
    LensLayer.DERMATOME: ("Dermatome", "Skin of the segment, dotted where neighbours share it"),
    LensLayer.LEVEL: ("Paraspinal level", "Where to feel beside the spine"),
}
PICKS = ((PickBy.SKIN.value, "Skin"), (PickBy.MUSCLE.value, "Muscle"))


class LayerChip(Pressable):
    """A layer of the lens, ticked while it is shown.

    Signals:
        switched: Key of the layer.
    """

    switched = Signal(str)
    ring_radius = RADIUS_FIELD

    def __init__(self, layer: LensLayer, parent: QWidget | None = None) -> None:
        name, tip = LAYERS[layer]
        super().__init__(name, parent)
        self._layer = layer
        self.setCheckable(True)
        self.setToolTip(tip)
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.switched.emit(self._layer.value)

    @override
    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        on = self.isChecked()
        fill = tokens.hover if self.lit else tokens.card
        edge = tokens.accent if on else tokens.line
        paint.box(painter, self.rect(), RADIUS_FIELD, fill=fill, edge=edge, width=1.5 if on else 1.0)
        if on:
            paint_icon(painter, "check", tokens.accent, 12, (self.height() - 16) / 2, 16)
        words = QRectF(36 if on else 0, 0, self.width() - (36 if on else 0), self.height())
        align = Qt.AlignmentFlag.AlignLeft if on else Qt.AlignmentFlag.AlignHCenter
        role = Role.CHIP_STRONG if on else Role.CHIP
        paint.text(painter, words, self.text(), role, tokens.ink if on else tokens.ink_2, align)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(text_width(Role.CHIP_STRONG, self.text()) + 0.9) + 50, 40)


class LensBar(QWidget):
    """Layers of the lens, and what a click on the figure chooses.

    Signals:
        layer_switched: Key of a layer.
        pick_chosen: ``skin`` or ``muscle``.
    """

    layer_switched = Signal(str)
    pick_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What the lens shows")
        self._chips = {layer: LayerChip(layer) for layer in LensLayer}
        self._pick = Segmented("A click on the figure chooses", PICKS)
        self._pick.setToolTip("What a click on the figure chooses")
        chips = list(self._chips.values())
        self._line = row(self, [chips[0], 8, chips[1], 8, chips[2], 12, self._pick])
        for chip in chips:
            chip.switched.connect(self.layer_switched)
        self._pick.chosen.connect(self.pick_chosen)

    def present(self, shown: SegmentsShown) -> None:
        """Show what is on."""
        for layer, chip in self._chips.items():
            chip.setChecked(layer in shown.lens.layers)
            chip.update()
        self._pick.choose(shown.lens.pick.value)

    def boxes(self) -> list[QRectF]:
        """Where its parts lie on the parent, logical pixels."""
        parts = (*self._chips.values(), self._pick)
        return [QRectF(part.geometry().translated(self.pos())) for part in parts if not part.isHidden()]

    def fit_into(self, width: int) -> None:
        """Leave the choice of the click out where it has no room."""
        self._pick.setVisible(True)
        self._line.invalidate()
        if self.sizeHint().width() > width:
            self._pick.setVisible(False)
            self._line.invalidate()
