"""Text as search compares it: lower case, without accents and punctuation."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The words of a text in lower case, without accents, joined by single blanks.

    >>> folded("Fernández, pars (descendens)")
    'fernandez pars descendens'
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(
        letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter)
    )
    return " ".join(kept.split())


def initials(text: str) -> str:
    """First letters of the words of a folded text.

    >>> initials("quadratus lumborum")
    'ql'
    """
    return "".join(word[0] for word in text.split())


def edits(word: str) -> int:
    """Wrong, missing, added or swapped letters that are forgiven in a word of this length.

    >>> edits("tap"), edits("temple"), edits("trapezius")
    (0, 1, 2)
    """
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def percent(share: float) -> str:
    """A share in words; what is there is never nothing.

    >>> percent(0.774), percent(0.002), percent(0.0)
    ('77 %', 'under 1 %', '0 %')
    """
    return "under 1 %" if 0 < share < 0.005 else f"{share:.0%}".replace("%", " %")
