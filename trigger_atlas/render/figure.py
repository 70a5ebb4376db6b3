"""One view of the figure, painted in the order of TOKENS, section 2; the same for screen and file."""

from collections.abc import Iterator

from PySide6.QtGui import QPainter

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
            self.paint_selection(painter, look, scale)
            yield
        if "zones" in look.parts:
            yield from self.zones.steps(painter, look, scale)
        if "ink" in look.parts:
            yield from body.ink_steps(painter, self.files, self.vectors, scale)
        if "lens" in look.parts:
            yield from lens.paint_layers(painter, self.vectors, look.stage, scale)

    def paint_veil(self, painter: QPainter, paper: str) -> None:
        """Let a close-up run out into the paper; call when everything of the figure is painted."""
        self._veil.paint(painter, paper)

    def paint_selection(self, painter: QPainter, look: Look, scale: float, *, exact: bool = True) -> None:
        """The selected muscles, areas that were asked for, and what was painted.

        Args:
            painter: See :meth:`paint`.
            look: See :meth:`paint`.
            scale: See :meth:`paint`.
            exact: False while moving: a muscle is cut out of its plate or has no fibres; its halo is hard.
        """
        shown = [(target, self.figure.muscles.get(target)) for target in look.stage.selected]
        for target, shape in shown:
            if shape is not None:
                self._paint_selected(painter, target, shape, scale, exact=exact)
        for key in look.stage.areas:
            path = self.vectors.area(key)
            if path is not None:
                paint_area(painter, path, scale)
        paint_painted(painter, self.vectors, look.stage, scale)

    def _paint_selected(
        self, painter: QPainter, target: Target, shape: MuscleShape, scale: float, *, exact: bool
    ) -> None:
        path = self.vectors.muscle(target)
        if path is None:
            return
        muscle.paint_halo(painter, path, scale, soft=exact)
        # What the body hides here is not on its plate.
        live = shape.through or (exact and self._is_covered(target))
        plated = not live and muscle.paint_from_plate(
            painter, self.files, self._plates, path, shape.depth, scale=scale
        )
        if not plated and not exact:
            muscle.paint_ground(painter, self.vectors, target, path)
        elif not plated:
            muscle.paint_live(painter, self.vectors, target, path, scale)
        elif exact and scale > self.files.plates[shape.depth.value].ppu:
            muscle.paint_fibres(painter, self.vectors, target, path, scale)

    def _is_covered(self, target: Target) -> bool:
        if target not in self._covered:
            self._covered[target] = muscle.cover_share(self.figure, target) > muscle.COVERED
        return self._covered[target]
