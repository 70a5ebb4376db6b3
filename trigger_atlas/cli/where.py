"""The command that goes from pain to muscles."""

from argparse import Namespace
from pathlib import Path

from trigger_atlas.cli.out import OK, UsageError, say, say_json
from trigger_atlas.domain.atlas import Atlas
from trigger_atlas.domain.names import AreaId, ConditionId, Side
from trigger_atlas.domain.pain import Asked, Pain
from trigger_atlas.knowledge.figure import load_body
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.knowledge.painmap import load_painmap
from trigger_atlas.services.words import percent

MOST_SAID = 12
"""Muscles that are printed; JSON has all of them."""


def where(args: Namespace) -> int:
    """``where AREA[:side]...|TEXT|--painted FILE``."""
    from trigger_atlas.services.pain.choir import choir
    from trigger_atlas.services.pain.patterns import Patterns
    from trigger_atlas.services.pain.rank import rank
    from trigger_atlas.services.pain.reasons import flags_of, reason, touched

    atlas = load_atlas()
    pain, conditions = _pain(atlas, args)
    body = load_body(pain.body)
    condition = atlas.conditions[conditions[0]] if conditions else None
    answers = rank(
        Patterns(atlas, body.figure, body.index),
        pain,
        named=frozenset(condition.muscles) if condition else frozenset(),
    )
    flags = flags_of(atlas, touched(answers.areas))
    if args.choir:
        say_json({"choir": choir(answers.areas)}) if args.json else say(choir(answers.areas))
        return OK
    reasons = [reason(atlas, one, answers.areas, condition) for one in answers.results]
    together = answers.together
    if args.json:
        say_json(
            {
                "query": _query(args),
                "areas": [
                    {"id": area, "side": side, "share": _rounded(share)}
                    for (area, side), share in answers.areas.items()
                ],
                "conditions": conditions,
                "red_flags": [{"id": one.id, "urgency": one.urgency, "says": one.says} for one in flags],
                "results": [
                    {
                        "muscle": one.muscle,
                        "side": one.side,
                        "score": _rounded(one.score),
                        "trigger_points": [point.point for point in one.points],
                        "essential_share": _rounded(one.essential),
                        "spillover_share": _rounded(one.spillover),
                        "own_share": _rounded(one.points[0].own) if one.points else 0.0,
                        "local_share": _rounded(one.local),
                        "points": [
                            {
                                "id": point.point,
                                "score": _rounded(point.score),
                                "essential_share": _rounded(point.essential),
                                "spillover_share": _rounded(point.spillover),
                                "own_share": _rounded(point.own),
                                "commonness": point.common,
                            }
                            for point in one.points
                        ],
                        "reason": why,
                    }
                    for one, why in zip(answers.results, reasons, strict=True)
                ],
                "together": {
                    "muscles": [{"muscle": muscle, "side": side} for muscle, side in together.muscles],
                    "share": _rounded(together.share),
                }
                if together
                else None,
                "unexplained_share": _rounded(answers.unexplained),
            }
        )
        return OK
    for flag in flags:
        say(f"! {flag.urgency}: {flag.says}")
    for number, (one, why) in enumerate(zip(answers.results, reasons, strict=True), 1):
        if number > MOST_SAID:
            say(f"and {len(answers.results) - MOST_SAID} more")
            break
        say(f"{number:2}. {atlas.muscles[one.muscle].name}, {one.side}  {percent(one.score)}  {why}")
    if together and len(together.muscles) > 1:
        names = " and ".join(f"{atlas.muscles[muscle].name}, {side}," for muscle, side in together.muscles)
        say(f"{names} together cover {percent(together.share)}.")
    if not answers.results:
        say("No referral in this atlas reaches there.")
    elif answers.unexplained >= 0.005:
        say(f"{percent(answers.unexplained)} stays unexplained by them.")
    say("Possible sources to examine, not a diagnosis.")
    return OK


def _query(args: Namespace) -> str:
    return str(args.painted) if args.painted else " ".join(args.text)


def _pain(atlas: Atlas, args: Namespace) -> tuple[Pain, tuple[ConditionId, ...]]:
    """What was asked: painting, areas by id, or words.

    Raises:
        UsageError: Nothing was asked, or nothing of it was understood.
        DataError: The painting cannot be read.
    """
    from trigger_atlas.services.pain.painting import settled

    if bool(args.painted) == bool(args.text):
        what = "where asks for areas, words, or --painted FILE"
        raise UsageError(what)
    if args.painted:
        return settled(load_painmap(Path(args.painted))), ()
    named = [word.partition(":") for word in args.text]
    if all(area in atlas.areas for area, _, _ in named):
        return Pain(args.body, asked=_asked(named)), ()
    return _in_words(atlas, args)


def _asked(named: list[tuple[str, str, str]]) -> tuple[Asked, ...]:
    found: dict[Asked, None] = {}
    for area, colon, side in named:
        if colon and side not in list(Side):
            what = f"{side or 'nothing'} is no side of {area}"
            raise UsageError(what, tuple(f"{area}:{one}" for one in Side))
        found[Asked(AreaId(area), Side(side) if colon else Side.RIGHT)] = None
    return tuple(found)


def _in_words(atlas: Atlas, args: Namespace) -> tuple[Pain, tuple[ConditionId, ...]]:
    from trigger_atlas.services.pain.asking import PainWords

    text = " ".join(args.text).replace(":", " ")
    understood = PainWords(atlas).understand(text)
    if not understood.areas:
        what = f"no area of skin and no condition is called {text}"
        raise UsageError(what, (understood.nearest,) if understood.nearest else ())
    return Pain(args.body, asked=understood.asked()), understood.conditions


def _rounded(share: float) -> float:
    return round(min(1.0, max(0.0, share)), 4)
