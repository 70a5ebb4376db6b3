"""Everything that the way from pain to muscles needs, for one body."""

from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.figure import Figure
from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.services.pain.asking import PainWords
from trigger_atlas.services.pain.live import CellIndexes
from trigger_atlas.services.pain.patterns import Patterns


class PainAtlas:
    """The referrals of a body, the names of places, and the cells that a brush moves over.

    Args:
        atlas: The knowledge.
        figure: The body; its views are read when they are first needed.
        index: How much of everything shows in which view.
    """

    def __init__(self, atlas: Atlas, figure: Figure, index: FigureIndex) -> None:
        self.patterns = Patterns(atlas, figure, index)
        self.words = PainWords(atlas)
        self.cells = CellIndexes(self.patterns)
