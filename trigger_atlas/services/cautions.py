"""Structures at risk: under which trigger points of a muscle they lie, and how soon a hit needs a doctor."""

from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.domain.muscle import Muscle
from trigger_atlas.domain.names import CautionId, PointId, Urgency

URGENCY = {Urgency.NOW: "at once", Urgency.TODAY: "the same day", Urgency.SOON: "soon"}
"""How soon medical help is needed, in words."""


def points_over(index: FigureIndex, muscle: Muscle, structure: CautionId) -> tuple[PointId, ...]:
    """Trigger points of a muscle under which a structure at risk lies, in the muscle's order."""
    return tuple(point.id for point in muscle.trigger_points if structure in index.over(point.id))
