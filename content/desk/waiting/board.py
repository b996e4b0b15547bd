"""What was read of the desk, kept between requests for as long as nothing happened that could change it: every change
of what is open is a line of the ledger."""

import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from content.desk.models import LedgerEntry

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
        """What `read` finds, read anew when `mark` is another one; without a mark, after every line of the ledger.

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
        """Changes with every line of the ledger."""
        return session.scalar(select(func.max(LedgerEntry.seq)))
