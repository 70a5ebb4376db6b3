"""The language of the drawing."""

from pathlib import Path

import pytest

from atelier.drawing import DrawingError, load_drawing
from atelier.picks import PickError, parse_guide, parse_patch, parse_path, parse_point, parse_stroke

MUSCLE = """
muscles:
  soleus:
    fibres:
      - "b 1,100  b 20,120/9 t"
      - "b 1,140  l -20,140"
    tendon: {origin: 0.1, insertion: 0.2}
    depth: 2
    thickness: 8
    order: 40
    points: {tp1: "b 10,120"}
    zones: {tp1: ["b 10,120/8"]}
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "drawing.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_pick_has_view_place_number_and_part() -> None:
    first, second = parse_path("b 9,80  l -22.5,142/14 t")
    assert (first.view, first.x, first.y, first.number, first.part) == ("b", 9, 80, None, None)
    assert (second.view, second.x, second.y, second.number, second.part) == ("l", -22.5, 142, 14, "t")
    assert str(second) == "l -22.5,142/14 t"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "b",
        "x 1,2",
        "b 1;2",
        "b 1,2/",
        "b 1,2 q",
        "b 0,10",
        "f -4,10",
        "l -4,1001",
        "f 331,10",
        "b 1,2,3",
        "m 10,700 t",
        "d -4,10",
        "p 90,-200",
        "u 10,10 a",
        "u 10,10  b 10,500",
        "u 120,0",
    ],
)
def test_what_is_no_path_is_refused(text: str) -> None:
    with pytest.raises(PickError):
        parse_path(text)


def test_a_stroke_may_cross_the_midline() -> None:
    stroke = parse_stroke("b -20,400/13  b 20,400/12 spillover")
    assert stroke.spillover
    assert stroke.widths == (13, 12)


def test_a_stroke_needs_a_width_at_every_pick() -> None:
    with pytest.raises(PickError, match="half-width"):
        parse_stroke("b 20,400/12  b 30,400")


def test_guides_points_and_patches_are_told_apart() -> None:
    with pytest.raises(PickError, match="two picks"):
        parse_guide("b 20,400")
    with pytest.raises(PickError, match="one pick"):
        parse_point("b 20,400/3")
    with pytest.raises(PickError, match="one view"):
        parse_patch("b 1,1  b 2,1  f 2,2")


def test_a_drawing_is_read(tmp_path: Path) -> None:
    drawing = load_drawing(written(tmp_path, MUSCLE))
    muscle = drawing.muscles["soleus"]
    assert [len(g) for g in muscle.guides] == [2, 2]
    assert muscle.tendon == (0.1, 0.2)
    assert muscle.line == 4
    assert muscle.rim == {}
    assert not drawing.areas
    assert not drawing.dermatomes


def test_the_depth_at_the_rim_is_given_by_view(tmp_path: Path) -> None:
    drawing = load_drawing(written(tmp_path, MUSCLE.replace("order: 40", "order: 40\n    rim: {left: 22}")))
    assert drawing.muscles["soleus"].rim == {"left": 22}


def test_dermatomes_and_levels_are_read(tmp_path: Path) -> None:
    text = 'dermatomes:\n  C2: ["b 1,1  b 9,1  b 1,9"]\nlevels:\n  C1: "b 9,104"\n'
    drawing = load_drawing(written(tmp_path, MUSCLE + text))
    assert len(drawing.dermatomes["C2"]) == 1
    assert str(drawing.levels["C1"]) == "b 9,104"
    with pytest.raises(DrawingError, match=r"drawing.yaml:14: C9: expected a segment"):
        load_drawing(written(tmp_path, MUSCLE + text.replace("C2", "C9")))


STRUCTURES = """
structures:
  sciatic-nerve:
    courses:
      - "b 62,520/40  b 66,560/30"
    radius: 4
  liver:
    fibres: ["f 10,260  f 60,250", "f 10,280  f 60,300"]
    depth: 14
    thickness: 20
    only: right
    stands_for: abdominal-organs
"""


def test_structures_are_tubes_or_sheets(tmp_path: Path) -> None:
    nerve, liver = load_drawing(written(tmp_path, STRUCTURES)).structures.values()
    assert (nerve.caution, nerve.only, nerve.radius) == ("sciatic-nerve", None, 4)
    assert [p.number for p in nerve.courses[0]] == [40, 30]
    assert (liver.caution, liver.only, len(liver.guides)) == ("abdominal-organs", "right", 2)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("b 66,560/30", "b 66,560", r"drawing.yaml:5: .*every pick of a course needs a depth"),
        ("    radius: 4\n", "", "drawing.yaml:4: structures.sciatic-nerve: expected courses and radius"),
        ("radius: 4", "radius: 4\n    depth: 3", "expected courses and radius"),
        ("only: right", "only: both", "drawing.yaml:11: structures.liver.only: expected left or right"),
        (', "f 10,280  f 60,300"', "", "expected 2 to 8 guides"),
        ("only: right", "covered: [above]", "structures.liver.covered: expected views"),
        ("stands_for", "standsfor", "unknown key 'standsfor'"),
    ],
)
def test_every_fault_of_a_structure_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    with pytest.raises(DrawingError, match=told):
        load_drawing(written(tmp_path, STRUCTURES.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("order: 40", "ordre: 40", "unknown key 'ordre'"),
        ("order: 40", "depth: 40", "given twice"),
        ("depth: 2", "depth: two", "expected a number"),
        ("b 20,120/9 t", "b 20;120", r"drawing.yaml:5: muscles.soleus.fibres\[0\]"),
        ("points: {tp1:", "points: {tp2:", "must name the same ids"),
        ("insertion: 0.2", "insertion: 1.2", "share below 1"),
        ("order: 40", "order: 40\n    through: [above]", "expected views"),
        ("order: 40", "order: 40\n    rim: {above: 22}", "muscles.soleus.rim: expected views"),
        ("order: 40", "order: 40\n    rim: {left: deep}", "muscles.soleus.rim.left: expected a number"),
        ("muscles:", "musles:", "unknown key 'musles'"),
        ("order: 40", "order: [", "drawing.yaml:"),
    ],
)
def test_every_fault_is_told_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(DrawingError, match=told):
        load_drawing(written(tmp_path, MUSCLE.replace(old, new)))
