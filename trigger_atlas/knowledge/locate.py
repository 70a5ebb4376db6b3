"""Where the shipped data and resources lie: inside an installed package, or beside it in a checkout."""

from pathlib import Path

_SHIPPED = "_shipped"


def data_file(name: str) -> Path:
    """A file of the shipped knowledge, ``muscles.yaml``.

    Raises:
        FileNotFoundError: No such file; its only argument is the name.
    """
    return _find("data", name)


def data_place(name: str) -> Path:
    """Where a file of the shipped knowledge lies, or should lie if it is missing."""
    try:
        return data_file(name)
    except FileNotFoundError:
        return _package() / _SHIPPED / "data" / name


def resource(name: str) -> Path:
    """A shipped file or folder, ``fonts/Inter-Regular.ttf``.

    Raises:
        FileNotFoundError: No such file; its only argument is the name.
    """
    return _find("resources", name)


def _find(kind: str, name: str) -> Path:
    for root in (_package() / _SHIPPED, _package().parent):
        found = root / kind / name
        if found.exists():
            return found
    raise FileNotFoundError(f"{kind}/{name}")


def _package() -> Path:
    return Path(__file__).parents[1]
