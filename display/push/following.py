"""The one green thread that looks at the store: what is new goes on the air, what is wrong is remembered."""

import logging
from collections.abc import Callable
from pathlib import Path

from content.published.blobs import Stat, stat_of
from content.published.clock import Clock, Ms
from content.published.errors import Refused
from content.published.follow import Follower
from content.published.keys import Trust
from content.published.reader import Problem, Reader
from content.published.store import Store
from display.push.holding import Holding

LOOK_S = 2.0
"""Seconds between looks at the files themselves when no pointer moves."""
_log = logging.getLogger(__name__)


class Following:
    """`on_air(channels)` is called for programmes that changed, `access_changed()` for another access list."""

    def __init__(
        self,
        store: Store,
        trust_file: Path,
        hub_key: str | None,
        clock: Clock,
        holding: Holding,
        *,
        on_air: Callable[[list[str]], object],
        access_changed: Callable[[], object],
    ) -> None:
        self._store, self._trust_file, self._hub_key = store, trust_file, hub_key
        self._clock, self._holding = clock, holding
        self._on_air, self._access_changed = on_air, access_changed
        self._trust_seen: Stat | str | None = "never"
        self._trust_problem: Problem | None = None
        self._reader: Reader

    @property
    def problems(self) -> tuple[Problem, ...]:
        return (*self._reader.problems, *filter(None, [self._trust_problem]))

    def look(self) -> None:
        """Take what the store holds now."""
        self._take_trust()
        changed = self._reader.refresh()
        if not changed:
            return
        on_air = self._holding.take(self._reader.programmes, self._reader.edition, self._reader.access)
        if "access" in changed:
            self._access_changed()
        self._on_air(on_air)

    def run(self) -> None:
        """For ever; what goes wrong once is tried again."""
        follower = Follower([self._store.root])
        while True:
            try:
                follower.wait(LOOK_S)
                self.look()
            except Exception:  # noqa: BLE001 screens show what they have, and the next look may be better
                _log.exception("the store could not be followed")
                follower.wait(1.0)

    def trust(self) -> Trust:
        """The public keys that count here; none when the anchor is not there or not readable, which is a problem."""
        try:
            self._trust_problem = None
            return Trust.load(self._trust_file)
        except FileNotFoundError:
            if self._hub_key:
                return Trust.of(self._hub_key)
            what = "missing"
        except (OSError, Refused) as trouble:
            what = trouble.reason if isinstance(trouble, Refused) else "unreadable"
        self._trust_problem = Problem(what, self._trust_file.name, self._since())
        return Trust.of()

    def _take_trust(self) -> None:
        seen = stat_of(self._trust_file)
        if seen != self._trust_seen:
            self._trust_seen = seen
            self._reader = Reader(self._store, self.trust(), self._clock)

    def _since(self) -> Ms:
        return self._trust_problem.since if self._trust_problem else self._clock.now()
