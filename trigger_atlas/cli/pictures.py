"""The command that draws; only it needs Qt."""

from argparse import Namespace

from trigger_atlas.cli.commands import find_muscle, require_view
from trigger_atlas.cli.out import FINDINGS, OK, UsageError, complain, say, say_json
from trigger_atlas.domain.muscle import Muscle
from trigger_atlas.domain.names import PointId, SideChoice
from trigger_atlas.knowledge.figure import load_body
from trigger_atlas.knowledge.load import load_atlas


def render(args: Namespace) -> int:
    """``render ID -o FILE``."""
    atlas = load_atlas()
    muscle = find_muscle(atlas, args.muscle)
    points = _points(muscle, args.points)
    drawn = load_body(args.body)
    view = args.view
    if view is not None:
        view = view if args.side is SideChoice.BOTH else view.of(args.side.sides[0])
        require_view(drawn.figure, view)
    from trigger_atlas.render.picture import LAYERS, Picture, save_picture

    picture = Picture(
        muscle=muscle.id,
        view=view,
        side=args.side,
        points_on=points,
        size=args.size,
        layers=LAYERS if args.layers is None else frozenset(args.layers),
        whole=args.fit == "whole",
        dark=args.dark,
        hatch=args.hatch,
        spread=args.spread,
    )
    try:
        view = save_picture(atlas, drawn, picture, args.output)
    except ValueError as error:
        raise UsageError(str(error).rstrip(".")) from None
    except OSError as error:
        complain(f"trigger-atlas: {args.output} cannot be written ({error.strerror})")
        return FINDINGS
    if args.json:
        say_json({"file": str(args.output), "muscle": muscle.id, "view": view, "side": args.side})
    else:
        say(f"{args.output}: {muscle.name}, {view} view")
    return OK


def _points(muscle: Muscle, names: tuple[str, ...]) -> frozenset[PointId]:
    """Trigger points by short or full id.

    Raises:
        UsageError: The muscle has no such point.
    """
    known = {point.id.partition("/")[2]: point.id for point in muscle.trigger_points}
    short = [name.removeprefix(f"{muscle.id}/") for name in names]
    if unknown := [name for name in short if name not in known]:
        what = f"{muscle.id} has no trigger point {', '.join(unknown)}"
        raise UsageError(what, tuple(known))
    return frozenset(known[name] for name in short)
