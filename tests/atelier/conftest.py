import pytest

from atelier.wheel import mesh_folder


@pytest.fixture(scope="module")
def mesh() -> None:
    """The mesh of the bodies; a test that needs it is skipped where it cannot be had."""
    try:
        mesh_folder()
    except RuntimeError as error:
        pytest.skip(str(error))
