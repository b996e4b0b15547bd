"""What a query of 200 ms at the desk costs a push: programmes published in the middle of one, and without one."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from tests.bench.deliveries import quantile
from tests.bench.fleet import Fleet, fleet
from tests.bench.host import HERE
from tests.bench.payload import envelope
from tests.bench.push import KB
from tests.bench.rows import Row
from tests.bench.servers import Server
from tests.bench.servers.foyer import foyer

INTO_THE_QUERY_S = 0.05


def rows(screens: int = 100, tries: int = 20) -> list[Row]:
    """Quiet and busy publishes take turns."""
    quiet, busy = [], []
    with (
        tempfile.TemporaryDirectory(prefix="foyer-bench-") as folder,
        foyer(Path(folder)) as server,
        fleet(server.protocol, server.port, **server.options) as held,
        desk(Path(folder)) as querying,
    ):
        held.storm(screens)
        first = int(time.time()) + 1
        for number in range(first, first + 2 * tries, 2):
            quiet.append(published(server, held, number))
            say(querying, "began")
            time.sleep(INTO_THE_QUERY_S)
            busy.append(published(server, held, number + 1))
            expect(querying, "done")
    what = f"push to {screens} screens during a 200 ms query at the desk"
    return [
        Row(f"{what}: added, p50", max(0.0, median(busy) - median(quiet)), "ms", must=15, ambition=8),
        Row(f"{what}: added, p95", max(0.0, quantile(busy, 0.95) - quantile(quiet, 0.95)), "ms", must=15, ambition=8),
    ]


def published(server: Server, held: Fleet, number: int) -> float:
    """Milliseconds to the last screen."""
    assert server.signer is not None
    at = server.publish(envelope(number, KB, server.signer))
    return (held.receipt(number).last - at) / 1e6


@contextmanager
def desk(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "tests.bench.slow_query", str(folder / "desk.db")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=HERE.parent.parent) as process:
        try:
            expect(process, "ready")
            yield process
        finally:
            process.kill()


def say(process: "subprocess.Popen[str]", answer: str) -> None:
    assert process.stdin is not None
    process.stdin.write("query\n")
    process.stdin.flush()
    expect(process, answer)


def expect(process: "subprocess.Popen[str]", word: str) -> None:
    """ConnectionError when the process says anything else, or ended."""
    assert process.stdout is not None
    said = process.stdout.readline().strip()
    if said != word:
        raise ConnectionError(f"the querying process said {said!r}, not {word!r}")
