"""What the reader looks up in the guide, and every named way to change it: no Qt."""

from dataclasses import dataclass, replace
from enum import StrEnum

from trigger_atlas.domain.names import GuideId


class Level(StrEnum):
    """Whom the guide speaks to."""

    CLINICIAN = "clinician"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class GuideState:
    """The guide, open or closed.

    Attributes:
        level: Whose wording is shown; remembered.
        query: Words looked for.
        opened: Entries that are unfolded.
    """

    open: bool = False
    level: Level = Level.CLINICIAN
    query: str = ""
    opened: frozenset[GuideId] = frozenset()


CLOSED = GuideState()


def open_guide(state: GuideState) -> GuideState:
    """Open the guide as it was left."""
    return replace(state, open=True)


def close(state: GuideState) -> GuideState:
    """Put the guide away; what is unfolded stays so, the search ends."""
    return replace(state, open=False, query="") if state.open else state


def toggle(state: GuideState) -> GuideState:
    """Open the guide, or put it away."""
    return close(state) if state.open else open_guide(state)


def choose_level(state: GuideState, level: Level) -> GuideState:
    """Choose whose wording is shown."""
    return replace(state, level=level)


def type_query(state: GuideState, query: str) -> GuideState:
    """Look for words; empty ends the search."""
    return replace(state, query=query)


def fold(state: GuideState, entry: GuideId) -> GuideState:
    """Fold or unfold an entry."""
    return replace(state, opened=state.opened ^ {entry})
