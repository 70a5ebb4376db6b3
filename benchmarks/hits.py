"""Exact hit test of one place, beside QGraphicsScene.items on the same polygons."""

import random
import time
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QApplication, QGraphicsPathItem, QGraphicsScene

from benchmarks.numbers import share, verdict
from trigger_atlas.domain.figure import FigureView, Shape
from trigger_atlas.domain.hit import HitIndex
from trigger_atlas.domain.names import MuscleId, View
from trigger_atlas.knowledge.figure import load_figure
from trigger_atlas.render.vectors import region_path

FULL = 400
"""Polygons of a view once every muscle of the body is drawn."""


def measure(places: int) -> dict[str, object]:
    """Ask index and scene about places on the body: on the shipped view, and on one as full as it will be."""
    qt = QApplication.instance() or QApplication([])
    shipped = load_figure()[View.POSTERIOR]
    result = {"shipped": _measure(shipped, places), "full": _measure(_filled(shipped), places)}
    del qt
    return dict(result)


def _measure(figure: FigureView, places: int) -> dict[str, object]:
    begin = time.perf_counter()
    index = HitIndex(figure)
    build = time.perf_counter() - begin
    plain, outlined = _scene(figure, Qt.PenStyle.NoPen), _scene(figure, Qt.PenStyle.SolidLine)
    body = region_path(figure.outline.rings)
    x0, y0, x1, y1 = figure.outline.bounds
    dice = random.Random(5)
    ours: list[float] = []
    theirs: list[float] = []
    drawn: list[float] = []
    agreed = 0
    order, mode = Qt.SortOrder.DescendingOrder, Qt.ItemSelectionMode.IntersectsItemShape
    while len(ours) < places:
        spot = QPointF(dice.uniform(x0, x1), dice.uniform(y0, y1))
        if not body.contains(spot):
            continue
        begin = time.perf_counter()
        found = index.muscles_at(spot.x(), spot.y())
        middle = time.perf_counter()
        items = plain.items(spot, mode, order)
        last = time.perf_counter()
        outlined.items(spot, mode, order)
        drawn.append(time.perf_counter() - last)
        theirs.append(last - middle)
        ours.append(middle - begin)
        agreed += len(found) == len(items)
    fast, slow, slowest = (share(times, 0.5) * 1e6 for times in (ours, theirs, drawn))
    return {
        "polygons": len(figure.muscles),
        "p50_us": verdict(fast, 25),
        "p99_us": round(share(ours, 0.99) * 1e6, 1),
        "build_ms": round(build * 1000, 1),
        "scene_p50_us": round(slow, 1),
        "outlined_scene_p50_us": round(slowest, 1),
        "times_faster": verdict(slow / fast, 6, least=True),
        "times_faster_than_outlined": verdict(slowest / fast, 6, least=True),
        "same_count_share": round(agreed / places, 4),
    }


def _filled(figure: FigureView) -> FigureView:
    """The view with its muscles repeated at other places, up to ``FULL`` polygons."""
    dice = random.Random(7)
    muscles = dict(figure.muscles)
    copy = 0
    while len(muscles) < FULL:
        copy += 1
        for (muscle, side), shape in figure.muscles.items():
            dx, dy = dice.uniform(-40, 40), dice.uniform(-300, 300)
            path = ";".join(
                " ".join(f"{x + dx:.2f},{y + dy:.2f}" for x, y in ring) for ring in shape.region.rings
            )
            muscles[MuscleId(f"{muscle}-{copy}"), side] = replace(shape, region=Shape(path))
    return replace(figure, muscles=muscles)


def _scene(figure: FigureView, style: Qt.PenStyle) -> QGraphicsScene:
    scene = QGraphicsScene()
    for shape in figure.muscles.values():
        item = QGraphicsPathItem(region_path(shape.region.rings))
        item.setPen(QPen(style))
        scene.addItem(item)
    scene.items(QPointF(0, 0))
    return scene
