"""Checks that the spine is whole: every segment, from the skull downwards."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from trigger_atlas.domain.spine import SPINE
from trigger_atlas.knowledge.cursor import Cursor
from trigger_atlas.knowledge.problem import Problem

_RANK = {str(name): rank for rank, name in enumerate(SPINE)}


def check_segments(cursors: Mapping[str, Cursor]) -> Iterator[Problem]:
    """Missing segments, and segments out of their order; nothing if the file could not be read."""
    if "segments.yaml" not in cursors:
        return
    file = cursors["segments.yaml"]
    entries = [entry.at("id") for entry in file.each() if entry.at("id").text in _RANK]
    for above, below in pairwise(entries):
        if _RANK[below.text] < _RANK[above.text]:
            yield below.problem(
                f"{below.text} stands below {above.text}", "The segments from C1 to S5, in order"
            )
    missing = [name for name in SPINE if name not in {entry.text for entry in entries}]
    if missing:
        what = f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing"
        yield file.problem(what, "Every segment from C1 to S5")
