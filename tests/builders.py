"""Small real atlases for tests, without files."""

from dataclasses import replace

from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.guide import GuideEntry, Statement
from trigger_atlas.domain.muscle import (
    Anatomy,
    CautionNote,
    Clinic,
    Disagreement,
    Ids,
    Ims,
    Muscle,
    Needle,
    Position,
    Referral,
    Roots,
    SourceRef,
    TriggerPoint,
)
from trigger_atlas.domain.names import (
    AreaId,
    CautionId,
    Depth,
    GuideId,
    GuidePart,
    MuscleId,
    PointId,
    PointKind,
    Region,
    Severity,
    SourceId,
    Urgency,
)
from trigger_atlas.domain.reference import Area, Caution, IfHit, Source
from trigger_atlas.knowledge.problem import Problem, Weight

UPPER_TRAPEZIUS = MuscleId("trapezius-upper")
INFRASPINATUS = MuscleId("infraspinatus")
TP1 = PointId("trapezius-upper/tp1")
TP2 = PointId("trapezius-upper/tp2")

_MANUAL = (SourceRef(SourceId("ts-1999"), "ch. 6"),)
_OPENED = (*_MANUAL, SourceRef(SourceId("namtpt"), "", read=True))


def areas(*names: str) -> tuple[AreaId, ...]:
    """Area ids."""
    return tuple(map(AreaId, names))


def trigger_points() -> tuple[TriggerPoint, ...]:
    """The two points of the upper trapezius."""
    return (
        TriggerPoint(
            TP1,
            "TP1",
            "front free border of the muscle, about halfway along it",
            PointKind.BELLY,
            3,
            "seated or side-lying, muscle slackened; roll the free border between thumb and finger "
            "(pincer) and follow the taut band; light pressure often reproduces the headache",
            Referral(
                areas("side-of-neck", "behind-ear", "temple"),
                areas("cheek-and-jaw", "back-of-head", "eye-and-brow"),
                "up the side of the neck to the mastoid; when strong, over the temple to the back of the eye",
            ),
            _OPENED,
        ),
        TriggerPoint(
            TP2,
            "TP2",
            "middle of the nearly horizontal fibres, a little behind and lateral to TP1",
            PointKind.ATTACHMENT,
            2,
            "pincer grip over the top of the shoulder",
            Referral(
                areas("back-of-neck", "side-of-neck"), areas("behind-ear"), "slightly behind the zone of TP1"
            ),
            _MANUAL,
            note="often active together with TP1",
            clinic=Clinic(symptoms=("ache at the base of the neck",)),
        ),
    )


def clinic() -> Clinic:
    """A clinical picture with every field."""
    return Clinic(
        symptoms=("one-sided tension-type headache", "stiff neck", "dizziness at times"),
        activated_by=("holding a telephone with the shoulder", "a heavy bag strap"),
        perpetuated_by=("high-set arm rests missing or too high", "chest breathing"),
        related=(INFRASPINATUS, MuscleId("levator-scapulae"), MuscleId("splenius-capitis")),
        differential=("cervicogenic headache", "occipital neuralgia"),
        red_flags=("giant cell arteritis: new temple headache after 50 needs same-day assessment",),
        tests=("side-bending away with the shoulder held down is limited",),
        sources=_MANUAL,
    )


def ims() -> Ims:
    """IMS notes with a caution of each severity."""
    return Ims(
        segments=("C3", "C4"),
        paraspinal="multifidus and semispinalis at C2-C5, both sides compared",
        look_for=("shortened band", "tenderness at the motor point", "limited side-bending"),
        position="side-lying or prone, arm supported",
        palpation="pincer, muscle lifted clear of the chest",
        needle=Needle((25, 40), (0.25, 0.30)),
        direction="from front to back within the pinched fold, shallow, never toward the ribs",
        expect=("local twitch", "deep ache that eases", "longer range at once"),
        aftercare=("ache for up to 36 hours", "heat", "gentle movement"),
        cautions=(
            CautionNote(
                CautionId("lung-apex"),
                Severity.STOP,
                "lies a few centimetres deep; lift the fold clear of the chest and never needle toward the "
                "ribs; pneumothorax can appear hours later",
                _OPENED,
            ),
            CautionNote(
                CautionId("vertebral-artery"), Severity.HIGH, "keep to the lateral border of the fold"
            ),
            CautionNote(
                CautionId("accessory-nerve"), Severity.CARE, "crosses the posterior triangle under the skin"
            ),
        ),
        sources=(SourceRef(SourceId("gunn-1996")),),
    )


def lung_hit() -> IfHit:
    """What to do if the lung was hit."""
    return IfHit(
        signs="Chest pain, breathlessness or a dry cough, at once or only hours to days later.",
        act="Sit the patient up, call the emergency number and stay.",
        urgency=Urgency.NOW,
        sources=_OPENED,
    )


def anatomy() -> Anatomy:
    """Attachments and supply of the upper trapezius."""
    return Anatomy(
        origin="medial third of the superior nuchal line and the nuchal ligament",
        insertion="lateral third of the clavicle",
        nerve=("accessory nerve (CN XI)", "C3-C4 anterior rami"),
        roots=Roots(("C3", "C4"), ("C2", "C5"), "motor supply is the accessory nerve"),
        fibre_direction="from the nuchal line down, outward and forward",
        actions=("elevates the lateral clavicle", "side-bends the neck"),
        sources=_MANUAL,
    )


def upper_trapezius() -> Muscle:
    """A muscle with every field filled."""
    return Muscle(
        id=UPPER_TRAPEZIUS,
        name="Upper trapezius",
        latin="Musculus trapezius, pars descendens",
        synonyms=("descending part of trapezius",),
        abbreviations=("UT",),
        group="trapezius",
        region=Region.SHOULDER_GIRDLE,
        depth=Depth.SUPERFICIAL,
        ids=Ids(ta98="A04.3.01.002", fma="FMA:32557"),
        anatomy=anatomy(),
        trigger_points=trigger_points(),
        clinic=clinic(),
        ims=ims(),
        self_care=("drop the shoulders and breathe out slowly", "warm pack for 10 minutes"),
        patient="This muscle runs from the base of your skull to the tip of your shoulder.",
        disagreements=(
            Disagreement(
                "which nerve moves the muscle",
                (Position("the accessory nerve alone", _MANUAL), Position("C3 and C4 take part", _OPENED)),
            ),
        ),
    )


def infraspinatus() -> Muscle:
    """A muscle without trigger points of its own, to show that nothing empty is shown."""
    trapezius = upper_trapezius()
    return replace(
        trapezius,
        id=INFRASPINATUS,
        name="Infraspinatus",
        latin="Musculus infraspinatus",
        synonyms=(),
        abbreviations=(),
        group="rotator-cuff",
        region=Region.SHOULDER_ARM,
        anatomy=replace(trapezius.anatomy, nerve=("suprascapular nerve",), roots=Roots(("C5", "C6"))),
        trigger_points=(),
        clinic=Clinic(symptoms=("pain deep in the front of the shoulder",)),
        ims=replace(trapezius.ims, cautions=()),
        disagreements=(),
        no_trigger_points="none is described in the works used here",
    )


def atlas(*extra: Muscle) -> Atlas:
    """An atlas of two muscles, and ``extra`` ones."""
    muscles = (upper_trapezius(), infraspinatus(), *extra)
    names = [
        "side-of-neck",
        "behind-ear",
        "temple",
        "cheek-and-jaw",
        "back-of-head",
        "eye-and-brow",
        "back-of-neck",
    ]
    return Atlas(
        version="1",
        muscles={muscle.id: muscle for muscle in muscles},
        areas={
            AreaId(name): Area(
                AreaId(name), name.replace("-", " "), name.replace("-", " "), paired=True, where=""
            )
            for name in sorted(names)
        },
        sources={source.id: source for source in sources()},
        cautions={
            CautionId(key): Caution(CautionId(key), name, "", if_hit=if_hit)
            for key, name, if_hit in (
                ("lung-apex", "Lung apex and pleura", lung_hit()),
                ("vertebral-artery", "Vertebral artery", None),
                ("accessory-nerve", "Accessory nerve", None),
            )
        },
        guide={entry.id: entry for entry in guide()},
    )


def guide() -> tuple[GuideEntry, ...]:
    """Four entries of four parts; the first cites two works in two statements."""
    manual, web = SourceId("ts-1999"), SourceRef(SourceId("namtpt"), read=True)
    gunn = (SourceRef(SourceId("gunn-1996")),)
    return (
        GuideEntry(
            GuideId("what-is-a-trigger-point"),
            GuidePart.TRIGGER_POINTS,
            "What is a myofascial trigger point?",
            "What is a trigger point?",
            (
                Statement(
                    "A tender spot in a taut band.",
                    "A sore spot in muscle.",
                    (SourceRef(manual, "ch. 2"),),
                ),
                Statement(
                    "Pressing it can refer pain.",
                    "You may feel it elsewhere.",
                    (web, SourceRef(manual, "ch. 3")),
                ),
            ),
            ("knot",),
        ),
        GuideEntry(
            GuideId("what-is-ims"),
            GuidePart.IMS,
            "What is intramuscular stimulation?",
            "What is IMS?",
            (Statement("Gunn reads pain by segment.", "It looks at nerves near the spine.", gunn),),
        ),
        GuideEntry(
            GuideId("what-can-go-wrong"),
            GuidePart.SAFETY,
            "Pneumothorax",
            "Air around the lung",
            (Statement("It may show days later.", "You may notice it days later.", gunn),),
        ),
        GuideEntry(
            GuideId("do-examiners-agree"),
            GuidePart.EVIDENCE,
            "Do examiners agree?",
            "Do people find the same spots?",
            (Statement("Least on the taut band.", "Not always.", (web,)),),
        ),
    )


def sources() -> tuple[Source, ...]:
    """A manual, a web page and a book without year."""
    return (
        Source(
            SourceId("ts-1999"),
            "book",
            "Myofascial Pain and Dysfunction: The Trigger Point Manual, vol. 1",
            "Simons DG, Travell JG, Simons LS",
            1999,
            edition="2nd ed.",
            publisher="Williams & Wilkins",
        ),
        Source(
            SourceId("namtpt"),
            "web",
            "Symptom checker",
            "National Association of Myofascial Trigger Point Therapists",
        ),
        Source(
            SourceId("gunn-1996"),
            "book",
            "The Gunn Approach to the Treatment of Chronic Pain",
            "Gunn CC",
            1996,
        ),
    )


def problems() -> tuple[Problem, ...]:
    """Faults of both weights in two files."""
    return (
        Problem(
            "data/muscles.yaml",
            55,
            46,
            "trapezius-upper.trigger_points.tp1.kind",
            "`bely` is not a kind",
            "Expected `belly` or `attachment`; did you mean `belly`?",
        ),
        Problem("data/muscles.yaml", 88, 3, "trapezius-upper", "the key `clinic` appears twice", "Keep one."),
        Problem(
            "data/sources.yaml",
            7,
            1,
            "smith-2024",
            "this source is never used",
            "Name it in a claim.",
            Weight.WARNING,
        ),
    )
