"""The left panel of the lens: the spine to choose from, and what was marked as tender."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trigger_atlas.domain.names import SegmentId
from trigger_atlas.shown import Shown
from trigger_atlas.ui.columns import LeftColumn
from trigger_atlas.ui.flow import Block, row, stack
from trigger_atlas.ui.fonts import Role
from trigger_atlas.ui.scroll import Scroll
from trigger_atlas.ui.spine_list import SpineList
from trigger_atlas.ui.text import Line, Text

HINT = "Pick a level. Keys: up and down."


class SegmentsPanel(LeftColumn):
    """Chooses a segment.

    Signals:
        segment_chosen: SegmentId.
        stepped: +1 for the segment below, -1 for the one above.
    """

    segment_chosen = Signal(object)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Segments")
        self._chosen: SegmentId | None = None
        self._list = SpineList()
        content = Block()
        stack(content, [self._list, -1], (12, 0, 0, 8))
        self._scroll = Scroll(content)
        head = row(None, [Line("Segments", Role.PANEL_TITLE, "ink"), -1, Line("muscles", Role.META)])
        stack(
            self,
            [stack(None, [head, 2, Text(HINT, Role.META, "ink_3")], (24, 18, 28, 8)), self._scroll],
            (0, 0, 1, 0),
        )
        self._list.chosen.connect(self.segment_chosen)
        self._list.stepped.connect(self.stepped)

    def present(self, shown: Shown) -> None:
        """Show the spine."""
        if shown.segments is None:
            return
        rows = shown.segments.rows
        self._list.show_rows(rows)
        chosen = next((one.segment for one in rows if one.chosen), None)
        if chosen != self._chosen:
            self._chosen = chosen
            if chosen is not None:
                self._scroll.ensureWidgetVisible(self._list.line(chosen), 0, 60)

    def focus_search(self) -> None:
        """Let the keys choose a segment."""
        rows = [self._chosen] if self._chosen else ["C1"]
        self._list.line(SegmentId(rows[0])).setFocus()

    @property
    def typing(self) -> bool:
        """Whether keys go into a search; there is none here."""
        return False

    def escape(self) -> bool:
        """End a search; there is none."""
        return False
