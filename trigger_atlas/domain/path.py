"""Paths of the geometry files: rings of points as one string (docs/FORMATS.md, section 3)."""

Ring = tuple[tuple[float, float], ...]


def parse_path(path: str, *, mirror: bool = False) -> tuple[Ring, ...]:
    """Read rings, body units.

    Args:
        path: Rings joined by ``;``, points ``x,y`` by blanks; may be empty.
        mirror: Turn x into -x.

    Raises:
        ValueError: A point is not two numbers.
    """
    sign = -1.0 if mirror else 1.0
    return tuple(
        tuple((sign * float(x), float(y)) for x, y in (pair.split(",") for pair in ring.split()))
        for ring in path.split(";")
        if ring.strip()
    )


def ring_area(ring: Ring) -> float:
    """Unsigned area of one ring, square body units."""
    shifted = (*ring[1:], ring[0]) if ring else ()
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, shifted, strict=True))) / 2


def path_bounds(rings: tuple[Ring, ...]) -> tuple[float, float, float, float]:
    """Smallest box (x0, y0, x1, y1) around all rings.

    Raises:
        ValueError: There is no point.
    """
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)
