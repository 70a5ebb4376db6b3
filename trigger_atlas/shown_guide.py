"""What the guide shows: its entries in one wording, with the works behind every statement."""

from dataclasses import dataclass
from functools import lru_cache

from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.guide import GuideEntry
from trigger_atlas.domain.names import GuideId, GuidePart, SourceId
from trigger_atlas.domain.reference import Source
from trigger_atlas.services.guide import GuideIndex
from trigger_atlas.state_guide import GuideState, Level

PART_TITLES = {
    GuidePart.TRIGGER_POINTS: "Trigger points",
    GuidePart.IMS: "Intramuscular stimulation (IMS)",
    GuidePart.TREATMENT: "Treatment",
    GuidePart.SAFETY: "Safety",
    GuidePart.EVIDENCE: "How sure is it?",
    GuidePart.QUESTIONS: "Questions",
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A statement; ``marks`` are the numbers of its works, from 1."""

    words: str
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """A work behind an entry.

    Attributes:
        number: What the marks of the paragraphs call it.
        at: Places in the work, ``ch. 2, p. 21``; empty if the whole.
        verified: It was opened for at least one statement of the entry.
    """

    number: int
    source: Source
    at: str
    verified: bool


@dataclass(frozen=True, slots=True)
class GuideRow:
    """An entry; paragraphs and works only while it is unfolded."""

    entry: GuideId
    title: str
    opened: bool
    paragraphs: tuple[Paragraph, ...] = ()
    works: tuple[Work, ...] = ()


@dataclass(frozen=True, slots=True)
class GuideGroup:
    """A heading with its entries."""

    title: str
    rows: tuple[GuideRow, ...]


@dataclass(frozen=True, slots=True)
class GuideShown:
    """The open guide; without groups nothing was found."""

    level: Level
    query: str
    groups: tuple[GuideGroup, ...]


@lru_cache(maxsize=2)
def guide_shown(index: GuideIndex, state: GuideState) -> GuideShown:
    """What the open guide shows: all of it by part, or what a search found, best first."""

    def rows(entries: tuple[GuideEntry, ...]) -> tuple[GuideRow, ...]:
        return tuple(_row(index.atlas, entry, state) for entry in entries)

    if not state.query.strip():
        parts = index.parts().items()
        groups = tuple(GuideGroup(PART_TITLES[part], rows(entries)) for part, entries in parts)
        return GuideShown(state.level, state.query, groups)
    found = rows(index.search(state.query))
    return GuideShown(state.level, state.query, (GuideGroup(f"{len(found)} found", found),) if found else ())


def _row(atlas: Atlas, entry: GuideEntry, state: GuideState) -> GuideRow:
    plain = state.level is Level.PLAIN
    title = entry.plain_title if plain else entry.title
    if entry.id not in state.opened:
        return GuideRow(entry.id, title, opened=False)
    works = _works(atlas, entry)
    numbers = {work.source.id: work.number for work in works}
    paragraphs = tuple(
        Paragraph(
            statement.plain if plain else statement.says,
            tuple(sorted({numbers[ref.ref] for ref in statement.sources})),
        )
        for statement in entry.statements
    )
    return GuideRow(entry.id, title, True, paragraphs, works)


def _works(atlas: Atlas, entry: GuideEntry) -> tuple[Work, ...]:
    """The works of an entry, each once, by first mention."""
    places: dict[SourceId, list[str]] = {}
    verified: set[SourceId] = set()
    for ref in (ref for statement in entry.statements for ref in statement.sources):
        said = places.setdefault(ref.ref, [])
        if ref.at and ref.at not in said:
            said.append(ref.at)
        if ref.read:
            verified.add(ref.ref)
    return tuple(
        Work(number, atlas.sources[key], ", ".join(at), key in verified)
        for number, (key, at) in enumerate(places.items(), 1)
    )
