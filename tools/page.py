"""A page of the documentation that is made from the data: written, or held against what is there."""

import argparse
from pathlib import Path


def write_or_check(program: str, about: str | None, out: Path, text: str) -> int:
    """Write the page, or with ``--check`` say by the exit status whether it is current."""
    parser = argparse.ArgumentParser(prog=f"python -m tools.{program}", description=about)
    parser.add_argument("--check", action="store_true", help="only compare")
    if parser.parse_args().check:
        return int(out.read_text(encoding="utf-8") != text)
    out.write_text(text, encoding="utf-8")
    return 0
