"""A painter in a process of its own on the store of a hub: where the light of its frames is, and when."""

import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from content.published.clock import Clock
from content.published.keys import Trust
from content.published.reader import Reader
from content.published.spool import Spool
from content.published.store import Store
from display.led.devices.memory import Memory
from display.led.lettering import Pixels
from display.led.output import Output
from display.led.playing import Playing
from display.led.reports import Reports
from display.led.watching import Watching
from tests.waiting import PATIENCE_S

CHANNEL = "lobby-led"
Sighting = tuple[float, float]
"""When (ms since the epoch) the middle of the light was where (px)."""


def middle_of(light: Any) -> float:
    """The column (px) about which the light of a picture lies, 0 of a dark one; light: rows of columns."""
    columns = np.asarray(light, dtype=float).sum(axis=0)
    return float((columns * np.arange(columns.size)).sum() / max(1.0, columns.sum()))


class Sighted(Memory):
    """Notes where the light of each frame was when the device had it."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__(size)
        self.seen: list[Sighting] = []

    def show(self, frame: Pixels) -> None:
        super().show(frame)
        at = time.time() * 1000
        self.seen.append((at, middle_of(self.last.sum(axis=2))))

    def announce(self, number: int, channel: str, at: int) -> None:
        """Says nothing: the table is all that is printed."""


@contextmanager
def painting(data: Path) -> Iterator[Callable[[], list[Sighting]]]:
    """Plays the channel of the hub under `data`; what this gives ends it and tells what was seen."""
    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe()
    process = spawning.Process(target=_paint, args=(data, theirs), daemon=True)
    process.start()

    def ended() -> list[Sighting]:
        ours.send("stop")
        found: list[Sighting] = ours.recv()
        return found

    try:
        yield ended
    finally:
        process.terminate()
        process.join(PATIENCE_S)


def _paint(data: Path, pipe: Any) -> None:
    """Until something comes through the pipe; then what was seen goes back."""
    clock, stop, devices = Clock(), threading.Event(), list[Sighted]()

    def device(size: tuple[int, int]) -> Sighted:
        devices.append(Sighted(size))
        return devices[-1]

    store = Store(data / "store")
    watching = Watching(Reader(store, Trust.load(data / "trust.json"), clock, [CHANNEL]), store, CHANNEL)
    reports = Reports(Spool(data / "spool", "bench"), clock, CHANNEL, "bench")
    playing = Playing(watching, store.read_blob, Output(device, None, reports.broken), reports, clock)
    threads = [threading.Thread(target=each.run, args=(stop,), daemon=True) for each in (watching, playing)]
    for thread in threads:
        thread.start()
    pipe.recv()
    stop.set()
    for thread in threads:
        thread.join()
    pipe.send([sighting for each in devices for sighting in each.seen])
