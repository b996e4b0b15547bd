"""A lobby with one record of each kind, its kiosk as a process of its own, and Chromium as the panel in the lobby."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.kiosk.panel import NOTICES, RECORDS
from tests.kiosk.house import picture, png
from tests.kiosk.lobby import Lobby
from tests.processes import Running, kiosk
from tests.waiting import until
from tests.world.fixtures import sample_office

__all__ = ["sample_office"]


@pytest.fixture(scope="module")
def lobby(tmp_path_factory: pytest.TempPathFactory) -> Lobby:
    made = Lobby(tmp_path_factory.mktemp("lobby") / "data")
    made.publish_records(RECORDS)
    sha = made.store.put_blob(png(640, 240))
    made.publish({**NOTICES, "n3r1": picture(sha, "防汛示意图")})
    return made


@pytest.fixture(scope="module")
def running(lobby: Lobby) -> Iterator[Running]:
    with kiosk(lobby.data) as process:
        until(lambda: (process.health("kiosk") or {})["index"]["state"] == "standing")
        yield process


@pytest.fixture(scope="session")
def sample(sample_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The kiosk of the sample office, which has something of everything; for all tests that only look."""
    data = shutil.copytree(sample_office, tmp_path_factory.mktemp("sample") / "data")
    with kiosk(data) as process:
        until(lambda: (process.health("kiosk") or {})["index"]["state"] == "standing")
        yield process


@pytest.fixture
def own(lobby: Lobby, tmp_path: Path) -> Iterator[Running]:
    """A kiosk of its own for whoever kills it."""
    with kiosk(lobby.data) as process:
        until(lambda: (process.health("kiosk") or {})["index"]["state"] == "standing")
        yield process
