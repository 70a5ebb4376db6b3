"""Search and browse."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trigger_atlas.domain.names import MuscleId
from trigger_atlas.shown import Shown
from trigger_atlas.state import Browse
from trigger_atlas.ui import paint
from trigger_atlas.ui.columns import LeftColumn
from trigger_atlas.ui.controls import Button
from trigger_atlas.ui.flow import row, stack
from trigger_atlas.ui.fonts import Role
from trigger_atlas.ui.icons import paint_icon
from trigger_atlas.ui.list_rows import Kind, Part, Row, rows_of
from trigger_atlas.ui.list_view import RowList
from trigger_atlas.ui.search_field import SearchField
from trigger_atlas.ui.segmented import Segmented
from trigger_atlas.ui.text import Text
from trigger_atlas.ui.theme import tokens_of
from trigger_atlas.ui.tokens import RADIUS_FIELD

BROWSE = ((Browse.REGION, "Region"), (Browse.GROUP, "Group"), (Browse.NERVE, "Nerve"))


class NothingFound(QWidget):
    """Says what was not found and what comes closest.

    Signals:
        nearest_asked: The closest name, to be searched instead.
    """

    nearest_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(role=Role.HEADING, ink="ink")
        self._advice = Text(
            "Try a muscle, its Latin name, an abbreviation such as SCM, or an area such as temple.", Role.META
        )
        self._nearest = Button("", "quiet", after="arrow-right")
        words = stack(None, [self._title, 4, self._advice, 4, row(None, [self._nearest, -1])])
        row(self, [44, words], (0, 16, 16, 12))
        self._name = ""
        self._nearest.clicked.connect(self._on_nearest_clicked)

    def say(self, query: str, nearest: str) -> None:
        """Show what was not found, and the closest name if there is one."""
        self._title.say(f"Nothing called “{query.strip()}”")
        self._name = nearest
        self._nearest.rename(f"Search for {nearest}")
        self._nearest.setVisible(bool(nearest))

    @Slot()
    def _on_nearest_clicked(self) -> None:
        self.nearest_asked.emit(self._name)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = paint.painter_on(self)
        paint.box(painter, self.rect(), RADIUS_FIELD, fill=tokens.card, edge=tokens.line)
        paint_icon(painter, "search-x", tokens.ink_3, 14, 16, 20)
        painter.end()


class LeftPanel(LeftColumn):
    """Finds a muscle: by words, by region, group or nerve, among favourites.

    Signals:
        query_edited: The text of the search.
        muscle_chosen: MuscleId.
        recent_chosen: MuscleId of a row of what was viewed before.
        muscle_hovered: MuscleId under the pointer, or None.
        browse_chosen: Browse.
        group_toggled: Key of a group.
        segment_asked: SegmentId that the searched text names.
    """

    query_edited = Signal(str)
    muscle_chosen = Signal(object)
    recent_chosen = Signal(object)
    muscle_hovered = Signal(object)
    browse_chosen = Signal(object)
    group_toggled = Signal(str)
    segment_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Search and browse")
        self._shown: Shown | None = None
        self._part = Part.ALL
        self._pointed: MuscleId | None = None
        self._said: object = None
        self._field = SearchField("Muscle, Latin, UT, area…")
        self._browse = Segmented("Group the muscles by", tuple((str(key), title) for key, title in BROWSE))
        self._nothing = NothingFound()
        self._nothing.hide()
        self._segment = Button("", "quiet", icon="bone", after="arrow-right")
        self._segment.hide()
        self._list = RowList("Muscles")
        head = stack(None, [self._field, 12, self._browse, self._nothing, self._segment], (16, 16, 16, 0))
        stack(self, [head, 4, self._list], (0, 0, 1, 8))
        self._connect()

    def _connect(self) -> None:
        self._field.edited.connect(self.query_edited)
        self._field.stepped.connect(self._list.step)
        self._field.entered.connect(self._list.choose_current)
        self._field.focused.connect(self._on_field_focused)
        self._browse.chosen.connect(self._on_browse_chosen)
        self._nothing.nearest_asked.connect(self.query_edited)
        self._segment.clicked.connect(self._on_segment_clicked)
        self._list.row_chosen.connect(self._on_list_row_chosen)
        self._list.row_pointed.connect(self._on_list_row_pointed)

    def present(self, shown: Shown) -> None:
        """Show the search and the list."""
        old, self._shown = self._shown, shown
        said = (self._part, shown.selected, shown.query, shown.results, shown.nearest)
        listed = (shown.browse, shown.groups, shown.favourites, shown.recent)
        if (said, listed) == self._said:
            return
        self._said = (said, listed)
        self._field.say(shown.query)
        if old is None or old.browse is not shown.browse:
            self._browse.choose(shown.browse)
        searching = shown.results is not None
        nothing = shown.results == ()
        if nothing:
            self._nothing.say(shown.query, shown.nearest)
        self._nothing.setVisible(nothing)
        self._segment.rename(f"Segment {shown.named}: what it supplies")
        self._segment.setVisible(shown.named is not None)
        self._browse.setVisible(not searching and self._part is Part.ALL)
        self._list.show_rows(rows_of(shown, self._part), shown.selected)
        self._list.mark_current(on=searching and self._field.typing)
        if searching and (old is None or old.results != shown.results):
            self._list.point_first()

    def show_part(self, part: Part) -> None:
        """Show everything, or only favourites or what was viewed before."""
        self._part = part
        if self._shown is not None:
            self.present(self._shown)

    def focus_search(self) -> None:
        """Let the reader type into the search."""
        self._field.take_focus()

    @property
    def typing(self) -> bool:
        """Whether keys go into the search."""
        return self._field.typing

    def escape(self) -> bool:
        """End the search; False if none was running."""
        if not self._field.words:
            return False
        self.query_edited.emit("")
        return True

    @Slot(bool)
    def _on_field_focused(self, on: bool) -> None:
        self._list.mark_current(on=on and self._shown is not None and bool(self._shown.query))

    @Slot()
    def _on_segment_clicked(self) -> None:
        if self._shown is not None and self._shown.named is not None:
            self.segment_asked.emit(self._shown.named)

    @Slot(str)
    def _on_browse_chosen(self, key: str) -> None:
        self.browse_chosen.emit(Browse(key))

    @Slot(object)
    def _on_list_row_chosen(self, chosen: Row) -> None:
        if chosen.kind is Kind.GROUP:
            self.group_toggled.emit(chosen.key)
        elif chosen.kind is Kind.RECENT:
            self.recent_chosen.emit(chosen.muscle)
        elif chosen.muscle is not None:
            self.muscle_chosen.emit(chosen.muscle)

    @Slot(object)
    def _on_list_row_pointed(self, pointed: Row | None) -> None:
        muscle = pointed.muscle if pointed is not None else None
        if muscle != self._pointed:
            self._pointed = muscle
            self.muscle_hovered.emit(muscle)
