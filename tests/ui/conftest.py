"""Fixtures of the widgets."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.stand import Stand


@pytest.fixture
def stand(qapp: QApplication) -> Iterator[Stand]:
    """A stage on the shipped figure, front and back, nothing selected."""
    made = Stand()
    yield made
    made.close()
