"""All checks together."""

from pathlib import Path

from trigger_atlas.knowledge.check import check, unused
from trigger_atlas.knowledge.check_drawing import check_drawing
from trigger_atlas.knowledge.check_figure import check_figure
from trigger_atlas.knowledge.check_segments import check_segments
from trigger_atlas.knowledge.folder import DRAWING, FILES, KNOWLEDGE, DataFile, files_of, shipped
from trigger_atlas.knowledge.gather import Gathered, gather
from trigger_atlas.knowledge.problem import Problem


def problems_of(path: Path | None) -> tuple[Problem, ...]:
    """Every problem of the shipped files, or of those that ``path`` puts in their places."""
    given = files_of(path) if path else ()
    if path and not given:
        expected = f"Any of {', '.join(FILES)}"
        return (Problem(str(path), 0, 0, "", "there is no file of the atlas in this folder", expected),)
    own = gather(given)
    rest = [shipped(name) for name in FILES if name not in own.names]
    others = gather(rest)
    both = Gathered(
        values={**own.values, **others.values},
        cursors={**own.cursors, **others.cursors},
        problems=[*own.problems, *others.problems],
        names=own.names | others.names,
    )
    problems = [*both.problems, *_between(both, own.names or both.names), *_pictures(both, given)]
    order = {file.shown: i for i, file in enumerate((*given, *rest))}
    return tuple(
        sorted(problems, key=lambda item: (order.get(item.file, len(order)), item.line, item.column))
    )


def _between(both: Gathered, asked: set[str]) -> list[Problem]:
    """Faults between files. A few muscles of one's own leave shipped sources unused, drawings undescribed."""
    idle = [problem for problem in unused(both.cursors) if problem.file in _shown(both, asked)]
    whole = DRAWING in asked or asked >= set(KNOWLEDGE)
    faults = [*check(both.cursors), *check_segments(both.cursors)]
    return [*faults, *idle, *check_drawing(both.cursors, whole=whole)]


def _shown(both: Gathered, names: set[str]) -> set[str]:
    return {both.cursors[name].document.file for name in names if name in both.cursors}


def _pictures(both: Gathered, given: tuple[DataFile, ...]) -> list[Problem]:
    drawing = next((file for file in given if file.name == DRAWING), shipped(DRAWING))
    return list(check_figure(both.cursors, drawing.path))
