"""The page that is written to a file: the figure, its marks and its words, in logical pixels."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from trigger_atlas.domain.figure import FigureView
from trigger_atlas.domain.muscle import Muscle
from trigger_atlas.domain.names import Depth, MuscleId, PointId, Side, SideChoice, View
from trigger_atlas.knowledge.figure import Manifest, load_ink
from trigger_atlas.render.camera import Camera, fit, fit_selection
from trigger_atlas.render.colours import DARK_PAGE, LIGHT_PAGE, Page
from trigger_atlas.render.figure import FigureArt
from trigger_atlas.render.focus import cover_cost, selection_box
from trigger_atlas.render.labels import paint_label, place_labels
from trigger_atlas.render.look import PARTS, look_of
from trigger_atlas.render.marks import half_size, label_text, marks_of, paint_mark
from trigger_atlas.render.plates import ARGB, PlateCache
from trigger_atlas.render.sides import corner_labels, paint_side, text_font
from trigger_atlas.shown_stage import PointOnStage, Stage
from trigger_atlas.state import Target

LAYERS = PARTS | {"points", "labels", "sides", "caption"}
PAGE = 1000.0
"""Longer side of the page, logical pixels; text and lines keep their share of the picture."""
MARGIN = 28.0
AROUND = 1.7
CAPTION = 64.0
SIDES = 64.0
SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
SEEN = {
    View.ANTERIOR: "from the front",
    View.POSTERIOR: "from behind",
    View.LEFT: "from the patient’s left",
    View.RIGHT: "from the patient’s right",
    View.LEFT_ARM: "from the patient’s left, the arm down",
    View.RIGHT_ARM: "from the patient’s right, the arm down",
    View.HEAD_ANTERIOR: "on the head from the front",
    View.HEAD_POSTERIOR: "on the head from behind",
    View.HEAD_LEFT: "on the head from the patient’s left",
    View.HEAD_RIGHT: "on the head from the patient’s right",
    View.HAND_PALMAR: "on the palm of the {side} hand",
    View.HAND_DORSAL: "on the back of the {side} hand",
    View.FOOT_DORSAL: "on the top of the {side} foot",
    View.FOOT_PLANTAR: "on the sole of the {side} foot",
    View.FOOT_MEDIAL: "on the inner side of the {side} foot",
    View.FOOT_LATERAL: "on the outer side of the {side} foot",
    View.LEG_MEDIAL: "on the inner side of the {side} leg",
    View.PELVIS_INFERIOR: "on the pelvic floor from below",
}
LIMITS = "Trigger Atlas. Where pain is commonly felt; a reference, not a diagnosis."


@dataclass(frozen=True, slots=True)
class Picture:
    """What to draw.

    Attributes:
        view: None chooses the view in which most of the muscle and its pain shows.
        points_on: Trigger points whose pain is drawn; empty means the first one.
        size: Longer side, pixels.
        layers: Any of ``LAYERS``.
        whole: Show the whole figure instead of the muscle and its pain.
    """

    muscle: MuscleId
    view: View | None = None
    side: SideChoice = SideChoice.LEFT
    points_on: frozenset[PointId] = frozenset()
    size: int = 1600
    layers: frozenset[str] = LAYERS
    whole: bool = False
    dark: bool = False
    hatch: bool = False


class Sheet:
    """One page: the figure, its marks and its words, in logical pixels."""

    def __init__(self, figure: FigureView, manifest: Manifest, muscle: Muscle, picture: Picture) -> None:
        files = manifest.views[figure.view]
        plates = PlateCache(background=False)
        self._plates = plates
        self._picture = picture
        self._figure = figure
        self._muscle = muscle
        self._page: Page = DARK_PAGE if picture.dark else LIGHT_PAGE
        self._art = FigureArt(figure, files, load_ink(files), plates)
        self._stage = _stage(figure, muscle, picture)
        look = look_of(
            self._stage, figure, Depth.SUPERFICIAL, calm=False, dark=picture.dark, hatch=picture.hatch
        )
        self._look = replace(look, parts=PARTS & picture.layers)
        self.size, self._camera = self._layout()
        self.ratio = picture.size / max(self.size.width(), self.size.height())

    def paint(self, painter: QPainter, *, vector: bool) -> None:
        """Paint the page; the painter counts in logical pixels.

        Args:
            painter: Where to.
            vector: The device keeps vectors: plates go in as one picture, lines and dots as they are.
        """
        painter.setRenderHints(SMOOTH)
        painter.fillRect(QRectF(QPointF(0, 0), self.size), QColor(self._page.paper))
        if vector:
            painter.drawImage(QRectF(QPointF(0, 0), self.size), self._plated())
            self._paint_figure(painter, self._look.parts & {"zones", "ink"})
        else:
            self._paint_figure(painter, self._look.parts)
        area = QRectF(QPointF(0, 0), self.size).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if "caption" in self._picture.layers:
            self._paint_caption(painter, area)
        self._paint_marks(painter, area)

    def _layout(self) -> tuple[QSizeF, Camera]:
        bounds = self._art.vectors.bounds()
        box = None if self._picture.whole else selection_box(self._figure, self._stage)
        top = SIDES if "sides" in self._picture.layers else 0.0
        bottom = CAPTION if "caption" in self._picture.layers else 0.0
        if box is None:
            share = bounds.width() / bounds.height()
            size = QSizeF(round(max((PAGE - top - bottom) * share + 2 * MARGIN, PAGE * 0.55)), PAGE)
        else:
            size = QSizeF(PAGE, round(PAGE * 0.9))
        room = QRectF(QPointF(0, 0), size).adjusted(MARGIN, MARGIN + top, -MARGIN, -MARGIN - bottom)
        whole = fit(bounds, room)
        return size, whole if box is None else fit_selection(box, room, whole, AROUND)

    def _plated(self) -> QImage:
        width, height = (round(side * self.ratio) for side in (self.size.width(), self.size.height()))
        image = QImage(width, height, ARGB)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHints(SMOOTH)
        painter.scale(self.ratio, self.ratio)
        self._paint_figure(painter, self._look.parts - {"zones", "ink"}, veiled=False)
        painter.end()
        return image

    def _paint_figure(self, painter: QPainter, parts: frozenset[str], *, veiled: bool = True) -> None:
        look = self._look
        painter.save()
        painter.setTransform(self._camera.transform, combine=True)
        self._art.paint(painter, replace(look, parts=parts), self._camera.scale * self.ratio)
        if veiled:
            self._art.paint_veil(painter, self._page.paper)
        painter.restore()

    def _paint_marks(self, painter: QPainter, area: QRectF) -> None:
        layers, page = self._picture.layers, self._page
        sides = corner_labels(self._figure.view, area) if "sides" in layers else ()
        marks = marks_of(self._figure, self._stage, self._camera) if "points" in layers else []
        if "labels" in layers:
            named = [(mark, label_text(mark, self._figure.view)) for mark in marks]
            room = area.adjusted(0, 0, 0, -CAPTION if "caption" in layers else 0)
            centre = self._camera.to_pixels(QPointF(0, 0)).x()
            taken = [side.rect for side in sides]
            for label in place_labels(
                named, room, centre, taken, half=half_size(self._camera.scale), cover=self._cover_cost
            ):
                paint_label(painter, label, page)
        for mark in marks:
            paint_mark(painter, mark, self._camera.scale)
        for side in sides:
            paint_side(painter, side, page)

    def _paint_caption(self, painter: QPainter, area: QRectF) -> None:
        strip = QRectF(0, area.bottom() - CAPTION + 4, self.size.width(), self.size.height())
        # Over the figure instead of clipping it: not every device clips.
        painter.fillRect(strip, QColor(self._page.paper))
        painter.setPen(QColor(self._page.ink))
        painter.setFont(text_font(17))
        line = QRectF(area.left(), area.bottom() - 44, area.width(), 22)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, self._caption())
        painter.setPen(QColor(self._page.quiet))
        painter.setFont(text_font(13))
        line.translate(0, 24)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, LIMITS)

    def _caption(self) -> str:
        side = "both sides" if self._picture.side is SideChoice.BOTH else self._picture.side.value
        on = [point.label for point in self._muscle.trigger_points if self._is_on(point.id)]
        pain = f" Pain from {', '.join(on)}." if on and "zones" in self._picture.layers else ""
        view = self._figure.view
        seen = SEEN[view.of(Side.RIGHT)].format(side=view.near_side)
        return f"{self._muscle.name}, {side}, seen {seen}.{pain}"

    def _cover_cost(self, box: QRectF) -> float:
        return cover_cost(self._art.vectors, self._stage, self._camera, box)

    def _is_on(self, point: PointId) -> bool:
        return any(item.point == point and item.on for item in self._stage.points)


def points_on(muscle: Muscle, picture: Picture) -> frozenset[PointId]:
    """Trigger points whose pain is drawn."""
    return picture.points_on or frozenset(point.id for point in muscle.trigger_points[:1])


def _stage(figure: FigureView, muscle: Muscle, picture: Picture) -> Stage:
    on = points_on(muscle, picture)
    sides = [side for side in picture.side.sides if figure.view.near_side in (None, side)]
    targets: tuple[Target, ...] = tuple((muscle.id, side) for side in sides)
    points = [point for point in muscle.trigger_points for _ in sides]
    return Stage(
        figure.view,
        selected=targets,
        zones=tuple((point.id, side) for point in muscle.trigger_points if point.id in on for side in sides),
        points=tuple(
            PointOnStage(point.id, sides[i % len(sides)], point.label, point.id in on)
            for i, point in enumerate(points)
        ),
    )
