"""The door of the knowledge: the atlas as frozen values, or everything that is wrong with its files."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from trigger_atlas import __version__
from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.names import Severity
from trigger_atlas.knowledge import cache
from trigger_atlas.knowledge.build import BuildError, build
from trigger_atlas.knowledge.folder import KNOWLEDGE, shipped
from trigger_atlas.knowledge.problem import DataError, Problem, Weight


def load_atlas() -> Atlas:
    """Everything the atlas knows, from the cache if the files have not changed.

    Raises:
        DataError: Lists everything that is wrong with the files.
    """
    files = [shipped(name) for name in KNOWLEDGE]
    try:
        key = cache.key_of(file.path for file in files)
    except OSError:
        return build(Atlas, _read_all())
    with suppress(BuildError):
        return build(Atlas, cache.load(key))
    plain = _read_all()
    cache.keep(key, plain)
    return build(Atlas, plain)


def load_rest() -> Atlas | None:
    """The entries that have no fault and name nothing that has one; None if nothing can be opened."""
    from trigger_atlas.knowledge.gather import gather
    from trigger_atlas.knowledge.rest import sound_part

    values = sound_part(gather(shipped(name) for name in KNOWLEDGE))
    return build(Atlas, _plain_atlas(values)) if values else None


def validate(path: Path | None = None) -> tuple[Problem, ...]:
    """Check the knowledge, the drawing, and that words and pictures agree.

    Args:
        path: A YAML file or a folder with any of data's files; the missing ones are the shipped ones.

    Returns:
        Every problem, file by file in reading order; never raises for what the files hold.
    """
    from trigger_atlas.knowledge.validate import problems_of

    return problems_of(path)


def _read_all() -> dict[str, object]:
    from trigger_atlas.knowledge.check import check
    from trigger_atlas.knowledge.check_segments import check_segments
    from trigger_atlas.knowledge.gather import gather

    gathered = gather(shipped(name) for name in KNOWLEDGE)
    problems = [*gathered.problems, *check(gathered.cursors), *check_segments(gathered.cursors)]
    if errors := tuple(problem for problem in problems if problem.weight is Weight.ERROR):
        raise DataError(errors)
    return _plain_atlas(gathered.values)


def _plain_atlas(values: Mapping[str, Any]) -> dict[str, object]:
    """The knowledge in the form that the frozen values are built from, and that the cache keeps."""
    return {
        "version": __version__,
        "muscles": {muscle["id"]: _muscle(muscle) for muscle in values["muscles.yaml"]},
        "areas": {area["id"]: area for area in values["areas.yaml"]},
        "sources": {source["id"]: source for source in values["sources.yaml"]},
        "cautions": {caution["id"]: caution for caution in values["cautions.yaml"]},
        "conditions": {condition["id"]: condition for condition in values["conditions.yaml"]},
        "flags": {flag["id"]: flag for flag in values["red_flags.yaml"]},
        "segments": {segment["id"]: segment for segment in values["segments.yaml"]},
        "signs": {sign["id"]: sign for sign in values["signs.yaml"]},
        "guide": {entry["id"]: entry for entry in values["guide.yaml"]},
    }


def _muscle(muscle: Mapping[str, Any]) -> dict[str, object]:
    points = [{**point, "id": f"{muscle['id']}/{point['id']}"} for point in muscle["trigger_points"]]
    cautions = sorted(muscle["ims"]["cautions"], key=lambda note: Severity(note["severity"]).rank)
    return {**muscle, "trigger_points": points, "ims": {**muscle["ims"], "cautions": cautions}}
