"""The buttons at the top right of the stage."""

from PySide6.QtCore import QPoint, QRect, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from trigger_atlas.domain.names import Depth
from trigger_atlas.ui.controls import IconButton
from trigger_atlas.ui.furniture import DEPTH_TITLES


class ToolsRow(QWidget):
    """Names of trigger points, depth as a menu, front and back at once, and structures at risk.

    Signals:
        labels_pressed: Show or hide the names.
        pair_pressed: Show front and back, or one of them.
        depth_chosen: ``Depth`` out of the menu.
        risks_pressed: Lay the structures at risk over the figures, or take them away.
    """

    labels_pressed = Signal()
    pair_pressed = Signal()
    depth_chosen = Signal(object)
    risks_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        self._labels = IconButton("Names of trigger points", "tag", "L", framed=True, parent=self)
        self._depth = IconButton("Depth", "layers", "[ ]", framed=True, parent=self)
        self._pair = IconButton("Front and back", "columns-2", "5", framed=True, parent=self)
        self._risks = IconButton("Structures at risk", "triangle-alert", "W", framed=True, parent=self)
        for button in (self._risks, self._labels, self._depth, self._pair):
            layout.addWidget(button)
        self._labels.setCheckable(True)
        self._pair.setCheckable(True)
        self._risks.setCheckable(True)
        self._risks.clicked.connect(self.risks_pressed)
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self._actions = {depth: QAction(DEPTH_TITLES[depth], self._group) for depth in Depth}
        for depth, action in self._actions.items():
            action.setCheckable(True)
            action.setData(depth.value)
            self._menu.addAction(action)
        self._labels.clicked.connect(self.labels_pressed)
        self._pair.clicked.connect(self.pair_pressed)
        self._depth.clicked.connect(self._on_depth_clicked)
        self._group.triggered.connect(self._on_group_triggered)

    def show_state(self, depth: Depth, *, labels: bool, pair: bool, risks: bool) -> None:
        """Mark what is on."""
        self._actions[depth].setChecked(True)
        self._labels.setChecked(labels)
        self._pair.setChecked(pair)
        self._risks.setChecked(risks)

    def show_depth_button(self, *, shown: bool) -> None:
        """Offer the depth as a menu where its card has no room."""
        self._depth.setVisible(shown)

    def boxes(self) -> list[QRect]:
        """Where its buttons lie on the parent, logical pixels."""
        buttons = self._risks, self._labels, self._depth, self._pair
        return [button.geometry().translated(self.pos()) for button in buttons if not button.isHidden()]

    @Slot()
    def _on_depth_clicked(self) -> None:
        self._menu.popup(self._depth.mapToGlobal(QPoint(0, self._depth.height() + 4)))

    @Slot(object)
    def _on_group_triggered(self, action: QAction) -> None:
        self.depth_chosen.emit(Depth(action.data()))
