"""The view strip: which views can be had, gathered into a few entries; pure functions."""

from dataclasses import dataclass

from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.domain.muscle import Muscle
from trigger_atlas.domain.names import SideChoice, View, ViewGroup
from trigger_atlas.shown_stage import pain_of
from trigger_atlas.state import Place


@dataclass(frozen=True, slots=True)
class Variant:
    """One view of an entry; ``dot`` if pain of the selection shows there."""

    view: View
    chosen: bool
    dot: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A group of views.

    Attributes:
        opens: What pressing it shows: the view where most of the pain lies, or the next one of the group on
            the stage.
        variants: The views to choose from while one of them is on the stage; of limbs those of one side.
    """

    group: ViewGroup
    opens: View
    chosen: bool
    dot: bool
    variants: tuple[Variant, ...]


def entries_of(index: FigureIndex, muscle: Muscle | None, place: Place) -> tuple[Entry, ...]:
    """The strip as body, selection and views make it; a group of which nothing is drawn is left out."""
    pain = {
        view: pain_of(index, muscle, place, view) if muscle else 0.0 for view in View if view in index.views
    }
    found = []
    for group in ViewGroup:
        views = [view for view in pain if view.group is group and _on_side(view, place.side)]
        if views:
            found.append(_entry(group, views, pain, place))
    return tuple(found)


def _entry(group: ViewGroup, views: list[View], pain: dict[View, float], place: Place) -> Entry:
    here = next((view for view in place.views if view in views), None)
    best = max(views, key=lambda view: pain[view])
    # Both hands are walked through, but of one at a time is chosen.
    limb = (here or best).near_side
    variants = [view for view in views if not (view.is_limb and view.near_side is not limb)]
    return Entry(
        group,
        opens=views[(views.index(here) + 1) % len(views)] if here else best,
        chosen=any(view.group is group for view in place.views),
        dot=any(pain[view] > 0 for view in views),
        variants=tuple(Variant(view, view in place.views, pain[view] > 0) for view in variants),
    )


def _on_side(view: View, side: SideChoice) -> bool:
    return not view.is_limb or view.near_side in side.sides
