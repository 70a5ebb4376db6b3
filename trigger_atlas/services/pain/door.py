"""Everything that the way from pain to muscles needs, for one body."""

from collections.abc import Callable
from functools import partial

from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.figure import Figure
from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.domain.names import View
from trigger_atlas.services.pain.asking import PainWords
from trigger_atlas.services.pain.live import CellIndex, CellIndexes
from trigger_atlas.services.pain.patterns import PagePatterns, Patterns


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
        self._begun: set[View] = set()

    def begin(self, view: View) -> Callable[[], CellIndex] | None:
        """What the first stroke on a view would wait for, as work that may be done on another thread.

        The cells that it gives are to be handed to ``cells.keep``. None where it was begun before.

        Raises:
            DataError: The geometry of the page cannot be read.
        """
        if view.page in self._begun:
            return None
        self._begun.add(view.page)
        return partial(_prepared, self.patterns.page(view.page))


def _prepared(page: PagePatterns) -> CellIndex:
    page.prepare()
    return CellIndex(page)
