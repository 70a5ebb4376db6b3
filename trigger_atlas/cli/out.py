"""What a command says: its answer on stdout, everything else on stderr."""

import json
import sys
from collections.abc import Iterable

from trigger_atlas.knowledge.problem import Problem, Weight

OK, FINDINGS, USAGE = 0, 1, 2


class UsageError(Exception):
    """A command that cannot be understood: what is wrong, and the words that may have been meant."""

    def __init__(self, what: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(what)
        self.what = what
        self.nearest = nearest


def say(text: str) -> None:
    """Write a line of the answer."""
    sys.stdout.write(f"{text}\n")


def say_json(document: object, *, compact: bool = False) -> None:
    """Write the answer as one JSON document, on one line if ``compact``."""
    sys.stdout.write(json.dumps(document, indent=None if compact else 1) + "\n")


def complain(text: str) -> None:
    """Write a line that is not part of the answer."""
    sys.stderr.write(f"{text}\n")


def plain_problem(problem: Problem) -> dict[str, object]:
    """A problem for programs."""
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "path": problem.path,
        "what": problem.what,
        "expected": problem.expected,
        "weight": problem.weight,
    }


def plain_problems(problems: Iterable[Problem]) -> dict[str, object]:
    """Problems and how many of them are errors and warnings, for programs."""
    listed = list(problems)
    errors = sum(problem.weight is Weight.ERROR for problem in listed)
    return {
        "problems": [plain_problem(problem) for problem in listed],
        "errors": errors,
        "warnings": len(listed) - errors,
    }
