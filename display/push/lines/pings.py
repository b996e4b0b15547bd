"""Which line is to be pinged, and which did not answer. Times are seconds of a steady clock."""

import heapq
import random
from collections import deque
from collections.abc import Iterator
from itertools import count

from display.push.lines.line import Line

INTERVAL_S, TIMEOUT_S = 5.0, 4.0


class Pings:
    """Lines that are over stay in here for an interval at most."""

    def __init__(self) -> None:
        self._due: list[tuple[float, int, Line]] = []
        self._awaited: deque[tuple[float, Line]] = deque()
        self._order = count()

    def begin(self, line: Line, now: float) -> None:
        # Spread from the start: three thousand that came at once would be pinged in one breath for ever.
        self._push(line, now + random.uniform(0.2, 1.0) * INTERVAL_S)  # noqa: S311  nothing to guess

    def due(self, now: float) -> Iterator[Line]:
        """The lines to ping now; an answer is awaited from each."""
        while self._due and self._due[0][0] <= now:
            line = heapq.heappop(self._due)[2]
            if not line.over:
                line.awaiting_pong = True
                self._push(line, now + INTERVAL_S)
                self._awaited.append((now + TIMEOUT_S, line))
                yield line

    def silent(self, now: float) -> Iterator[Line]:
        """The lines that should have answered by now."""
        while self._awaited and self._awaited[0][0] <= now:
            line = self._awaited.popleft()[1]
            if line.awaiting_pong and not line.over:
                yield line

    def _push(self, line: Line, when: float) -> None:
        heapq.heappush(self._due, (when, next(self._order), line))
