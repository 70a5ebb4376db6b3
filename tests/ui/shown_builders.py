"""What is shown, for tests of widgets: the small atlas through the real ``derive``."""

from tests import builders
from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.domain.names import SideChoice
from trigger_atlas.services.search import SearchIndex
from trigger_atlas.shown import Shown, derive
from trigger_atlas.state import AppState, select

ATLAS = builders.atlas()
INDEX = SearchIndex(ATLAS)
START = AppState(
    opened=frozenset({"shoulder-girdle"}),
    favourites=(builders.INFRASPINATUS,),
    recent=((builders.UPPER_TRAPEZIUS, SideChoice.LEFT),),
)
TRAPEZIUS = select(START, builders.UPPER_TRAPEZIUS, SideChoice.LEFT, points_on=frozenset({builders.TP1}))
INFRASPINATUS = select(START, builders.INFRASPINATUS, SideChoice.BOTH)


def shown(state: AppState, index: FigureIndex | None = None) -> Shown:
    """What is shown in a state, on a figure that shows nothing unless ``index`` tells of another."""
    return derive(ATLAS, FigureIndex() if index is None else index, INDEX, state)
