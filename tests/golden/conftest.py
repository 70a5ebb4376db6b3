"""Golden images: ``pytest tests/golden --update-golden`` paints them anew."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that replaces the images."""
    parser.addoption("--update-golden", action="store_true", help="replace the golden images")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether images are to be replaced; never where the option is unknown."""
    return bool(request.config.getoption("--update-golden", default=False))
