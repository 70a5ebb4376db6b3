"""One view of the figure, painted in the order of TOKENS, section 2; the same for screen and file."""

from collections.abc import Iterator

from PySide6.QtGui import QPainter, QPainterPath

from trigger_atlas.domain.figure import FigureView, MuscleShape
from trigger_atlas.knowledge.figure import Ink, ViewFiles
from trigger_atlas.render import body, lens, muscle
from trigger_atlas.render.look import Look
from trigger_atlas.render.marks import paint_area
from trigger_atlas.render.painting import paint_painted
from trigger_atlas.render.plates import PlateCache
from trigger_atlas.render.vectors import Vectors
from trigger_atlas.render.veil import Veil
from trigger_atlas.render.zones import ZonePainter
from trigger_atlas.state import Target


class FigureArt:
    """Everything needed to paint one view; keeps paths and dots between frames."""

    def __init__(self, figure: FigureView, files: ViewFiles, ink: Ink, plates: PlateCache) -> None:
        self.figure = figure
        self.files = files
        self.vectors = Vectors(figure, ink)
        self.zones = ZonePainter(self.vectors)
        self._plates = plates
        self._veil = Veil(files.fade, figure.outline)
        self._covered: dict[Target, bool] = {}

    def paint(self, painter: QPainter, look: Look, scale: float) -> None:
        """Paint everything that ``look.parts`` names; the painter counts in body units.

        Args:
            painter: Scaled so that one unit is one body unit; antialiasing and smooth scaling on.
            look: What to paint and how.
            scale: Device pixels per body unit.
        """
        for _ in self.steps(painter, look, scale):
            pass

    def steps(self, painter: QPainter, look: Look, scale: float) -> Iterator[None]:
        """Paint as :meth:`paint` does, in pieces of a few milliseconds: one for each turn of the iterator."""
        if "body" in look.parts:
            body.paint_tone(painter, self.files, self.vectors, self._plates, scale)
            yield
        if "muscles" in look.parts:
            for depth in body.layers_of(look):
                body.paint_layer(painter, self.files, self._plates, look, scale, depth=depth)
                yield
        if "body" in look.parts:
            body.paint_shade(painter, self.vectors, look)
        if "lens" in look.parts:
            yield from lens.paint_muscles(painter, self.vectors, self.files, self._plates, look.stage, scale)
        if "selection" in look.parts:
            yield from self._selection(painter, look, scale)
        if "zones" in look.parts:
            yield from self.zones.steps(painter, look, scale)
        if "ink" in look.parts:
            yield from body.ink_steps(painter, self.files, self.vectors, scale)
        if "lens" in look.parts:
            yield from lens.paint_layers(painter, self.vectors, look.stage, scale)

    def paint_veil(self, painter: QPainter, paper: str) -> None:
        """Let a close-up run out into the paper; call when everything of the figure is painted."""
        self._veil.paint(painter, paper)

    def paint_selection(self, painter: QPainter, look: Look, scale: float) -> None:
        """What is selected, asked for or painted, within a frame that moves.

        A muscle is cut out of its plate, or has no fibres; its halo is hard.

        Args:
            painter: See :meth:`paint`.
            look: See :meth:`paint`.
            scale: See :meth:`paint`.
        """
        for target, shape, path in self._selected(look):
            muscle.paint_halo(painter, path, scale, soft=False)
            if shape.through or not self._paint_from_plate(painter, shape, path, scale):
                muscle.paint_ground(painter, self.vectors, target, path)
        self._paint_asked(painter, look, scale)

    def _selection(self, painter: QPainter, look: Look, scale: float) -> Iterator[None]:
        for target, shape, path in self._selected(look):
            muscle.paint_halo(painter, path, scale)
            yield
            # What the body hides here is not on its plate.
            hidden = shape.through or self._is_covered(target)
            if hidden or not self._paint_from_plate(painter, shape, path, scale):
                yield from muscle.live_steps(painter, self.vectors, target, path, scale)
            elif scale > self.files.plates[shape.depth.value].ppu:
                yield from muscle.fibre_steps(painter, self.vectors, target, path, scale)
        self._paint_asked(painter, look, scale)
        yield

    def _selected(self, look: Look) -> Iterator[tuple[Target, MuscleShape, QPainterPath]]:
        for target in look.stage.selected:
            shape, path = self.figure.muscles.get(target), self.vectors.muscle(target)
            if shape is not None and path is not None:
                yield target, shape, path

    def _paint_from_plate(
        self, painter: QPainter, shape: MuscleShape, path: QPainterPath, scale: float
    ) -> bool:
        return muscle.paint_from_plate(painter, self.files, self._plates, path, shape.depth, scale=scale)

    def _paint_asked(self, painter: QPainter, look: Look, scale: float) -> None:
        """Paint areas that were asked for, and what was painted."""
        for key in look.stage.areas:
            path = self.vectors.area(key)
            if path is not None:
                paint_area(painter, path, scale)
        paint_painted(painter, self.vectors, look.stage, scale)

    def _is_covered(self, target: Target) -> bool:
        if target not in self._covered:
            self._covered[target] = muscle.cover_share(self.figure, target) > muscle.COVERED
        return self._covered[target]
