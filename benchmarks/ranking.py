"""From pain to muscles: how long a brush move and a finished stroke take, and whether both lists agree."""

import math
import random
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

import numpy as np
import shapely

from benchmarks.numbers import share, verdict
from trigger_atlas.domain.figure import FigureView, Shape
from trigger_atlas.domain.figure_index import FigureIndex, ViewIndex
from trigger_atlas.domain.hit import region
from trigger_atlas.domain.names import Grade, MuscleId, PointId, Quality, Side, View
from trigger_atlas.domain.pain import NO_PAIN, Pain
from trigger_atlas.knowledge.figure import load_body
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.services.pain import painting
from trigger_atlas.services.pain.door import PainAtlas
from trigger_atlas.services.pain.live import LiveRanking
from trigger_atlas.services.pain.rank import rank

Places = list[tuple[float, float]]
VIEW = View.POSTERIOR
FEEL = (Quality.ACHE, 5)
RADII = (4.0, 8.0, 14.0, 24.0)
CORNERS = 48
"""Corners of an invented zone, as many as a drawn one has on the average."""


def measure(strokes: int) -> dict[str, object]:
    """Brush moves and strokes over the shipped zones, and strokes over 1,000 and 10,000 invented ones."""
    body, chance = load_body(), random.Random(11)
    shipped = PainAtlas(load_atlas(), body.figure, body.index)
    moves, ends, same, wanted = _paint(shipped, strokes, chance)
    found: dict[str, object] = {
        "zones": len(shipped.patterns.keys),
        "brush_move_p99_ms": verdict(share(moves, 0.99) * 1000, 0.5),
        "stroke_end_p50_ms": round(share(ends, 0.5) * 1000, 2),
        "stroke_end_p95_ms": round(share(ends, 0.95) * 1000, 2),
        "live_agrees": verdict(same / max(1, wanted), 0.98, least=True),
    }
    for count, target in ((1_000, 16.0), (10_000, 100.0)):
        found[f"zones_{count}"] = _invented(shipped, count, target, max(3, strokes // 6), chance)
    return found


def _paint(
    atlas: PainAtlas, strokes: int, chance: random.Random
) -> tuple[list[float], list[float], int, int]:
    moves: list[float] = []
    ends: list[float] = []
    same = wanted = 0
    atlas.cells.of(VIEW)
    for _ in range(strokes):
        places, radius = stroke_over(atlas, VIEW, chance), chance.choice(RADII)
        live = LiveRanking(atlas.cells, NO_PAIN, VIEW)
        for start, end in pairwise(places):
            began = time.perf_counter()
            live.move(start, end, radius)
            live.top()
            moves.append(time.perf_counter() - began)
        pain = painting.brush(NO_PAIN, atlas.patterns.figure, VIEW, places, radius, FEEL)
        began = time.perf_counter()
        answers = rank(atlas.patterns, pain)
        ends.append(time.perf_counter() - began)
        first = {(one.muscle, one.side) for one in [one for one in answers.results if one.points][:10]}
        same += len(first & {(one.muscle, one.side) for one in live.top()[:10]})
        wanted += len(first)
    return moves, ends, same, wanted


def _invented(
    shipped: PainAtlas, count: int, target: float, strokes: int, chance: random.Random
) -> dict[str, object]:
    """The exact list over invented zones, beside asking Shapely for every zone without looking first."""
    atlas = _many(shipped, count, chance)
    pains = [
        painting.brush(
            NO_PAIN, atlas.patterns.figure, VIEW, stroke_over(atlas, VIEW, chance), chance.choice(RADII), FEEL
        )
        for _ in range(strokes)
    ]
    rank(atlas.patterns, pains[0])
    exact = [_timed(partial(rank, atlas.patterns, pain)) for pain in pains]
    plain = [_timed(partial(_plainly, atlas, pain)) for pain in pains[:3]]
    return {
        "stroke_end_p95_ms": verdict(share(exact, 0.95) * 1000, target),
        "plain_over_exact": round(float(np.median(plain) / np.median(exact[:3])), 2),
    }


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _plainly(atlas: PainAtlas, pain: Pain) -> float:
    page = atlas.patterns.page(VIEW)
    shape = shapely.Polygon(pain.painted[0].rings[0])
    areas = [shapely.area(shapely.intersection(page.regions[grade], shape)).sum() for grade in Grade]
    return float(sum(areas))


def _many(shipped: PainAtlas, count: int, chance: random.Random) -> PainAtlas:
    """An atlas with as many zones, each as large as drawn ones are, anywhere on the body."""
    figure = shipped.patterns.figure[VIEW]
    model = next(muscle for muscle in shipped.patterns.atlas.muscles.values() if muscle.trigger_points)
    muscles, zones = {}, {}
    for i in range(count // 2):
        name, point = MuscleId(f"muscle-{i}"), PointId(f"muscle-{i}/tp1")
        muscles[name] = replace(model, id=name, trigger_points=(replace(model.trigger_points[0], id=point),))
        place, size = stroke_over(shipped, VIEW, chance)[0], chance.uniform(8, 34)
        for side, sign in ((Side.LEFT, 1.0), (Side.RIGHT, -1.0)):
            zones[point, side] = {
                Grade.ESSENTIAL: _blob((sign * place[0], place[1]), 0.0, size, chance),
                Grade.SPILLOVER: _blob((sign * place[0], place[1]), size, 1.56 * size, chance),
            }
    drawn = FigureView(figure.body, VIEW, figure.box, figure.outline, zones=zones, areas=figure.areas)
    index = FigureIndex({VIEW: ViewIndex(zones={key: 900.0 for key, _ in zones})})
    atlas = replace(shipped.patterns.atlas, muscles=muscles)
    return PainAtlas(atlas, {VIEW: drawn}, index)


def _blob(place: tuple[float, float], inner: float, outer: float, chance: random.Random) -> Shape:
    """A ring with an uneven edge, or a disc, as a path."""
    rings = []
    for radius in (outer, inner) if inner else (outer,):
        edge = [radius * chance.uniform(0.9, 1.0) for _ in range(CORNERS)]
        turns = [2 * math.pi * i / CORNERS for i in range(CORNERS)]
        rings.append(
            " ".join(
                f"{place[0] + r * math.cos(t):.2f},{place[1] + r * math.sin(t):.2f}"
                for r, t in zip(edge, turns, strict=True)
            )
        )
    return Shape(";".join(rings))


def stroke_over(atlas: PainAtlas, view: View, chance: random.Random) -> Places:
    """A winding stroke that begins on the body, body units."""
    outline = atlas.patterns.figure[view].outline
    x0, y0, x1, y1 = outline.bounds
    body = region(outline)
    x, y = x0, y0
    while not shapely.contains_xy(body, x, y):
        x, y = chance.uniform(x0, x1), chance.uniform(y0, y1)
    places, turn = [(x, y)], chance.uniform(0, 2 * math.pi)
    for _ in range(30):
        turn += chance.gauss(0, 0.3)
        places.append((places[-1][0] + 3 * math.cos(turn), places[-1][1] + 3 * math.sin(turn)))
    return places
