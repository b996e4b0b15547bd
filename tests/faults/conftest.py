"""An office per test, copied from one that the real command made."""

import shutil
from pathlib import Path

import pytest

from tests.world.fixtures import sample_office

__all__ = ["sample_office"]


@pytest.fixture
def data(sample_office: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sample_office, tmp_path / "data")
