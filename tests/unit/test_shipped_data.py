"""Every muscle that is shipped: complete, cited, cautious, drawn, and in agreement with its picture."""

import json
import re
from pathlib import Path

import pytest

from tests.unit.pain_guide import GUIDE
from tools.pain_guide import guide
from trigger_atlas.domain.muscle import Muscle
from trigger_atlas.domain.names import AreaId, Depth, Severity, Side, View
from trigger_atlas.domain.pain import Asked, Pain
from trigger_atlas.domain.segment import Segment
from trigger_atlas.domain.spine import SPINE
from trigger_atlas.knowledge.figure import load_body, load_figure, load_ink, load_manifest
from trigger_atlas.knowledge.load import load_atlas, validate
from trigger_atlas.knowledge.problem import Weight
from trigger_atlas.services.exports import export_atlas, export_geometry
from trigger_atlas.services.pain.patterns import Patterns
from trigger_atlas.services.pain.rank import rank

ATLAS = load_atlas()
FIGURE = load_figure()
FIRST_24 = """
trapezius-upper trapezius-middle trapezius-lower sternocleidomastoid-sternal sternocleidomastoid-clavicular
temporalis masseter-superficial splenius-capitis levator-scapulae supraspinatus infraspinatus
deltoid-anterior deltoid-middle deltoid-posterior latissimus-dorsi pectoralis-major-sternocostal
rectus-abdominis quadratus-lumborum gluteus-maximus gluteus-medius gluteus-minimus piriformis
gastrocnemius-medial soleus
"""
OVER_THE_LUNG = """
trapezius-upper trapezius-middle trapezius-lower levator-scapulae supraspinatus infraspinatus
latissimus-dorsi pectoralis-major-sternocostal quadratus-lumborum rectus-abdominis
"""
EVERY_MUSCLE = pytest.mark.parametrize("muscle", ATLAS.muscles.values(), ids=lambda muscle: muscle.id)


def words_of(value: object) -> str:
    return json.dumps(value, default=str, ensure_ascii=False)


def test_the_first_muscles_are_all_there() -> None:
    assert set(FIRST_24.split()) <= set(ATLAS.muscles)


def test_the_shipped_files_have_no_errors() -> None:
    assert [str(problem) for problem in validate() if problem.weight is Weight.ERROR] == []


def test_words_and_pictures_agree() -> None:
    assert [str(problem) for problem in validate()] == []


@EVERY_MUSCLE
def test_every_block_is_filled_and_cited(muscle: Muscle) -> None:
    clinic, ims = muscle.clinic, muscle.ims
    assert all(
        (clinic.symptoms, clinic.activated_by, clinic.perpetuated_by, clinic.differential, clinic.tests)
    )
    assert all((ims.segments, ims.look_for, ims.expect, ims.aftercare, ims.cautions))
    assert 3 <= len(muscle.self_care) <= 8
    assert muscle.trigger_points or muscle.no_trigger_points
    blocks = {block for block, _ in muscle.citations()}
    assert {
        "anatomy",
        "clinic",
        "IMS notes",
        "cautions",
        *(point.label for point in muscle.trigger_points),
    } <= blocks


@EVERY_MUSCLE
def test_a_cited_work_is_described(muscle: Muscle) -> None:
    assert {ref.ref for _, ref in muscle.citations()} <= set(ATLAS.sources)


@EVERY_MUSCLE
def test_patients_are_spoken_to_plainly(muscle: Muscle) -> None:
    told = f"{muscle.patient} {' '.join(muscle.self_care)}".lower()
    assert not re.search(r"\bneedl|\bmusculus\b|\btrigger point|\byou have\b|\bims\b", told)
    assert 2 <= len(re.findall(r"[.!?](\s|$)", muscle.patient)) <= 6


@EVERY_MUSCLE
def test_the_worst_caution_comes_first(muscle: Muscle) -> None:
    ranks = [note.severity.rank for note in muscle.cautions]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("name", OVER_THE_LUNG.split())
def test_muscles_over_the_lung_warn_of_late_pneumothorax(name: str) -> None:
    muscle = ATLAS.muscles[next(key for key in ATLAS.muscles if key == name)]
    lung = [note for note in muscle.cautions if note.structure in ("lung-apex", "pleura")]
    assert lung
    assert lung[0].severity in (Severity.STOP, Severity.HIGH)
    assert re.search(r"hours|days", words_of([note.why for note in lung]))


@EVERY_MUSCLE
def test_every_muscle_shows_on_its_own_side_somewhere(muscle: Muscle) -> None:
    for side in Side:
        assert any((muscle.id, side) in view.muscles for view in FIGURE.values())


@EVERY_MUSCLE
def test_every_trigger_point_shows_with_its_pain(muscle: Muscle) -> None:
    for point in muscle.trigger_points:
        assert any((point.id, Side.LEFT) in view.points for view in FIGURE.values())
        named = bool(point.refers.essential or point.refers.spillover)
        assert named == any((point.id, Side.LEFT) in view.zones for view in FIGURE.values())


@EVERY_MUSCLE
def test_the_drawn_depth_is_the_described_one(muscle: Muscle) -> None:
    """A view through the body may show it deep."""
    key = (muscle.id, Side.LEFT)
    shapes = [view.muscles[key] for view in FIGURE.values() if key in view.muscles]
    assert {muscle.depth} <= {shape.depth for shape in shapes} <= {muscle.depth, Depth.DEEP}


def test_left_and_right_show_the_same() -> None:
    for view in (View.ANTERIOR, View.POSTERIOR):
        shapes = FIGURE[view].muscles
        assert all((name, side.other) in shapes for name, side in shapes)
        for (name, side), shape in shapes.items():
            assert shapes[name, side.other].region.area == pytest.approx(shape.region.area)


def test_plates_and_ink_of_every_view_are_there() -> None:
    for files in load_manifest().views.values():
        assert {"tone", "start"} <= set(files.plates)
        assert all(plate.path.is_file() for plate in files.plates.values())
        assert load_ink(files).ink


def test_the_exports_name_only_what_exists() -> None:
    names = set(export_geometry(ATLAS, FIGURE, FIGURE[View.LEFT].body)["views"])  # type: ignore[call-overload]
    assert names == {view.of(Side.RIGHT) for view in View}
    assert len(export_atlas(ATLAS)["muscles"]) == len(ATLAS.muscles)  # type: ignore[arg-type]


def test_the_pain_guide_of_the_docs_is_current() -> None:
    assert Path("docs/PAIN-GUIDE.md").read_text(encoding="utf-8") == guide()


def test_most_muscles_of_the_manuals_pain_guides_stand_among_the_first_of_their_area() -> None:
    body, atlas = load_body(), load_atlas()
    patterns = Patterns(atlas, body.figure, body.index)
    found = wanted = 0
    for area, listed in GUIDE.items():
        muscles = set(listed)
        assert muscles <= atlas.muscles.keys(), area
        results = rank(patterns, Pain(asked=(Asked(AreaId(area), Side.RIGHT),))).results
        first = {one.muscle for one in results[: max(12, 2 * len(muscles))]}
        found, wanted = found + len(muscles & first), wanted + len(muscles)
    assert found / wanted >= 0.9


def test_conditions_hurt_where_their_muscles_refer() -> None:
    """Of the muscles that a condition names, most have a trigger point that names one of its areas."""
    atlas = load_atlas()
    assert len(atlas.conditions) >= 45
    for condition in atlas.conditions.values():
        areas = set(condition.areas)
        named = [
            any(
                areas & {*point.refers.essential, *point.refers.spillover}
                for point in atlas.muscles[one].trigger_points
            )
            for one in condition.muscles
        ]
        assert sum(named) >= len(named) / 2, condition.id


def test_every_segment_is_told_from_c1_to_s5() -> None:
    segments = ATLAS.segments
    assert tuple(segments) == SPINE
    assert {name for name, each in segments.items() if not each.skin or not each.key_point} == {"C1"}
    assert {name for name, each in segments.items() if not each.paraspinal_muscles} == {"S4", "S5"}
    assert all(not each.reflex for name, each in segments.items() if name in ("C8", "T1", "S5"))


@pytest.mark.parametrize("segment", ATLAS.segments.values(), ids=lambda segment: segment.id)
def test_the_muscles_beside_the_spine_are_supplied_by_their_segment(segment: Segment) -> None:
    roots = {name: ATLAS.muscles[name].anatomy.roots for name in segment.paraspinal_muscles}
    assert {name for name, each in roots.items() if segment.id not in each.main + each.also} == set()


def test_segments_and_signs_are_cited_and_read() -> None:
    cited = [each.sources for each in ATLAS.segments.values()]
    cited += [each.sources for each in ATLAS.signs.values()]
    assert [sources for sources in cited if not any(source.read for source in sources)] == []
