"""An office per test, copied from one that the real command made."""

import shutil
from pathlib import Path

import pytest

from tests.staff import command


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office as `python -m content demo` leaves it; never written to."""
    data = tmp_path_factory.mktemp("pristine") / "data"
    command("demo", "--password", "pass word of a test 9", data=data)
    return data


@pytest.fixture
def data(pristine: Path, tmp_path: Path) -> Path:
    return shutil.copytree(pristine, tmp_path / "data")
