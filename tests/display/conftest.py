"""A real push process over a made-up hub's folder, once with eventlet and once with gevent."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import processes
from tests.display.office import LOBBY, WALL, Office
from tests.processes import Running

MODES = ("eventlet", "gevent")


@pytest.fixture(scope="module", params=MODES)
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def office(mode: str, tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = Office(tmp_path_factory.mktemp(mode) / "data")
    office.programme(LOBBY)
    office.programme(WALL)
    office.edition()
    office.access()
    return office


@pytest.fixture(scope="module")
def push(office: Office, mode: str) -> Iterator[Running]:
    with processes.part("push", office.data, "--async-mode", mode) as running:
        yield running


@pytest.fixture(scope="module")
def spool(office: Office) -> Path:
    return office.data / "spool"
