"""The worst that is brought to import, beside the others' work: how long desk pages and pushes take while a file of
500 MB and the test suite's nasty ones arrive without a pause, beside the same while nothing does."""

import itertools
import json
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

from content.desk import keys
from content.published.envelope import sign
from content.published.keys import Signer
from content.published.store import Store
from tests.bench.deliveries import quantile
from tests.bench.desk import People
from tests.bench.fleet import Fleet, fleet
from tests.bench.host import free_port, running, until_answering
from tests.bench.rows import Row
from tests.bench.sample import content
from tests.content.desk.importing.nasty import NASTY
from tests.processes import clean_environ
from tests.waiting import until
from tests.world import PASSWORD

CHANNEL = "lobby-led"
LARGE = 500_000_000
BLOCK = b"\0\0\0\x18ftypisom" + b"\0" * (1 << 20)
PAGE = "/desk/"
PAUSE_S = 0.1
WARM = 3


def rows(screens: int = 100, tries: int = 100, large: int = LARGE) -> list[Row]:
    """`tries` pushes and pages of each kind."""
    with tempfile.TemporaryDirectory(prefix="foyer-bench-") as folder:
        data = Path(folder) / "data"
        content(data, "demo", "--password", PASSWORD)
        push, desk = free_port(), free_port()
        command = [sys.executable, "run_display.py", "--data", str(data), "--port", str(push), "--desk-port", str(desk)]
        output = data.parent / "hub.txt"
        options: dict[str, int | str] = {"shown": 1000, "health": 15_000, "token": "", "channel": CHANNEL}
        with running(command, output, clean_environ()):
            for port in (push, desk):
                until_answering(f"http://127.0.0.1:{port}/healthz", output)
            token = content(data, "token", "author")
            with fleet("screens", push, **options) as held:
                held.storm(screens)
                press = Press(data)
                return _measured(People(desk), press, held, bringing(desk, token, large), tries)


class Press:
    """Writes programmes into the store as the desk does, without the desk."""

    def __init__(self, data: Path) -> None:
        self._store = Store(data / "store")
        self._signer: Signer = keys.signer(data / "hub")

    def publish(self) -> None:
        """The programme that stands, under the next number."""
        number = self._store.pointer("programmes", CHANNEL)
        assert number is not None
        body = json.loads(self._store.envelope("programmes", number, CHANNEL).body)
        self._store.publish("programmes", sign(body | {"number": number + 1}, self._signer), CHANNEL)


def _measured(
    people: People, press: Press, held: Fleet, bringing: AbstractContextManager[None], tries: int
) -> list[Row]:
    _asked(people, press, held, WARM)
    quiet = _asked(people, press, held, tries)
    with bringing:
        busy = _asked(people, press, held, tries)
    pages, pushes = (quantile(each, 0.99) for each in busy)
    page, push = (quantile(each, 0.99) for each in quiet)
    return [
        Row("a desk page during the worst uploads: p99", pages, "ms", must=200),
        Row("a desk page without: p99", page, "ms"),
        Row("a push during the worst uploads: p99, added", max(0.0, pushes - push), "ms", must=15),
    ]


def _asked(people: People, press: Press, held: Fleet, tries: int) -> tuple[list[float], list[float]]:
    """Milliseconds of pages, and of programmes to their last screen."""
    pages, pushes = [], []
    for _ in range(tries):
        time.sleep(PAUSE_S)
        began = time.perf_counter()
        people["office"].get(PAGE)
        pages.append((time.perf_counter() - began) * 1000)
        time.sleep(PAUSE_S)
        began_ns = time.monotonic_ns()
        press.publish()
        pushes.append((held.receipt(None).last - began_ns) / 1e6)
    return pages, pushes


@contextmanager
def bringing(desk: int, token: str, large: int) -> Iterator[None]:
    """One file after the other, again and again, until the block ends."""
    over, brought = threading.Event(), []

    def bring() -> None:
        for name, made, _ in itertools.cycle([("large.mp4", None, ""), *NASTY]):
            if over.is_set():
                return
            brought.append(_sent(desk, token, name, made() if made else None, large, over))

    thread = threading.Thread(target=bring, daemon=True)
    thread.start()
    until(lambda: thread.is_alive())
    yield
    over.set()
    thread.join()
    assert brought, "nothing was brought"


def _sent(desk: int, token: str, name: str, data: bytes | None, large: int, over: threading.Event) -> int:
    """The status of the answer; a large file is sent as it is read, and left half-way when all is over."""
    connection = HTTPConnection("127.0.0.1", desk, timeout=120)
    size = large if data is None else len(data)
    connection.putrequest("POST", f"/api/imports?name={quote(name[:60])}")
    connection.putheader("Authorization", f"Bearer {token}")
    connection.putheader("Content-Type", "application/octet-stream")
    connection.putheader("Content-Length", str(size))
    connection.endheaders()
    for part in [data] if data is not None else itertools.repeat(BLOCK, size // len(BLOCK) + 1):
        if over.is_set():
            connection.close()
            return 0
        connection.send(part[:size])
        size -= len(part[:size])
    status = connection.getresponse().status
    connection.close()
    return status
