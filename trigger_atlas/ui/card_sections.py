"""What stands in the sections of the card that fold: one function a section, from the card to widgets."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from trigger_atlas.domain.muscle import Clinic, Muscle, Needle
from trigger_atlas.domain.names import MuscleId
from trigger_atlas.shown_card import Card, RelatedRow
from trigger_atlas.ui.card_blocks import (
    SegmentTag,
    bullets,
    facts,
    flow,
    group,
    listed,
    red_flags,
    sentence,
    titled,
)
from trigger_atlas.ui.card_sources import disagreements, sources, sources_summary
from trigger_atlas.ui.chips import Chip, ChipLook, Pill
from trigger_atlas.ui.evidence import CERTAINTY, NEEDLING
from trigger_atlas.ui.flow import Block, Flow, stack
from trigger_atlas.ui.fonts import Role
from trigger_atlas.ui.text import Line, Text

CERTAINTY_KEY = "certainty"


@dataclass(frozen=True, slots=True)
class Section:
    """A section that folds.

    Attributes:
        key: What the state remembers it by.
        about: The part of the card that it shows; the section is left out while this is empty.
        summary: One line on what is inside, while it is folded.
        build: Makes its content.
        note: Stands in place of the summary while it is unfolded.
    """

    key: str
    title: str
    about: Callable[[Card], object]
    summary: Callable[[Card], str]
    build: Callable[[Card], QWidget]
    note: str = ""


def millimetres(needle: Needle) -> str:
    """Length and gauge of a needle, ``25–40 mm × 0.25–0.30 mm``."""
    length = _span(*(f"{value:g}" for value in needle.length_mm))
    gauge = _span(*(f"{value:.2f}" for value in needle.gauge_mm))
    return f"{length} mm × {gauge} mm"


def _span(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _grip(palpation: str) -> str:
    """The first word of how to feel the muscle: pincer, flat."""
    return palpation.partition(" ")[0].rstrip(",;:")


def _ims_summary(card: Card) -> str:
    ims = card.muscle.ims
    length = _span(*(f"{value:g}" for value in ims.needle.length_mm))
    return " · ".join(filter(None, (" ".join(ims.segments), _grip(ims.palpation), f"{length} mm")))


def _ims(card: Card) -> QWidget:
    ims = card.muscle.ims
    return facts(
        [
            ("Segments", flow([SegmentTag(segment) for segment in ims.segments]) if ims.segments else ""),
            ("Paraspinal", ims.paraspinal),
            ("Look for", listed(ims.look_for, "; ")),
            ("Position", ims.position),
            ("Palpation", ims.palpation),
            ("Needle", millimetres(ims.needle)),
            ("Direction", ims.direction),
            ("Expect", listed(ims.expect, "; ")),
            ("After-care", listed(ims.aftercare, "; ")),
        ]
    )


def _own_clinics(muscle: Muscle) -> list[tuple[str, Clinic]]:
    """Trigger points whose clinical picture differs, with what differs."""
    return [(point.label, point.clinic) for point in muscle.trigger_points if point.clinic is not None]


def _clinic_about(card: Card) -> object:
    clinic = card.muscle.clinic
    said = (*clinic.symptoms, *clinic.activated_by, *clinic.perpetuated_by, *clinic.tests)
    return (*said, *clinic.differential, *clinic.red_flags, *_own_clinics(card.muscle))


def _clinic_summary(card: Card) -> str:
    clinic = card.muscle.clinic
    flags = len(clinic.red_flags)
    counts = [
        _count(len(clinic.symptoms), "symptom", "symptoms") if clinic.symptoms else "",
        _count(len(clinic.tests), "test", "tests") if clinic.tests else "",
        _count(flags, "red flag", "red flags") if flags else "",
    ]
    return " · ".join(filter(None, counts))


def _clinic(card: Card) -> QWidget:
    muscle = card.muscle
    parts: list[QWidget] = _clinic_blocks(muscle.clinic)
    for label, own in _own_clinics(muscle):
        parts += [group([Line(f"{label} alone", Role.HEADING, "ink"), 8, *_clinic_blocks(own)])]
    made = Block()
    layout = stack(made, parts)
    layout.setSpacing(16)
    return made


def _clinic_blocks(clinic: Clinic) -> list[QWidget]:
    blocks = [
        ("What the patient tells you", clinic.symptoms),
        ("What sets it off", clinic.activated_by),
        ("What keeps it going", clinic.perpetuated_by),
        ("Tests", clinic.tests),
    ]
    made = [titled(title, bullets(items)) for title, items in blocks if items]
    if clinic.red_flags or clinic.differential:
        content = Block()
        layout = stack(content, [red_flags(clinic.red_flags)] if clinic.red_flags else [])
        layout.setSpacing(12)
        if clinic.differential:
            layout.addWidget(bullets(clinic.differential))
        made.append(titled("Think also of", content))
    return made


def _anatomy_summary(card: Card) -> str:
    nerves = card.muscle.anatomy.nerve
    more = f" + {len(nerves) - 1}" if len(nerves) > 1 else ""
    return sentence(nerves[0]) + more if nerves else ""


def _anatomy(card: Card) -> QWidget:
    muscle, anatomy = card.muscle, card.muscle.anatomy
    roots = anatomy.roots
    spoken = "; ".join(
        filter(
            None,
            (
                f"{' '.join(roots.main)} main" if roots.main else "",
                f"{' '.join(roots.also)} also" if roots.also else "",
            ),
        )
    )
    ids = muscle.ids
    known = (("TA98", ids.ta98), ("TA2", ids.ta2), ("", ids.fma), ("", ids.uberon))
    return facts(
        [
            ("Origin", anatomy.origin),
            ("Insertion", anatomy.insertion),
            ("Nerve", listed(anatomy.nerve, "; ")),
            ("Roots", spoken),
            ("About the roots", roots.note),
            ("Fibres", anatomy.fibre_direction),
            ("Actions", listed(anatomy.actions, "; ")),
            ("Also called", listed((*muscle.synonyms, *muscle.abbreviations))),
            ("Identifiers", ", ".join(f"{name} {value}".strip() for name, value in known if value)),
        ]
    )


def _patient(card: Card) -> QWidget:
    return Text(card.muscle.patient, Role.BODY)


class RelatedMuscles(Block):
    """Links to the muscles that the atlas holds; the others by name.

    Signals:
        muscle_chosen: MuscleId.
    """

    muscle_chosen = Signal(object)

    def __init__(self, rows: tuple[RelatedRow, ...]) -> None:
        super().__init__()
        layout = Flow(self)
        for shown in rows:
            if shown.known:
                chip = Chip(shown.muscle, shown.title, ChipLook.LINK)
                chip.pressed_key.connect(self._on_chip_pressed_key)
                layout.addWidget(chip)
            else:
                layout.addWidget(Pill(shown.title))

    @Slot(str)
    def _on_chip_pressed_key(self, key: str) -> None:
        self.muscle_chosen.emit(MuscleId(key))


def _related(card: Card) -> QWidget:
    return RelatedMuscles(card.related)


def _certainty(_card: Card) -> QWidget:
    made = Block()
    layout = stack(made, [Text(words, Role.BODY) for words in (*CERTAINTY, *NEEDLING)])
    layout.setSpacing(8)
    return made


SECTIONS = (
    Section("ims", "IMS notes", lambda card: card.muscle.ims, _ims_summary, _ims, "Gunn's segmental reading"),
    Section("clinic", "Clinic", _clinic_about, _clinic_summary, _clinic),
    Section("anatomy", "Anatomy", lambda card: card.muscle.anatomy, _anatomy_summary, _anatomy),
    Section(
        "self-care",
        "Self-care",
        lambda card: card.muscle.self_care,
        lambda card: _count(len(card.muscle.self_care), "thing to try", "things to try"),
        lambda card: bullets(card.muscle.self_care),
    ),
    Section(
        "patient",
        "In plain words",
        lambda card: card.muscle.patient,
        lambda _card: "For the patient",
        _patient,
    ),
    Section(
        "disagreements",
        "Where sources disagree",
        lambda card: card.muscle.disagreements,
        lambda card: _count(len(card.muscle.disagreements), "question", "questions"),
        disagreements,
    ),
    Section(
        "related",
        "Often together with",
        lambda card: card.related,
        lambda card: _count(len(card.related), "muscle", "muscles"),
        _related,
    ),
    Section("sources", "Sources", lambda card: card.sources, sources_summary, sources),
    Section(
        CERTAINTY_KEY,
        "How sure are we?",
        lambda _card: CERTAINTY,
        lambda _card: "Limits of the evidence",
        _certainty,
    ),
)
"""In reading order."""
