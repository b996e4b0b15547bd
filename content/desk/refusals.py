"""Attempts that were refused, as lines of the ledger: deciding on one's own or twice or on what changed meanwhile, what
one has no role for, forged addresses and forms, tokens that do not count.

Whoever sits at a keyboard and tries must not be able to fill the ledger: the same attempt is entered once a minute, and
of one origin so many an hour; how many were left out stands in the next line.
"""

import logging
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.exc import OperationalError

from . import ledger
from .actor import Actor
from .database import Database
from .errors import Problem
from .moments import Ms
from .whole import whole

MINUTE: Final = 60_000
HOUR: Final = 60 * MINUTE
AN_HOUR: Final = 60
REMEMBERED: Final = 4096
CSRF: Final = Problem(400, "foreign-form", "the form was not made here, or the page was open for too long")
NOWHERE: Final = Problem(404, "no-such-address", "there is nothing of that number")
# Beside everything that somebody may not do (401 and 403): what was changed or decided since it was read.
TOLD: Final = frozenset(
    {"stale-content", "not-submitted", "not-a-draft", "referred-already", "foreign-form", "withdrawn"}
)
# Somebody who only looked by.
UNTOLD: Final = frozenset({"token-missing"})
NOUNS: Final = {"notices": "notice", "records": "record", "alerts": "alert"}
READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Count:
    since: Ms
    lines: int = 0
    left_out: int = 0


class Refusals:
    """Safe between threads; what was entered lately is only in memory."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._lately: OrderedDict[tuple[str, ...], Ms] = OrderedDict()
        self._origins: OrderedDict[str, _Count] = OrderedDict()

    def note(
        self, actor: Actor | None, problem: Problem, subject: str, method: str, path: str, *, now: Ms, origin: str
    ) -> None:
        """Enter it, if it is of the kind that is entered. A ledger that cannot be written now changes no answer."""
        if not is_told(problem, method):
            return
        left_out = self._left_out((origin, actor.name if actor else "", problem.type, subject, path), now)
        if left_out is None:
            return
        details: dict[str, Any] = {"why": problem.type, "status": problem.status, "method": method, "path": path[:200]}
        if left_out:
            details["left_out"] = left_out
        try:
            with self._database.transaction() as session:
                ledger.append(session, actor, "refused", subject, details, now=now, origin=origin)
        except OperationalError:
            _log.warning("a refusal could not be entered", exc_info=True)

    def _left_out(self, key: tuple[str, ...], now: Ms) -> int | None:
        """How many attempts of this origin were left out before this one; None when this one is too."""
        with self._lock:
            count = self._count(key[0], now)
            last = self._lately.get(key)
            if (last is not None and abs(now - last) < MINUTE) or count.lines >= AN_HOUR:
                count.left_out += 1
                return None
            self._lately[key] = now
            self._lately.move_to_end(key)
            while len(self._lately) > REMEMBERED:
                self._lately.popitem(last=False)
            count.lines += 1
            left_out, count.left_out = count.left_out, 0
            return left_out

    def _count(self, origin: str, now: Ms) -> _Count:
        count = self._origins.get(origin)
        if count is None or abs(now - count.since) >= HOUR:
            count = self._origins[origin] = _Count(now, left_out=count.left_out if count else 0)
            while len(self._origins) > REMEMBERED:
                self._origins.popitem(last=False)
        return count


def is_told(problem: Problem, method: str) -> bool:
    if problem.type in TOLD or (problem.status in (401, 403) and problem.type not in UNTOLD):
        return True
    # A number or a name that is none, in what would change something.
    return problem.status == 404 and method not in READING


def about(path: str) -> tuple[str, int] | None:
    """What an address is about: the noun as the ledger calls it, and its number; None for the desk as a whole."""
    steps = path.strip("/").split("/")
    noun, number = (NOUNS.get(steps[1]), steps[2]) if len(steps) > 2 else (None, "")
    found = whole(number)
    return (noun, found) if noun and found is not None else None
