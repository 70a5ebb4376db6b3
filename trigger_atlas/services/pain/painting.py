"""What brush and eraser make of a pain: pure, exact, in body units."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

import shapely

from trigger_atlas.domain.figure import Figure, FigureView, Shape
from trigger_atlas.domain.hit import region
from trigger_atlas.domain.names import AreaId, Quality, Side, View
from trigger_atlas.domain.pain import Asked, Pain, Painted

SMOOTH = 0.1
"""How far a stored edge may stray from the stroke, body units."""
CRUMB = 1.0
"""Area below which a fragment is dropped, square body units."""

Place = tuple[float, float]


def brush(
    pain: Pain, figure: Figure, view: View, places: Iterable[Place], radius: float, feel: tuple[Quality, int]
) -> Pain:
    """Paint a stroke; what it covers feels as it says from now on. Beside the body nothing is painted.

    Args:
        pain: What hurts so far.
        figure: The body.
        view: The view that is painted on; a close-up of the head paints on the whole body.
        places: Where the brush went, body units; may be empty.
        radius: Of the brush, body units.
        feel: Quality and intensity, 0 to 10.
    """
    stroke = covered(figure[view.page], places, radius)
    if stroke.is_empty:
        return pain
    return _laid(pain, view.page, stroke, feel)


def covered(figure: FigureView, places: Iterable[Place], radius: float) -> shapely.Geometry:
    """What a stroke covers of the body, body units; empty beside it."""
    return shapely.intersection(_stroke(places, radius), _body(figure.outline))


def erase(pain: Pain, figure: Figure, view: View, places: Iterable[Place], radius: float) -> Pain:
    """Take away what a stroke covers; of an area of skin that it touches, what is left stays as painted."""
    stroke = _stroke(places, radius)
    page = view.page
    for asked in pain.asked:
        patch = figure[page].areas.get((asked.area, asked.side))
        if patch and shapely.intersects(region(patch), stroke):
            pain = _laid(without(pain, asked), page, region(patch), (asked.quality, asked.intensity))
    return replace(pain, painted=_cut(pain.painted, page, stroke))


def ask(pain: Pain, asked: Asked) -> Pain:
    """Add an area of skin; one that is there already takes the new quality and strength."""
    return replace(pain, asked=(*without(pain, asked).asked, asked))


def without(pain: Pain, asked: Asked) -> Pain:
    """Take an area of skin out of those that were asked for; painting stays."""
    kept = tuple(one for one in pain.asked if (one.area, one.side) != (asked.area, asked.side))
    return replace(pain, asked=kept)


def wipe(pain: Pain, figure: Figure, area: AreaId, side: Side) -> Pain:
    """Take all pain out of an area of skin."""
    pain = without(pain, Asked(area, side))
    for view in {painted.view for painted in pain.painted}:
        if view in figure and (patch := figure[view].areas.get((area, side))):
            pain = replace(pain, painted=_cut(pain.painted, view, region(patch)))
    return pain


def settled(pain: Pain, patches: Iterable[tuple[View, Asked, shapely.Geometry]] = ()) -> Pain:
    """The same pain as painting alone, in which nothing overlaps.

    Args:
        pain: What hurts; of what was painted on one place the last word holds.
        patches: Where the areas of skin that were asked for lie; painted over the rest.
    """
    only = replace(pain, painted=(), asked=())
    for one in pain.painted:
        only = _laid(only, one.view, one.shape, (one.quality, one.intensity))
    for view, asked, patch in patches:
        only = _laid(only, view, patch, (asked.quality, asked.intensity))
    return only


def _laid(pain: Pain, page: View, shape: shapely.Geometry, feel: tuple[Quality, int]) -> Pain:
    """Lay a region over what is painted: it joins its like and takes the place of the rest."""
    like = [one for one in pain.painted if one.view is page and (one.quality, one.intensity) == feel]
    others = tuple(one for one in pain.painted if one not in like)
    grown = shapely.union_all([shape, *(one.shape for one in like)])
    return replace(pain, painted=(*_cut(others, page, shape), *_painted(page, feel[0], feel[1], grown)))


def _cut(painted: tuple[Painted, ...], page: View, shape: shapely.Geometry) -> tuple[Painted, ...]:
    kept: list[Painted] = []
    for one in painted:
        if one.view is not page or not shapely.intersects(one.shape, shape):
            kept.append(one)
            continue
        left = shapely.difference(one.shape, shape)
        kept += _painted(page, one.quality, one.intensity, left)
    return tuple(kept)


def _painted(page: View, quality: Quality, intensity: int, shape: shapely.Geometry) -> tuple[Painted, ...]:
    kept = tidied(shape)
    return () if kept.is_empty else (Painted(page, quality, intensity, kept),)


def tidied(shape: shapely.Geometry) -> shapely.Geometry:
    """A region without crumbs, its corners rounded to hundredths of a unit; may be empty."""
    parts = shapely.get_parts(shape)
    polygons = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    kept = shapely.multipolygons(parts[polygons & (shapely.area(parts) >= CRUMB)])
    rounded = shapely.transform(kept, lambda places: places.round(2))
    return rounded if shapely.is_valid(rounded) else shapely.set_precision(kept, 0.01)


@lru_cache(maxsize=16)
def _body(outline: Shape) -> shapely.Geometry:
    return region(outline)


def _stroke(places: Iterable[Place], radius: float) -> shapely.Geometry:
    path = list(places)
    if not path:
        return shapely.Polygon()
    line = shapely.LineString(path) if len(set(path)) > 1 else shapely.Point(path[0])
    return shapely.simplify(shapely.buffer(shapely.simplify(line, SMOOTH / 2), radius), SMOOTH / 2)
