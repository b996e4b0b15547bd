"""A page of the kiosk at 10,000 records against nginx serving the same bytes; what the kiosk needs to start."""

import http.client
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.bench import host
from tests.bench.deliveries import quantile
from tests.bench.kiosk_edition import Library
from tests.bench.rows import Row
from tests.bench.servers.nginx import nginx
from tests.processes import clean_environ

PAGE = "/catalog/"
ROUNDS, ASKED, WARM = 5, 200, 20


class Timed(NamedTuple):
    """Milliseconds of each request of one client, and answers a second of one client and of four."""

    each: list[float]
    one: float
    four: float


class Client:
    """One connection of Python's own HTTP client, kept: its share of the time, some 0.2 ms, is in both figures."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)

    def ask(self, path: str) -> bytes:
        """The body; ConnectionError unless it is a whole answer 200."""
        self._connection.request("GET", path)
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise ConnectionError(f"{path}: {answer.status}")
        return body

    def close(self) -> None:
        self._connection.close()


@contextmanager
def kiosk(data: Path) -> Iterator[tuple[int, int, float]]:
    """The kiosk as it is deployed: its port, its process, and the seconds from its start to its first page."""
    port, output = host.free_port(), data.parent / "kiosk.txt"
    command = [sys.executable, "run_kiosk.py", "--data", str(data), "--port", str(port)]
    began = time.monotonic()
    with host.running(command, output, clean_environ()) as pid:
        host.until_answering(f"http://127.0.0.1:{port}{PAGE}", output)
        yield port, pid, time.monotonic() - began


def rows(library: Library, tries: int = ROUNDS, asked: int = ASKED) -> list[Row]:
    """The index of the library's edition stands."""
    started = []
    for _ in range(min(3, tries)):
        with kiosk(library.data) as (_, _, seconds):
            started.append(seconds)
    with kiosk(library.data) as (port, pid, _):
        found = _pages(port, tries, asked)
        memory = host.memory(pid).rss / 1024
    return [
        *found,
        Row("kiosk, 10,000 records: start to first page", median(started), "s", must=2.0, ambition=0.7),
        Row("kiosk, 10,000 records: memory after all that", memory, "MB", must=120, ambition=60),
    ]


def _pages(port: int, tries: int, asked: int) -> list[Row]:
    client = Client(port)
    page = client.ask(PAGE)
    fresh = _latencies(client, [f"{PAGE}?page={n % 100 + 1}" for n in range(asked)])
    client.close()
    name = f"kiosk page, {len(page) // 1000} kB"
    rounds: list[tuple[Timed, Timed | None]] = []
    if not host.has("nginx"):
        rounds = [(timed(port, PAGE, asked), None) for _ in range(tries)]
    else:
        with tempfile.TemporaryDirectory(prefix="foyer-bench-") as folder, nginx(Path(folder), page) as other:
            rounds = [(timed(port, PAGE, asked), timed(other, "/page", asked)) for _ in range(tries)]
    ours, theirs = [each for each, _ in rounds], [each for _, each in rounds if each]
    return [
        _against(f"{name}: p50", "ms", [quantile(t.each, 0.5) for t in ours], [quantile(t.each, 0.5) for t in theirs]),
        Row(f"{name}: p99", median(quantile(t.each, 0.99) for t in ours), "ms", must=5, ambition=3),
        Row(f"{name}: p50 when it is made anew", quantile(fresh, 0.5), "ms"),
        Row(f"{name}: p99 when it is made anew", quantile(fresh, 0.99), "ms", must=5, ambition=3),
        _throughput(f"{name}: answers a second, 1 client", [t.one for t in ours], [t.one for t in theirs]),
        _throughput(f"{name}: answers a second, 4 clients", [t.four for t in ours], [t.four for t in theirs]),
    ]


def timed(port: int, path: str, asked: int) -> Timed:
    client = Client(port)
    each = _latencies(client, [path] * asked)
    client.close()
    return Timed(each, 1000 * len(each) / sum(each), _by_four(port, path, asked))


def _latencies(client: Client, paths: Sequence[str]) -> list[float]:
    """Milliseconds of each, after some that do not count."""
    for path in paths[:WARM]:
        client.ask(path)
    found = []
    for path in paths:
        began = time.perf_counter_ns()
        client.ask(path)
        found.append((time.perf_counter_ns() - began) / 1e6)
    return found


def _by_four(port: int, path: str, asked: int) -> float:
    def run() -> None:
        client = Client(port)
        for _ in range(asked):
            client.ask(path)
        client.close()

    clients = [threading.Thread(target=run) for _ in range(4)]
    began = time.perf_counter()
    for each in clients:
        each.start()
    for each in clients:
        each.join()
    return 4 * asked / (time.perf_counter() - began)


def _against(what: str, unit: str, ours: list[float], theirs: list[float]) -> Row:
    ratio = median(a / b for a, b in zip(ours, theirs, strict=True)) if theirs else None
    peer = median(theirs) if theirs else None
    return Row(what, median(ours), unit, peer, "nginx", must=4, ambition=2, measured_ratio=ratio)


def _throughput(what: str, ours: list[float], theirs: list[float]) -> Row:
    peer = median(theirs) if theirs else None
    return Row(what, median(ours), "1/s", peer, "nginx" if theirs else "", more_is_better=True)
