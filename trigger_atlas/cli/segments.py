"""``segment C5`` and ``segments --tender ID[:side]``: Gunn's segmental reading."""

from argparse import ArgumentTypeError, Namespace

from trigger_atlas.cli.card import row_lines
from trigger_atlas.cli.commands import find_muscle
from trigger_atlas.cli.out import OK, say, say_json
from trigger_atlas.domain.names import MuscleId, SegmentId, Side
from trigger_atlas.domain.spine import segment_of
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.services.segments.myotomes import myotomes
from trigger_atlas.services.segments.reading import Explained, read_muscles
from trigger_atlas.services.words import percent

LENS = "Segmental reading (Gunn), a lens beside that of trigger points"


def segment(args: Namespace) -> int:
    """``segment C5``: what it supplies, how it is examined."""
    atlas = load_atlas()
    known, myotome = atlas.segments[args.segment], myotomes(atlas.muscles.values())[args.segment]
    if args.json:
        say_json(
            {
                "segment": known.id,
                "muscles": {"main": myotome.main, "also": myotome.also},
                "paraspinal": known.paraspinal,
                "paraspinal_muscles": known.paraspinal_muscles,
                "key_movement": known.key_movement,
                "reflex": known.reflex,
                "skin": known.skin,
                "key_point": known.key_point,
                "notes": known.notes,
            }
        )
        return OK
    say(f"{known.id}: {LENS[:1].lower()}{LENS[1:]}")
    for title, words in (
        ("Movement", known.key_movement),
        ("Reflex", known.reflex or "None is tested"),
        ("Skin", known.skin or "None that is constant"),
        ("Key point", known.key_point),
        ("Paraspinal", known.paraspinal),
        *(("Note", note) for note in known.notes),
        ("Main root of", ", ".join(myotome.main)),
        ("Also of", ", ".join(myotome.also)),
    ):
        if words:
            for line in row_lines(title, words):
                say(line)
    return OK


def segments(args: Namespace) -> int:
    """``segments --tender ID[:side]``: which segments explain the muscles found tender or shortened."""
    atlas = load_atlas()
    marks = [(find_muscle(atlas, name).id, side) for name, side in args.tender]
    reading = read_muscles(myotomes(atlas.muscles.values()), atlas.segments, marks)
    if args.json:
        say_json({"results": [_plain(one) for one in reading.results], "unexplained": reading.unexplained})
        return OK
    say(f"{LENS}.")
    for one in reading.results:
        say("")
        say(f"{one.segment:<5}explains {percent(one.share)}: {', '.join(one.explains)}")
        for title, muscles in (("Left over", one.left_over), ("Examine next", one.examine)):
            if muscles:
                for line in row_lines(title, ", ".join(muscles)):
                    say(line)
        if any(one.sides):
            say(f"Left {one.sides[0]}, right {one.sides[1]} of {len(marks)} marked")
    if reading.unexplained:
        say("")
        say(f"No spinal segment supplies {', '.join(reading.unexplained)}.")
    return OK


def a_segment(text: str) -> SegmentId:
    """A segment by its name, in any case.

    Raises:
        ArgumentTypeError: There is none of that name.
    """
    name = segment_of(text)
    if name is None:
        msg = f"{text!r} is no segment; C1 to C8, T1 to T12, L1 to L5 or S1 to S5 is expected"
        raise ArgumentTypeError(msg)
    return name


def a_mark(text: str) -> tuple[MuscleId, Side | None]:
    """A muscle that was found tender, with its side if that is known.

    Raises:
        ArgumentTypeError: What follows the colon is no side.
    """
    name, colon, side = text.partition(":")
    if colon and side not in list(Side):
        msg = f"{text!r}: left or right is expected after the colon"
        raise ArgumentTypeError(msg)
    return MuscleId(name), Side(side) if colon else None


def _plain(one: Explained) -> dict[str, object]:
    return {
        "segment": one.segment,
        "share": one.share,
        "explains": one.explains,
        "left_over": one.left_over,
        "examine": one.examine,
        "left": one.sides[0],
        "right": one.sides[1],
    }
