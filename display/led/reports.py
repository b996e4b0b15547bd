"""What a strip has to tell the desk, in the shapes that push uses (display/health.py), appended to the spool."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from content.published.clock import Clock, steady
from content.published.reader import Problem
from content.published.spool import Spool
from display.led import machine

HEALTH_MS = 15_000
MOST_ERRORS = 20
DEVICE = "device"
"""Stands for an item's id where the device itself is what is wrong."""


class Reports:
    """Every report is one entry: a strip has little to say. A spool that cannot be written never stops a strip.

    by_hub: this machine's clock is the hub's own; elsewhere a strip does not know how far off it is, and says nothing.
    """

    def __init__(
        self, spool: Spool, clock: Clock, channel: str, screen: str, folder: Path | None = None, *, by_hub: bool = True
    ) -> None:
        self._spool, self._clock, self._folder = spool, clock, folder
        self._offset = {"offset_ms": 0} if by_hub else {}
        self.who = {"screen": screen, "channel": channel}
        self._begun = steady()
        self._said: int | None = None
        self._broken: dict[str, tuple[str, int]] = {}

    def online(self, online: bool) -> None:
        self._append("online", {"online": online, "player": "led"})

    def shown(self, number: int, at: int) -> None:
        self._append("shown", {"number": number, "at": at})

    def broken(self, item: str, problem: str | None) -> None:
        """What is wrong with an item or the device; None: nothing any more."""
        if problem is None:
            changed = self._broken.pop(item, None) is not None
        else:
            changed = item not in self._broken
            self._broken.setdefault(item, (problem[:200], self._clock.now()))
        if changed:
            self._said = None

    def health(self, number: int | None, missed: int, problems: Iterable[Problem], now: int) -> None:
        """At most every 15 s, at once when something else is wrong than before."""
        # Bounded below too: a clock that was set back must not silence a strip.
        if self._said is not None and self._said <= now < self._said + HEALTH_MS:
            return
        self._said = now
        # Other threads tell of their own.
        broken = list(self._broken.items())
        errors = [{"item": item, "problem": text, "since": since} for item, (text, since) in broken]
        facts = {"number": number, **self._offset, "uptime_s": (steady() - self._begun) // 1000, "missed": missed}
        told = machine.facts(self._folder) if self._folder else {}
        self._append("health", {**facts, **told, "errors": errors[:MOST_ERRORS]})
        for problem in problems:
            self._append("problem", {"what": problem.what, "name": problem.name})

    def _append(self, kind: str, report: dict[str, Any]) -> None:
        with suppress(OSError):
            self._spool.append(kind, {"entries": [{**self.who, **report, "received": self._clock.now()}]})
