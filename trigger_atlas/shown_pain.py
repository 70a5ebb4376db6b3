"""What the second door shows: what hurts, and which muscles commonly refer there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.domain.names import (
    AreaId,
    ConditionId,
    MuscleId,
    PointId,
    Quality,
    SegmentId,
    Side,
    SideChoice,
    Urgency,
    View,
)
from trigger_atlas.domain.pain import Asked, Pain, Painted
from trigger_atlas.domain.path import Ring
from trigger_atlas.domain.reference import Condition
from trigger_atlas.services.pain.asking import PainWords
from trigger_atlas.services.pain.live import LiveAnswer
from trigger_atlas.services.pain.patterns import Patterns
from trigger_atlas.services.pain.rank import Answer, Answers, rank
from trigger_atlas.services.pain.reasons import flags_of, reason, touched
from trigger_atlas.services.pain.score import LEAST
from trigger_atlas.services.segments.skin import read_skin
from trigger_atlas.services.words import percent
from trigger_atlas.shown_stage import Stage, stage_of
from trigger_atlas.state import AppState, Place, Target
from trigger_atlas.state_pain import PainState

FIRST = 12
"""Answers that are listed before the reader asks for more."""
MOST_AREAS = 8
MOST_SEGMENTS = 4
SUGGESTED = 6
"""Areas and conditions that are offered for typed words."""


@dataclass(frozen=True, slots=True)
class HurtRow:
    """An area of skin in which some of the pain lies.

    Attributes:
        end: What must not be cut off the title: ``, left``; empty for unpaired areas.
        note: How it feels there and how strong it is: ``Ache · 6 of 10``.
        share: Of the pain, 0 to 1.
    """

    area: AreaId
    side: Side
    title: str
    end: str
    quality: Quality
    note: str
    share: float


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A muscle that commonly refers to where it hurts.

    Attributes:
        rank: 1 for the first.
        tags: ``Left · TP1``, and ``local`` where the muscle itself lies under the pain.
        essential: Share of the pain that its essential zone covers, 0 to 1; ``spillover`` likewise.
        why: One sentence; empty while the brush moves.
        shares: The same in words, for the chosen row.
    """

    target: Target
    rank: int
    title: str
    tags: tuple[str, ...]
    score: float
    essential: float
    spillover: float
    why: str = ""
    shares: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class TogetherRow:
    """What two muscles explain together, and what they leave."""

    title: str
    essential: float
    spillover: float
    left: float
    where_left: str


@dataclass(frozen=True, slots=True)
class WarningSign:
    """A warning sign that goes with pain here."""

    urgency: Urgency
    words: str


@dataclass(frozen=True, slots=True)
class SkinRow:
    """A segment in whose skin some of the pain lies: the other way to read it.

    Attributes:
        own: Share of the pain in skin of the segment, 0 to 1.
        shared: Share in skin that it shares with its neighbours.
    """

    segment: SegmentId
    side: Side
    own: float
    shared: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An area or a condition that typed words name."""

    title: str
    kind: str
    area: AreaId | None = None
    condition: ConditionId | None = None


@dataclass(frozen=True, slots=True)
class PainShown:
    """Everything of the second door.

    Attributes:
        rows: Where it hurts, most first.
        results: Best first.
        found: How many there are in all.
        heading: Over the list.
        warnings: The most urgent first.
        suggestions: Empty while nothing is typed.
        nearest: Where typed words name nothing, the closest name.
        condition: The chosen one.
        skin: Segments in whose skin it hurts, most first; apart from the muscles.
    """

    asking: PainState
    rows: tuple[HurtRow, ...]
    results: tuple[AnswerRow, ...]
    found: int
    heading: str
    warnings: tuple[WarningSign, ...]
    together: TogetherRow | None
    suggestions: tuple[Suggestion, ...]
    nearest: str
    conditions: tuple[Suggestion, ...]
    condition: Condition | None
    skin: tuple[SkinRow, ...] = ()
    chip: tuple[str, str, str] | None = None


def pain_shown(patterns: Patterns, words: PainWords, asking: PainState) -> PainShown:
    """What the second door shows."""
    # The pointer moves far more often than anything else changes; what can be taken back is not shown here.
    rest = _at_rest(patterns, words, replace(asking, touched=None, pointed=None, done=(), undone=()))
    if asking.touched is None:
        return replace(rest, asking=asking)
    chip = _chip(patterns.atlas, _answers_of(patterns, asking), asking.touched)
    return replace(rest, asking=asking, chip=chip)


@lru_cache(maxsize=2)
def _at_rest(patterns: Patterns, words: PainWords, asking: PainState) -> PainShown:
    """What is shown while the pointer is on nothing."""
    atlas, answers = patterns.atlas, _answers_of(patterns, asking)
    condition = atlas.conditions.get(asking.condition) if asking.condition else None
    hurting = touched(answers.areas)
    suggestions, nearest = _suggestions(atlas, words, asking.query)
    return PainShown(
        asking=asking,
        rows=_rows(atlas, asking.pain, answers, patterns),
        results=tuple(
            _answer_row(atlas, answers, i, one, condition, chosen=asking.chosen)
            for i, one in enumerate(answers.results, 1)
        ),
        found=len(answers.results),
        heading=_heading(answers),
        warnings=tuple(WarningSign(flag.urgency, flag.says) for flag in flags_of(atlas, hurting)),
        together=_together_row(atlas, answers),
        suggestions=suggestions,
        nearest=nearest,
        conditions=tuple(
            Suggestion(one.plain_name, "Condition", condition=one.id) for one in atlas.conditions.values()
        ),
        condition=condition,
        skin=tuple(
            SkinRow(one.segment, one.side, one.territory, one.overlap)
            for one in read_skin(patterns, answers.pieces)[:MOST_SEGMENTS]
            if one.score >= LEAST
        ),
    )


def pain_stage(index: FigureIndex, patterns: Patterns, state: AppState, view: View) -> Stage:
    """What lies over a figure: the painting, and the answer that is pointed at or chosen."""
    asking = state.asking
    target = asking.pointed or asking.chosen
    muscle = patterns.atlas.muscles.get(target[0]) if target else None
    if target is None or muscle is None:
        stage = Stage(view)
    else:
        points = _points_of(_answers_of(patterns, asking), target)
        place = Place(muscle.id, SideChoice(target[1]), state.place.views, points)
        stage = stage_of(index, muscle, replace(state, place=place, area=None), view)
    return replace(
        stage,
        painted=tuple(one for one in asking.pain.painted if _shows(one, view)),
        asked=tuple(one for one in asking.pain.asked if view.near_side in (None, one.side)),
        rest=_rest(_answers_of(patterns, asking), view) if asking.rest else (),
    )


def live_rows(atlas: Atlas, answers: Iterable[LiveAnswer]) -> tuple[AnswerRow, ...]:
    """The list while the brush moves."""
    return tuple(
        AnswerRow(
            (one.muscle, one.side),
            i,
            atlas.muscles[one.muscle].name,
            (f"{one.side.capitalize()} · {_label(atlas, one.point)}",),
            one.score,
            one.essential,
            one.spillover,
        )
        for i, one in enumerate(answers, 1)
    )


_TWINS = {
    View.LEFT: View.LEFT_ARM,
    View.RIGHT: View.RIGHT_ARM,
    View.LEFT_ARM: View.LEFT,
    View.RIGHT_ARM: View.RIGHT,
}
"""Pages with one frame: head and legs lie alike with the arm raised and hanging."""
ABOVE_ARM, BELOW_ARM = 150.0, 580.0
"""Body units down the page between which an arm, raised or hanging, may lie."""


def _rest(answers: Answers, view: View) -> tuple[tuple[Ring, ...], ...]:
    """What the best pair leaves unexplained, as it lies on the page of a view."""
    from trigger_atlas.domain.hit import rings_of
    from trigger_atlas.services.pain.painting import tidied

    return tuple(rings_of(tidied(piece.shape)) for piece in answers.rest if piece.view is view.page)


def _shows(painted: Painted, view: View) -> bool:
    """Whether a painting shows in a view: on its own page, or where another has the same frame."""
    if painted.view is view.page:
        return True
    if painted.view is not _TWINS.get(view.page):
        return False
    _, top, _, bottom = painted.shape.bounds
    return bool(bottom < ABOVE_ARM or top > BELOW_ARM)


@lru_cache(maxsize=8)
def _answers(patterns: Patterns, pain: Pain, named: frozenset[MuscleId], *, with_spillover: bool) -> Answers:
    return rank(patterns, pain, named=named, with_spillover=with_spillover)


def _answers_of(patterns: Patterns, asking: PainState) -> Answers:
    named = _named(patterns.atlas, asking)
    return _answers(patterns, asking.pain, named, with_spillover=asking.with_spillover)


def _named(atlas: Atlas, asking: PainState) -> frozenset[MuscleId]:
    condition = atlas.conditions.get(asking.condition) if asking.condition else None
    return frozenset(condition.muscles) if condition else frozenset()


def _points_of(answers: Answers, target: Target) -> frozenset[PointId]:
    """The trigger point of an answer whose zone is shown: the best one."""
    found = next((one for one in answers.results if (one.muscle, one.side) == target), None)
    return frozenset(point.point for point in found.points[:1]) if found else frozenset()


def _rows(atlas: Atlas, pain: Pain, answers: Answers, patterns: Patterns) -> tuple[HurtRow, ...]:
    asked = {(one.area, one.side): one for one in pain.asked}
    shown = [
        (key, share)
        for key, share in answers.areas.items()
        if (share >= LEAST or key in asked) and key[0] in atlas.areas
    ][:MOST_AREAS]
    return tuple(_row(atlas, pain, patterns, key, share, asked.get(key)) for key, share in shown)


def _row(
    atlas: Atlas,
    pain: Pain,
    patterns: Patterns,
    key: tuple[AreaId, Side],
    share: float,
    asked: Asked | None,
) -> HurtRow:
    area, side = key
    quality, intensity = (asked.quality, asked.intensity) if asked else _feel(pain, patterns, key)
    end = f", {side}" if atlas.areas[area].paired else ""
    return HurtRow(
        area,
        side,
        place_name(atlas, area, side).removesuffix(end),
        end,
        quality,
        f"{quality.capitalize()} · {intensity} of 10",
        share,
    )


def _feel(pain: Pain, patterns: Patterns, key: tuple[AreaId, Side]) -> tuple[Quality, int]:
    """The quality and strength of what is painted over an area; of several, that painted last."""
    import shapely

    for one in reversed(pain.painted):
        patch = patterns.page(one.view).patches.get(key)
        if patch is not None and shapely.intersects(patch, one.shape):
            return one.quality, one.intensity
    return Quality.ACHE, 0


def place_name(atlas: Atlas, area: AreaId, side: Side) -> str:
    """An area with its side: ``Temple, left``."""
    known = atlas.areas[area]
    name = known.plain_name[:1].upper() + known.plain_name[1:]
    return f"{name}, {side}" if known.paired else name


def _answer_row(
    atlas: Atlas,
    answers: Answers,
    number: int,
    one: Answer,
    condition: Condition | None,
    *,
    chosen: Target | None,
) -> AnswerRow:
    tags = [
        f"{one.side.capitalize()} · {_label(atlas, one.points[0].point)}"
        if one.points
        else one.side.capitalize()
    ]
    if one.local >= LEAST and not one.points:
        tags.append("local")
    is_chosen = (one.muscle, one.side) == chosen
    return AnswerRow(
        (one.muscle, one.side),
        number,
        atlas.muscles[one.muscle].name,
        tuple(tags),
        one.score,
        one.essential,
        one.spillover,
        reason(atlas, one, answers.areas, condition),
        _shares(atlas, one) if is_chosen else "",
        is_chosen,
    )


def _shares(atlas: Atlas, one: Answer) -> str:
    """What the best point covers, and how the muscle's other points answer."""
    if not one.points:
        return f"{percent(one.local)} of the pain lies over this muscle" if one.local else ""
    best = one.points[0]
    own = f"; {percent(best.own)} of its own pattern hurts"
    common = {1: "occasional", 2: "common", 3: "very common"}[best.common]
    others = ", ".join(f"{_label(atlas, point.point)} {percent(point.score)}" for point in one.points[1:])
    also = f". Its other points: {others}" if others else ""
    covers = f"Essential covers {percent(best.essential)}, spillover {percent(best.spillover)} more"
    return f"{covers}{own}; {common}{also}"


def _label(atlas: Atlas, point: PointId) -> str:
    return next(one.label for one in atlas.muscle_of(point).trigger_points if one.id == point)


def _heading(answers: Answers) -> str:
    if not answers.pieces:
        return ""
    if not answers.results:
        return "No pattern in this atlas covers this area"
    sides = {side for (_, side), share in answers.areas.items() if share >= LEAST}
    where = "both sides" if len(sides) > 1 else f"{next(iter(sides))} side" if sides else ""
    return (
        f"{len(answers.results)} found, {where}, best answer first"
        if where
        else f"{len(answers.results)} found"
    )


def _together_row(atlas: Atlas, answers: Answers) -> TogetherRow | None:
    together = answers.together
    if together is None:
        return None
    title = " + ".join(f"{atlas.muscles[muscle].name}" for muscle, _ in together.muscles)
    left = answers.most_left
    where = f", {place_name(atlas, *left).lower()}" if left and left[0] in atlas.areas else ""
    return TogetherRow(title, together.essential, together.spillover, answers.unexplained, where)


def _chip(atlas: Atlas, answers: Answers, area: tuple[AreaId, Side] | None) -> tuple[str, str, str] | None:
    """Title, count and second line of the chip beside the pointer."""
    if area is None or area[0] not in atlas.areas:
        return None
    share = answers.areas.get(area, 0.0)
    below = f"{percent(share)} of your painting" if share >= 0.005 else "Click to add it, drag to paint"
    return (
        f"{place_name(atlas, *area)}{'' if atlas.areas[area[0]].paired else f', {area[1]} half'}",
        "",
        below,
    )


def _suggestions(atlas: Atlas, words: PainWords, query: str) -> tuple[tuple[Suggestion, ...], str]:
    if not query.strip():
        return (), ""
    understood = words.understand(query)
    conditions = [
        Suggestion(atlas.conditions[one].plain_name, "Condition", condition=one)
        for one in understood.conditions
    ]
    areas = [Suggestion(atlas.areas[one].plain_name, "Area", area=one) for one in understood.areas]
    return tuple((*conditions, *areas)[:SUGGESTED]), understood.nearest
