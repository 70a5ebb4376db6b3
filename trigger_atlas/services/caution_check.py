"""Do words and pictures agree on what lies under a muscle? Two lists of where they do not."""

from collections.abc import Iterator
from dataclasses import dataclass

from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.figure import Figure, FigureView
from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.domain.hit import region
from trigger_atlas.domain.muscle import Muscle
from trigger_atlas.domain.names import CautionId, CautionPart, MuscleId, PointId, Severity, Side


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A trigger point lies over the outline of a structure that its muscle does not name."""

    point: PointId
    structure: CautionId


@dataclass(frozen=True, slots=True)
class Apart:
    """A muscle names a structure whose outline crosses it in no view."""

    muscle: MuscleId
    structure: CautionId
    severity: Severity


def unnamed(atlas: Atlas, index: FigureIndex) -> tuple[Unnamed, ...]:
    """Structures under trigger points that the muscle's cautions leave out, in the order of the muscles.

    Only cautions for the needle in the muscle count: the one beside the spine enters elsewhere.
    """
    return tuple(
        Unnamed(point.id, structure)
        for muscle in atlas.muscles.values()
        for point in muscle.trigger_points
        for structure in sorted(index.over(point.id, point.side) - _named(muscle).keys())
    )


def apart(atlas: Atlas, figure: Figure) -> tuple[Apart, ...]:
    """Drawn structures that a muscle names although they cross it in no view, in the order of the muscles."""
    views = list(figure.values())
    drawn = {name for view in views for name, _ in view.structures}
    return tuple(
        Apart(muscle.id, structure, severity)
        for muscle in atlas.muscles.values()
        for structure, severity in sorted(_named(muscle).items())
        if structure in drawn and not any(_crossing(views, muscle.id, structure))
    )


def _named(muscle: Muscle) -> dict[CautionId, Severity]:
    return {note.structure: note.severity for note in muscle.cautions_of(CautionPart.MUSCLE)}


def _crossing(views: list[FigureView], muscle: MuscleId, structure: CautionId) -> Iterator[bool]:
    """Whether both cross, for each view and side that shows both."""
    for view in views:
        for side in Side:
            shape, outline = view.muscles.get((muscle, side)), view.structures.get((structure, side))
            if shape and outline:
                yield bool(region(shape.region).intersects(region(outline)))
