from pathlib import Path

import pytest

from content.published.clock import Clock
from content.published.reader import Reader
from content.published.store import Store
from tests.content.published.pieces import NINE, TRUST


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def reader(store: Store) -> Reader:
    return Reader(store, TRUST, Clock(source=lambda: NINE, steady=lambda: 0))
