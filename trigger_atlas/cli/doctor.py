"""Tells about an installation and what is wrong with it."""

import platform
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version

from trigger_atlas import __version__
from trigger_atlas.cli.out import FINDINGS, OK, say, say_json
from trigger_atlas.display import has_display
from trigger_atlas.domain.names import Body
from trigger_atlas.knowledge import cache
from trigger_atlas.knowledge.figure import load_index, load_manifest
from trigger_atlas.knowledge.folder import DRAWING, KNOWLEDGE, shipped
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.knowledge.locate import resource
from trigger_atlas.knowledge.problem import DataError
from trigger_atlas.settings import settings_file

LIBRARIES = (
    "PySide6-Essentials",
    "shapely",
    "numpy",
    "PyYAML",
    "pydantic",
    "rapidfuzz",
    "platformdirs",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report; ``well`` is False if somebody should do something."""

    name: str
    value: str
    well: bool = True


def doctor(args: Namespace) -> int:
    """``doctor``: status 1 if anything is wrong."""
    findings = list(_findings())
    well = all(finding.well for finding in findings)
    if args.json:
        say_json({"well": well, "findings": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            say(f"{'ok ' if finding.well else 'BAD'}  {finding.name:<20}{finding.value}")
    return OK if well else FINDINGS


def _findings() -> Iterator[Finding]:
    yield Finding("Trigger Atlas", __version__)
    yield Finding("Python", f"{platform.python_version()} ({sys.executable})")
    yield Finding("System", platform.platform())
    yield Finding(
        "Display", "yes" if has_display() else "none: pictures can be drawn, the window cannot open"
    )
    yield from map(_library, LIBRARIES)
    yield from map(_data_file, (*KNOWLEDGE, DRAWING))
    yield _knowledge()
    yield _cache()
    yield Finding("Settings", str(settings_file()))
    yield from map(_figure, Body)
    yield _fonts()


def _library(name: str) -> Finding:
    try:
        return Finding(name, version(name))
    except PackageNotFoundError:
        return Finding(name, "not installed", well=False)


def _data_file(name: str) -> Finding:
    path = shipped(name).path
    return Finding(name, str(path) if path.exists() else "missing", well=path.exists())


def _knowledge() -> Finding:
    try:
        atlas = load_atlas()
    except DataError as error:
        return Finding("Knowledge", f"{len(error.problems)} errors; see trigger-atlas validate", well=False)
    points = sum(len(muscle.trigger_points) for muscle in atlas.muscles.values())
    return Finding("Knowledge", f"{len(atlas.muscles)} muscles, {points} trigger points")


def _cache() -> Finding:
    path = cache.cache_file()
    with suppress(OSError):
        key = cache.key_of(shipped(name).path for name in KNOWLEDGE)
        if cache.load(key) is not None:
            return Finding("Cache", f"up to date: {path}")
    return Finding("Cache", f"not kept, every start reads the YAML: {path}")


def _figure(body: Body) -> Finding:
    try:
        manifest = load_manifest(body)
        load_index(manifest)
    except DataError as error:
        return Finding(f"Figure {body}", error.problems[0].what, well=False)
    with suppress(OSError):
        if sha256(shipped(DRAWING).path.read_bytes()).hexdigest() == manifest.drawing:
            return Finding(f"Figure {body}", f"{len(manifest.views)} views, current")
    return Finding(f"Figure {body}", "older than drawing.yaml; build it anew", well=False)


def _fonts() -> Finding:
    with suppress(FileNotFoundError):
        if fonts := sorted(path.stem for path in resource("fonts").glob("*.ttf")):
            return Finding("Fonts", ", ".join(fonts))
    return Finding("Fonts", "missing", well=False)
