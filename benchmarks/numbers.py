"""Small statistics."""

from collections.abc import Sequence


def share(values: Sequence[float], part: float) -> float:
    """The value below which a part (0 to 1) of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def verdict(value: float, target: float, *, least: bool = False) -> dict[str, float | bool]:
    """A value beside its target; ``least`` if it should be at least that."""
    return {"value": round(value, 4), "target": target, "met": value >= target if least else value <= target}
