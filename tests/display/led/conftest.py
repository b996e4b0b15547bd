from pathlib import Path

import pytest

from tests.display.led.house import House
from tests.display.led.made import NINE
from tests.world import Hands


@pytest.fixture
def hands() -> Hands:
    return Hands(NINE)


@pytest.fixture
def house(tmp_path: Path, hands: Hands) -> House:
    return House(tmp_path, hands)
