"""Which line is to be pinged, and which did not answer: two queues, each in time order as each wait is the same."""

from collections import deque
from collections.abc import Iterator

from display.push.lines.line import Line

INTERVAL_S, TIMEOUT_S = 5.0, 4.0


class Pings:
    """Times are seconds of a steady clock."""

    def __init__(self) -> None:
        self._due: deque[tuple[float, Line]] = deque()
        self._awaited: deque[tuple[float, Line]] = deque()

    def begin(self, line: Line, now: float) -> None:
        self._due.append((now + INTERVAL_S, line))

    def due(self, now: float) -> Iterator[Line]:
        """The lines to ping now; an answer is awaited from each."""
        for line in _taken(self._due, now):
            if not line.over:
                line.awaiting_pong = True
                self._due.append((now + INTERVAL_S, line))
                self._awaited.append((now + TIMEOUT_S, line))
                yield line

    def silent(self, now: float) -> Iterator[Line]:
        """The lines that should have answered by now."""
        return (line for line in _taken(self._awaited, now) if line.awaiting_pong and not line.over)


def _taken(queue: deque[tuple[float, Line]], now: float) -> Iterator[Line]:
    while queue and queue[0][0] <= now:
        yield queue.popleft()[1]
