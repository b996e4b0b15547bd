"""The play log of a strip: what its device really took, span by span, kept on this machine until it was carried up."""

import json
import uuid
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from contextlib import suppress
from pathlib import Path
from typing import Any

from content.published import durable, plays
from content.published.errors import Refused
from content.published.plays import PlayLog, Span, Turns
from content.published.spool import Spool

Ms = int
KEEP_MS = 10_000
"""So much is lost at most of the log when the power is cut."""
TELL_MS = 60_000
"""The span that goes on is told so often, so that staff need not wait for the full hour."""
LOOK_MS = 1_000


class Plays:
    """`who` has screen and channel; `file` holds the span that goes on. Nothing here ever stops a strip: what cannot
    be written is tried again with the next. With an executor the disk is waited for there."""

    def __init__(self, spool: Spool, who: dict[str, str], file: Path, executor: Executor | None = None) -> None:
        self._spool, self._who, self._file, self._executor = spool, who, file, executor
        self._log = PlayLog(uuid.uuid4().hex[:16])
        self._kept, self._told = ("", 0), ("", 0)
        self._looked, self._looks = 0, -1
        self._waiting: list[Span] = []
        self._do(self._recover)

    def due(self, now: Ms, looks: int) -> bool:
        """Whether it is worth saying what is on: something may have changed, or a second has passed."""
        return looks != self._looks or not self._looked <= now < self._looked + LOOK_MS

    def see(self, now: Ms, number: int, turns: Turns, looks: int = 0) -> None:
        """The device took a frame with these turns."""
        self._looked, self._looks = now, looks
        self._ended(self._log.see(now, number, turns))
        span = self._log.open
        if span and _is_due(span, self._told, TELL_MS):
            self._told = span.id, span.end
            self._do(self._tell, [span])
        if span and _is_due(span, self._kept, KEEP_MS):
            self._kept = span.id, span.end
            self._do(self._keep, span)

    def pause(self, now: Ms, why: str) -> None:
        """The device shows nothing of it any more."""
        self._looked = now
        self._ended(self._log.pause(now, why))

    def _ended(self, spans: Iterable[Span]) -> None:
        found = list(spans)
        if found:
            self._do(self._tell, found)

    def _do(self, work: Callable[..., None], *given: Any) -> None:
        if self._executor:
            self._executor.submit(work, *given)
        else:
            work(*given)

    def _tell(self, spans: list[Span]) -> None:
        self._waiting += spans
        with suppress(OSError):
            entries = [self._who | span.as_told() for span in self._waiting]
            self._spool.append("plays", {"entries": entries}, durable=True)
            self._waiting = []

    def _keep(self, span: Span) -> None:
        with suppress(OSError):
            durable.write(self._file, json.dumps(span.as_told(), ensure_ascii=False).encode())

    def _recover(self) -> None:
        """What went on when the power was cut: it ended there, and nobody said why."""
        with suppress(OSError, ValueError, Refused, AttributeError):
            self._tell([plays.read(json.loads(self._file.read_bytes()))])
        with suppress(OSError):
            self._file.unlink(missing_ok=True)


def _is_due(span: Span, last: tuple[str, Ms], every: Ms) -> bool:
    """A new span after its first second, the same after so long."""
    return span.end - span.start >= LOOK_MS and (span.id != last[0] or span.end >= last[1] + every)
