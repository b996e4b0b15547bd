"""Offices and readers of these tests."""

from collections.abc import Iterator

import pytest

from content.desk.importing import confined
from content.desk.worker import Child


@pytest.fixture(scope="module")
def reader() -> Iterator[Child]:
    """A process that reads what may be anything."""
    child = Child(confined.__name__)
    yield child
    child.close()
