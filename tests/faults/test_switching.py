"""Whoever is killed while editions switch, whoever reads sees the old edition or the new one, never a mixture."""

import os
import random
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from content.desk import verify
from content.published.clock import Clock
from content.published.edition import Edition
from content.published.keys import Trust
from content.published.reader import Reader
from content.published.store import Store
from tests.faults.editor import NAMES
from tests.processes import ROOT, Running, clean_environ, kiosk
from tests.waiting import PATIENCE_S, until
from tests.world import make_office
from tests.world.office import open_office


class Editor:
    """The one who publishes, and is killed."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def work(self) -> int:
        """Set a fresh one to work; its pid."""
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return int(self._line())

    def kill(self, pid: int) -> None:
        os.kill(pid, signal.SIGKILL)
        assert self._line() == "over"

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()


@contextmanager
def editor(data: Path) -> Iterator[Editor]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.editor", str(data)],
        cwd=ROOT, env=clean_environ(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        yield Editor(process)
        assert process.stdin
        process.stdin.close()


def generations(data: Path, reader: Reader) -> set[str]:
    """Of the departments of the edition that a reader holds; all of them, each verified."""
    reader.refresh()
    if reader.edition is None:
        return set()
    records = Edition(reader.edition.body, Store(data / "store").read_blob).records()
    found = [record.body["title"]["zh-Hans"] for name, record in records if name.startswith("department/")]
    assert len(found) in (0, len(NAMES))
    return set(found)


def on_page(running: Running) -> set[str]:
    """The generations that one page of the kiosk speaks of."""
    with urllib.request.urlopen(running.url("kiosk") + "/departments/") as answer:
        return set(re.findall(r"第\d+版科室", answer.read().decode()))


def kill_indexers(running: Running) -> int:
    """The kiosk's processes that make an index just now; how many."""
    killed = 0
    for task in Path(f"/proc/{running.process.pid}/task").iterdir():
        for child in children(task):
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
                killed += 1
    return killed


def children(task: Path) -> list[int]:
    with suppress(OSError):
        return [int(each) for each in (task / "children").read_text().split()]
    return []


def seconds_of_editions(desk: Editor, lookout: "Lookout") -> float:
    """How long a fresh editor takes here and now for two new editions."""
    start, before = time.monotonic(), set(lookout.seen)
    pid = desk.work()
    until(lambda: len(lookout.watched() - before) >= 2)
    desk.kill(pid)
    return time.monotonic() - start


class Lookout:
    """Reads all the while; `seen` are the generations that there were, none of them beside another."""

    def __init__(self, data: Path) -> None:
        self._data, self._trust = data, Trust.load(data / "trust.json")
        self.staying = self._fresh()
        self.seen: set[str] = set()

    def look(self) -> None:
        """By a reader who was there before, and by one who comes now."""
        for reader in (self.staying, self._fresh()):
            self.note(generations(self._data, reader))

    def note(self, found: set[str]) -> None:
        assert len(found) <= 1, found
        self.seen |= found

    def watch(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        until(lambda: self.watched() and time.monotonic() >= end, seconds + PATIENCE_S)

    def watched(self) -> set[str]:
        """What there was until now."""
        self.note(generations(self._data, self.staying))
        return self.seen

    def _fresh(self) -> Reader:
        return Reader(Store(self._data / "store"), self._trust, Clock())


def editors_killed(data: Path, kills: int, seed: int) -> set[str]:
    """Kill so often whoever publishes; the generations that were seen."""
    chance = random.Random(seed)  # noqa: S311  for when to kill
    lookout = Lookout(data)
    with editor(data) as desk:
        longest = seconds_of_editions(desk, lookout)
        for _ in range(kills):
            pid = desk.work()
            lookout.watch(chance.uniform(0, longest))
            desk.kill(pid)
            lookout.look()
        # Whatever the killed ones left, the next one goes on.
        seconds_of_editions(desk, lookout)
    return lookout.seen


def indexers_killed(data: Path, kills: int, seed: int) -> int:
    """Kill also whoever makes the kiosk's index, so often; how many were caught at it."""
    chance = random.Random(seed)  # noqa: S311  for when to kill
    lookout, caught = Lookout(data), 0
    with editor(data) as desk, kiosk(data) as running:
        longest = seconds_of_editions(desk, lookout)
        for _ in range(kills):
            pid = desk.work()
            lookout.watch(chance.uniform(0, longest))
            # Where none is at it just now, the next one is caught.
            caught += until(lambda: kill_indexers(running))
            desk.kill(pid)
            lookout.note(on_page(running))
        until(lambda: on_page(running) == generations(data, lookout.staying))
    return caught


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    make_office(data).close()
    return data


def is_whole(data: Path) -> bool:
    office = open_office(data)
    try:
        office.desk.publisher.edition()
        return list(verify.faults(office.desk)) == []
    finally:
        office.close()


def test_readers_never_see_a_mixture(data: Path) -> None:
    assert len(editors_killed(data, 10, seed=1)) >= 4
    assert is_whole(data)


def test_a_kiosk_whose_index_makers_are_killed_never_shows_a_mixture(data: Path) -> None:
    assert indexers_killed(data, 4, seed=3) >= 4


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_readers_never_see_a_mixture_in_a_thousand_kills(data: Path) -> None:
    assert len(editors_killed(data, 1000, seed=2)) > 100
    assert is_whole(data)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_kiosk_never_shows_a_mixture_in_a_hundred_kills(data: Path) -> None:
    assert indexers_killed(data, 100, seed=4) >= 100
