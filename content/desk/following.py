"""What has to follow a committed change. It may fail and be tried again: the change itself stays."""

import threading
from collections.abc import Callable, Iterable, Mapping

from .alarms import Alarms
from .database import Effect

Step = Callable[[set[str]], object]
"""Does what the effects of one kind ask for; it is given their names."""


class Following:
    """Safe between threads. `steps` by the kind of effect, in the order in which they are taken."""

    def __init__(self, alarms: Alarms, steps: Mapping[str, Step]) -> None:
        self._alarms, self._steps = alarms, steps
        self._pending: frozenset[Effect] = frozenset()
        # Channels whose readings changed: a programme every few seconds at most, however often their sources speak.
        self._later: frozenset[str] = frozenset()
        self._lock = threading.Lock()

    def follow(self, effects: frozenset[Effect]) -> None:
        """Take the steps of these effects, and those that failed before; what fails is an alarm, and not an error of
        whoever made the change."""
        with self._lock:
            self._later |= {channel for kind, channel in effects if kind == "reading"}
            wanted, self._pending = effects | self._pending, frozenset()
        failed = frozenset(each for kind in self._steps for each in self._failed(kind, wanted))
        with self._lock:
            self._pending |= failed

    def retry(self, also: Iterable[Effect]) -> None:
        """Once more what failed, what was left for later, and this."""
        with self._lock:
            later, self._later = self._later, frozenset()
        due = frozenset([*(("programme", channel) for channel in later), *also])
        if due or self._pending:
            self.follow(due)

    def _failed(self, kind: str, wanted: frozenset[Effect]) -> set[Effect]:
        """The effects of this kind that are still to follow."""
        effects = {each for each in wanted if each[0] == kind}
        if not effects:
            return set()
        try:
            self._steps[kind]({name for _, name in effects})
        except Exception as error:  # noqa: BLE001
            # The change itself is committed: whoever made it must not be told that it failed.
            self._alarms.set(f"publishing-{kind}", [("not-published", f"{kind}: {error}"[:300])])
            return effects
        self._alarms.set(f"publishing-{kind}", [])
        return set()
