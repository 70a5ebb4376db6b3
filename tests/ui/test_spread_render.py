"""What the build-up is made of: distances over the skin, marks in their order, marks that are told apart."""

from collections.abc import Generator, Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from trigger_atlas.__main__ import main
from trigger_atlas.domain.figure import FigureView
from trigger_atlas.domain.names import PointId, Side, View
from trigger_atlas.domain.spread import FRONT_FROM, SPILL_FROM
from trigger_atlas.domain.texture import Texture
from trigger_atlas.knowledge.figure import load_figure
from trigger_atlas.render.front import CELL, Front, measure_front
from trigger_atlas.render.sample import paint_sample
from trigger_atlas.render.stipple import FINE, dots

T = TypeVar("T")
TP1, TP2 = ((PointId(f"trapezius-upper/tp{n}"), Side.LEFT) for n in (1, 2))


@pytest.fixture(scope="module")
def left() -> FigureView:
    return load_figure()[View.LEFT]


def run(steps: Generator[None, None, T]) -> T:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: T = end.value
            return made


def front_of(figure: FigureView) -> Front:
    front = run(measure_front(figure, (TP1,)))
    assert front is not None
    return front


def test_pain_appears_from_the_x_outward_and_spillover_last(left: FigureView) -> None:
    marks = dots(left.zones[TP1], left.outline, FINE)
    arrivals = front_of(left).arrivals(TP1, marks)
    core = marks[:, 3] > 0
    assert FRONT_FROM <= arrivals[core].min() < arrivals[core].max() <= SPILL_FROM
    assert arrivals[~core].min() >= SPILL_FROM
    at = left.points[TP1]
    away = np.hypot(marks[core, 0] - at.x, marks[core, 1] - at.y)
    assert arrivals[core][away < 20].max() < arrivals[core][away > 90].min()


def test_the_front_only_goes_on_until_all_essential_pain_is_passed(left: FigureView) -> None:
    front = front_of(left)
    passed = [front.passed(share) for share in np.linspace(FRONT_FROM, SPILL_FROM, 12)]
    assert all((later >= sooner).all() for sooner, later in pairwise(passed))
    marks = dots(left.zones[TP1], left.outline, FINE)
    core = marks[marks[:, 3] > 0]
    columns = ((core[:, 0] - front.box[0]) / CELL).astype(int)
    rows = ((core[:, 1] - front.box[1]) / CELL).astype(int)
    assert passed[0][rows, columns].mean() < 0.05
    assert passed[-1][rows, columns].mean() > 0.99


def test_where_no_pain_shows_there_is_no_front(left: FigureView) -> None:
    assert run(measure_front(left, ((PointId("soleus/tp9"), Side.LEFT),))) is None


def test_zones_over_each_other_share_their_places(left: FigureView) -> None:
    zones = [left.zones[TP1], left.zones[TP2]]
    shared = [dots(zone, left.outline, FINE, sharing=zones) for zone in zones]
    places = [{tuple(place) for place in marks[:, :2].tolist()} for marks in shared]
    assert not places[0] & places[1]
    alone = [{tuple(place) for place in dots(zone, left.outline, FINE)[:, :2].tolist()} for zone in zones]
    assert alone[0] & alone[1]


def pictures(*, hatch: bool) -> Iterator[bytes]:
    for texture in Texture:
        image = QImage(30, 18, QImage.Format.Format_Grayscale8)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_sample(painter, QRectF(0, 0, 30, 18), texture, radius=3, tint=0.1, hatch=hatch)
        painter.end()
        yield bytes(image.constBits())


@pytest.mark.parametrize("hatch", [False, True])
def test_textures_are_told_apart_without_colour(qapp: QApplication, hatch: bool) -> None:
    levels = [np.frombuffer(picture, np.uint8).astype(int) for picture in pictures(hatch=hatch)]
    for one, other in combinations(levels, 2):
        assert (np.abs(one - other) > 40).mean() > 0.08


def test_the_build_up_is_drawn_into_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawn = {}
    for share in ("0", "0.4", "1"):
        for kind in ("png", "svg", "pdf"):
            out = tmp_path / f"{share}.{kind}"
            words = ["render", "trapezius-upper", "-o", str(out), "--size", "200", "--spread", share]
            assert main(words) == 0
            drawn[share, kind] = out.stat().st_size
    assert drawn["0", "svg"] < drawn["0.4", "svg"] < drawn["1", "svg"]
    assert main(["render", "trapezius-upper", "-o", str(tmp_path / "a.png"), "--spread", "1.5"]) == 2
    assert "spread must be 0 to 1" in capsys.readouterr().err
