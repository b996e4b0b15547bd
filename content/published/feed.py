"""Fills a store from an upstream and carries the spool up to it: one loop that quietly fails and tries again."""

import threading
from collections.abc import Callable, Collection
from itertools import accumulate
from pathlib import Path
from secrets import SystemRandom

from content.published import spool
from content.published.clock import Clock
from content.published.feed_state import FeedState, Word
from content.published.fetch import Fetch
from content.published.keys import Trust
from content.published.store import Store
from content.published.wire import Unreachable, Wire

FIRST_S, LONGEST_S = 0.2, 5.0
POLL_S = 4
"""How long the upstream may hold a head request. Short, since a connection that died silently is noticed only
when the answer is overdue, and all must be current within 10 s of the return."""
_BATCH_BYTES = 1 << 20
CARRY_S = 0.5
BATCH = 500
_random = SystemRandom()


class Feed:
    """channels: only these (None for all); wants: of "programmes", "editions", "access" those to fetch."""

    def __init__(
        self,
        store: Store,
        trust: Trust,
        upstream: str,
        token: str | None,
        *,
        channels: Collection[str] | None = None,
        wants: Collection[str] = ("programmes", "editions", "access"),
        spool_root: Path | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._down, self._up = Wire(upstream, token), Wire(upstream, token)
        self._clock = clock or Clock()
        self._fetch = Fetch(store, trust, self._clock, self._down, channels, wants)
        self._spool_root = spool_root
        self._unwanted: set[str] = set()
        self._state = FeedState(store.root.parent / "feed.json", upstream, self._clock)

    @property
    def state(self) -> dict[str, object]:
        """{"state": "connected" | "disconnected" | "refused", "since": ms, "detail", "problems", ...}"""
        return self._state.now

    def once(self, wait: int = 0) -> None:
        """Take what is new, waiting for it up to wait seconds, then carry the spool up.
        Raises Unreachable, OSError when the disk will not."""
        self._take(wait)
        self.carry_up()

    def run(self, stop: threading.Event) -> None:
        """For ever, until stop; a second thread carries the spool, so that reports wait for no poll."""
        carrier = threading.Thread(target=self._repeat, args=(self._carry, stop), daemon=True)
        carrier.start()
        self._repeat(self._poll, stop)
        carrier.join()
        self.close()

    def close(self) -> None:
        """Let go of the connections; not while it runs."""
        self._down.close()
        self._up.close()

    def carry_up(self) -> bool:
        """Hand the oldest entries to the upstream and forget what it took; whether it took any."""
        if not self._spool_root:
            return False
        found = spool.entries(self._spool_root, BATCH + len(self._unwanted))
        sent = _batch([each for each in found if each.key not in self._unwanted])
        if not sent:
            self._unwanted.clear()
            return False
        value = {"entries": [{"key": each.key, "kind": each.kind, "data": each.data} for each in sent]}
        answer = self._up.post_json("/feed/spool", value, cap=_BATCH_BYTES)
        taken = answer.get("acknowledged") if isinstance(answer, dict) else None
        if not isinstance(taken, list):
            raise Unreachable("/feed/spool acknowledged nothing")
        done = {each.key for each in sent} & {each for each in taken if isinstance(each, str)}
        spool.acknowledge(self._spool_root, done)
        # What the upstream does not take is kept, but must not hold up what comes after it.
        self._unwanted |= {each.key for each in sent} - done
        return bool(done)

    def _take(self, wait: int) -> None:
        try:
            self._fetch.once(wait)
        except Unreachable as error:
            word: Word = "refused" if error.denied else "disconnected"
            self._state.set(word, str(error), self._fetch.problems)
            raise
        except OSError as error:
            wrong = ("disk", error.strerror or "store")
            self._state.set("connected", str(error), self._fetch.problems | {wrong: self._clock.now()})
            raise
        self._state.set("connected", "", self._fetch.problems)

    def _poll(self, stop: threading.Event) -> None:  # noqa: ARG002
        self._take(POLL_S)

    def _carry(self, stop: threading.Event) -> None:
        if not self.carry_up():
            stop.wait(CARRY_S)

    def _repeat(self, work: Callable[[threading.Event], None], stop: threading.Event) -> None:
        failures = 0
        while not stop.is_set():
            try:
                work(stop)
                failures = 0
            except (Unreachable, OSError):
                stop.wait(_random.uniform(0, min(LONGEST_S, FIRST_S * 2**failures)))
                failures = min(failures + 1, 10)


def _batch(found: list[spool.Entry]) -> list[spool.Entry]:
    """The first of them, as many as one request may carry, and one at least."""
    sizes = accumulate(each.size for each in found[:BATCH])
    return [each for each, size in zip(found, sizes, strict=False) if size <= _BATCH_BYTES] or found[:1]
