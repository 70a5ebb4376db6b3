"""The commands that read: nothing here draws, so nothing here needs Qt."""

from argparse import Namespace

from trigger_atlas.cli.card import card_text
from trigger_atlas.cli.out import FINDINGS, OK, UsageError, plain_problems, say, say_json
from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.figure import Figure
from trigger_atlas.domain.muscle import Muscle
from trigger_atlas.domain.names import MuscleId, View
from trigger_atlas.knowledge.figure import load_figure
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.knowledge.load import validate as find_problems
from trigger_atlas.knowledge.problem import Weight
from trigger_atlas.services.exports import export_atlas, export_cautions, export_geometry, export_muscle
from trigger_atlas.services.search import SearchIndex

MOST_NEAREST = 3


def show(args: Namespace) -> int:
    """``show ID``."""
    atlas = load_atlas()
    muscle = find_muscle(atlas, args.muscle)
    if args.json:
        say_json(export_muscle(atlas, muscle))
    else:
        say(card_text(atlas, muscle))
    return OK


def search(args: Namespace) -> int:
    """``search TEXT``."""
    atlas = load_atlas()
    query = " ".join(args.text)
    index = SearchIndex(atlas)
    found = index.search(query)
    nearest = "" if found else index.nearest(query)
    if args.json:
        results = [
            {"muscle": hit.muscle, "name": atlas.muscles[hit.muscle].name, "kind": hit.kind, "also": hit.also}
            for hit in found
        ]
        say_json({"query": query, "results": results, "nearest": nearest})
    else:
        for hit in found:
            say(f"{hit.muscle:<34}{atlas.muscles[hit.muscle].name}{f'  ({hit.also})' if hit.also else ''}")
        if not found:
            say(f"Nothing found for {query}." + (f" The nearest name is {nearest}." if nearest else ""))
    return OK


def hit(args: Namespace) -> int:
    """``hit --view V --at X,Y``: muscles superficial to deep, areas of skin, structures at risk."""
    from trigger_atlas.domain.hit import HitIndex

    atlas = load_atlas()
    figure = load_figure(args.body)
    view = args.view.of(args.side) if args.side else args.view
    require_view(figure, view)
    index = HitIndex(figure[view])
    hits = [
        item
        for item in index.muscles_at(*args.at)
        if args.side in (None, item.side) and args.depth in (None, item.depth)
    ]
    areas = [(area, side) for area, side in index.areas_at(*args.at) if args.side in (None, side)]
    muscles = [atlas.muscles[item.muscle] for item in hits if item.muscle in atlas.muscles]
    cautions = [
        {"muscle": muscle.id, **note} for muscle in muscles for note in export_cautions(atlas, muscle)
    ]
    if args.json:
        say_json(
            {
                "hits": [
                    {"muscle": item.muscle, "side": item.side, "depth": item.depth, "order": item.order}
                    for item in hits
                ],
                "areas": [{"id": area, "side": side} for area, side in areas],
                "cautions": cautions,
            }
        )
        return OK
    for number, item in enumerate(hits, 1):
        say(f"{number}. {item.muscle}, {item.side}, {item.depth}")
    for area, side in areas:
        say(f"Skin: {atlas.areas[area].plain_name if area in atlas.areas else area}, {side}")
    for caution in cautions:
        say(f"{str(caution['severity']).upper()}: {caution['structure']} ({caution['muscle']})")
    if not hits and not areas:
        say("Nothing lies there.")
    return OK


def export(args: Namespace) -> int:
    """``export atlas|geometry``: JSON with or without ``--json``."""
    if args.what == "atlas":
        say_json(export_atlas(load_atlas()))
    else:
        say_json(export_geometry(load_atlas(), load_figure(args.body), args.body), compact=True)
    return OK


def validate(args: Namespace) -> int:
    """``validate [PATH] [--strict]``."""
    problems = find_problems(args.path)
    errors = sum(problem.weight is Weight.ERROR for problem in problems)
    if args.json:
        say_json(plain_problems(problems))
    else:
        for problem in problems:
            say(f"{problem.place} {problem.weight}: {str(problem).removeprefix(problem.place + ' ')}")
        say(f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}")
    return FINDINGS if errors or (args.strict and problems) else OK


def find_muscle(atlas: Atlas, name: str) -> Muscle:
    """The muscle with an id.

    Raises:
        UsageError: There is none; carries the nearest ids.
    """
    if name in atlas.muscles:
        return atlas.muscles[MuscleId(name)]
    found = tuple(hit.muscle for hit in SearchIndex(atlas).search(name)[:MOST_NEAREST])
    what = f"there is no muscle {name}"
    raise UsageError(what, found)


def require_view(figure: Figure, view: View) -> None:
    """Make sure that a view was drawn.

    Raises:
        UsageError: It was not; carries the views there are.
    """
    if view not in figure:
        what = f"this figure has no view {view}"
        raise UsageError(what, tuple(figure))


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
