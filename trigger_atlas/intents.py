"""What the reader's gestures mean: signals of the widgets become changes of the state."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from trigger_atlas import state as to
from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.domain.names import AreaId, Body, Depth, MuscleId, PointId, SideChoice, View
from trigger_atlas.shown import group_keys
from trigger_atlas.shown_stage import best_view, first_point_on
from trigger_atlas.state import Browse, Target
from trigger_atlas.state_guide import close
from trigger_atlas.state_pain import Door
from trigger_atlas.store import Store


class Intents(QObject):
    """Slots for every signal of stage and panels; knows what is drawn, never how it is painted.

    Attributes:
        index: What the views of the body that is looked at show.
    """

    def __init__(self, store: Store, atlas: Atlas, index: FigureIndex, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._atlas = atlas
        self.index = index

    @Slot(object)
    def hover_stack(self, stack: tuple[Target, ...]) -> None:
        """Point at what lies under the pointer; layers peeled off do not count."""
        self._store.apply(partial(to.hover, stack=self._unpeeled(stack)))

    @Slot(object)
    def click_stack(self, stack: tuple[Target, ...]) -> None:
        """Select the top of the stack, or go one deeper if it was clicked before; an empty stack clears."""
        stack = self._unpeeled(stack)
        target = to.next_in_stack(self._store.state, stack)
        if target is None:
            self.clear()
            return
        self._take(target)
        self._store.apply(partial(to.remember_stack, stack=stack))

    @Slot(object)
    def choose_target(self, target: Target) -> None:
        """Select one muscle of one side; the views stay."""
        self._take(target)

    @Slot(object)
    def choose_muscle(self, muscle: MuscleId) -> None:
        """Select a muscle from a list, on the side shown, in the view that shows most of it."""
        side = self._store.state.place.side
        self.open_muscle(muscle, SideChoice.LEFT if side is SideChoice.BOTH else side)

    @Slot(object)
    def open_target(self, target: Target) -> None:
        """Select a muscle of one side in the view that shows most of it."""
        self.open_muscle(target[0], SideChoice(target[1]))

    @Slot(object)
    def choose_recent(self, muscle: MuscleId) -> None:
        """Select a muscle that was viewed before, on the side that it was viewed on."""
        sides = dict(self._store.state.recent)
        if muscle in sides:
            self.open_muscle(muscle, sides[muscle])

    @Slot(object, object)
    def open_muscle(self, muscle: MuscleId, side: SideChoice) -> None:
        """Select a muscle in the view that shows most of it; an unknown one changes nothing."""
        if known := self._atlas.muscles.get(muscle):
            self._select(muscle, side, (best_view(self.index, known, side.sides[0]),))

    @Slot(object)
    def hover_muscle(self, muscle: MuscleId | None) -> None:
        """Outline a muscle that is pointed at in a list."""
        sides = self._store.state.place.side.sides
        self._store.apply(partial(to.hover, stack=((muscle, sides[0]),) if muscle else ()))

    @Slot(object)
    def click_point(self, point: PointId) -> None:
        """Switch a trigger point's pain on or off at its mark."""
        on = point in self._store.state.place.points_on
        self.switch_point(point, not on)

    @Slot(object, bool)
    def switch_point(self, point: PointId, on: bool) -> None:
        """Show or hide a trigger point's pain."""
        self._store.apply(partial(to.switch_point, point=point, on=on))

    @Slot(object)
    def click_area(self, area: AreaId) -> None:
        """Show an area of skin on the figure, or hide it again."""
        self._store.apply(partial(to.show_area, area=area))

    @Slot(object)
    def choose_views(self, views: tuple[View, ...]) -> None:
        """Show one view or two."""
        self._store.apply(partial(to.show_views, views=views))

    @Slot(object)
    def choose_side(self, side: SideChoice) -> None:
        """Show the selection left, right or on both sides."""
        self._store.apply(partial(to.choose_side, side=side))

    @Slot(object)
    def choose_body(self, body: Body) -> None:
        """Look at another body."""
        self._store.apply(partial(to.choose_body, body=body))

    @Slot(object)
    def choose_depth(self, depth: Depth) -> None:
        """Look at a layer."""
        self._store.apply(partial(to.choose_depth, depth=depth))

    @Slot(int)
    def peel(self, step: int) -> None:
        """Go a layer deeper or back."""
        self._store.apply(partial(to.peel, step=step))

    @Slot(str)
    def type_query(self, query: str) -> None:
        """Search."""
        self._store.apply(partial(to.type_query, query=query))

    @Slot(object)
    def browse_by(self, browse: Browse) -> None:
        """Group the list otherwise."""
        self._store.apply(partial(to.browse_by, browse=browse))

    @Slot(str)
    def toggle_group(self, key: str) -> None:
        """Fold or unfold a group of the list."""
        self._store.apply(partial(to.toggle_group, key=key))

    @Slot(str)
    def toggle_section(self, key: str) -> None:
        """Fold or unfold a section of the card."""
        self._store.apply(partial(to.toggle_section, key=key))

    @Slot(object)
    def toggle_favourite(self, muscle: MuscleId) -> None:
        """Add to the favourites or take out."""
        self._store.apply(partial(to.toggle_favourite, muscle=muscle))

    @Slot(bool)
    def show_risks(self, on: bool) -> None:
        """Lay the structures at risk over the figure, or take them away."""
        self._store.apply(partial(to.show_risks, on=on))

    @Slot()
    def clear(self) -> None:
        """Select nothing."""
        self._store.apply(to.clear)

    @Slot()
    def go_home(self) -> None:
        """Back to the start: nothing selected, the guide put away, front and back."""
        self._store.apply(lambda now: to.read(now, close(now.guide)))
        self._store.apply(to.clear)
        self._store.apply(partial(to.show_views, views=to.Place().views))

    @Slot()
    def go_back(self) -> None:
        """One place back."""
        self._store.apply(to.go_back)

    @Slot()
    def go_forward(self) -> None:
        """One place ahead."""
        self._store.apply(to.go_forward)

    def _take(self, target: Target) -> None:
        """Select a muscle of the figure, or look at it through the lens."""
        muscle, side = target[0], SideChoice(target[1])
        if self._store.state.place.door is Door.SEGMENTS:
            self._store.apply(partial(to.look_at, muscle=muscle, side=side))
        else:
            self._select(muscle, side)

    def _select(self, muscle: MuscleId, side: SideChoice, views: tuple[View, ...] = ()) -> None:
        known = self._atlas.muscles[muscle]
        points_on, keys = first_point_on(known), group_keys(known)
        self._store.apply(
            lambda now: to.unfold(to.select(now, muscle, side, points_on=points_on, views=views), keys)
        )

    def _unpeeled(self, stack: tuple[Target, ...]) -> tuple[Target, ...]:
        layer = self._store.state.depth.rank
        known = self._atlas.muscles
        return tuple(item for item in stack if item[0] in known and known[item[0]].depth.rank >= layer)
