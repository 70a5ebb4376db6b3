"""``cautions ID``: structures at risk under a muscle, and what to do if one of them is hit."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict

from trigger_atlas.cli.card import row_lines
from trigger_atlas.cli.commands import find_muscle
from trigger_atlas.cli.out import OK, say, say_json
from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.muscle import CautionNote, Muscle
from trigger_atlas.domain.names import CautionPart, PointId
from trigger_atlas.knowledge.figure import load_index, load_manifest
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.services.cautions import URGENCY, points_over
from trigger_atlas.services.exports import export_cautions


def cautions(args: Namespace) -> int:
    """``cautions ID``: worst first."""
    atlas = load_atlas()
    muscle = find_muscle(atlas, args.muscle)
    index = load_index(load_manifest(args.body))
    found = [(note, points_over(index, muscle, note.structure)) for note in muscle.cautions]
    if args.json:
        plain = zip(export_cautions(atlas, muscle), found, strict=True)
        say_json(
            {
                "cautions": [
                    {**said, "points": points, "if_hit": _if_hit(atlas, note)}
                    for said, (note, points) in plain
                ]
            }
        )
        return OK
    say(f"{muscle.name}: structures at risk")
    for note, points in found:
        for line in _caution(atlas, muscle, note, points):
            say(line)
    if not found:
        say("None is described.")
    return OK


def _if_hit(atlas: Atlas, note: CautionNote) -> dict[str, object] | None:
    if_hit = atlas.cautions[note.structure].if_hit
    return asdict(if_hit) if if_hit else None


def _caution(atlas: Atlas, muscle: Muscle, note: CautionNote, points: tuple[PointId, ...]) -> Iterator[str]:
    caution = atlas.cautions[note.structure]
    beside = ", beside the spine" if note.part is CautionPart.PARASPINAL else ""
    labels = [point.label for point in muscle.trigger_points if point.id in points]
    yield ""
    yield from row_lines(note.severity.upper(), f"{caution.name}{beside}")
    yield from row_lines("Why", note.why)
    if labels:
        yield from row_lines("Under", ", ".join(labels))
    if caution.if_hit:
        yield from row_lines("If it happens", caution.if_hit.signs)
        yield from row_lines("What to do", caution.if_hit.act)
        yield from row_lines("Medical help", URGENCY[caution.if_hit.urgency])
