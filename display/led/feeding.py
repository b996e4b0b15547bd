"""The feed of a strip: a process of its own beside the loop, so that its work never costs a frame. It imports
neither numpy nor Pillow, which keeps it small."""

import threading
from multiprocessing import get_context
from os import getpid
from pathlib import Path

from config.lineage import die_with_parent
from config.settings import Settings
from content.published.feeding import feed_until_stopped, trusted

AGAIN_S = 1.0


class FeedProcess:
    """Fed from `upstream` into `store`; with `spool` it carries that up too. Started again whenever it ended."""

    def __init__(self, settings: Settings, upstream: str, store: Path, spool: Path | None) -> None:
        self._arguments = (getpid(), settings, upstream, store, spool)
        self._ending = threading.Event()
        # The kernel ends the process with the thread that started it, so this one lives as long as the feed.
        self._keeper = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        self._keeper.start()

    def end(self) -> None:
        self._ending.set()
        self._keeper.join(10)

    def _keep(self) -> None:
        while not self._ending.is_set():
            process = get_context("spawn").Process(target=_feed, args=self._arguments, daemon=True)
            process.start()
            while process.is_alive() and not self._ending.wait(AGAIN_S):
                pass
            process.terminate()
            process.join(5)
            self._ending.wait(AGAIN_S)


def _feed(parent: int, settings: Settings, upstream: str, store: Path, spool: Path | None) -> None:
    die_with_parent(parent)
    trust = trusted(settings.data, settings.hub_key)
    channels = [settings.play or ""]
    feed_until_stopped(store, trust, upstream, settings.upstream_token, channels=channels, spool=spool)
