"""Checks that words and pictures agree: the built figure shows what the knowledge says."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from trigger_atlas.domain.names import AreaId, Grade, PointId
from trigger_atlas.knowledge.check_place import check_places
from trigger_atlas.knowledge.cursor import Cursor
from trigger_atlas.knowledge.figure import Manifest, load_body, load_manifest, shown_name
from trigger_atlas.knowledge.pictures import Pictures
from trigger_atlas.knowledge.problem import DataError, Problem, Weight

NAMED_COVER = 0.35
"""Least share of the smaller of area and essential zone that both have in common if the area is named."""
UNNAMED_COVER = 0.5
"""Share of an area from which an essential zone that covers it must name it."""
UNDRAWN = frozenset({"teeth", "pelvic-floor"})
"""Areas whose patches are schematic: they may be covered without being named."""


def check_figure(cursors: Mapping[str, Cursor], drawing: Path) -> Iterator[Problem]:
    """Every disagreement between the shipped figure and the knowledge, and every damaged file of it."""
    try:
        manifest = load_manifest()
        yield from _damaged(manifest)
        pictures = Pictures(load_body().figure)
    except DataError as error:
        yield from error.problems
        return
    stale = list(_stale(manifest, drawing))
    yield from stale
    if "muscles.yaml" in cursors:
        yield from check_places(cursors, pictures, current=not stale)
        for muscle in cursors["muscles.yaml"].each():
            for point in muscle.at("trigger_points").each():
                name = PointId(f"{muscle.at('id').text}/{point.at('id').text}")
                yield from _uncovered(pictures, name, point)
                yield from _unnamed(pictures, name, point)


def _damaged(manifest: Manifest) -> Iterator[Problem]:
    """Plates that are missing or no whole WebP files, told by their first bytes."""
    for files in manifest.views.values():
        for plate in files.plates.values() if not files.mirror else ():
            try:
                raw = plate.path.read_bytes()
            except OSError:
                raw = b""
            whole = (
                raw[:4] == b"RIFF"
                and raw[8:12] == b"WEBP"
                and int.from_bytes(raw[4:8], "little") + 8 == len(raw)
            )
            if not whole:
                expected = (
                    "The picture as it was shipped: install Trigger Atlas again, or build the figure anew"
                )
                yield Problem(shown_name(plate.path), 0, 0, "", "the picture is missing or damaged", expected)


def _stale(manifest: Manifest, drawing: Path) -> Iterator[Problem]:
    if drawing.exists() and sha256(drawing.read_bytes()).hexdigest() != manifest.drawing:
        name = shown_name(manifest.folder / "manifest.json")
        what = "the geometry is older than drawing.yaml"
        yield Problem(name, 0, 0, "", what, "A figure built from this drawing.yaml", Weight.WARNING)


def _uncovered(pictures: Pictures, name: PointId, point: Cursor) -> Iterator[Problem]:
    for area in point.at("refers", "essential").each():
        share = pictures.named_cover(name, AreaId(area.text))
        if share is not None and share < NAMED_COVER:
            what = f"{area.text} is named essential, but the drawn zone covers {share:.0%}"
            expected = f"At least {NAMED_COVER:.0%} of the smaller of the two"
            yield area.problem(what, expected, weight=Weight.WARNING)


def _unnamed(pictures: Pictures, name: PointId, point: Cursor) -> Iterator[Problem]:
    named = {area.text for grade in Grade for area in point.at("refers", grade).each()}
    for area in pictures.areas():
        if (
            area not in named
            and area not in UNDRAWN
            and (share := pictures.area_cover(name, area)) >= UNNAMED_COVER
        ):
            what = f"the drawn essential zone covers {share:.0%} of {area}, which is not named"
            yield point.at("refers").problem(what, f"{area} named, or a smaller zone", weight=Weight.WARNING)
