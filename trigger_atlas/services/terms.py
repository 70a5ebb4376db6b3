"""Everything a muscle can be found by, each term with its weight."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.muscle import Muscle
from trigger_atlas.domain.names import AreaId, MuscleId
from trigger_atlas.services.words import folded

_LATIN_NOISE = ("musculus ", "musculi ", "pars ", "venter ", "caput ")


class Field(IntEnum):
    """Where a term comes from; the smaller, the surer that the reader meant the muscle."""

    NAME = 0
    ABBREVIATION = 1
    SYNONYM = 2
    LATIN = 3
    GROUP = 4
    MAIN_ROOT = 5
    ESSENTIAL = 6
    NERVE = 7
    ALSO_ROOT = 8
    SPILLOVER = 9
    SYMPTOM = 10


CALLED = frozenset({Field.NAME, Field.ABBREVIATION, Field.SYNONYM, Field.LATIN})
"""Fields that are names of the muscle itself."""


@dataclass(frozen=True, slots=True)
class Term:
    """One way to find a muscle: the text as compared, and as it is shown."""

    muscle: MuscleId
    field: Field
    text: str
    shown: str


def terms_of(atlas: Atlas) -> Iterator[Term]:
    """Every term of every muscle, in file order."""
    for muscle in atlas.muscles.values():
        for field, shown in _said(atlas, muscle):
            yield Term(muscle.id, field, folded(shown), shown)
            if field is Field.LATIN and (short := _without_noise(folded(shown))) != folded(shown):
                yield Term(muscle.id, field, short, shown)


def _said(atlas: Atlas, muscle: Muscle) -> Iterator[tuple[Field, str]]:
    yield Field.NAME, muscle.name
    yield Field.NAME, muscle.id
    for field, texts in (
        (Field.ABBREVIATION, muscle.abbreviations),
        (Field.SYNONYM, muscle.synonyms),
        (Field.LATIN, (muscle.latin,)),
        (Field.GROUP, (muscle.group.replace("-", " "),)),
        (Field.MAIN_ROOT, muscle.anatomy.roots.main),
        (Field.ALSO_ROOT, muscle.anatomy.roots.also),
        (Field.NERVE, muscle.anatomy.nerve),
        (Field.SYMPTOM, muscle.clinic.symptoms),
    ):
        yield from ((field, text) for text in texts)
    for point in muscle.trigger_points:
        yield from ((Field.ESSENTIAL, name) for area in point.refers.essential for name in _area(atlas, area))
        yield from ((Field.SPILLOVER, name) for area in point.refers.spillover for name in _area(atlas, area))


def _area(atlas: Atlas, area: AreaId) -> Iterator[str]:
    plain, name = atlas.areas[area].plain_name, atlas.areas[area].name
    yield plain
    if folded(name) != folded(plain):
        yield name


def _without_noise(latin: str) -> str:
    words = f"{latin} "
    for noise in _LATIN_NOISE:
        words = words.replace(noise, "")
    return words.strip()
