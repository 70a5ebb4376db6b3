"""The words of the command line."""

import argparse
from collections.abc import Callable
from math import isfinite
from pathlib import Path

from trigger_atlas import __version__
from trigger_atlas.cli import commands
from trigger_atlas.cli.cautions import cautions
from trigger_atlas.cli.doctor import doctor
from trigger_atlas.cli.pictures import render
from trigger_atlas.cli.segments import a_mark, a_segment, segment, segments
from trigger_atlas.cli.where import where
from trigger_atlas.domain.names import Body, Depth, Side, SideChoice, View

Run = Callable[[argparse.Namespace], int]

COMMANDS = (
    "show",
    "cautions",
    "search",
    "where",
    "segment",
    "segments",
    "hit",
    "render",
    "export",
    "validate",
    "doctor",
)
LINK = "trigger-atlas://muscle/soleus?side=left"


def build_parser() -> argparse.ArgumentParser:
    """The parser of every command."""
    parser = argparse.ArgumentParser(
        prog="trigger-atlas",
        description="Atlas of myofascial trigger points, referred pain and IMS notes. Without a command, or "
        f"with a muscle id or a link such as {LINK}, the window opens.",
        epilog="Exit status: 0 all is well, 1 something was found, 2 the command was not understood.",
    )
    parser.add_argument("--version", action="version", version=f"trigger-atlas {__version__}")
    actions = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_reading(actions)
    _add_picture(actions)
    _add_files(actions)
    return parser


def _add_reading(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    show = _command(actions, "show", commands.show, "print all that is known of a muscle")
    show.add_argument("muscle", metavar="ID", help="a muscle, trapezius-upper")
    risk = _command(
        actions, "cautions", cautions, "list the structures at risk, and what to do if one is hit"
    )
    risk.add_argument("muscle", metavar="ID", help="a muscle, trapezius-upper")
    _add_body(risk)
    search = _command(actions, "search", commands.search, "find muscles by name, nerve, root or area of pain")
    search.add_argument(
        "text", nargs="+", metavar="TEXT", help="what to look for; typing errors are forgiven"
    )
    pain = _command(actions, "where", where, "rank the muscles that commonly refer to where it hurts")
    pain.add_argument(
        "text",
        nargs="*",
        metavar="AREA[:SIDE]|TEXT",
        help="areas of skin, temple:left, on the right if no side is named; or words, tennis elbow",
    )
    pain.add_argument("--painted", type=Path, metavar="FILE", help="a drawing saved as *.painmap.json")
    pain.add_argument("--choir", action="store_true", help="only name the segments of the CHOIR body map")
    _add_body(pain)
    level = _command(actions, "segment", segment, "tell what a segment supplies and how it is examined")
    level.add_argument("segment", type=a_segment, metavar="SEGMENT", help="C1 to S5")
    levels = _command(actions, "segments", segments, "rank the segments that explain tender muscles")
    levels.add_argument(
        "--tender",
        type=a_mark,
        action="extend",
        nargs="+",
        required=True,
        metavar="ID[:SIDE]",
        help="a muscle found tender or shortened, infraspinatus:left; may be repeated",
    )
    hit = _command(actions, "hit", commands.hit, "tell what lies under a place on the figure")
    hit.add_argument("--view", type=View, choices=list(View), required=True, help="the view: %(choices)s")
    hit.add_argument(
        "--at", type=place, required=True, metavar="X,Y", help="body units: stature 1000, y down"
    )
    hit.add_argument(
        "--side",
        type=Side,
        choices=list(Side),
        help="only muscles of this side; of a limb, which one is shown",
    )
    hit.add_argument("--depth", type=Depth, choices=list(Depth), help="only muscles of this layer")
    _add_body(hit)


def _add_picture(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    picture = _command(actions, "render", render, "draw a muscle and its pain into a file")
    picture.add_argument("muscle", metavar="ID", help="a muscle, trapezius-upper")
    picture.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help=".png, .svg or .pdf"
    )
    picture.add_argument(
        "--view",
        type=View,
        choices=list(View),
        help="the view; else the one that shows most; --side names the limb",
    )
    picture.add_argument("--side", type=SideChoice, choices=list(SideChoice), default=SideChoice.LEFT)
    picture.add_argument(
        "--points", type=words, default=(), metavar="TP,TP", help="whose pain is drawn, tp1,tp2"
    )
    picture.add_argument("--size", type=int, default=1600, metavar="N", help="longer side, pixels")
    picture.add_argument("--layers", type=words, metavar="LAYER,LAYER", help="what is drawn; else everything")
    picture.add_argument(
        "--fit", choices=("selection", "whole"), default="selection", help="what fills the page"
    )
    picture.add_argument("--dark", action="store_true", help="on a dark page")
    picture.add_argument(
        "--spread", type=float, default=1.0, metavar="SHARE", help="how far the pain has come, 0 to 1"
    )
    picture.add_argument("--hatch", action="store_true", help="hatch the pain, for eyes that do not tell red")
    _add_body(picture)


def _add_files(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    export = _command(actions, "export", commands.export, "print the knowledge or the geometry as JSON")
    export.add_argument("what", choices=("atlas", "geometry"))
    _add_body(export)
    check = _command(
        actions, "validate", commands.validate, "check the knowledge, and that words and pictures agree"
    )
    check.add_argument("path", nargs="?", type=Path, metavar="PATH", help="a YAML file or a folder of them")
    check.add_argument("--strict", action="store_true", help="warnings count as errors")
    _command(actions, "doctor", doctor, "tell about this installation and what is wrong with it")


def _command(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, run: Run, purpose: str
) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=purpose, description=f"{purpose[:1].upper()}{purpose[1:]}.")
    parser.add_argument("--json", action="store_true", help="answer with one JSON document")
    parser.set_defaults(run=run)
    return parser


def _add_body(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--body", type=Body, choices=list(Body), default=Body.MALE, help="the figure: %(choices)s"
    )


def place(text: str) -> tuple[float, float]:
    """A place on the page, body units.

    Raises:
        argparse.ArgumentTypeError: The text is not two numbers.
    """
    try:
        x, y = map(float, text.split(","))
    except ValueError:
        x = y = float("nan")
    if not (isfinite(x) and isfinite(y)):
        msg = f"{text!r} is no place; two numbers with a comma are expected, -70,430"
        raise argparse.ArgumentTypeError(msg)
    return x, y


def words(text: str) -> tuple[str, ...]:
    """Words separated by commas."""
    return tuple(word for word in (part.strip() for part in text.split(",")) if word)
