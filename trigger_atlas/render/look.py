"""How a figure is to be painted: one frozen value that tells whether a painted picture is still right."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trigger_atlas.domain.figure import FigureView
from trigger_atlas.domain.names import Depth

if TYPE_CHECKING:
    from trigger_atlas.shown_stage import Stage

PARTS = frozenset({"body", "muscles", "ink", "selection", "zones", "lens"})
"""What :func:`trigger_atlas.render.figure.paint_figure` can paint."""


@dataclass(frozen=True, slots=True)
class Look:
    """A stage and the way it is painted.

    Attributes:
        depth: Layer that is looked at, at least as deep as the selection.
        ghost: Muscles other than the selected ones have lost their colour.
        dark: The paper is dark.
        hatch: Pain is hatched instead of stippled.
        parts: What is painted, see ``PARTS``.
        spread: Share of the build-up that pain has come to, see :mod:`trigger_atlas.domain.spread`.
    """

    stage: "Stage"
    depth: Depth = Depth.SUPERFICIAL
    ghost: bool = False
    dark: bool = False
    hatch: bool = False
    parts: frozenset[str] = PARTS
    spread: float = 1.0

    def still(self) -> "Look":
        """The same without what changes with the pointer."""
        return replace(self, stage=replace(self.stage, hovered=None, points=()))

    def bare(self) -> "Look":
        """The same with nothing selected on it: what lies under selection and pain, the lens with it."""
        stage = replace(
            self.stage,
            selected=(),
            areas=(),
            zones=(),
            hovered=None,
            points=(),
            textures=(),
            painted=(),
            asked=(),
            rest=(),
        )
        return replace(self, stage=stage, parts=self.parts - {"selection", "zones"}, spread=1.0)


def look_of(
    stage: "Stage", figure: FigureView, depth: Depth, *, calm: bool, dark: bool = False, hatch: bool = False
) -> Look:
    """The look of a stage; a deep selection, or a view of deep muscles alone, is looked at in its layer."""
    shapes = (figure.muscles.get(target) for target in stage.selected)
    ranks = [shape.depth.rank for shape in shapes if shape]
    first = min((shape.depth.rank for shape in figure.muscles.values()), default=0)
    layer = list(Depth)[max([depth.rank, first, *ranks])]
    return Look(stage, layer, ghost=not calm, dark=dark, hatch=hatch)
