"""A small atlas as files: one muscle, two areas, one source, two cautions, their drawing and its figure."""

import json
from hashlib import sha256
from pathlib import Path

from trigger_atlas.domain.spine import SPINE

MUSCLES = """\
- id: upper
  name: Upper one
  latin: Musculus superior
  synonyms: [top muscle]
  abbreviations: [UO]
  group: ones
  region: shoulder-girdle
  depth: superficial
  ids: {ta98: A04.3.01.002, fma: "FMA:32557"}
  anatomy:
    origin: skull
    insertion: clavicle
    nerve: [accessory nerve (CN XI)]
    roots: {main: [C3, C4], also: [C2], note: motor supply is the accessory nerve}
    fibre_direction: downwards
    actions: [lifts the shoulder]
    sources: [{ref: manual, at: ch. 6}]
  trigger_points:
    - id: tp1
      label: TP1
      where: front border
      kind: belly
      commonness: 3
      find: pinch the border
      refers: {essential: [temple], spillover: [jaw], words: up to the temple}
      sources: [{ref: manual, read: true}]
    - id: tp2
      label: TP2
      side: left
      where: middle
      kind: attachment
      commonness: 1
      find: press
      refers: {essential: [], spillover: [], words: locally}
      note: seldom
      clinic: {symptoms: [ache at the base]}
      sources: [{ref: manual}]
  clinic:
    symptoms: [headache]
    activated_by: [bag strap]
    perpetuated_by: [stress]
    related: [other-muscle]
    differential: [migraine]
    red_flags: [sudden worst headache]
    tests: [side-bending]
    sources: [{ref: manual}]
  ims:
    segments: [C3, C4]
    paraspinal: multifidus
    look_for: [band]
    position: prone
    palpation: pincer
    needle: {length_mm: [25, 40], gauge_mm: [0.25, 0.30]}
    direction: shallow
    expect: [twitch]
    aftercare: [heat]
    cautions:
      - {structure: nerve, severity: care, why: it lies close}
      - {structure: lung, severity: stop, why: it lies below, part: paraspinal, sources: [{ref: manual}]}
    sources: [{ref: manual}]
  self_care: [let the shoulders drop]
  patient: A muscle of the shoulder.
  disagreements:
    - about: the nerve
      positions:
        - {says: one nerve, sources: [{ref: manual}]}
        - {says: two nerves, sources: [{ref: manual}]}
"""
AREAS = """\
- {id: temple, name: Temple, plain_name: temple, paired: true, where: side of the head}
- {id: jaw, name: Jaw region, plain_name: jaw, paired: true, where: lower face}
"""
SOURCES = """\
- {id: manual, type: book, title: The manual, authors: Author A, year: 1999}
"""
CAUTIONS = """\
- {id: lung, name: Lung apex, danger: Air enters the chest., sources: [{ref: manual}]}
- {id: nerve, name: Accessory nerve, danger: A weak shoulder.}
"""
CONDITIONS = """\
- id: sore-head
  name: Sore head
  plain_name: sore head
  synonyms: [headache]
  areas: [temple]
  muscles: [upper]
  picture: A tight band around the head.
  differential: [migraine]
  red_flags: [sudden worst headache]
  sources: [{ref: manual}]
"""
FLAGS = """\
- id: sudden-headache
  areas: [temple]
  urgency: now
  says: A sudden worst headache may be a bleed.
  plain: A sudden worst headache needs help at once.
  sources: [{ref: manual}]
- id: fever
  areas: []
  urgency: today
  says: Fever with pain may be an infection.
  plain: Fever with pain needs a doctor today.
  sources: [{ref: manual}]
"""
SEGMENT = """\
- id: C5
  key_movement: Bends the elbow.
  reflex: Biceps
  skin: Outer side of the upper arm.
  key_point: Outer side of the elbow crease.
  paraspinal: Beside the spine.
  paraspinal_muscles: [upper]
  notes: [C5 and C6 overlap]
  disagreements:
    - about: the skin
      positions:
        - {says: down to the elbow, sources: [{ref: manual}]}
        - {says: down to the wrist, sources: [{ref: manual}]}
  sources: [{ref: manual, at: ch. 2, read: true}]
"""
BARE_SEGMENT = """\
- id: {name}
  key_movement: None is tested.
  paraspinal: Beside the spine.
  paraspinal_muscles: []
  notes: [seldom]
  sources: [{{ref: manual}}]
"""
SEGMENTS_FILE = "".join(SEGMENT if name == "C5" else BARE_SEGMENT.format(name=name) for name in SPINE)
SIGNS = """\
- id: trophedema
  name: Trophedema
  plain: Doughy swelling under the skin
  look: Press a matchstick into the skin.
  means: It is thought to show an irritated root; little is measured.
  sources: [{ref: manual}]
"""
GUIDE = """\
- id: what-is-it
  part: trigger-points
  title: What is a trigger point?
  plain_title: What is a sore spot?
  keywords: [taut band]
  statements:
    - says: A tender spot in a taut band.
      plain: A sore spot in a tight string of muscle.
      sources: [{ref: manual, at: ch. 2, read: true}]
"""
DRAWING = """\
muscles:
  upper:
    fibres:
      - "f 10,100  f 10,140"
      - "f 50,100/3  l -10,140 t"
    tendon: {origin: 0.1, insertion: 0.2}
    depth: 2
    thickness: 8
    order: 10
    points: {tp1: "f 20,120", tp2: "f 40,130"}
    zones:
      tp1: ["f 20,50/10  f -2,60/4", "f 20,90/8 spillover"]
      tp2: []
areas:
  temple: ["f 10,40  f 30,40  f 30,60  f 10,60"]
  jaw: ["l 10,80  l 30,80  l 30,100"]
"""
DRAWING += "".join(
    [
        "dermatomes:\n",
        *(f'  {name}: ["f 9,9  f 30,9  f 9,{n + 20}"]\n' for n, name in enumerate(["V", *SPINE[1:]])),
        "levels:\n",
        *(f'  {name}: "b 9,{100 + 9 * n}"\n' for n, name in enumerate(SPINE)),
    ]
)
FILES = {
    "muscles.yaml": MUSCLES,
    "areas.yaml": AREAS,
    "sources.yaml": SOURCES,
    "cautions.yaml": CAUTIONS,
    "conditions.yaml": CONDITIONS,
    "red_flags.yaml": FLAGS,
    "segments.yaml": SEGMENTS_FILE,
    "signs.yaml": SIGNS,
    "guide.yaml": GUIDE,
    "drawing.yaml": DRAWING,
}
STORED = ("anterior", "posterior", "left", "hand-palmar-left")
PLATE = b"RIFF" + (4).to_bytes(4, "little") + b"WEBP"


def square(x: float, y: float, size: float) -> str:
    """A square ring with its first corner at x, y."""
    return f"{x:g},{y:g} {x + size:g},{y:g} {x + size:g},{y + size:g} {x:g},{y + size:g}"


def geometry(view: str) -> dict[str, object]:
    """One view: the muscle, a point, its zone over the temple, both areas."""
    return {
        "figure": "male",
        "view": view,
        "box": [-100, -10, 60, 200],
        "outline": square(-60, 0, 180),
        "landmarks": {"acromion.L": [50, 110], "vertex": [0, 2]},
        "muscles": {
            "upper": {
                "depth": "superficial",
                "order": 10,
                "L": square(10, 100, 40),
                "fibres": ["10,100 10,140"],
            },
            "under": {"depth": "deep", "order": 5, "L": square(20, 110, 20), "fibres": []},
        },
        "points": {
            "upper/tp1": {"L": [20, 120], "far": False},
            "upper/tp2": {"L": [40, 130], "far": view == "posterior"},
        },
        "zones": {"upper/tp1": {"essential": square(10, 40, 20), "spillover": square(10, 80, 20)}},
        "areas": {"temple": {"L": square(10, 40, 20)}, "jaw": {"L": square(10, 80, 20)}},
        "dermatomes": {
            "C5": {"territory": square(20, 100, 30), "overlap": square(20, 130, 10)},
            "C6": {"territory": square(20, 130, 20)},
        },
        "levels": {"C5": {"L": [9, 150], "far": view != "posterior"}},
        "structures": {},
    }


def index_entry(view: str) -> dict[str, object]:
    """What :func:`geometry` shows, as the index tells it."""
    return {
        "muscles": {"upper": [1600, 0], "under": [400, 0]},
        "points": {"upper/tp1": 0, "upper/tp2": int(view == "posterior")},
        "zones": {"upper/tp1": 800},
        "areas": {"temple": 400, "jaw": 400},
        "over": {},
    }


def write_data(folder: Path, **changed: str) -> Path:
    """Write data's files; ``muscles="..."`` takes the place of the sample's text."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(changed.get(name.removesuffix(".yaml"), text), encoding="utf-8")
    return folder


def write_figure(folder: Path, drawing: str = DRAWING) -> Path:
    """Write a figure of three whole views, a left hand that fades upwards, and the mirrored views."""
    folder.mkdir(parents=True, exist_ok=True)
    views: dict[str, object] = {
        "right": {"mirror_of": "left"},
        "hand-palmar": {"mirror_of": "hand-palmar-left"},
    }
    for view in STORED:
        views[view] = {
            "box": [-100, -10, 60, 200],
            "plates": {"tone": {"file": f"{view}.tone.webp", "ppu": 2.4}},
            "fade": [[10, 20, 10, -10]] if view in ("hand-palmar-left",) else [],
        }
        (folder / f"{view}.tone.webp").write_bytes(PLATE)
        (folder / f"{view}.geometry.json").write_text(json.dumps(geometry(view)))
        (folder / f"{view}.ink.json").write_text(json.dumps({"ink": [square(0, 0, 2)], "form": []}))
    digest = sha256(drawing.encode()).hexdigest()
    index = {"format": 3, "views": {view: index_entry(view) for view in STORED}}
    (folder / "index.json").write_text(json.dumps(index))
    manifest = {"format": 3, "mesh": "m", "recipe": "r", "drawing": digest, "views": views}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def line_of(text: str, fragment: str) -> int:
    """The line, from 1, on which a fragment of a text starts."""
    return text[: text.index(fragment)].count("\n") + 1
