"""What the list of the left panel holds, row by row: pure values from what is shown."""

from dataclasses import dataclass
from enum import Enum

from trigger_atlas.domain.names import MuscleId
from trigger_atlas.shown import BrowseGroup, MuscleRow, ResultRow, Shown


class Kind(Enum):
    """Looks of a row."""

    HEADING = "heading"
    GROUP = "group"
    FAVOURITE = "favourite"
    RECENT = "recent"
    MUSCLE = "muscle"
    RESULT = "result"
    NOTE = "note"


class Part(Enum):
    """Which part of the list is asked for; the rail opens one at a time."""

    ALL = "all"
    FAVOURITES = "favourites"
    RECENT = "recent"


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        key: Muscle id, or key of the group.
        detail: Small text at the right: roots, a count, a side.
        below: Quiet second line.
    """

    kind: Kind
    key: str
    title: str
    detail: str = ""
    below: str = ""
    open: bool = False

    @property
    def muscle(self) -> MuscleId | None:
        """The muscle of the row; None for headings, groups and notes."""
        return None if self.kind in (Kind.HEADING, Kind.GROUP, Kind.NOTE) else MuscleId(self.key)

    @property
    def active(self) -> bool:
        """Whether it can be chosen."""
        return self.kind not in (Kind.HEADING, Kind.NOTE)

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        if self.kind is Kind.GROUP:
            state = "open" if self.open else "closed"
            word = "muscle" if self.detail == "1" else "muscles"
            return f"{self.title}, {self.detail} {word}, {state}"
        return ", ".join(part for part in (self.title, self.below, self.detail) if part)


def rows_of(shown: Shown, part: Part) -> tuple[Row, ...]:
    """The rows for a part; search results take the place of everything."""
    if shown.results is not None:
        return tuple(_result(row) for row in shown.results)
    if part is Part.FAVOURITES:
        note = Row(Kind.NOTE, "", "No favourites yet. The star on a card adds one.")
        return (Row(Kind.HEADING, "", "Favourites"), *(_favourites(shown) or (note,)))
    if part is Part.RECENT:
        note = Row(Kind.NOTE, "", "Muscles that you open are listed here.")
        return (Row(Kind.HEADING, "", "Recently viewed"), *(_recent(shown) or (note,)))
    favourites = _favourites(shown)
    first = (Row(Kind.HEADING, "", "Favourites"), *favourites) if favourites else ()
    return first + _browse(shown.groups)


def _result(row: ResultRow) -> Row:
    return Row(Kind.RESULT, row.muscle, row.title, row.roots, below=row.also[:1].upper() + row.also[1:])


def _favourites(shown: Shown) -> tuple[Row, ...]:
    return tuple(Row(Kind.FAVOURITE, row.muscle, row.title, row.roots) for row in shown.favourites)


def _recent(shown: Shown) -> tuple[Row, ...]:
    return tuple(Row(Kind.RECENT, row.muscle, row.title, side) for row, side in shown.recent)


def _browse(groups: tuple[BrowseGroup, ...]) -> tuple[Row, ...]:
    names = {row.muscle for group in groups for row in group.rows}
    rows = [Row(Kind.HEADING, "", "All muscles", str(len(names)))]
    for group in groups:
        rows.append(Row(Kind.GROUP, group.key, group.title, str(len(group.rows)), open=group.open))
        if group.open:
            rows += [_muscle(row) for row in group.rows]
    return tuple(rows)


def _muscle(row: MuscleRow) -> Row:
    return Row(Kind.MUSCLE, row.muscle, row.title, row.roots)
