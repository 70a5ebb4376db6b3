"""What the reader has painted and asked where it hurts, and every named way to change it: no Qt."""

from dataclasses import dataclass, replace
from enum import StrEnum

from trigger_atlas.domain.names import AreaId, Body, ConditionId, MuscleId, Quality, Side
from trigger_atlas.domain.pain import MIDDLING, NO_PAIN, STRONGEST, Pain

STEPS_KEPT = 200
"""How many strokes can be taken back."""
THINNEST, WIDEST = 6, 60
"""Radius of the brush on the screen, px."""


class Door(StrEnum):
    """Which way the reader goes through the atlas."""

    MUSCLES = "muscles"
    PAIN = "pain"
    SEGMENTS = "segments"


@dataclass(frozen=True, slots=True)
class PainState:
    """The second door: from pain to muscles. Nothing of it is kept when the window closes.

    Attributes:
        pain: What hurts.
        done: What it was before each change, newest last.
        undone: What was taken back, nearest last.
        radius: Of the brush on the screen, px.
        quality: Of what is painted next.
        intensity: Of what is painted next, 0 to 10.
        chosen: The answer whose zone lies over the painting.
        pointed: The answer under the pointer; it goes before the chosen one.
        touched: The area of skin under the pointer.
        query: Words typed into the field.
        rest: What the best answers leave unexplained is shown.
    """

    pain: Pain = NO_PAIN
    done: tuple[Pain, ...] = ()
    undone: tuple[Pain, ...] = ()
    erasing: bool = False
    radius: int = 18
    quality: Quality = Quality.ACHE
    intensity: int = MIDDLING
    with_spillover: bool = True
    condition: ConditionId | None = None
    chosen: tuple[MuscleId, Side] | None = None
    pointed: tuple[MuscleId, Side] | None = None
    touched: tuple[AreaId, Side] | None = None
    query: str = ""
    rest: bool = False


NOTHING_ASKED = PainState()


def hurt(state: PainState, pain: Pain) -> PainState:
    """What hurts has changed; nothing happens if it has not."""
    if pain == state.pain:
        return state
    done = (*state.done, state.pain)[-STEPS_KEPT:]
    condition = None if pain.is_empty else state.condition
    return replace(state, pain=pain, done=done, undone=(), condition=condition, pointed=None, rest=False)


def undo(state: PainState) -> PainState:
    """Take the last change back; nothing happens if there is none."""
    if not state.done:
        return state
    undone = (*state.undone, state.pain)
    return replace(state, pain=state.done[-1], done=state.done[:-1], undone=undone, pointed=None)


def redo(state: PainState) -> PainState:
    """Do again what was taken back; nothing happens if there is none."""
    if not state.undone:
        return state
    done = (*state.done, state.pain)
    return replace(state, pain=state.undone[-1], done=done, undone=state.undone[:-1], pointed=None)


def clear(state: PainState) -> PainState:
    """Nothing hurts; can be taken back."""
    return replace(hurt(state, Pain(state.pain.body)), condition=None, chosen=None, query="")


def on_body(state: PainState, body: Body) -> PainState:
    """Another body is looked at; what hurts stays where it is, for both have one frame."""

    def moved(pain: Pain) -> Pain:
        return replace(pain, body=body)

    return replace(
        state,
        pain=moved(state.pain),
        done=tuple(map(moved, state.done)),
        undone=tuple(map(moved, state.undone)),
    )


def take_brush(state: PainState, *, erasing: bool) -> PainState:
    """Paint, or take away."""
    return replace(state, erasing=erasing)


def size_brush(state: PainState, radius: int) -> PainState:
    """Choose the radius of the brush, px; held between the thinnest and the widest."""
    return replace(state, radius=max(THINNEST, min(WIDEST, radius)))


def feel(state: PainState, quality: Quality) -> PainState:
    """Choose how what is painted next feels; the brush is taken for it."""
    return replace(state, quality=quality, erasing=False)


def strengthen(state: PainState, intensity: int) -> PainState:
    """Choose how strong what is painted next is, 0 to 10."""
    return replace(state, intensity=max(0, min(STRONGEST, intensity)))


def count_spillover(state: PainState, *, on: bool) -> PainState:
    """Count spillover zones, or only essential ones."""
    return replace(state, with_spillover=on)


def choose(state: PainState, target: tuple[MuscleId, Side] | None) -> PainState:
    """Lay an answer's zone over the painting; choosing the same again takes it away."""
    return replace(state, chosen=None if target == state.chosen else target)


def point(state: PainState, target: tuple[MuscleId, Side] | None) -> PainState:
    """The pointer is on an answer, or on none."""
    return state if target == state.pointed else replace(state, pointed=target)


def touch(state: PainState, area: tuple[AreaId, Side] | None) -> PainState:
    """The pointer is on an area of skin, or on none."""
    return state if area == state.touched else replace(state, touched=area)


def show_rest(state: PainState) -> PainState:
    """Show what the best answers leave unexplained, or hide it again; no answer's zone lies over it."""
    return replace(state, rest=not state.rest, chosen=None if not state.rest else state.chosen)


def ask_words(state: PainState, query: str) -> PainState:
    """Words are typed into the field."""
    return replace(state, query=query)


def name_condition(state: PainState, condition: ConditionId | None, pain: Pain) -> PainState:
    """A condition was chosen: it hurts where it hurts then."""
    return replace(hurt(state, pain), condition=condition, query="", chosen=None)
