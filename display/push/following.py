"""The green threads that look at the store: what is new goes on the air, what is wrong is remembered."""

import logging
from collections.abc import Callable
from pathlib import Path

from content.published.blobs import Stat, stat_of
from content.published.clock import Clock
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
    """`on_air(channels)` is called for programmes that changed, `access_changed()` for another access list.

    Editions have a reader and a green thread of their own: one of 10,000 records takes a third of a second to read,
    in many small steps, and no programme waits for that.
    """

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
        self._programmes: Reader
        self._editions: Reader
        self._take_trust()

    @property
    def problems(self) -> tuple[Problem, ...]:
        found = (*self._programmes.problems, *self._editions.problems, self._trust_problem)
        return tuple(problem for problem in found if problem)

    def look(self) -> None:
        """Take the programmes and the access list that the store holds now."""
        self._take_trust()
        reader = self._programmes
        changed = reader.refresh()
        if changed:
            on_air = self._holding.take(reader.programmes, reader.access)
            if "access" in changed:
                self._access_changed()
            self._on_air(on_air)

    def look_at_editions(self) -> None:
        """Take the edition that the store holds now."""
        reader = self._editions
        if reader.refresh():
            self._holding.take_edition(reader.edition)

    def run(self) -> None:
        """Follow programmes and access for ever."""
        self._repeat(self.look, Follower([self._store.folder("access"), self._store.root / "programmes"]))

    def run_editions(self) -> None:
        """Follow editions for ever."""
        self._repeat(self.look_at_editions, Follower([self._store.folder("editions")]))

    def trust(self) -> Trust:
        """The public keys that count here; none when the anchor is not there or not readable, which is a problem."""
        before = self._trust_problem
        try:
            self._trust_problem = None
            return Trust.load(self._trust_file)
        except FileNotFoundError:
            if self._hub_key:
                return Trust.of(self._hub_key)
            what = "missing"
        except (OSError, Refused) as trouble:
            what = trouble.reason if isinstance(trouble, Refused) else "unreadable"
        self._trust_problem = Problem(what, self._trust_file.name, before.since if before else self._clock.now())
        return Trust.of()

    def _repeat(self, look: Callable[[], None], follower: Follower) -> None:
        while True:
            try:
                look()
                follower.wait(LOOK_S)
            except Exception:  # noqa: BLE001 screens show what they have, and the next look may be better
                _log.exception("the store could not be followed")
                follower.wait(1.0)

    def _take_trust(self) -> None:
        seen = stat_of(self._trust_file)
        if seen != self._trust_seen:
            self._trust_seen = seen
            trust = self.trust()
            self._programmes = Reader(self._store, trust, self._clock, wants=("programmes", "access"))
            self._editions = Reader(self._store, trust, self._clock, wants=("editions",))
