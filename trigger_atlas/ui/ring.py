"""The focus ring: one for the whole window, outside the widget that has the focus."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Slot
from PySide6.QtGui import QPaintEvent, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from trigger_atlas.ui import paint
from trigger_atlas.ui.controls import Pressable
from trigger_atlas.ui.theme import tokens_of

GAP = 2
WIDTH = 2
MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show}


class FocusRing(QWidget):
    """Follows the keyboard focus among the pressable widgets of its window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: Pressable | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_app_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_app_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for watched in self._watched:
            # A card that was rebuilt may have taken the focused widget with it.
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched.clear()
        self._target = None
        if isinstance(new, Pressable) and not new.ring_inside and self._window.isAncestorOf(new):
            self._target = new
        widget: QWidget | None = self._target
        while widget is not None and widget is not self._window:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._follow()

    def _follow(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        window = self._window
        grow = GAP + WIDTH
        whole = QRect(target.mapTo(window, QPoint(0, 0)), target.size()).adjusted(-grow, -grow, grow, grow)
        self.setGeometry(whole)
        seen = self._seen(target).translated(-whole.topLeft())
        self.setMask(seen.intersected(self.rect()) if seen.intersects(self.rect()) else QRect(0, 0, 1, 1))
        self.raise_()
        self.show()
        self.update()

    def _seen(self, target: QWidget) -> QRect:
        """The part of the window in which the target can show."""
        window = self._window
        widget = target.parentWidget()
        while widget is not None and widget is not window:
            area = widget.parentWidget()
            if isinstance(area, QAbstractScrollArea):
                return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
            widget = area
        return window.rect()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            self._follow()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is None:
            return
        painter = paint.painter_on(self)
        radius = min(self._target.ring_radius, self._target.height() / 2) + GAP + WIDTH
        paint.box(painter, self.rect(), radius, edge=tokens_of(self).accent, width=WIDTH)
        painter.end()
