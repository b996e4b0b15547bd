"""What was read of the desk, kept between requests for as long as nobody wrote, decided or withdrew anything, and then
read again for what was touched alone."""

import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from content.desk.database import once

from .items import Item, everything, renewed
from .touched import Mark, Touched, mark, touched


class Board:
    """Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[Any, Any]] = {}

    def items(self, session: Session) -> list[Item]:
        """Everything that is open, what has waited longest first."""
        found: list[Item] = self.renewed(session, "items", everything, renewed)
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
        return self._keep(name, now, read(session))

    def renewed(
        self,
        session: Session,
        name: str,
        read: Callable[[Session], Any],
        renew: Callable[[Session, Any, Touched], Any],
    ) -> Any:
        """What `read` finds, and after something happened what `renew` makes of it by what was touched."""
        now = self.mark(session)
        with self._lock:
            before = self._kept.get(name)
        if before is None or not before[0].is_before(now):
            return self._keep(name, now, read(session))
        if before[0] == now:
            return before[1]
        since = before[0]
        what = once(session, ("touched", since), lambda _: touched(session, since))
        return self._keep(name, now, renew(session, before[1], what))

    def mark(self, session: Session) -> Mark:
        """Changes with every wording and decision, and with everything that is withdrawn or put in another order."""
        return mark(session)

    def _keep(self, name: str, now: Any, found: Any) -> Any:
        with self._lock:
            self._kept[name] = now, found
        return found
