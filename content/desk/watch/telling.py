"""Alarms that came and went, told to people outside the desk: put down first, then told until they are taken.

What happens to the alarm itself stands in the ledger whether anybody is told or not. Nothing waits here but this
module's own threads: a mail server that hangs costs the desk nothing.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Protocol

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from content.desk import ledger
from content.desk.alarms import Alarm, Alarms
from content.desk.database import Database
from content.desk.models import Dispatch, Office
from content.published.clock import Clock

Ms = int
LOOK_S: Final = 1.0
STANDS_MS: Final = 30_000
"""Other alarms than those of the watch, which waited already, are told when they have stood so long."""
AT_ONCE: Final = frozenset({"screen-silent", "screen-behind", "device-gone", "screen-full"})
AGAIN_MS: Final = 5_000
LONGEST_MS: Final = 10 * 60_000
GIVE_UP_MS: Final = 24 * 3_600_000
KEPT_MS: Final = 30 * 24 * 3_600_000
DELIVERED, GIVEN_UP = "delivered", "given-up"
ORIGIN: Final = "foyer"


class Way(Protocol):
    def tell(self, message: Mapping[str, Any]) -> None:
        """Raises OSError when it was not taken."""


class Telling:
    """`ways` by name; none tells nobody, and only the ledger knows."""

    def __init__(self, database: Database, clock: Clock, alarms: Alarms, ways: Mapping[str, Way]) -> None:
        self._database, self._clock, self._alarms, self._ways = database, clock, alarms, ways
        self._known: dict[tuple[str, str], Alarm] = {}

    def note(self) -> None:
        """Put down what came and what went since the last time."""
        now = self._clock.now()
        standing = {each[:2]: each for each in self._alarms.now() if _counts(each, now) or each[:2] in self._known}
        raised = [each for key, each in standing.items() if key not in self._known]
        cleared = [each for key, each in self._known.items() if key not in standing]
        if not raised and not cleared:
            return
        with self._database.transaction() as session:
            for kind, found in (("alarm-raised", raised), ("alarm-cleared", cleared)):
                for alarm in found:
                    details = {"what": alarm.what, "since": alarm.since}
                    ledger.append(session, None, kind, _subject(alarm), details, now=now, origin=ORIGIN)
            self._put_down(session, raised, cleared, now)
        self._known = standing

    def send(self) -> int:
        """Tell what is due; how much was taken. Waits as long as those take who are told."""
        with self._database.reading() as session:
            now = self._clock.now()
            due = session.scalars(select(Dispatch).where(Dispatch.due <= now).order_by(Dispatch.id)).all()
        return sum(self._told(each) for each in due)

    def run(self, stop: threading.Event) -> None:
        """Put down for ever, until stop."""
        self._for_ever(stop, "noting-alarms", self.note)

    def run_sending(self, stop: threading.Event) -> None:
        """Tell for ever, until stop."""
        self._for_ever(stop, "telling-alarms", self.send)

    def _for_ever(self, stop: threading.Event, what: str, work: Callable[[], object]) -> None:
        while not stop.wait(LOOK_S):
            try:
                work()
            except Exception as error:  # noqa: BLE001  whatever it was, the next time may go better
                self._alarms.set(what, [(f"{what}-failed", f"{type(error).__name__}: {error}"[:200])])
            else:
                self._alarms.set(what, [])

    def _put_down(self, session: Session, raised: Sequence[Alarm], cleared: Sequence[Alarm], now: Ms) -> None:
        office = session.get_one(Office, 1)
        message = {
            "office": office.name,
            "zone": office.zone,
            "at": now,
            "raised": [list(each) for each in raised],
            "cleared": [list(each) for each in cleared],
        }
        for way in self._ways:
            session.add(Dispatch(way=way, message=message, at=now, tries=0, due=now, outcome=""))
        session.execute(delete(Dispatch).where(Dispatch.at < now - KEPT_MS))

    def _told(self, row: Dispatch) -> bool:
        way = self._ways.get(row.way)
        if way is None:
            return self._after(row, "nobody is told this way any more", last=True)
        try:
            way.tell(row.message)
        except (OSError, ValueError) as error:
            old = self._clock.now() - row.at > GIVE_UP_MS
            return self._after(row, f"{type(error).__name__}: {error}"[:200], last=old)
        return self._after(row, "", last=False)

    def _after(self, row: Dispatch, trouble: str, *, last: bool) -> bool:
        """Keep how it went; whether it was taken."""
        now, again = self._clock.now(), min(LONGEST_MS, AGAIN_MS * 2 ** min(row.tries, 10))
        with self._database.transaction() as session:
            kept = session.get_one(Dispatch, row.id)
            kept.tries += 1
            kept.outcome = (GIVEN_UP if last else "") if trouble else DELIVERED
            kept.due = None if kept.outcome else now + again
            if kept.outcome:
                details = {"way": row.way, "tries": kept.tries, **({"why": trouble} if trouble else {})}
                kind = "alarm-told" if kept.outcome == DELIVERED else "alarm-not-told"
                ledger.append(session, None, kind, "hub", details, now=now, origin=ORIGIN)
        return not trouble


def _counts(alarm: Alarm, now: Ms) -> bool:
    return alarm.what in AT_ONCE or now - alarm.since >= STANDS_MS


def _subject(alarm: Alarm) -> str:
    return f"screen:{alarm.name}" if alarm.what in AT_ONCE else "hub"
