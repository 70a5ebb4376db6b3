"""Holds a document against its schema and says what does not fit, in the words of the files."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from trigger_atlas.knowledge.document import Document, Loc
from trigger_atlas.knowledge.nearest import one_of
from trigger_atlas.knowledge.problem import Problem
from trigger_atlas.knowledge.schema import ENTRIES, PATTERNS, Drawing

Said = tuple[str, str]

_TYPES = {
    "string_type": "Text; put it in quotes if YAML reads it as something else",
    "int_type": "A whole number",
    "float_type": "A number",
    "finite_number": "A number",
    "bool_type": "true or false",
    "list_type": "A list",
    "dict_type": "Keys with values",
    "model_type": "Keys with values",
}


def fit(document: Document, name: str) -> tuple[object, list[Problem]]:
    """Check a document against the schema of one of data's files.

    Args:
        document: What was read.
        name: ``muscles.yaml``, ``drawing.yaml`` ...

    Returns:
        The value with every optional key filled in, None if it does not fit; every problem in reading order.
    """
    schema = _schema(name)
    try:
        return schema.dump_python(schema.validate_python(document.value), mode="json"), []
    except ValidationError as error:
        problems = [_problem(document, name, details) for details in error.errors(include_url=False)]
    return None, sorted(problems, key=lambda problem: (problem.line, problem.column))


@cache
def _schema(name: str) -> TypeAdapter[object]:
    entry: Any = ENTRIES[name]
    return TypeAdapter(entry if entry is Drawing else list[entry])


def _problem(document: Document, name: str, details: ErrorDetails) -> Problem:
    loc: Loc = details["loc"]
    kind = details["type"]
    if kind == "missing":
        return document.problem(loc, f"the key {loc[-1]} is missing", f"The key {loc[-1]} with its value")
    if kind == "extra_forbidden":
        expected = one_of(str(loc[-1]), _keys(name, loc[:-1]), "A known key")
        return document.problem(loc, f"the key {loc[-1]} is not known", expected, at_key=True)
    what, expected = _said(details)
    return document.problem(loc, what, expected)


def _said(details: ErrorDetails) -> Said:
    kind, value, ctx = details["type"], details["input"], details.get("ctx", {})
    if kind in _TYPES:
        return f"{_kind_of(value)} stands here", _TYPES[kind]
    if kind in ("enum", "literal_error"):
        words = str(ctx["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
        return f"the word {value} is not known", one_of(str(value), words, "One of these")
    special: dict[str, Callable[[], Said]] = {
        "string_pattern_mismatch": lambda: (f"the form of {value} is wrong", PATTERNS[ctx["pattern"]]),
        "string_too_short": lambda: ("the text is empty", "Words; leave the key out if there are none"),
        "too_short": lambda: (
            f"the list has {_count(ctx['actual_length'])}",
            f"At least {ctx['min_length']}",
        ),
        "too_long": lambda: (f"the list has {_count(ctx['actual_length'])}", f"At most {ctx['max_length']}"),
    }
    if kind in special:
        return special[kind]()
    bounds = {"greater_than": "more than", "greater_than_equal": "at least", "less_than": "less than"}
    bound = next((ctx[key] for key in ("gt", "ge", "lt", "le") if key in ctx), None)
    if bound is not None:
        return f"{value} is out of range", f"A number {bounds.get(kind, 'at most')} {bound:g}"
    return details["msg"], str(ctx.get("expected", "A value of the right kind"))


def _keys(name: str, loc: Loc) -> list[str]:
    """Keys that the schema knows at a place."""
    kind: object = ENTRIES[name]
    for step in loc:
        if isinstance(kind, type) and issubclass(kind, BaseModel) and isinstance(step, str):
            kind = _inner(kind.model_fields[step].annotation)
        elif isinstance(step, str):
            kind = _inner(get_args(kind)[1])
    return list(kind.model_fields) if isinstance(kind, type) and issubclass(kind, BaseModel) else []


def _inner(annotation: object) -> object:
    """The model inside a list, an optional or an annotated type; a mapping is kept."""
    while get_origin(annotation) not in (None, dict):
        annotation = get_args(annotation)[0]
    return annotation


def _kind_of(value: object) -> str:
    if isinstance(value, Mapping):
        return "keys with values"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"the number {value}" if isinstance(value, int | float) else f'the text "{_short(str(value))}"'


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def _count(number: int) -> str:
    return f"{number} {'entry' if number == 1 else 'entries'}"
