"""Fixtures: import them into a conftest. An office is made once and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.once import made_once
from tests.staff import command

from .api import Api
from .clock import Hands
from .office import PASSWORD, Office, make_office, open_office


@pytest.fixture(scope="session")
def pristine_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office as it was made; never opened again."""
    return made_once(tmp_path_factory, "office", lambda data: make_office(data).close())


@pytest.fixture(scope="session")
def sample_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office as `python -m content demo` leaves it; whoever opens it takes a copy."""
    return made_once(tmp_path_factory, "sample-office", lambda data: command("demo", "--password", PASSWORD, data=data))


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def office(pristine_office: Path, tmp_path: Path, hands: Hands) -> Iterator[Office]:
    """An office of this test's own, whose clock is `hands`."""
    opened = open_office(shutil.copytree(pristine_office, tmp_path / "data"), clock=hands)
    yield opened
    opened.close()


@pytest.fixture
def api(office: Office) -> Api:
    return Api.of(office)
