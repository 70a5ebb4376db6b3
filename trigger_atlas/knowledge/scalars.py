"""What a word without quotes means; words that YAML would silently turn into something else are refused."""

import re
from contextlib import suppress

_INT = re.compile(r"-?(0|[1-9][0-9]{0,14})\Z")
_FLOAT = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}\Z")
_SURPRISES = (
    (re.compile(r"(?i:yes|no|on|off|y|n|true|false)\Z"), "a yes or no"),
    (re.compile(r"(?i:null|~)\Z"), "nothing at all"),
    (re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?\Z"), "a number to the base of 60"),
    (re.compile(r"[-+]?0[0-7_]+\Z"), "a number to the base of 8"),
    (re.compile(r"[-+]?0[xXbBoO][0-9a-fA-F_]+\Z"), "a number to the base of 16, 8 or 2"),
    (re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?\Z"), "a date"),
    (re.compile(r"[-+]?\.(?i:inf|nan)\Z"), "a number without end"),
    (re.compile(r"(=|<<)\Z"), "a sign of YAML itself"),
)
_FIRST = frozenset("yYnNoOtTfF~+-.0123456789=<")


class SurpriseError(ValueError):
    """A word that YAML reads as something else; the argument says as what."""


def plain_value(word: str) -> str | int | float | bool:
    """The value of a word without quotes.

    Raises:
        SurpriseError: YAML reads the word as something its author hardly meant.

    >>> plain_value("C5"), plain_value("25"), plain_value("0.30"), plain_value("true")
    ('C5', 25, 0.3, True)
    """
    if word[:1] not in _FIRST:
        return word
    if word in ("true", "false"):
        return word == "true"
    if _INT.match(word):
        return int(word)
    if _FLOAT.match(word):
        return float(word)
    for pattern, meaning in _SURPRISES:
        if pattern.match(word):
            raise SurpriseError(meaning)
    if _is_number(word):
        meaning = "a number"
        raise SurpriseError(meaning)
    return word


def _is_number(word: str) -> bool:
    with suppress(ValueError):
        float(word.replace("_", ""))
        return any(letter.isdigit() for letter in word)
    return False
