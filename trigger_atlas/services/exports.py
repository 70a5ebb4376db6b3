"""The atlas for other programs: plain values that become JSON. Their form is a promise (README, commands)."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TypeVar

from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.figure import Figure, FigureView, PointMark, Shape, ZoneShape
from trigger_atlas.domain.muscle import CautionNote, Ims, Muscle, TriggerPoint
from trigger_atlas.domain.names import Body, PointId, Side, View
from trigger_atlas.services.segments.myotomes import myotomes

UNITS = "stature=1000, x right on the page, y down"
Plain = dict[str, object]
ID = TypeVar("ID", bound=str)
Rings = list[list[list[float]]]


def export_atlas(atlas: Atlas) -> Plain:
    """The knowledge, for ``export atlas --json``."""
    return {
        "version": atlas.version,
        "muscles": [_muscle(atlas, muscle) for muscle in atlas.muscles.values()],
        "areas": [
            {"id": area.id, "name": area.name, "plain_name": area.plain_name, "paired": area.paired}
            for area in atlas.areas.values()
        ],
        "segments": [
            {"id": one.segment, "main": one.main, "also": one.also}
            for one in myotomes(atlas.muscles.values()).values()
        ],
        "conditions": [
            {"id": one.id, "name": one.name, "muscles": one.muscles} for one in atlas.conditions.values()
        ],
    }


def export_muscle(atlas: Atlas, muscle: Muscle) -> Plain:
    """All that the atlas says of one muscle, for ``show --json``; structures at risk come by name."""
    return {**asdict(muscle), "ims": _ims(atlas, muscle.ims), "cautions": export_cautions(atlas, muscle)}


def export_cautions(atlas: Atlas, muscle: Muscle) -> list[Plain]:
    """Structures at risk under a muscle, worst first."""
    return [_caution(atlas, note) for note in muscle.cautions]


def export_geometry(atlas: Atlas, figure: Figure, body: Body) -> Plain:
    """Everything drawn, for ``export geometry --json``; ``R``, ``L``: the subject's own right and left.

    A close-up of a limb bears the name of the right one, whose outline it has; ``L`` is that of its twin, the
    mirror image. A trigger point that is described on one side only is left out on the other.
    """
    sides = {point.id: point for _, point in atlas.points()}

    def described(key: tuple[PointId, Side]) -> bool:
        return key[0] not in sides or sides[key[0]].is_on(key[1])

    views: dict[View, Plain] = {}
    # The right limb after the left one: its outline is the one that stays.
    for view in sorted(figure, key=lambda view: view is view.of(Side.RIGHT)):
        name = view.of(Side.RIGHT)
        views[name] = _united(views.get(name, {}), _view(figure[view], described))
    return {"figure": body, "units": UNITS, "views": {view: views[view] for view in View if view in views}}


def _muscle(atlas: Atlas, muscle: Muscle) -> Plain:
    return {
        "id": muscle.id,
        "name": muscle.name,
        "latin": muscle.latin,
        "group": muscle.group,
        "region": muscle.region,
        "depth": muscle.depth,
        "nerve": muscle.anatomy.nerve,
        "roots": {"main": muscle.anatomy.roots.main, "also": muscle.anatomy.roots.also},
        "trigger_points": [_point(point) for point in muscle.trigger_points],
        "ims": _ims(atlas, muscle.ims),
        "cautions": [
            {
                "id": note.structure,
                "structure": atlas.cautions[note.structure].name,
                "severity": note.severity,
            }
            for note in muscle.cautions
        ],
        "sources": list(dict.fromkeys(ref.ref for _, ref in muscle.citations())),
    }


def _point(point: TriggerPoint) -> Plain:
    refers = {"essential": point.refers.essential, "spillover": point.refers.spillover}
    return {"id": point.id, "refers": refers, **({"side": point.side} if point.side else {})}


def _ims(atlas: Atlas, ims: Ims) -> Plain:
    return {**asdict(ims), "cautions": [_caution(atlas, note) for note in ims.cautions]}


def _caution(atlas: Atlas, note: CautionNote) -> Plain:
    name = atlas.cautions[note.structure].name
    return {
        "id": note.structure,
        "structure": name,
        "severity": note.severity,
        "why": note.why,
        "part": note.part,
    }


def _view(drawn: FigureView, described: Callable[[tuple[PointId, Side]], bool]) -> Plain:
    points = {key: _place(mark) for key, mark in drawn.points.items() if not mark.far and described(key)}
    zones = {key: _zone(zone) for key, zone in drawn.zones.items() if described(key)}
    return {
        "outline": _rings(drawn.outline),
        "landmarks": {name: list(place) for name, place in drawn.landmarks.items()},
        "muscles": _by_side({key: _rings(shape.region) for key, shape in drawn.muscles.items()}),
        "points": _by_side(points),
        "zones": _by_side(zones),
        "areas": _by_side({key: _rings(shape) for key, shape in drawn.areas.items()}),
    }


def _united(one: Plain, other: Plain) -> Plain:
    """All of both; where both say something of a leaf, the other one's word holds."""
    found = dict(one)
    for key, value in other.items():
        before = found.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            found[key] = _united(before, value)
        else:
            found[key] = value
    return found


def _by_side(values: Mapping[tuple[ID, Side], object]) -> dict[ID, Plain]:
    """Values by id, then by ``R`` and ``L``; a side that does not show is absent."""
    found: dict[ID, Plain] = {}
    for (key, side), value in values.items():
        found.setdefault(key, {})["L" if side is Side.LEFT else "R"] = value
    return found


def _place(mark: PointMark) -> list[float]:
    return [mark.x, mark.y]


def _zone(zone: ZoneShape) -> Plain:
    return {grade: _rings(shape) for grade, shape in zone.items()}


def _rings(shape: Shape) -> Rings:
    return [[[x, y] for x, y in ring] for ring in shape.rings]
