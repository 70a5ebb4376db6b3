"""Writes docs/PAIN-GUIDE.md: for every area of skin, the first muscles of the ranked list."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tools.page import write_or_check
from trigger_atlas.domain.names import MuscleId, Side
from trigger_atlas.domain.pain import Asked, Pain
from trigger_atlas.knowledge.figure import load_body
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.services.pain.patterns import Patterns
from trigger_atlas.services.pain.rank import rank

FIRST = 10
OUT = Path("docs/PAIN-GUIDE.md")
HEAD = """# Pain guide

For every area of skin, the first ten muscles that `where AREA` gives, by their best trigger point, with the
score in percent; **bold** where the knowledge names the area as essential for one of its trigger points. Made
by `python -m tools.pain_guide` from the drawn zones; how the score comes about:
[adr/0012](adr/0012-pain-to-muscles.md). Possible sources to examine, not a diagnosis.

| area | muscles that commonly refer there |
|---|---|
"""


def guide() -> str:
    """The whole page."""
    return HEAD + "".join(_rows())


def _rows() -> Iterator[str]:
    body, atlas = load_body(), load_atlas()
    patterns = Patterns(atlas, body.figure, body.index)
    for area in atlas.areas.values():
        answers = rank(patterns, Pain(asked=(Asked(area.id, Side.RIGHT),)))
        best: dict[MuscleId, float] = {}
        for answer in answers.results:
            if answer.points:
                best.setdefault(answer.muscle, answer.score)
        said = []
        for muscle, score in list(best.items())[:FIRST]:
            known = atlas.muscles[muscle]
            essential = any(area.id in point.refers.essential for point in known.trigger_points)
            said.append(f"{'**' * essential}{known.name}{'**' * essential} {score:.0%}".replace("%", " %"))
        yield f"| {area.name} (`{area.id}`) | {', '.join(said) or 'none'} |\n"


if __name__ == "__main__":
    sys.exit(write_or_check("pain_guide", __doc__, OUT, guide()))
