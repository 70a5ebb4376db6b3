"""Frozen values from plain ones, guided by the types of their fields; a cache hit needs nothing else."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import NewType, TypeVar, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Maker = Callable[[object], object]


class BuildError(ValueError):
    """A plain value that does not fit the type asked for."""


def build(kind: type[T], plain: object) -> T:
    """Build a frozen value.

    Args:
        kind: A dataclass of text, numbers, enums, tuples, mappings and further dataclasses.
        plain: Dictionaries, lists, text, numbers, booleans and None, as JSON gives them.

    Raises:
        BuildError: A key is missing or unknown, or a value has another type.
    """
    maker: Maker = _maker(cast("Hashable", kind))
    return cast("T", maker(plain))


@cache
def _maker(kind: object) -> Maker:
    if isinstance(kind, NewType):
        return _maker(kind.__supertype__)
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple_maker(get_args(kind))
    if origin is UnionType:
        return _optional_maker(get_args(kind))
    if origin is not None:
        return _mapping_maker(get_args(kind)[1])
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_maker(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _enum_maker(kind)
    return _scalar_maker(cast("type", kind))


def _scalar_maker(kind: type) -> Maker:
    accepted = (int, float) if kind is float else (kind,)

    def make(plain: object) -> object:
        if type(plain) not in accepted:
            raise _mismatch(plain, kind.__name__)
        return plain

    return make


def _enum_maker(kind: type[StrEnum]) -> Maker:
    members = {member.value: member for member in kind}

    def make(plain: object) -> object:
        if not isinstance(plain, str) or plain not in members:
            raise _mismatch(plain, kind.__name__)
        return members[plain]

    return make


def _tuple_maker(args: tuple[object, ...]) -> Maker:
    endless = args[-1] is Ellipsis
    makers = [_maker(arg) for arg in args if arg is not Ellipsis]

    def make(plain: object) -> object:
        if not isinstance(plain, list) or not (endless or len(plain) == len(makers)):
            raise _mismatch(plain, "list")
        if endless:
            return tuple(map(makers[0], plain))
        return tuple(maker(item) for maker, item in zip(makers, plain, strict=True))

    return make


def _optional_maker(args: tuple[object, ...]) -> Maker:
    (inner,) = (_maker(arg) for arg in args if arg is not NoneType)
    return lambda plain: None if plain is None else inner(plain)


def _mapping_maker(kind: object) -> Maker:
    maker = _maker(kind)
    return lambda plain: {key: maker(value) for key, value in _mapping(plain).items()}


def _dataclass_maker(kind: type) -> Maker:
    hints = get_type_hints(kind)
    makers = {field.name: _maker(hints[field.name]) for field in fields(kind)}
    needed = {field.name for field in fields(kind) if field.default is field.default_factory is MISSING}

    def make(plain: object) -> object:
        given = _mapping(plain)
        if missing := needed - given.keys():
            raise _mismatch(sorted(missing), f"keys of {kind.__name__}")
        if unknown := given.keys() - makers.keys():
            raise _mismatch(sorted(unknown), f"keys of {kind.__name__}")
        return kind(**{name: makers[name](value) for name, value in given.items()})

    return make


def _mapping(plain: object) -> Mapping[str, object]:
    if not isinstance(plain, dict):
        raise _mismatch(plain, "keys with values")
    return plain


def _mismatch(plain: object, wanted: str) -> BuildError:
    return BuildError(f"{wanted} expected, not {str(plain)[:80]}")
