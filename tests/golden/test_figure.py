from dataclasses import dataclass, replace
from functools import cache

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.golden.compare import check
from trigger_atlas.domain.names import AreaId, Body, Depth, MuscleId, PointId, Side, View
from trigger_atlas.domain.texture import textures_of
from trigger_atlas.knowledge.figure import DrawnBody, load_body, load_ink
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.render.camera import Camera, fit, fit_selection
from trigger_atlas.render.colours import DARK_PAGE, LIGHT_PAGE
from trigger_atlas.render.figure import FigureArt
from trigger_atlas.render.focus import selection_box
from trigger_atlas.render.look import look_of
from trigger_atlas.render.marks import marks_of, paint_hover, paint_mark
from trigger_atlas.render.plates import PlateCache
from trigger_atlas.shown_stage import PointOnStage, Stage
from trigger_atlas.state import Target

SIZE = (420, 560)
UT = (MuscleId("trapezius-upper"), Side.LEFT)
FLOOR = (MuscleId("levator-ani"), Side.LEFT)
PSOAS = (MuscleId("psoas-major"), Side.LEFT)
PLATYSMA = (MuscleId("platysma"), Side.LEFT)
GLUTEUS = (MuscleId("gluteus-minimus"), Side.LEFT)


@dataclass(frozen=True)
class Case:
    """One image."""

    name: str
    view: View
    selected: Target | None = None
    dark: bool = False
    hatch: bool = False
    depth: Depth = Depth.SUPERFICIAL
    hovered: Target | None = None
    area: AreaId | None = None
    times: float = 1.0
    body: Body = Body.MALE
    points: tuple[int, ...] = (1,)
    spread: float = 1.0


CASES = (
    Case("front", View.ANTERIOR),
    Case("front-dark", View.ANTERIOR, dark=True),
    Case("back", View.POSTERIOR),
    Case("back-dark", View.POSTERIOR, dark=True),
    Case("left", View.LEFT),
    Case("right-selected", View.RIGHT, (UT[0], Side.RIGHT)),
    Case("deep", View.POSTERIOR, depth=Depth.DEEP),
    Case("trapezius-back", View.POSTERIOR, UT),
    Case("trapezius-front-dark", View.ANTERIOR, UT, dark=True),
    Case("trapezius-left", View.LEFT, UT),
    Case("trapezius-hatched", View.LEFT, UT, hatch=True),
    Case("trapezius-near", View.POSTERIOR, UT, times=3.0),
    Case("gluteus-minimus-hover", View.LEFT, GLUTEUS, hovered=(MuscleId("gluteus-maximus"), Side.LEFT)),
    Case("temple", View.LEFT, area=AreaId("temple")),
    Case("female-front", View.ANTERIOR, body=Body.FEMALE),
    Case("female-back-deep", View.POSTERIOR, body=Body.FEMALE, depth=Depth.DEEP),
    Case("female-head", View.HEAD_LEFT, body=Body.FEMALE),
    Case("hand", View.HAND_PALMAR_LEFT),
    Case("right-sole-dark", View.FOOT_PLANTAR, dark=True),
    Case("pelvic-floor", View.PELVIS_INFERIOR, FLOOR),
    Case("psoas-through", View.ANTERIOR, PSOAS),
    Case("platysma-over-the-neck", View.HEAD_ANTERIOR, PLATYSMA),
    Case("two-points", View.LEFT, GLUTEUS, points=(1, 2)),
    Case("build-up", View.LEFT, UT, spread=0.6),
)


@cache
def _drawn(body: Body) -> DrawnBody:
    return load_body(body)


@cache
def _plates() -> PlateCache:
    return PlateCache(background=False)


def _stage(case: Case) -> Stage:
    areas = ((case.area, Side.LEFT),) if case.area else ()
    if case.selected is None:
        return Stage(case.view, areas=areas, hovered=case.hovered)
    muscle, side = case.selected
    points = [PointId(f"{muscle}/tp{n}") for n in (1, 2)]
    zones = tuple((PointId(f"{muscle}/tp{n}"), side) for n in case.points)
    told = textures_of(load_atlas().muscles[muscle], [point for point, _ in zones])
    return Stage(
        case.view,
        selected=(case.selected,),
        zones=zones,
        textures=told,
        hovered=case.hovered,
        points=tuple(PointOnStage(point, side, "", point == points[0]) for point in points),
    )


def _camera(case: Case, art: FigureArt, stage: Stage) -> Camera:
    room = QRectF(10, 10, SIZE[0] - 20, SIZE[1] - 20)
    whole = fit(art.vectors.bounds(), room)
    box = selection_box(art.figure, stage)
    camera = fit_selection(box, room, whole) if box else whole
    return camera.zoomed(case.times, room.center(), camera.scale)


def _paint(case: Case) -> QImage:
    drawn = _drawn(case.body)
    figure, files = drawn.figure[case.view], drawn.manifest.views[case.view]
    art = FigureArt(figure, files, load_ink(files), _plates())
    stage = _stage(case)
    look = look_of(stage, figure, case.depth, calm=case.selected is None, dark=case.dark, hatch=case.hatch)
    camera = _camera(case, art, stage)
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor((DARK_PAGE if case.dark else LIGHT_PAGE).paper))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(camera.transform)
    art.paint(painter, replace(look, stage=replace(stage, hovered=None), spread=case.spread), camera.scale)
    hovered = art.vectors.muscle(case.hovered) if case.hovered else None
    if hovered is not None:
        paint_hover(painter, hovered, camera.scale)
    art.paint_veil(painter, (DARK_PAGE if case.dark else LIGHT_PAGE).paper)
    painter.resetTransform()
    for mark in marks_of(figure, stage, camera):
        paint_mark(painter, mark, camera.scale)
    painter.end()
    return image


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_figure_looks_as_it_did(case: Case, qapp: QApplication, update_golden: bool) -> None:
    check(case.name, _paint(case), update=update_golden)
