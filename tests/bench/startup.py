"""From starting a process to its first page, and what it takes in memory then."""

import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from content.published.keys import Signer
from tests.bench.host import free_port, memory, running, until_answering
from tests.bench.payload import CHANNEL
from tests.bench.rows import Row
from tests.bench.sample import sample_office
from tests.bench.servers.foyer import data_folder
from tests.processes import clean_environ

TRIES = 3


@dataclass(frozen=True)
class Started:
    seconds: float
    rss_mb: float


def rows(tries: int = TRIES) -> list[Row]:
    """Push and kiosk by themselves over one programme, and the whole hub over the sample office."""
    found = []
    for what, measure in {"push": push, "kiosk": kiosk, "hub (push and desk)": hub}.items():
        started = [measure() for _ in range(tries)]
        seconds = median(one.seconds for one in started)
        found.append(Row(f"{what}: start to first page", seconds, "s", must=2.0, ambition=0.7))
        found.append(Row(f"{what}: memory after it", median(one.rss_mb for one in started), "MB"))
    return found


def push() -> Started:
    with tempfile.TemporaryDirectory(prefix="foyer-bench-") as folder:
        data, port = Path(folder) / "data", free_port()
        data_folder(data, Signer.generate())
        command = ["run_display.py", "--part", "push", "--data", str(data), "--port", str(port)]
        return started(command, Path(folder), [f"http://127.0.0.1:{port}/screens/{CHANNEL}/"])


def kiosk() -> Started:
    with tempfile.TemporaryDirectory(prefix="foyer-bench-") as folder:
        data, port = Path(folder) / "data", free_port()
        data_folder(data, Signer.generate())
        command = ["run_kiosk.py", "--data", str(data), "--port", str(port)]
        return started(command, Path(folder), [f"http://127.0.0.1:{port}/"])


def hub() -> Started:
    """Both pages have to come: the player's and the desk's (its sign-in)."""
    with sample_office() as data:
        push_port, desk_port = free_port(), free_port()
        flags = ["--data", str(data), "--port", str(push_port), "--desk-port", str(desk_port)]
        pages = [f"http://127.0.0.1:{push_port}/screens/lobby-led/", f"http://127.0.0.1:{desk_port}/desk/"]
        return started(["run_display.py", *flags], data.parent, pages)


def started(command: Sequence[str], folder: Path, pages: Sequence[str]) -> Started:
    """TimeoutError when not all pages came in time."""
    output = folder / "output.txt"
    began = time.monotonic()
    with running([sys.executable, *command], output, clean_environ()) as pid:
        for page in pages:
            until_answering(page, output)
        return Started(time.monotonic() - began, memory(pid).rss / 1024)
