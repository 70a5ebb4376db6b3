"""Read ``data/drawing.yaml`` strictly: every problem is told with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import yaml

from atelier.frames import VIEWS
from atelier.picks import (
    FACE,
    Pick,
    PickError,
    Stroke,
    parse_course,
    parse_guide,
    parse_patch,
    parse_point,
    parse_stroke,
)
from trigger_atlas.domain.spine import SPINE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")

_SECTIONS = ("muscles", "areas", "dermatomes", "levels", "structures")
_MUSCLE_KEYS = frozenset(
    {
        "fibres",
        "tendon",
        "bands",
        "depth",
        "thickness",
        "order",
        "through",
        "past_limb",
        "rim",
        "points",
        "zones",
    }
)
_STRUCTURE_KEYS = frozenset(
    {"courses", "radius", "fibres", "depth", "thickness", "only", "stands_for", "covered"}
)
_REQUIRED = ("fibres", "tendon", "depth", "thickness", "order")
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_POINT_ID = re.compile(r"tp[1-9]\d*\Z")
_MOST_GUIDES = 8


class DrawingError(ValueError):
    """The drawing cannot be read.

    Attributes:
        problems: Every problem as ``file:line: path: what``.
    """

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class DrawnMuscle:
    """A muscle as authored on the subject's left.

    Attributes:
        id: Muscle id.
        guides: Guide fibres across the muscle, each from origin to insertion.
        tendon: Shares of the length that are tendon, at the origin and at the insertion.
        bands: Tendinous intersections as shares of the length.
        depth: Units below the skin along the ray of the pick.
        thickness: Units, of the belly below the outer face.
        order: Drawn order within the depth layer, higher lies nearer the viewer.
        through: Views where the body hides most of the muscle, and it is given whole, as deep muscles are.
        past_limb: Views where a limb hides most of it, and it is given whole, as if the limb were not there.
        rim: By view, how deep below the skin it still shows where it turns away round the rim, units.
        points: Pick of each trigger point.
        zones: Strokes of each trigger point.
        line: Line of the entry in the file.
    """

    id: str
    guides: tuple[tuple[Pick, ...], ...]
    tendon: tuple[float, float]
    bands: tuple[float, ...]
    depth: float
    thickness: float
    order: float
    through: frozenset[str] = frozenset()
    past_limb: frozenset[str] = frozenset()
    rim: Mapping[str, float] = field(default_factory=dict)
    points: Mapping[str, Pick] = field(default_factory=dict)
    zones: Mapping[str, tuple[Stroke, ...]] = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True)
class DrawnStructure:
    """A structure at risk as authored on the subject's left: tubes, or a sheet as muscles have it.

    Attributes:
        id: Name of the outline.
        caution: Id in ``data/cautions.yaml`` that it counts as; several outlines may count as one.
        only: The side on which an unpaired structure lies, "left" or "right"; None for both.
        covered: Views from which bone covers it, so that no needle reaches it.
        courses: Courses of tubes; the numbers of their picks are the depths of the middle of the tube.
        radius: Units, of the tubes; 0 for a sheet.
        guides: Guides of a sheet; none for tubes.
        depth: Units below the skin along the ray of the pick, of a sheet.
        thickness: Units, of a sheet below its outer face.
    """

    id: str
    caution: str
    only: str | None = None
    covered: frozenset[str] = frozenset()
    courses: tuple[tuple[Pick, ...], ...] = ()
    radius: float = 0.0
    guides: tuple[tuple[Pick, ...], ...] = ()
    depth: float = 0.0
    thickness: float = 0.0


@dataclass(frozen=True)
class Drawing:
    """All that is drawn.

    Attributes:
        muscles: Muscles by id, in the order of the file.
        areas: Patches of each area, each a polygon of picks on one page.
        structures: Structures at risk by the name of the outline, in the order of the file.
        dermatomes: Patches of each dermatome, by segment, and of the face.
        levels: Where the paraspinal muscles of each segment are felt.
    """

    muscles: Mapping[str, DrawnMuscle]
    areas: Mapping[str, tuple[tuple[Pick, ...], ...]]
    dermatomes: Mapping[str, tuple[tuple[Pick, ...], ...]] = field(default_factory=dict)
    levels: Mapping[str, Pick] = field(default_factory=dict)
    structures: Mapping[str, DrawnStructure] = field(default_factory=dict)


def load_drawing(path: Path) -> Drawing:
    """Read the drawing.

    Raises:
        DrawingError: Lists every problem of the file.
    """
    return _Reader(path.name).drawing(path.read_text(encoding="utf-8"))


class _Reader:
    """Walks the YAML nodes and collects problems."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._problems: list[str] = []

    def drawing(self, text: str) -> Drawing:
        try:
            root = yaml.compose(text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 0
            raise DrawingError([f"{self._name}:{line}: {error.problem}"]) from error
        if root is None:
            raise DrawingError([f"{self._name}:1: empty file, expected {', '.join(_SECTIONS)}"])
        top = self._mapping(root, "")
        self._known(top, frozenset(_SECTIONS), root, "")
        muscles, areas, dermatomes, levels, risks = (
            self._mapping(top[name], name) if name in top else {} for name in _SECTIONS
        )
        drawn = {i: self._muscle(i, n) for i, n in muscles.items()}
        patches = {i: self._each(n, f"areas.{i}", parse_patch) for i, n in areas.items()}
        skin = {i: self._each(n, f"dermatomes.{i}", parse_patch) for i, n in dermatomes.items()}
        spine = {i: self._text(n, f"levels.{i}", parse_point) for i, n in levels.items()}
        for name, node in [*dermatomes.items(), *levels.items()]:
            if name not in (*SPINE, FACE):
                self._problem(node, name, f"expected a segment, C1 to S5, or {FACE} for the face")
        structures = {i: s for i, n in risks.items() if (s := self._structure(i, n)) is not None}
        if self._problems:
            raise DrawingError(self._problems)
        return Drawing(
            {i: m for i, m in drawn.items() if m is not None},
            patches,
            skin,
            {i: p for i, p in spine.items() if p is not None},
            structures,
        )

    def _muscle(self, name: str, node: yaml.Node) -> DrawnMuscle | None:
        where = f"muscles.{name}"
        if not _ID.match(name):
            self._problem(node, where, "expected an id of lower-case words joined by '-'")
        entry = self._mapping(node, where)
        self._known(entry, _MUSCLE_KEYS, node, where)
        missing = [k for k in _REQUIRED if k not in entry]
        if missing:
            self._problem(node, where, f"missing {', '.join(missing)}")
            return None
        guides = self._guides(entry["fibres"], f"{where}.fibres")
        points = self._points(entry, where)
        zones = self._zones(entry, where)
        if set(zones) != set(points):
            self._problem(
                node, where, f"points {sorted(points)} and zones {sorted(zones)} must name the same ids"
            )
        return DrawnMuscle(
            id=name,
            guides=guides,
            tendon=self._tendon(entry["tendon"], f"{where}.tendon"),
            bands=self._bands(entry, where),
            depth=self._number(entry["depth"], f"{where}.depth"),
            thickness=self._number(entry["thickness"], f"{where}.thickness"),
            order=self._number(entry["order"], f"{where}.order"),
            through=self._views(entry, "through", where),
            past_limb=self._views(entry, "past_limb", where),
            rim=self._depths(entry, "rim", where),
            points=points,
            zones=zones,
            line=node.start_mark.line + 1,
        )

    def _structure(self, name: str, node: yaml.Node) -> DrawnStructure | None:
        where = f"structures.{name}"
        if not _ID.match(name):
            self._problem(node, where, "expected an id of lower-case words joined by '-'")
        entry = self._mapping(node, where)
        self._known(entry, _STRUCTURE_KEYS, node, where)
        only = self._side(entry, where)
        caution = str(entry["stands_for"].value) if "stands_for" in entry else name
        covered = self._views(entry, "covered", where)
        form = set(entry) - {"only", "stands_for", "covered"}
        if form == {"courses", "radius"}:
            courses = self._each(entry["courses"], f"{where}.courses", parse_course)
            return DrawnStructure(
                name, caution, only, covered, courses, self._number(entry["radius"], f"{where}.radius")
            )
        if form == {"fibres", "depth", "thickness"}:
            depth, thickness = (self._number(entry[k], f"{where}.{k}") for k in ("depth", "thickness"))
            guides = self._guides(entry["fibres"], f"{where}.fibres")
            return DrawnStructure(
                name, caution, only, covered, guides=guides, depth=depth, thickness=thickness
            )
        self._problem(node, where, "expected courses and radius, or fibres, depth and thickness")
        return None

    def _side(self, entry: Mapping[str, yaml.Node], where: str) -> str | None:
        side = str(entry["only"].value) if "only" in entry else None
        if side not in (None, "left", "right"):
            self._problem(entry["only"], f"{where}.only", f"expected left or right, found {side!r}")
        return side

    def _guides(self, node: yaml.Node, where: str) -> tuple[tuple[Pick, ...], ...]:
        guides = self._each(node, where, parse_guide)
        if not 2 <= len(guides) <= _MOST_GUIDES:
            self._problem(node, where, f"expected 2 to {_MOST_GUIDES} guides, found {len(guides)}")
        return guides

    def _points(self, entry: Mapping[str, yaml.Node], where: str) -> dict[str, Pick]:
        if "points" not in entry:
            return {}
        found: dict[str, Pick] = {}
        for name, node in self._mapping(entry["points"], f"{where}.points").items():
            self._point_id(name, node, f"{where}.points")
            pick = self._text(node, f"{where}.points.{name}", parse_point)
            if pick is not None:
                found[name] = pick
        return found

    def _zones(self, entry: Mapping[str, yaml.Node], where: str) -> dict[str, tuple[Stroke, ...]]:
        if "zones" not in entry:
            return {}
        found: dict[str, tuple[Stroke, ...]] = {}
        for name, node in self._mapping(entry["zones"], f"{where}.zones").items():
            self._point_id(name, node, f"{where}.zones")
            found[name] = self._each(node, f"{where}.zones.{name}", parse_stroke)
        return found

    def _point_id(self, name: str, node: yaml.Node, where: str) -> None:
        if not _POINT_ID.match(name):
            self._problem(node, where, f"expected tp1, tp2 ..., found {name!r}")

    def _tendon(self, node: yaml.Node, where: str) -> tuple[float, float]:
        shares = self._mapping(node, where)
        if set(shares) != {"origin", "insertion"}:
            self._problem(node, where, "expected origin and insertion")
            return 0.0, 0.0
        return self._share(shares["origin"], where), self._share(shares["insertion"], where)

    def _bands(self, entry: Mapping[str, yaml.Node], where: str) -> tuple[float, ...]:
        if "bands" not in entry:
            return ()
        return tuple(self._share(n, f"{where}.bands") for n in self._items(entry["bands"], f"{where}.bands"))

    def _views(self, entry: Mapping[str, yaml.Node], key: str, where: str) -> frozenset[str]:
        if key not in entry:
            return frozenset()
        named = frozenset(str(n.value) for n in self._items(entry[key], f"{where}.{key}"))
        if named - frozenset(VIEWS):
            self._problem(entry[key], f"{where}.{key}", f"expected views of {', '.join(VIEWS)}")
        return named

    def _depths(self, entry: Mapping[str, yaml.Node], key: str, where: str) -> dict[str, float]:
        if key not in entry:
            return {}
        named = self._mapping(entry[key], f"{where}.{key}")
        if set(named) - set(VIEWS):
            self._problem(entry[key], f"{where}.{key}", f"expected views of {', '.join(VIEWS)}")
        return {view: self._number(node, f"{where}.{key}.{view}") for view, node in named.items()}

    def _share(self, node: yaml.Node, where: str) -> float:
        value = self._number(node, where)
        if value >= 1:
            self._problem(node, where, f"expected a share below 1, found {value:g}")
        return value

    def _number(self, node: yaml.Node, where: str) -> float:
        if isinstance(node, yaml.ScalarNode) and re.fullmatch(r"\d+(\.\d+)?", node.value):
            return float(node.value)
        self._problem(node, where, "expected a number >= 0")
        return 0.0

    def _each(self, node: yaml.Node, where: str, parse: Callable[[str], T]) -> tuple[T, ...]:
        found = (self._text(n, f"{where}[{i}]", parse) for i, n in enumerate(self._items(node, where)))
        return tuple(f for f in found if f is not None)

    def _text(self, node: yaml.Node, where: str, parse: Callable[[str], T]) -> T | None:
        if not isinstance(node, yaml.ScalarNode):
            self._problem(node, where, "expected a text of picks")
            return None
        try:
            return parse(node.value)
        except PickError as error:
            self._problem(node, where, str(error))
            return None

    def _items(self, node: yaml.Node, where: str) -> list[yaml.Node]:
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        self._problem(node, where, "expected a list")
        return []

    def _mapping(self, node: yaml.Node, where: str) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            self._problem(node, where, "expected a mapping")
            return {}
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if key.value in found:
                self._problem(key, where, f"{key.value} is given twice")
            found[key.value] = value
        return found

    def _known(
        self, entry: Mapping[str, yaml.Node], keys: frozenset[str], node: yaml.Node, where: str
    ) -> None:
        for name in entry:
            if name not in keys:
                self._problem(entry[name], where, f"unknown key {name!r}, expected {', '.join(sorted(keys))}")

    def _problem(self, node: yaml.Node, where: str, what: str) -> None:
        self._problems.append(f"{self._name}:{node.start_mark.line + 1}: {where or 'top'}: {what}")
