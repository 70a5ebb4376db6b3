"""Structures at risk over a figure: those of the muscle that is looked at, else all that are drawn."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from trigger_atlas.by_id import ById
from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.domain.muscle import Muscle
from trigger_atlas.domain.names import CautionId, Severity, Side, View
from trigger_atlas.services.cautions import worst_under
from trigger_atlas.shown_stage import PointOnStage, RiskOnStage, Stage
from trigger_atlas.state import AppState


def risks_of(atlas: Atlas, state: AppState, view: View) -> tuple[RiskOnStage, ...]:
    """Structures that lie over a figure while they are asked for, harmless ones first.

    Those of a muscle are named; of all that are drawn there are too many.
    """
    if not state.at_risk:
        return ()
    muscle = atlas.muscles.get(state.place.selected) if state.place.selected else None
    found = _of_muscle(muscle) if muscle else _of_all(ById(atlas))
    sides = state.place.side.sides if muscle else tuple(Side)
    return tuple(
        RiskOnStage(structure, side, severity, atlas.cautions[structure].name if muscle else "")
        for structure, severity in sorted(found.items(), key=lambda item: -item[1].rank)
        for side in sides
        if view.near_side in (None, side)
    )


def warned(atlas: Atlas, index: FigureIndex, muscle: Muscle | None, state: AppState, stage: Stage) -> Stage:
    """A stage whose trigger points say what lies under them; with the risks themselves while asked for."""

    def marked(item: PointOnStage) -> PointOnStage:
        worst = worst_under(index, muscle, item.point, item.side) if muscle else ()
        if not worst:
            return item
        name = atlas.cautions[worst[0].structure].name if state.at_risk and item.on else ""
        return replace(item, warned=True, risk=name)

    points = tuple(map(marked, stage.points))
    return replace(stage, points=points, risks=risks_of(atlas, state, stage.view))


def _of_muscle(muscle: Muscle) -> Mapping[CautionId, Severity]:
    worst: dict[CautionId, Severity] = {}
    for note in muscle.cautions:
        worst[note.structure] = min(
            note.severity, worst.get(note.structure, note.severity), key=lambda one: one.rank
        )
    return worst


@lru_cache(maxsize=1)
def _of_all(atlas: ById[Atlas]) -> Mapping[CautionId, Severity]:
    worst: dict[CautionId, Severity] = {}
    for muscle in atlas.value.muscles.values():
        for structure, severity in _of_muscle(muscle).items():
            worst[structure] = min(severity, worst.get(structure, severity), key=lambda one: one.rank)
    return worst
