"""Runs one command and turns what goes wrong into messages and exit statuses."""

import io
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from trigger_atlas.cli.commands import find_muscle
from trigger_atlas.cli.out import FINDINGS, OK, USAGE, UsageError, complain, plain_problems, say_json
from trigger_atlas.cli.parser import COMMANDS, build_parser
from trigger_atlas.knowledge.load import load_atlas
from trigger_atlas.knowledge.nearest import nearest
from trigger_atlas.knowledge.problem import DataError
from trigger_atlas.services.links import parse_link

OpenWindow = Callable[[str], int]


def main(argv: Sequence[str], open_window: OpenWindow) -> int:
    """Run a command, or open the window at a muscle.

    Args:
        argv: A command with its options, a muscle id, or a link; not empty.
        open_window: Opens the window at an id or a link and returns the exit status.

    Returns:
        The exit status: 0 if all is well, 1 for findings, 2 if the words were not understood.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    if argv[0] not in COMMANDS and not argv[0].startswith("-"):
        return _run(_open, Namespace(link=argv[0], open_window=open_window, json=False))
    try:
        args = build_parser().parse_args(list(_joined(argv)))
    except SystemExit as end:
        return int(end.code or OK)
    return _run(args.run, args)


def _run(command: Callable[[Namespace], int], args: Namespace) -> int:
    try:
        status = command(args)
        sys.stdout.flush()
    except UsageError as error:
        return _misunderstood(error, as_json=args.json)
    except DataError as error:
        return _bad_data(error, as_json=args.json)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return status


def _open(args: Namespace) -> int:
    """Open the window at a muscle that exists; where the data are at fault the window says so."""
    try:
        muscle, _ = parse_link(args.link)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if "://" not in args.link and (command := nearest(args.link, COMMANDS)):
        what = f"there is no command {args.link}"
        raise UsageError(what, (command,))
    with suppress(DataError):
        find_muscle(load_atlas(), muscle)
    status: int = args.open_window(args.link)
    return status


def _joined(argv: Sequence[str]) -> Iterator[str]:
    """The words with ``--at`` joined to its value, which may start with a minus."""
    words = iter(argv)
    for word in words:
        value = next(words, None) if word == "--at" else None
        yield word if value is None else f"--at={value}"


def _misunderstood(error: UsageError, *, as_json: bool) -> int:
    if as_json:
        say_json({"error": error.what, "nearest": error.nearest})
    hint = f" Did you mean {' or '.join(error.nearest)}?" if error.nearest else ""
    complain(f"trigger-atlas: {error.what}.{hint}")
    return USAGE


def _bad_data(error: DataError, *, as_json: bool) -> int:
    if as_json:
        say_json(plain_problems(error.problems))
    for problem in error.problems:
        complain(str(problem))
    return FINDINGS
