"""The card of a muscle as text."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.figure_index import FigureIndex
from trigger_atlas.domain.muscle import Muscle, TriggerPoint
from trigger_atlas.domain.names import CautionPart, Grade
from trigger_atlas.shown_card import COMMONNESS, Card, card_of, title_in
from trigger_atlas.state import AppState
from trigger_atlas.ui.evidence import PURPOSE, RED_FLAGS

WIDTH = 88
INDENT = 18

Row = tuple[str, str | Iterable[str]]


def card_text(atlas: Atlas, muscle: Muscle) -> str:
    """Everything the atlas says of a muscle, for a terminal: at most 88 letters a line, nothing left out."""
    card = card_of(atlas, muscle, AppState(), FigureIndex())
    parts = [
        _head(card),
        *(_cautions(card) if card.cautions else ()),
        *_section("Where it refers", _referral(card)),
        *(line for point in muscle.trigger_points for line in _point(atlas, point)),
        *_section("Anatomy", _anatomy(muscle)),
        *_section("Clinic", _clinic(muscle, card)),
        *_section("IMS notes (segmental reading)", _ims(muscle)),
        *_section("Self-care", [("", muscle.self_care)]),
        *_section("In plain words", [("", muscle.patient)]),
        *_section("Where sources differ", _disagreements(muscle)),
        *_section("Sources", _sources(card)),
        "",
        *wrap(PURPOSE, WIDTH),
        *wrap(RED_FLAGS, WIDTH),
    ]
    return "\n".join(parts)


def _head(card: Card) -> str:
    muscle = card.muscle
    lines = [
        muscle.name,
        "=" * len(muscle.name),
        muscle.latin,
        f"{' > '.join(card.path)}, {muscle.depth} layer",
    ]
    named = [*muscle.abbreviations, *muscle.synonyms]
    return "\n".join([*lines, *wrap(f"Also: {', '.join(named)}", WIDTH)] if named else lines)


def _cautions(card: Card) -> Iterator[str]:
    yield from ("", "STRUCTURES AT RISK", "-" * 18)
    for row in card.cautions:
        beside = " beside the spine" if row.part is CautionPart.PARASPINAL else ""
        yield from row_lines(row.severity.upper(), f"{row.structure}{beside}: {row.why}")


def _referral(card: Card) -> Iterator[Row]:
    for grade in Grade:
        yield (
            f"{grade.capitalize()}",
            ", ".join(chip.title.lower() for chip in card.areas if chip.grade is grade),
        )
    reason = card.muscle.no_trigger_points
    yield "", reason


def _point(atlas: Atlas, point: TriggerPoint) -> Iterator[str]:
    rows: list[Row] = [
        ("Where", point.where),
        ("Find", point.find),
        ("Refers", point.refers.words),
        ("Essential", ", ".join(title_in(atlas, area).lower() for area in point.refers.essential)),
        ("Spillover", ", ".join(title_in(atlas, area).lower() for area in point.refers.spillover)),
        ("Note", point.note),
    ]
    if point.clinic:
        rows += [("Symptoms here", point.clinic.symptoms), ("Activated by", point.clinic.activated_by)]
        rows += [("Perpetuated by", point.clinic.perpetuated_by), ("Tests", point.clinic.tests)]
        rows += [("Differential", point.clinic.differential), ("Red flags", point.clinic.red_flags)]
    side = f", {point.side} side only" if point.side else ""
    yield from _section(f"{point.label}: {COMMONNESS[point.commonness]}, {point.kind}{side}", rows)


def _anatomy(muscle: Muscle) -> Iterator[Row]:
    anatomy = muscle.anatomy
    also = f" (also {', '.join(anatomy.roots.also)})" if anatomy.roots.also else ""
    yield "Origin", anatomy.origin
    yield "Insertion", anatomy.insertion
    yield "Nerve", ", ".join(anatomy.nerve)
    yield "Roots", "; ".join(filter(None, (f"{', '.join(anatomy.roots.main)}{also}", anatomy.roots.note)))
    yield "Fibres", anatomy.fibre_direction
    yield "Actions", anatomy.actions


def _clinic(muscle: Muscle, card: Card) -> Iterator[Row]:
    clinic = muscle.clinic
    yield "Red flags", clinic.red_flags
    yield "Symptoms", clinic.symptoms
    yield "Activated by", clinic.activated_by
    yield "Perpetuated by", clinic.perpetuated_by
    yield "Tests", clinic.tests
    yield "Differential", clinic.differential
    yield "Related", "; ".join(row.title for row in card.related)


def _ims(muscle: Muscle) -> Iterator[Row]:
    ims = muscle.ims
    needle = ims.needle
    yield "Segments", ", ".join(ims.segments)
    yield "Paraspinal", ims.paraspinal
    yield "Look for", ims.look_for
    yield "Position", ims.position
    yield "Palpation", ims.palpation
    yield "Needle", f"{_range(needle.length_mm)} mm long, {_range(needle.gauge_mm)} mm thick"
    yield "Direction", ims.direction
    yield "Expect", ims.expect
    yield "After-care", ims.aftercare


def _disagreements(muscle: Muscle) -> Iterator[Row]:
    for question in muscle.disagreements:
        yield "", f"{question.about}:"
        yield "", tuple(position.says for position in question.positions)


def _sources(card: Card) -> Iterator[Row]:
    for row in card.sources:
        source = row.source
        year = f" ({source.year})" if source.year else ""
        place = f"doi {source.doi}" if source.doi else source.url
        opened = "; opened for a claim" if row.verified else ""
        who = f"{source.authors}{year}. " if source.authors else ""
        yield "", (f"{who}{source.title}. {place + '. ' if place else ''}[{row.claims}{opened}]",)


def _range(pair: tuple[float, float]) -> str:
    return f"{pair[0]:g}" if pair[0] == pair[1] else f"{pair[0]:g}-{pair[1]:g}"


def _section(title: str, rows: Iterable[Row]) -> Iterator[str]:
    """A heading with its rows; rows without a value, and headings without rows, are left out."""
    lines = [line for label, value in rows if value for line in row_lines(label, value)]
    if lines:
        yield from ("", title, "-" * len(title), *lines)


def row_lines(label: str, value: str | Iterable[str]) -> Iterator[str]:
    """A label with its value beside it, broken into lines; a list gets a bullet for each of its items."""
    items, bullet = ([value], "") if isinstance(value, str) else (list(value), "- ")
    indent = INDENT if label else 0
    for item in items:
        lines = wrap(f"{bullet}{item}", WIDTH - indent, subsequent_indent=" " * len(bullet))
        for line in lines:
            yield f"{label:<{indent}}{line}"
            label = ""
