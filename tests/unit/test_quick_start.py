import gc
from collections.abc import Iterator

import pytest

from trigger_atlas import quick_start


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """Leave the collector as it was."""
    yield
    gc.unfreeze()
    gc.enable()


def test_garbage_waits_until_the_start_is_over() -> None:
    quick_start.begin()
    assert not gc.isenabled()
    quick_start.end()
    assert gc.isenabled()
