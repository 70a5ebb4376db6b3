"""What the reader's gestures mean while standing in the second door, from pain to muscles."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from trigger_atlas import state as to
from trigger_atlas import state_pain as at
from trigger_atlas.domain.names import AreaId, ConditionId, MuscleId, Quality, SegmentId, Side, View
from trigger_atlas.domain.pain import Asked, Pain
from trigger_atlas.state_pain import Door, PainState
from trigger_atlas.store import Store

if TYPE_CHECKING:
    from trigger_atlas.services.pain.door import PainAtlas
    from trigger_atlas.services.pain.live import LiveRanking

Place = tuple[float, float]


class PainIntents(QObject):
    """Slots for every signal of brush and panels of the second door.

    Args:
        store: Holds the state.
        atlas: Gives what ranks muscles, of the body that is looked at.
        parent: Owner.

    Signals:
        ranked: ``tuple[LiveAnswer, ...]`` while the brush moves.
        failed: ``str``, what could not be done.
    """

    ranked = Signal(object)
    failed = Signal(str)

    def __init__(self, store: Store, atlas: "Callable[[], PainAtlas]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._atlas = atlas
        self._live: LiveRanking | None = None

    @Slot(object)
    def enter(self, door: Door) -> None:
        """Go through a door."""
        self._store.apply(partial(to.enter, door=door))

    @Slot(object)
    def choose_segment(self, segment: SegmentId) -> None:
        """Look through the lens at a segment in whose skin it hurts; the painting stays."""
        self._store.apply(partial(to.choose_segment, segment=segment))

    @Slot(object, object, object, float)
    def move_brush(self, view: View, start: Place, end: Place, radius: float) -> None:
        """The brush moves over a view, body units: rank while it does."""
        atlas, asking = self._atlas(), self._asking
        if self._live is None:
            from trigger_atlas.services.pain.live import LiveRanking

            self._live = LiveRanking(atlas.cells, asking.pain, view.page, erasing=asking.erasing)
        self._live.move(start, end, radius)
        self.ranked.emit(self._live.top(with_spillover=asking.with_spillover))

    @Slot(object, object, float)
    def end_stroke(self, view: View, places: tuple[Place, ...], radius: float) -> None:
        """A stroke is finished; ``radius`` in body units."""
        from trigger_atlas.services.pain import painting

        self._live = None
        asking, figure = self._asking, self._atlas().patterns.figure
        if asking.erasing:
            self._hurt(painting.erase(asking.pain, figure, view, places, radius))
        else:
            feel = asking.quality, asking.intensity
            self._hurt(painting.brush(asking.pain, figure, view, places, radius, feel))

    @Slot(object)
    def click_area(self, key: tuple[AreaId, Side] | None) -> None:
        """An area of skin was clicked: it hurts, or no longer; beside the body nothing happens."""
        from trigger_atlas.services.pain import painting

        if key is None:
            return
        asking, figure = self._asking, self._atlas().patterns.figure
        area, side = key
        if asking.erasing or any((one.area, one.side) == key for one in asking.pain.asked):
            self._hurt(painting.wipe(asking.pain, figure, area, side))
        else:
            self._hurt(painting.ask(asking.pain, Asked(area, side, asking.quality, asking.intensity)))

    @Slot(object, object)
    def add_area(self, area: AreaId, side: Side) -> None:
        """An area was named in words."""
        from trigger_atlas.services.pain import painting

        asking = self._asking
        self._hurt(painting.ask(asking.pain, Asked(area, side, asking.quality, asking.intensity)))
        self._ask(partial(at.ask_words, query=""))

    @Slot(object, object)
    def remove_area(self, area: AreaId, side: Side) -> None:
        """Take all pain out of an area."""
        from trigger_atlas.services.pain import painting

        figure = self._atlas().patterns.figure
        self._hurt(painting.wipe(self._asking.pain, figure, area, side))

    @Slot(object)
    def hover_area(self, key: tuple[AreaId, Side] | None) -> None:
        """The pointer is on an area of skin, or on none."""
        self._ask(partial(at.touch, area=key))

    @Slot(object, object)
    def choose_condition(self, condition: ConditionId, side: Side) -> None:
        """A condition was chosen: what it names hurts."""
        patterns = self._atlas().patterns
        known = patterns.atlas.conditions.get(condition)
        if known is not None:
            asked = tuple(Asked(area, side) for area in known.areas if patterns.pages_of(area, side))
            pain = Pain(self._asking.pain.body, asked=asked)
            self._ask(partial(at.name_condition, condition=condition, pain=pain))

    @Slot(str)
    def type_words(self, query: str) -> None:
        """Words are typed into the field."""
        self._ask(partial(at.ask_words, query=query))

    @Slot(bool)
    def take_brush(self, erasing: bool) -> None:
        """Paint, or take away."""
        self._ask(partial(at.take_brush, erasing=erasing))

    @Slot(int)
    def size_brush(self, radius: int) -> None:
        """Choose the size of the brush, px."""
        self._ask(partial(at.size_brush, radius=radius))

    @Slot(str)
    def feel(self, quality: str) -> None:
        """Choose how what is painted next feels."""
        self._ask(partial(at.feel, quality=Quality(quality)))

    @Slot(int)
    def strengthen(self, intensity: int) -> None:
        """Choose how strong what is painted next is."""
        self._ask(partial(at.strengthen, intensity=intensity))

    @Slot(bool)
    def count_spillover(self, on: bool) -> None:
        """Count spillover zones, or not."""
        self._ask(partial(at.count_spillover, on=on))

    @Slot()
    def undo(self) -> None:
        """Take the last stroke back."""
        self._ask(at.undo)

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        self._ask(at.redo)

    @Slot()
    def clear(self) -> None:
        """Nothing hurts."""
        self._ask(at.clear)

    @Slot(object)
    def choose_answer(self, target: tuple[MuscleId, Side]) -> None:
        """Lay an answer's zone over the painting; the same again opens its card."""
        self._ask(partial(at.choose, target=target))

    @Slot(object)
    def hover_answer(self, target: tuple[MuscleId, Side] | None) -> None:
        """The pointer is on an answer, or on none."""
        self._ask(partial(at.point, target=target))

    @Slot()
    def show_rest(self) -> None:
        """Show what the best answers leave unexplained, or hide it again."""
        self._ask(at.show_rest)

    @Slot(str)
    def save(self, path: str) -> None:
        """Write the painting to a file; only when the reader asks for it."""
        from trigger_atlas.knowledge.painmap import save_painmap
        from trigger_atlas.services.pain.painting import settled
        from trigger_atlas.services.pain.pieces import patches_of

        pain = self._asking.pain
        try:
            save_painmap(Path(path), settled(pain, patches_of(self._atlas().patterns, pain)))
        except OSError as error:
            self.failed.emit(f"The painting could not be saved ({error.strerror}): {path}")

    @Slot(str)
    def open(self, path: str) -> None:
        """Read a painting; what is there can be had back by undo."""
        from trigger_atlas.knowledge.painmap import load_painmap
        from trigger_atlas.knowledge.problem import DataError
        from trigger_atlas.services.pain.painting import settled

        try:
            pain = settled(load_painmap(Path(path)))
        except DataError as error:
            self.failed.emit(str(error.problems[0]))
            return
        self._hurt(replace(pain, body=self._asking.pain.body))

    @property
    def _asking(self) -> PainState:
        return self._store.state.asking

    def _hurt(self, pain: Pain) -> None:
        self._ask(partial(at.hurt, pain=pain))

    def _ask(self, change: Callable[[PainState], PainState]) -> None:
        self._store.apply(lambda now: to.ask(now, change(now.asking)))
