"""Lets a value that holds mappings be a key of a cache."""

from typing import Generic, TypeVar

from typing_extensions import override

T = TypeVar("T")


class ById(Generic[T]):
    """Equal only to the wrapper of the very same value."""

    def __init__(self, value: T) -> None:
        self.value = value

    @override
    def __hash__(self) -> int:
        return id(self.value)

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, ById) and other.value is self.value
