"""`run_display.py --play CHANNEL`: a feed process into a store of its own, and the loop that presents from it."""

import signal
import sys
import threading
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from os import getpid
from pathlib import Path
from urllib.parse import urlsplit

from config.lineage import die_with_parent
from config.settings import Settings, is_loopback
from content.published.clock import Clock
from content.published.errors import Refused
from content.published.feeding import feed_until_stopped, trusted
from content.published.reader import Reader
from content.published.spool import Spool
from content.published.store import Store
from content.type.faces import check
from display.led.devices import opened
from display.led.playing import Playing
from display.led.reports import Reports
from display.led.watching import Watching

HERE = "http://127.0.0.1:8081"
AGAIN_S = 1.0


def play(settings: Settings) -> int:
    """Play until a signal says stop; 0, or 1 when this machine has no trust anchor."""
    channel, upstream = settings.play or "", settings.upstream or HERE
    try:
        trust = trusted(settings.data, settings.hub_key)
    except (OSError, Refused):
        print(f"{settings.data} holds no trust.json: init a hub there, or give --hub-key", file=sys.stderr)  # noqa: T201
        return 1
    for line in check():
        print(line, file=sys.stderr)  # noqa: T201
    folder = settings.data / "play" / channel
    shared = is_loopback(urlsplit(upstream).hostname or "") and (settings.data / "store").is_dir()
    spool = settings.data / "spool" if shared else folder / "spool"
    feed = FeedProcess(settings, upstream, folder / "store", None if shared else spool)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    clock, store = Clock(), Store(folder / "store")
    watching = Watching(Reader(store, trust, clock, [channel]), store, channel)
    reports = Reports(Spool(spool, f"play-{channel}"), clock, channel, f"local:{channel}:led")
    feed.start()
    threading.Thread(target=watching.run, args=(stop,), daemon=True).start()
    threading.Thread(target=feed.keep, args=(stop,), daemon=True).start()
    reports.online(True)
    device = settings.device or "memory"
    Playing(watching, store.read_blob, lambda size: opened(device, size), settings.size, reports, clock).run(stop)
    reports.online(False)
    feed.end()
    return 0


class FeedProcess:
    """The feed beside the loop, in a process of its own so that its work never costs a frame."""

    def __init__(self, settings: Settings, upstream: str, store: Path, spool: Path | None) -> None:
        self._arguments = (getpid(), settings, upstream, store, spool)
        self._process: BaseProcess | None = None

    def start(self) -> None:
        self._process = get_context("spawn").Process(target=_feed, args=self._arguments, daemon=True)
        self._process.start()

    def keep(self, stop: threading.Event) -> None:
        """Start it again whenever it ended."""
        while not stop.wait(AGAIN_S):
            if self._process and not self._process.is_alive():
                self.start()

    def end(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.join(5)


def _feed(parent: int, settings: Settings, upstream: str, store: Path, spool: Path | None) -> None:
    die_with_parent(parent)
    trust = trusted(settings.data, settings.hub_key)
    channels = [settings.play or ""]
    feed_until_stopped(store, trust, upstream, settings.upstream_token, channels=channels, spool=spool)
