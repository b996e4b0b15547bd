import pytest

from content.desk.speech.driver import Driver
from content.desk.speech.espeak import Espeak


@pytest.fixture(scope="session")
def driver() -> Driver:
    """The one that this machine really has; the set-up installs it."""
    found = Espeak.found()
    assert found is not None, "espeak-ng is not installed: config/setup.sh installs it"
    return found
