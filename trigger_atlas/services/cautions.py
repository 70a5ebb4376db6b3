"""Structures at risk: under which trigger points of a muscle they lie, and how soon a hit needs a doctor."""

from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.domain.muscle import CautionNote, Muscle
from trigger_atlas.domain.names import CautionId, PointId, Severity, Side, Urgency

URGENCY = {Urgency.NOW: "at once", Urgency.TODAY: "the same day", Urgency.SOON: "soon"}
"""How soon medical help is needed, in words."""


def worst_under(
    index: FigureIndex, muscle: Muscle, point: PointId, side: Side | None = None
) -> tuple[CautionNote, ...]:
    """Cautions of a muscle whose structure lies under one of its trigger points, but those of mere care.

    Args:
        index: What the views of the body show.
        muscle: The muscle.
        point: Its trigger point.
        side: Of the point; None for either.
    """
    below = index.over(point, side)
    return tuple(
        note for note in muscle.cautions if note.structure in below and note.severity is not Severity.CARE
    )


def points_over(index: FigureIndex, muscle: Muscle, structure: CautionId) -> tuple[PointId, ...]:
    """Trigger points of a muscle under which a structure at risk lies, in the muscle's order."""
    return tuple(point.id for point in muscle.trigger_points if structure in index.over(point.id))
