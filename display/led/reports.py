"""What a strip has to tell the desk, in the shapes that push uses (display/health.py), appended to the spool."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from content.published.clock import Clock
from content.published.reader import Problem
from content.published.spool import Spool

HEALTH_MS = 15_000


class Reports:
    """Every report is one entry: a strip has little to say. A spool that cannot be written never stops a strip."""

    def __init__(self, spool: Spool, clock: Clock, channel: str, screen: str) -> None:
        self._spool, self._clock = spool, clock
        self._who = {"screen": screen, "channel": channel}
        self._begun = clock.now()
        self._health_due = 0
        self._broken: dict[str, tuple[str, int]] = {}

    def online(self, online: bool) -> None:
        self._append("online", {"online": online, "player": "led"})

    def shown(self, number: int, at: int) -> None:
        self._append("shown", {"number": number, "at": at})

    def broken(self, item: str, problem: str) -> None:
        self._broken.setdefault(item, (problem[:200], self._clock.now()))
        self._health_due = 0

    def health(self, number: int | None, missed: int, problems: Iterable[Problem]) -> None:
        """At most every 15 s, at once when something new is wrong."""
        now = self._clock.now()
        if now < self._health_due:
            return
        self._health_due = now + HEALTH_MS
        errors = [{"item": item, "problem": text, "since": since} for item, (text, since) in self._broken.items()]
        facts = {"number": number, "offset_ms": 0, "uptime_s": (now - self._begun) // 1000, "missed": missed}
        self._append("health", {**facts, "errors": errors[:20]})
        for problem in problems:
            self._append("problem", {"what": problem.what, "name": problem.name})

    def _append(self, kind: str, report: dict[str, Any]) -> None:
        with suppress(OSError):
            self._spool.append(kind, {"entries": [{**self._who, **report, "received": self._clock.now()}]})
