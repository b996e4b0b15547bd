"""What screens report, read with no trust in it, and gathered until it is worth an entry in the spool.

A screen can be any device that stole a token: every value is checked for type and size and copied, never passed on.
One spool entry carries many reports, because one file each would hold up the sockets (measured: 100 ms a publish):

    shown    {"entries": [{"screen", "channel", "number", "at", "received"}]}
    health   {"entries": [{"screen", "channel", "number", "offset_ms", "uptime_s",
              "errors": [{"item", "problem", "since"}], "received", ...}]}
    online   {"entries": [{"screen", "channel", "online": bool, "player", "size", "have", "received"}]}
    problem  {"entries": [{"screen", "channel", "what", "name", "received"}]}

All times are ms since the epoch; `at` is the screen's own word, `received` this process's clock.
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

LARGEST = 2**53 - 1
LONGEST = 200
MOST_ERRORS = 20
MOST_EXTRAS = 8
FULL = 500
"""Reports of one kind that make an entry at once, not only at the next tick."""
KEPT = 20_000
"""Reports of one kind kept in memory while the spool cannot be written; then the oldest go."""

_EXTRA = re.compile(r"[a-z][a-z0-9_]{0,31}")
_PLAYER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")

Report = dict[str, Any]


def whole(value: Any, least: int = 0, most: int = LARGEST) -> int | None:
    """value as a whole number within the bounds, else None."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    rounded = round(value)
    return rounded if least <= rounded <= most else None


def line(value: Any, longest: int = LONGEST) -> str | None:
    """value as one printable line, cut at `longest` characters, else None."""
    return _CONTROL.sub(" ", value[:longest]) if isinstance(value, str) else None


def player(value: Any) -> str | None:
    """The name a player gives itself, if it can stand in an id."""
    return value if isinstance(value, str) and _PLAYER.fullmatch(value) else None


def size(value: Any) -> list[int] | None:
    """[width, height] in px, else None."""
    if not isinstance(value, list) or len(value) != 2:
        return None
    width, height = (whole(each, 1, 32768) for each in value)
    return None if width is None or height is None else [width, height]


def shown(value: Any) -> Report | None:
    """`{number, at}` of a `shown` event, else None."""
    if not isinstance(value, Mapping):
        return None
    number, at = whole(value.get("number")), whole(value.get("at"))
    return None if number is None or at is None else {"number": number, "at": at}


def health(value: Any) -> Report | None:
    """`{number, offset_ms, uptime_s, errors, ...}` of a `health` event; what is no good in it is left out."""
    if not isinstance(value, Mapping):
        return None
    report: Report = {
        "number": whole(value.get("number")),
        "offset_ms": whole(value.get("offset_ms"), -LARGEST),
        "uptime_s": whole(value.get("uptime_s")),
        "errors": _errors(value.get("errors")),
    }
    for name in list(value)[: 4 * MOST_EXTRAS]:
        if name not in report and len(report) < 4 + MOST_EXTRAS and _EXTRA.fullmatch(str(name)):
            extra = _extra(value[name])
            if extra is not None:
                report[name] = extra
    return report


def _errors(value: Any) -> list[Report]:
    if not isinstance(value, list):
        return []
    return [error for each in value[:MOST_ERRORS] if (error := _error(each)) is not None]


def _error(value: Any) -> Report | None:
    told = value if isinstance(value, Mapping) else {"problem": value}
    problem = line(told.get("problem"))
    if problem is None:
        return None
    return {"item": line(told.get("item")), "problem": problem, "since": whole(told.get("since"))}


def _extra(value: Any) -> bool | int | str | None:
    if isinstance(value, bool):
        return value
    return whole(value, -LARGEST) if isinstance(value, int | float) else line(value)


class Reports:
    """Reports waiting to be spooled. `write(kind, data)` appends one entry and may raise OSError; `now()` is in ms."""

    def __init__(self, write: Callable[[str, Report], object], now: Callable[[], int]) -> None:
        self._write, self._now = write, now
        self._waiting: dict[str, list[Report]] = {}
        self.lost = 0
        self.failing_since: int | None = None

    def add(self, kind: str, report: Report) -> None:
        waiting = self._waiting.setdefault(kind, [])
        waiting.append(report)
        if len(waiting) >= FULL and self.failing_since is None:
            self.flush(kind)

    def flush(self, *kinds: str) -> None:
        """Spool what waits, of these kinds or of all. What cannot be written waits for the next time."""
        for kind in kinds or tuple(self._waiting):
            waiting = self._waiting.get(kind)
            if waiting:
                self._spool(kind, waiting)

    def _spool(self, kind: str, waiting: list[Report]) -> None:
        try:
            while waiting:
                self._write(kind, {"entries": waiting[:FULL]})
                del waiting[:FULL]
            self.failing_since = None
        except OSError:
            self.failing_since = self.failing_since or self._now()
            excess = max(0, len(waiting) - KEPT)
            self.lost += excess
            del waiting[:excess]
