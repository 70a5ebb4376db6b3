"""Which cards float on the stage, and where: in the order of TOKENS, section 5, they give way."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtWidgets import QWidget

from trigger_atlas.domain.figure import Figure
from trigger_atlas.domain.names import Body, Depth, SideChoice
from trigger_atlas.render.standing import EDGE, NARROW, SMALL_EDGE, margins_of
from trigger_atlas.shown import Shown
from trigger_atlas.ui.canvas import Canvas
from trigger_atlas.ui.controls import IconButton
from trigger_atlas.ui.covers import Cover
from trigger_atlas.ui.furniture import Card, DepthCard, ZoomCard
from trigger_atlas.ui.hover_chip import Chip, StackList
from trigger_atlas.ui.inset import Inset
from trigger_atlas.ui.legend import Legend, LegendButton, entries_of, points_of
from trigger_atlas.ui.play_button import PlayButton
from trigger_atlas.ui.segmented import Segmented
from trigger_atlas.ui.tokens import RADIUS_CARD
from trigger_atlas.ui.tools_row import ToolsRow
from trigger_atlas.ui.view_strip import ViewStrip

if TYPE_CHECKING:
    # Ranking needs Shapely, which is slow to import.
    from trigger_atlas.ui.brush_bar import BrushBar
    from trigger_atlas.ui.lens_bar import LensBar

SIDE_LABELS_AT, UNDER_SIDE_LABELS = 66, 116
UNDER_BRUSH = 20
"""How much lower side labels stand under the bar of the brush, px."""
LOW, TALL = 700, 760
"""Heights of the stage, px, under which furniture gives way."""
ZOOM_ROOM = 60
LEGEND_GAP = 10
BODY_GAP = 10
STRIP_HEIGHT = 88
"""Height of the strip while it offers no views of a group."""


class Furnishing:
    """Every card of a stage."""

    def __init__(self, stage: QWidget, bodies: tuple[Body, ...]) -> None:
        self.side = Segmented(
            "Side", tuple((side.value, side.value.capitalize()) for side in SideChoice), stage
        )
        self._several_bodies = len(bodies) > 1
        self.body = Segmented("Body", tuple((body.value, body.value.capitalize()) for body in bodies), stage)
        self.body_button = IconButton("Another body", "user-round", "B", framed=True, parent=stage)
        self.tools = ToolsRow(stage)
        self.strip = ViewStrip(stage)
        self.depth = DepthCard(stage)
        self.zoom = ZoomCard(stage)
        self.legend = Legend(stage)
        self.legend_button = LegendButton(stage)
        self.play = PlayButton(stage)
        self.inset = Inset(stage)
        self.stack = StackList(stage)
        self.chip = Chip(stage)
        self.brush: BrushBar | None = None
        self.lens: LensBar | None = None
        self._painting = self._looking = False
        self._has_legend = False
        self._has_pain = False
        self.side.choose(SideChoice.BOTH.value)
        self.depth.show_depth(Depth.SUPERFICIAL)
        for card in (self.side, self.tools, self.strip, self.zoom):
            card.show()

    def show(self, shown: Shown, figure: Figure, *, labels: bool, hatch: bool) -> None:
        """Let every card but the inset show what was derived."""
        self._painting = shown.pain is not None
        if shown.pain is not None and self.brush is not None:
            self.brush.present(shown.pain)
        self._looking = shown.segments is not None
        if shown.segments is not None and self.lens is not None:
            self.lens.present(shown.segments)
        self.side.choose(shown.side.value)
        self.body.choose(shown.body.value)
        self.body_button.rename(f"{shown.body.value.capitalize()} body: show the other one")
        self.depth.show_depth(shown.depth)
        self.tools.show_state(shown.depth, labels=labels, pair=len(shown.stages) > 1, risks=shown.at_risk)
        self.strip.show_entries(shown.strip)
        self.stack.show_rows(shown.stack if any(row.selected for row in shown.stack) else ())
        entries = entries_of(shown, figure)
        self._has_legend = bool(entries)
        self._has_pain = any(
            key in figure[stage.view].zones
            for stage in shown.stages
            if stage.view in figure
            for key in stage.zones
        )
        self.legend.show_entries(entries, points_of(shown), hatch=hatch)

    def arrange(self, size: QSize, canvas: Canvas, *, relabel: bool = True) -> None:
        """Put every card in its place, and tell the canvas what they cover.

        Args:
            size: Of the stage.
            canvas: Lies under the cards.
            relabel: Let it find other places for its labels.
        """
        width, height = size.width(), size.height()
        edge = SMALL_EDGE if width < NARROW else EDGE
        self._give_way(size)
        self._arrange_top(width, edge)
        _put(self.zoom, QPoint(width - edge, height - edge), right=True, bottom=True)
        _put(self.depth, QPoint(edge, height - edge), bottom=True)
        corner = (self.depth, self.legend_button, *((self.play,) if self.legend.isHidden() else ()))
        widths = [card.sizeHint().width() + SMALL_EDGE for card in corner if not card.isHidden()]
        left = edge + max(widths, default=0)
        self.strip.fit_into(width - left - edge - ZOOM_ROOM)
        strip = self.strip.sizeHint()
        x = max(left, min((width - strip.width()) // 2, width - edge - ZOOM_ROOM - strip.width()))
        _put(self.strip, QPoint(x, height - edge), bottom=True)
        self.legend.fit_into(width - x - edge - ZOOM_ROOM)
        _put(self.legend, QPoint(x, height - edge - strip.height() - LEGEND_GAP), bottom=True)
        _put(self.legend_button, QPoint(edge, height - edge), bottom=True)
        if self.legend.isHidden():
            _put(
                self.play, QPoint(edge, height - edge - self.legend_button.height() - SMALL_EDGE), bottom=True
            )
        else:
            legend = self.legend.geometry()
            _put(self.play, QPoint(legend.right() + 1 + LEGEND_GAP, legend.bottom() + 1), bottom=True)
        _put(self.inset, QPoint(width - edge, UNDER_SIDE_LABELS), right=True)
        # Between the heads of two figures, else beside the head of one.
        between = (width - self.stack.sizeHint().width()) // 2
        _put(self.stack, QPoint(between, edge) if len(canvas.panes) > 1 else QPoint(edge, UNDER_SIDE_LABELS))
        labels_at = SIDE_LABELS_AT + (UNDER_BRUSH if self._painting else 0)
        canvas.overlay.side_room = QRectF(edge, labels_at, width - 2 * edge, height)
        canvas.cameras.below = 0.0 if self.legend.isHidden() else float(self.legend.height() + LEGEND_GAP)
        above = strip.height() - STRIP_HEIGHT
        canvas.cameras.set_margins(*margins_of(width, above))
        self._tell(canvas)
        if relabel:
            canvas.overlay.refresh()

    def _arrange_top(self, width: int, edge: int) -> None:
        """What stands along the top: while the reader paints, the brush in place of the side."""
        first: QWidget = self.side
        drop = 6 if self._painting else 0
        room = width - 2 * edge - (50 if self._several_bodies else 0)
        if self._painting and self.brush is not None:
            first = self.brush
            self.brush.fit_into(room)
        elif self._looking and self.lens is not None:
            first = self.lens
            self.lens.fit_into(room - self.tools.sizeHint().width() - BODY_GAP)
        _put(first, QPoint(edge, edge))
        beside = QPoint(first.geometry().right() + 1 + BODY_GAP, edge + drop)
        _put(self.body, beside)
        _put(self.body_button, beside)
        _put(self.tools, QPoint(width - edge, edge), right=True)

    def _give_way(self, size: QSize) -> None:
        narrow, low = size.width() < NARROW, size.height() < LOW
        roomy = not narrow and size.height() >= TALL
        self.legend_button.setVisible(narrow and self._has_legend)
        self.legend.setVisible(self._has_legend and (not narrow or self.legend_button.isChecked()))
        in_the_way = narrow or self._painting or self._looking
        self.body.setVisible(self._several_bodies and not in_the_way)
        self.body_button.setVisible(self._several_bodies and in_the_way)
        self.side.setVisible(not self._painting and not self._looking)
        self.tools.setVisible(not self._painting)
        if self.brush is not None:
            self.brush.setVisible(self._painting)
        if self.lens is not None:
            self.lens.setVisible(self._looking)
        self.play.setVisible(self._has_pain and not self._painting)
        self.depth.setVisible(roomy and not self._painting and not self._looking)
        self.tools.show_depth_button(shown=not roomy and not self._looking)
        self.inset.show_small(small=narrow or low)
        self.zoom.show_only_fit(only=narrow or low)

    def _tell(self, canvas: Canvas) -> None:
        cards: list[QWidget] = [
            self.strip,
            self.depth,
            self.zoom,
            self.legend,
            self.play,
            self.inset,
            self.stack,
            *((self.brush,) if self.brush is not None else ()),
        ]
        cards = [card for card in cards if not card.isHidden()]
        boxes = [
            *cards,
            *(
                card
                for card in (self.side, self.tools, self.body, self.body_button, self.legend_button)
                if not card.isHidden()
            ),
        ]
        solid = [self.side, self.body, self.body_button, self.legend_button]
        lens = [] if self.lens is None or self.lens.isHidden() else self.lens.boxes()
        canvas.overlay.covers.lay(
            canvas.rect(),
            [
                *(Cover(card.geometry(), _radius(card), shadow=True) for card in cards),
                *(Cover(card.geometry()) for card in solid if not card.isHidden()),
                *(Cover(box) for box in self.tools.boxes() if not self.tools.isHidden()),
                *(Cover(box.toRect()) for box in lens),
            ],
        )
        canvas.overlay.taken = [*(QRectF(box.geometry()) for box in boxes), *lens]
        canvas.update()


def _radius(card: QWidget) -> int:
    return card.radius if isinstance(card, Card) else RADIUS_CARD


def _put(widget: QWidget, at: QPoint, *, right: bool = False, bottom: bool = False) -> None:
    size = widget.sizeHint()
    corner = QPoint(at.x() - size.width() * right, at.y() - size.height() * bottom)
    widget.setGeometry(QRect(corner, size))
