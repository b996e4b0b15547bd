"""What was read of the desk, kept between requests for as long as nobody wrote, decided or withdrew anything."""

import threading
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from content.desk.models import Decision, LedgerEntry, RecordDecision, RecordRevision, Revision

from .items import Item, everything


class Board:
    """Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[Any, Any]] = {}

    def items(self, session: Session) -> list[Item]:
        """Everything that is open, what has waited longest first."""
        found: list[Item] = self.kept(session, "items", everything)
        return found

    def kept(self, session: Session, name: str, read: Callable[[Session], Any], mark: Any = None) -> Any:
        """What `read` finds, read anew when `mark` is another one, which is the board's own where none is given.

        What is read belongs to the state of the database that this session sees, as the mark does.
        """
        now = mark if mark is not None else self.mark(session)
        with self._lock:
            before = self._kept.get(name)
        if before is not None and before[0] == now:
            return before[1]
        found = read(session)
        with self._lock:
            self._kept[name] = now, found
        return found

    def mark(self, session: Session) -> object:
        """Changes with every wording and decision, and with everything that is withdrawn or put in another order."""
        return tuple(session.execute(_MARK).one())


_GONE: Final = ("withdraw", "order")
_MARK: Final = select(
    *(select(func.max(each.id)).scalar_subquery() for each in (Revision, Decision, RecordRevision, RecordDecision)),
    *(select(func.max(LedgerEntry.seq)).where(LedgerEntry.kind == each).scalar_subquery() for each in _GONE),
)
