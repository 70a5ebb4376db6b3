"""Says why a muscle stands in the list: one sentence, the side always named."""

from collections.abc import Iterable, Mapping, Set

from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.names import AreaId, Side
from trigger_atlas.domain.reference import Condition, Flag
from trigger_atlas.services.pain.rank import Answer
from trigger_atlas.services.pain.score import LEAST

Areas = Mapping[tuple[AreaId, Side], float]


def reason(atlas: Atlas, answer: Answer, areas: Areas, condition: Condition | None = None) -> str:
    """Why a muscle is offered.

    Args:
        atlas: The knowledge.
        answer: The muscle.
        areas: Share of the pain in each area of skin.
        condition: The chosen one, if any.
    """
    said = [_place(atlas, answer, touched(areas, answer.side) or touched(areas))]
    if answer.local >= LEAST and answer.points:
        said.append("It also lies under the pain itself.")
    if answer.named and condition is not None:
        said.append(f"Often involved in {_small(condition.name)}.")
    return " ".join(sentence for sentence in said if sentence)


def touched(areas: Areas, on: Side | None = None) -> Set[AreaId]:
    """The areas of skin, of one side or of both, in which a part of the pain lies that counts."""
    return {area for (area, side), share in areas.items() if share >= LEAST and on in (None, side)}


def flags_of(atlas: Atlas, areas: Iterable[AreaId]) -> tuple[Flag, ...]:
    """Warning signs that go with pain in some areas, the most urgent first, those of anywhere last."""
    hurting = set(areas)
    tied = [flag for flag in atlas.flags.values() if hurting & set(flag.areas)]
    anywhere = [flag for flag in atlas.flags.values() if not flag.areas] if hurting else []
    return tuple(sorted(tied, key=lambda flag: flag.urgency.rank)) + tuple(
        sorted(anywhere, key=lambda flag: flag.urgency.rank)
    )


def _place(atlas: Atlas, answer: Answer, hurting: Set[AreaId]) -> str:
    where = f"On the {answer.side} it"
    if not answer.points:
        under = f"{where} lies under the pain itself; no mapped referral of it reaches here."
        return under if answer.local else f"{where} has no mapped referral that reaches here."
    points = atlas.muscles[answer.muscle].trigger_points
    best = next(point for point in points if point.id == answer.points[0].point)
    essential = _names(atlas, best.refers.essential, hurting)
    spillover = _names(atlas, best.refers.spillover, hurting)
    if essential and spillover:
        return f"{where} commonly refers to the {essential}; its pain may spread to the {spillover}."
    if essential:
        return f"{where} commonly refers to the {essential}."
    if spillover:
        return f"{where} may send pain on to the {spillover}."
    return f"{where} refers next to here; the edge of its zone reaches this pain."


def _names(atlas: Atlas, areas: Iterable[AreaId], hurting: Set[AreaId]) -> str:
    names = [atlas.areas[area].plain_name for area in areas if area in hurting]
    # What names a place by a preposition needs a noun before it.
    names = [f"area {name}" if name.startswith("behind") else name for name in names]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def _small(name: str) -> str:
    """A name inside a sentence; names of people keep their capital."""
    first = name.partition(" ")[0]
    return (
        name
        if "'" in first or "’" in first or first[1:].lower() != first[1:]
        else name[:1].lower() + name[1:]
    )
