"""The word that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

MOST = 12
"""Words that are all listed; of more only the nearest is named."""


def nearest(word: str, words: Iterable[str], cutoff: float = 0.72) -> str:
    """The word most like ``word``; empty if none reaches the likeness ``cutoff``, 0 to 1.

    >>> nearest("templ", ["temple", "teeth"])
    'temple'
    """
    alike = sorted(known for known in words if abs(len(known) - len(word)) <= 2 + len(word) // 4)
    found = get_close_matches(word, alike, n=1, cutoff=cutoff)
    return found[0] if found else ""


def one_of(word: str, words: Iterable[str], kind: str) -> str:
    """What was expected instead of ``word``: the nearest of ``words``, or all if they are few.

    >>> one_of("rihgt", ["left", "right"], "A side")
    'A side: left or right; the nearest is right'
    """
    known = sorted(words)
    close = nearest(word, known)
    listed = f"{', '.join(known[:-1])} or {known[-1]}" if 1 < len(known) <= MOST else "".join(known[:1])
    said = f"{kind}: {listed}" if 0 < len(known) <= MOST else kind
    return f"{said}; the nearest is {close}" if close else said
