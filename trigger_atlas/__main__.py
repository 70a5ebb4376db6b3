"""Where the program starts: a command, or the window."""

import sys
from collections.abc import Sequence

from trigger_atlas.display import has_display

NO_DISPLAY = """\
There is no display to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set).
A picture can be had without one:

    ./run render trapezius-upper -o out.png
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command, or open the window where no command is given; the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words:
        return _open_window("")
    from trigger_atlas import cli

    return cli.main(words, _open_window)


def _open_window(link: str) -> int:
    """Open the window, at a muscle if a link or an id is given."""
    if not has_display():
        sys.stderr.write(NO_DISPLAY)
        return 2
    from trigger_atlas import quick_start

    quick_start.begin()
    from trigger_atlas.app import run

    return run(link)


if __name__ == "__main__":
    sys.exit(main())
