"""Loading, the cache, the figure, and where files are found."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tests.unit.sample import MUSCLES, SEGMENTS_FILE, SOURCES, geometry, line_of, write_figure
from trigger_atlas.domain.figure import PointMark
from trigger_atlas.domain.muscle import Needle
from trigger_atlas.domain.names import (
    AreaId,
    Body,
    CautionPart,
    Depth,
    Grade,
    MuscleId,
    PointId,
    SegmentId,
    Severity,
    Side,
    View,
)
from trigger_atlas.domain.spine import SPINE
from trigger_atlas.knowledge import cache, locate
from trigger_atlas.knowledge.atomic import write_atomically
from trigger_atlas.knowledge.build import BuildError, build
from trigger_atlas.knowledge.figure import drawn_bodies, load_body, load_figure, load_ink, load_manifest
from trigger_atlas.knowledge.folder import KNOWLEDGE
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.knowledge.nearest import nearest, one_of
from trigger_atlas.knowledge.problem import DataError

UPPER = MuscleId("upper")
TP1 = PointId("upper/tp1")


@pytest.fixture
def no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading YAML fails the test."""
    monkeypatch.setattr("trigger_atlas.knowledge.gather.gather", lambda _: pytest.fail("YAML was read"))


def test_the_atlas_is_built_from_the_files(home: Path) -> None:
    atlas = load_atlas()
    upper = atlas.muscles[UPPER]
    assert [point.id for point in upper.trigger_points] == ["upper/tp1", "upper/tp2"]
    assert upper.trigger_points[1].side is Side.LEFT
    assert upper.trigger_points[1].clinic is not None
    assert upper.ims.needle == Needle((25, 40), (0.25, 0.3))
    assert upper.ids.uberon == ""
    assert atlas.muscle_of(TP1) is upper
    assert [point.id for _, point in atlas.points()] == ["upper/tp1", "upper/tp2"]


def test_segments_and_signs_come_with_the_atlas(home: Path) -> None:
    atlas = load_atlas()
    assert tuple(atlas.segments) == SPINE
    fifth, first = atlas.segments[SegmentId("C5")], atlas.segments[SegmentId("C1")]
    assert (fifth.reflex, fifth.paraspinal_muscles, fifth.sources[0].read) == ("Biceps", (UPPER,), True)
    assert [side.says for side in fifth.disagreements[0].positions] == [
        "down to the elbow",
        "down to the wrist",
    ]
    assert (first.reflex, first.skin, first.key_point, first.disagreements) == ("", "", "", ())
    assert [sign.name for sign in atlas.signs.values()] == ["Trophedema"]


def test_a_faulty_segment_says_where(home: Path) -> None:
    (home / "data" / "segments.yaml").write_text(SEGMENTS_FILE.replace("skin:", "skn:"))
    with pytest.raises(DataError) as caught:
        load_atlas()
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("data/segments.yaml", line_of(SEGMENTS_FILE, "skin:"))
    assert "the nearest is skin" in problem.expected


def test_cautions_come_worst_first(home: Path) -> None:
    notes = load_atlas().muscles[UPPER].cautions
    assert [(note.severity, note.part) for note in notes] == [
        (Severity.STOP, CautionPart.PARASPINAL),
        (Severity.CARE, CautionPart.MUSCLE),
    ]


@pytest.mark.usefixtures("home")
def test_the_second_start_reads_no_yaml(request: pytest.FixtureRequest) -> None:
    first = load_atlas()
    request.getfixturevalue("no_reading")
    assert load_atlas() == first


def test_a_changed_file_is_read_anew(home: Path) -> None:
    load_atlas()
    (home / "data" / "muscles.yaml").write_text(MUSCLES.replace("Upper one", "Highest one"))
    assert load_atlas().muscles[UPPER].name == "Highest one"


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"not a cache", b"x\n{}"])
def test_a_corrupt_cache_is_rebuilt(home: Path, damage: bytes) -> None:
    load_atlas()
    kept = cache.cache_file().read_bytes()
    cache.cache_file().write_bytes(damage)
    assert load_atlas().muscles[UPPER].name == "Upper one"
    assert cache.cache_file().read_bytes() == kept


def test_a_single_wrong_letter_in_the_cache_is_noticed(home: Path) -> None:
    load_atlas()
    text = cache.cache_file().read_text()
    cache.cache_file().write_text(text.replace("headache", "heartache"))
    assert load_atlas().muscles[UPPER].clinic.symptoms == ("headache",)


def test_a_cache_of_another_form_is_rebuilt(home: Path) -> None:
    key = cache.key_of(home / "data" / name for name in KNOWLEDGE)
    cache.keep(key, {"version": "1"})
    assert UPPER in load_atlas().muscles


def test_a_cache_that_cannot_be_written_is_no_fault(home: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert UPPER in load_atlas().muscles


def test_bad_data_raise_every_problem_and_leave_no_cache(home: Path) -> None:
    (home / "data" / "muscles.yaml").write_text(MUSCLES.replace("[temple]", "[tempel]"))
    (home / "data" / "sources.yaml").write_text(SOURCES.replace("book", "bok"))
    with pytest.raises(DataError) as caught:
        load_atlas()
    assert [problem.file for problem in caught.value.problems] == ["data/sources.yaml", "data/muscles.yaml"]
    assert "tempel" in str(caught.value)
    assert not cache.cache_file().exists()


def test_a_missing_file_raises_and_says_which(home: Path) -> None:
    (home / "data" / "areas.yaml").unlink()
    with pytest.raises(DataError) as caught:
        load_atlas()
    assert [problem.file for problem in caught.value.problems] == ["data/areas.yaml"]


def test_a_cache_hit_imports_neither_yaml_nor_pydantic_nor_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from trigger_atlas.knowledge.load import load_atlas; load_atlas();"
        "print([name for name in ('yaml', 'pydantic', 'shapely', 'numpy', 'PySide6') if name in sys.modules])"
    )
    folders = {name: str(tmp_path) for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME")}
    for expected in (None, "[]"):
        run = [sys.executable, "-c", code]
        done = subprocess.run(run, env={**os.environ, **folders}, capture_output=True, text=True, check=True)
        assert expected in (None, done.stdout.strip())


@dataclass(frozen=True)
class Leaf:
    size: float
    kind: Depth
    pair: tuple[float, float] = (0, 0)
    names: tuple[str, ...] = ()
    side: Side | None = None
    many: dict[str, int] = field(default_factory=dict)


def test_values_are_built_by_the_types_of_their_fields() -> None:
    plain = {"size": 1, "kind": "deep", "pair": [1, 2.5], "names": ["a"], "side": "left", "many": {"a": 1}}
    assert build(Leaf, plain) == Leaf(1, Depth.DEEP, (1, 2.5), ("a",), Side.LEFT, {"a": 1})
    assert build(Leaf, {"size": 1.5, "kind": "deep", "side": None}) == Leaf(1.5, Depth.DEEP)


@pytest.mark.parametrize(
    "wrong",
    [
        {"size": "1"},
        {"size": True},
        {"kind": "flat"},
        {"kind": 3},
        {"pair": [1]},
        {"names": "a"},
        {"many": [1]},
        {"more": 1},
        {"size": ...},
    ],
)
def test_values_of_other_types_are_not_built(wrong: dict[str, object]) -> None:
    plain = {"size": 1.0, "kind": "deep", **wrong}
    with pytest.raises(BuildError):
        build(Leaf, {key: value for key, value in plain.items() if value is not ...})


def test_a_file_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "folder" / "a.json"
    write_atomically(path, "first")

    def refuse(_: int) -> None:
        raise OSError(28, "No space left")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, "second")
    assert [item.name for item in path.parent.iterdir()] == ["a.json"]
    assert path.read_text() == "first"


def test_an_installed_package_looks_into_itself_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "trigger_atlas"
    monkeypatch.setattr(locate, "_package", lambda: package)
    with pytest.raises(FileNotFoundError, match=r"data/areas\.yaml"):
        locate.data_file("areas.yaml")
    assert not locate.data_place("areas.yaml").exists()
    for root in (tmp_path, package / "_shipped"):
        (root / "data").mkdir(parents=True)
        (root / "data" / "areas.yaml").touch()
        assert (
            locate.data_file("areas.yaml") == locate.data_place("areas.yaml") == root / "data" / "areas.yaml"
        )


def test_the_checkout_finds_its_own_files() -> None:
    assert locate.data_file("muscles.yaml").is_file()
    assert locate.resource("fonts").is_dir()


def test_the_nearest_word_is_offered() -> None:
    assert nearest("soleuss", ["soleus", "piriformis"]) == "soleus"
    assert nearest("xyz", ["soleus"]) == ""
    assert one_of("x", [], "A word") == "A word"
    assert one_of("soleuss", ["soleus"], "A muscle") == "A muscle: soleus; the nearest is soleus"
    assert one_of("x", map(str, range(100, 120)), "A number") == "A number"


def test_both_sides_come_from_the_stored_left_one(home: Path) -> None:
    front = load_figure()[View.ANTERIOR]
    left, right = front.muscles[UPPER, Side.LEFT], front.muscles[UPPER, Side.RIGHT]
    assert (left.region.bounds, right.region.bounds) == ((10, 100, 50, 140), (-50, 100, -10, 140))
    assert list(right.fibres[0].rings[0]) == [(-10, 100), (-10, 140)]
    assert front.points[TP1, Side.RIGHT].x == -20
    assert front.zones[TP1, Side.RIGHT][Grade.ESSENTIAL].bounds == (-30, 40, -10, 60)
    assert front.areas[AreaId("jaw"), Side.LEFT].area == 400
    dermatome = front.dermatomes[SegmentId("C5"), Side.RIGHT]
    assert list(dermatome.territory.bounds) == [-50, 100, -20, 130]
    assert dermatome.overlap is not None
    assert list(dermatome.overlap.bounds) == [-30, 130, -20, 140]
    assert front.dermatomes[SegmentId("C6"), Side.LEFT].overlap is None
    assert front.levels[SegmentId("C5"), Side.RIGHT] == PointMark(-9, 150, far=True)
    assert front.landmarks == {"acromion.L": (50, 110), "acromion.R": (-50, 110), "vertex": (0, 2)}
    assert list(front.outline.bounds) == [-60, 0, 120, 180]


def test_profiles_show_the_near_side_and_right_mirrors_left(home: Path) -> None:
    figure = load_figure()
    left, right = figure[View.LEFT], figure[View.RIGHT]
    assert {side for _, side in left.muscles} == {Side.LEFT}
    assert {side for _, side in right.muscles} == {Side.RIGHT}
    assert (left.box, right.box) == ((-100, -10, 60, 200), (-60, -10, 100, 200))
    assert list(right.outline.bounds) == [-120, 0, 60, 180]
    assert right.landmarks == {"acromion.R": (-50, 110), "vertex": (0, 2)}
    assert left.landmarks["vertex"] == (0, 2)


def test_the_manifest_names_plates_and_ink(home: Path) -> None:
    manifest = load_manifest(Body.MALE)
    right = manifest.views[View.RIGHT]
    assert right.mirror
    assert right.plates["tone"].path == manifest.folder / "left.tone.webp"
    assert right.plates["tone"].ppu == 2.4
    assert list(load_ink(right).ink[0].bounds) == [-2, 0, 0, 2]
    assert list(load_ink(manifest.views[View.LEFT]).ink[0].bounds) == [0, 0, 2, 2]


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("manifest.json", "{", "the file is damaged"),
        ("manifest.json", '{"format": 9}', "format 3 is read, not 9"),
        ("manifest.json", "[]", "the file has the wrong form"),
        ("index.json", "{}", "the file has the wrong form"),
        ("index.json", None, "the file cannot be read"),
        ("left.geometry.json", "\0", "the file is damaged"),
        ("left.geometry.json", "[" * 100_000, "the file is damaged"),
        ("left.geometry.json", "{}", "the file has the wrong form"),
        ("left.geometry.json", json.dumps({**geometry("left"), "outline": 3}), "text expected, not 3"),
        ("left.geometry.json", None, "the file cannot be read (No such file or directory)"),
    ],
)
def test_a_damaged_figure_says_which_file(home: Path, name: str, text: str | None, what: str) -> None:
    path = home / "resources" / "figure" / "male" / name
    path.unlink() if text is None else path.write_text(text)
    with pytest.raises(DataError) as caught:
        load_body().figure[View.LEFT]
    (problem,) = caught.value.problems
    assert problem.file == f"resources/figure/male/{name}"
    assert what in problem.what
    assert "install Trigger Atlas again" in problem.expected


def test_the_views_of_a_limb_mirror_each_other_and_run_out(home: Path) -> None:
    drawn = load_body()
    left, right = (drawn.manifest.views[view] for view in (View.HAND_PALMAR_LEFT, View.HAND_PALMAR))
    assert (left.mirror, right.mirror, right.stored) == (False, True, View.HAND_PALMAR_LEFT)
    assert (left.fade, right.fade) == (((10, 20, 10, -10),), ((-10, 20, -10, -10),))
    assert drawn.manifest.views[View.LEFT].fade == ()
    assert (left.ppu, replace(left, plates={}).ppu) == (2.4, 2.4)
    assert {side for _, side in drawn.figure[View.HAND_PALMAR].muscles} == {Side.RIGHT}
    assert drawn.index.muscle_area(View.HAND_PALMAR, UPPER, Side.RIGHT) == 1600


def test_views_are_read_only_when_they_are_asked_for(home: Path) -> None:
    (home / "resources" / "figure" / "male" / "posterior.geometry.json").unlink()
    drawn = load_body()
    assert drawn.index.faces(View.ANTERIOR, TP1, Side.LEFT)
    assert drawn.figure.held == {}
    assert (UPPER, Side.LEFT) in drawn.figure[View.ANTERIOR].muscles
    assert list(drawn.figure.held) == [View.ANTERIOR]
    with pytest.raises(DataError, match=r"posterior\.geometry\.json"):
        drawn.figure[View.POSTERIOR]


def test_only_the_bodies_that_were_drawn_are_offered(home: Path) -> None:
    assert drawn_bodies() == (Body.MALE,)
    write_figure(home / "resources" / "figure" / "female")
    assert drawn_bodies() == (Body.MALE, Body.FEMALE)
    assert load_body(Body.FEMALE).figure[View.LEFT].body is Body.FEMALE


def test_a_missing_figure_says_so(home: Path) -> None:
    (home / "resources" / "figure" / "male" / "manifest.json").unlink()
    with pytest.raises(DataError, match="the drawn body is missing"):
        load_manifest()


def test_damaged_ink_says_which_file(home: Path) -> None:
    files = load_manifest().views[View.LEFT]
    files.ink.write_text('{"ink": [1]}')
    with pytest.raises(DataError, match=r"left\.ink\.json"):
        load_ink(files)
