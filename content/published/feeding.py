"""The feed as a process of its own: what run files start beside a node's push, a kiosk or a strip."""

import signal
import threading
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from content.published.errors import Refused
from content.published.feed import Feed
from content.published.keys import Trust
from content.published.store import Store

PRUNE_S = 3600.0


def trusted(data: Path, hub_key: str | None) -> Trust:
    """The trust anchor of this machine: `hub_key` from its settings, written to DATA/trust.json for the processes
    beside this one, or what lies there. Raises OSError, Refused."""
    path = data / "trust.json"
    if hub_key is None:
        return Trust.load(path)
    wanted = Trust.of(hub_key)
    if _anchored(path) != set(wanted.keys):
        data.mkdir(parents=True, exist_ok=True)
        wanted.save(path)
    return wanted


def _anchored(path: Path) -> set[str]:
    """The ids of the keys that the file names; none when it is missing or damaged."""
    try:
        return set(Trust.load(path).keys)
    except (OSError, Refused):
        return set()


def feed_until_stopped(
    store: Path,
    trust: Trust,
    upstream: str,
    token: str | None,
    *,
    channels: Collection[str] | None = None,
    spool: Path | None = None,
) -> int:
    """Feed `store`, keep it small, and carry `spool` up until a signal says stop. With `channels` only their
    programmes come."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    wants = ("programmes",) if channels is not None else ("programmes", "editions", "access")
    feed = Feed(Store(store), trust, upstream, token, channels=channels, wants=wants, spool_root=spool)
    # The main thread is left to wait for the signal, since a thread inside a long poll does not hear it.
    threading.Thread(target=feed.run, args=(stop,), daemon=True).start()
    while not stop.wait(PRUNE_S):
        with suppress(OSError, Refused):  # what cannot be pruned now can be in an hour
            Store(store).prune()
    return 0
