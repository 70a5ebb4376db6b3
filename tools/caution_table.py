"""Writes docs/CAUTIONS.md: where words and pictures differ on what lies under a muscle, and why."""

import sys
from pathlib import Path

from tests.unit.caution_disagreements import EXPLAINED
from tools.page import write_or_check
from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.names import CautionId, MuscleId
from trigger_atlas.knowledge.figure import load_body
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.services.caution_check import apart, unnamed

OUT = Path("docs/CAUTIONS.md")
HEAD = """# Words and pictures of structures at risk

Where the cautions of a muscle and the outlines of the structures differ, and why both stand. Made by
`python -m tools.caution_table`; how an outline comes about: [adr/0014](adr/0014-structures-within-reach.md).
An outline tells what lies under the skin, not that a needle is safe where there is none.
"""
UNNAMED = """
## Under a trigger point, but not named

| muscle | trigger points | structure | why |
|---|---|---|---|
"""
APART = """
## Named, but crossing the muscle in no view

| muscle | structure | severity | why |
|---|---|---|---|
"""


def table() -> str:
    """The whole page."""
    body, atlas = load_body(), load_atlas()
    over: dict[tuple[MuscleId, CautionId], list[str]] = {}
    for found in unnamed(atlas, body.index):
        muscle, _, point = found.point.partition("/")
        over.setdefault((MuscleId(muscle), found.structure), []).append(point)
    rows = [
        f"| {atlas.muscles[muscle].name} | {', '.join(points)} | {_why(atlas, muscle, structure)} |\n"
        for (muscle, structure), points in over.items()
    ]
    named = [
        f"| {atlas.muscles[it.muscle].name} | {_why(atlas, it.muscle, it.structure, it.severity)} |\n"
        for it in apart(atlas, body.figure)
    ]
    return HEAD + UNNAMED + "".join(rows) + APART + "".join(named)


def _why(atlas: Atlas, muscle: MuscleId, *said: str) -> str:
    structure, *more = said
    why = EXPLAINED.get((muscle, structure), "**not explained**")
    return " | ".join((atlas.cautions[CautionId(structure)].name, *more, why))


if __name__ == "__main__":
    sys.exit(write_or_check("caution_table", __doc__, OUT, table()))
