"""The segments of the spinal cord, in their order."""

from collections.abc import Iterable

from trigger_atlas.domain.names import SegmentId

_PARTS = (("C", 8, "Cervical"), ("T", 12, "Thoracic"), ("L", 5, "Lumbar"), ("S", 5, "Sacral"))
SPINE = tuple(SegmentId(f"{part}{number}") for part, last, _ in _PARTS for number in range(1, last + 1))
"""C1 to S5, downwards."""
_AT = {segment: i for i, segment in enumerate(SPINE)}
NAMED = 3
"""Most roots that are named one by one."""


def segment_of(text: str) -> SegmentId | None:
    """The segment that a text names, in any case.

    >>> segment_of(" c5 "), segment_of("C9")
    ('C5', None)
    """
    name = SegmentId(text.strip().upper())
    return name if name in _AT else None


def part_of(segment: SegmentId) -> str:
    """The part of the spine that a segment belongs to, ``Cervical``."""
    return next(words for part, _, words in _PARTS if segment.startswith(part))


def neighbours(segment: SegmentId) -> tuple[SegmentId, ...]:
    """The segments above and below, as far as there are any."""
    at = _AT[segment]
    return tuple(SPINE[i] for i in (at - 1, at + 1) if 0 <= i < len(SPINE))


def span(segments: Iterable[SegmentId]) -> str:
    """Segments as a range where none is left out, else one by one.

    >>> span((SegmentId("C4"), SegmentId("C5"), SegmentId("C6")))
    'C4–C6'
    """
    ordered = sorted(set(segments), key=_AT.__getitem__)
    if len(ordered) > 1 and ordered == list(SPINE[_AT[ordered[0]] : _AT[ordered[-1]] + 1]):
        return f"{ordered[0]}–{ordered[-1]}"
    return ", ".join(ordered)


def in_short(roots: tuple[str, ...]) -> str:
    """Roots as a row has room for them: three by name, more as a range if none is left out.

    >>> in_short(("C5", "C6")), in_short(("T11", "T12", "L1", "L2"))
    ('C5 C6', 'T11–L2')
    """
    if len(roots) > NAMED:
        first = _AT[SegmentId(roots[0])]
        if roots == SPINE[first : first + len(roots)]:
            return f"{roots[0]}–{roots[-1]}"
    return " ".join(roots)
