"""What is wrong at the desk right now: shown in /healthz until whoever raised it takes it back."""

import threading
from collections.abc import Callable, Iterable
from typing import NamedTuple

Ms = int


class Alarm(NamedTuple):
    """what: a machine word; name: what it is about; since: when it was first seen."""

    what: str
    name: str
    since: Ms


class Alarms:
    """Each source keeps its own list and always gives the whole of it; safe between threads."""

    def __init__(self, now: Callable[[], Ms]) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._by_source: dict[str, dict[tuple[str, str], Ms]] = {}

    def set(self, source: str, found: Iterable[tuple[str, str]]) -> None:
        """All that `source` finds wrong now, as (what, name); what was known before keeps its `since`."""
        with self._lock:
            before = self._by_source.get(source, {})
            now = self._now()
            self._by_source[source] = {each: before.get(each, now) for each in found}

    def now(self) -> list[Alarm]:
        with self._lock:
            found = [Alarm(*each, since) for kept in self._by_source.values() for each, since in kept.items()]
        return sorted(set(found), key=lambda alarm: (alarm.since, alarm))
