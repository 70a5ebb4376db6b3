"""What the reader's gestures mean while looking through the lens of segments."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from trigger_atlas import state as to
from trigger_atlas import state_segments as at
from trigger_atlas.domain.names import MuscleId, SegmentId, Side, SideChoice
from trigger_atlas.domain.spine import SPINE
from trigger_atlas.state import AppState
from trigger_atlas.state_segments import LensLayer, LensState, PickBy
from trigger_atlas.store import Store


class SegmentIntents(QObject):
    """Slots for every signal of the lens."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store

    @Slot(object)
    def choose_segment(self, segment: SegmentId | None) -> None:
        """Look at a segment; where there is none, at none."""
        self._store.apply(partial(to.choose_segment, segment=segment) if segment else to.clear)

    @Slot(int)
    def step(self, by: int) -> None:
        """Look at the segment below, or above; at first at the topmost."""
        segment = self._store.state.place.segment
        now = SPINE.index(segment) if segment else -1
        self.choose_segment(SPINE[max(0, min(len(SPINE) - 1, now + by))])

    @Slot(object)
    def choose_muscle(self, muscle: MuscleId) -> None:
        """Look at a muscle on both sides, from a list."""
        self._store.apply(partial(to.look_at, muscle=muscle, side=SideChoice.BOTH))

    @Slot(object)
    def touch_skin(self, segment: SegmentId | None) -> None:
        """The pointer is on a segment's skin, or on none."""
        self._look(partial(at.touch, segment=segment))

    @Slot(str)
    def switch_layer(self, layer: str) -> None:
        """Show a layer of the lens, or hide it."""
        self._look(partial(at.switch_layer, layer=LensLayer(layer)))

    @Slot(str)
    def pick_by(self, pick: str) -> None:
        """Let a click on the figure mean the skin, or the muscle."""
        self._look(partial(at.pick_by, pick=PickBy(pick)))

    @Slot(object, object)
    def mark(self, muscle: MuscleId, side: Side) -> None:
        """Mark a muscle as tender or shortened, or take the mark away."""
        self._look(partial(at.mark, one=(muscle, side)))

    @Slot(object)
    def unmark(self, muscle: MuscleId) -> None:
        """Take the marks of a muscle away."""
        self._look(partial(at.unmark, muscle=muscle))

    @Slot()
    def unmark_all(self) -> None:
        """Take all marks away."""
        self._look(at.unmark_all)

    def _look(self, change: Callable[[LensState], LensState]) -> None:
        def apply(state: AppState) -> AppState:
            return to.look_through(state, change(state.lens))

        self._store.apply(apply)
