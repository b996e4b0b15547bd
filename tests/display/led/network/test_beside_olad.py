"""Frames of 192x32 reach a receiver that others wrote, and read back as they were sent."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import ROOT

pytestmark = pytest.mark.long


@pytest.fixture(scope="module", autouse=True)
def receiver() -> None:
    """Debian's `ola`; nothing of it is started but by these tests, in a network of their own."""
    if shutil.which("olad") is None:
        subprocess.run(["apt-get", "install", "-qq", "-y", "--no-install-recommends", "ola"], check=True)


@pytest.mark.parametrize("protocol", ["sacn", "artnet"])
def test_frames_read_back_equal(protocol: str, tmp_path: Path) -> None:
    inside = ["unshare", "--map-root-user", "--net", sys.executable, "-m", "tests.display.led.network.beside_olad"]
    done = subprocess.run([*inside, protocol, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
