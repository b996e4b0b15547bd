"""What waits too long at a step of its review, told by e-mail once a working day, where e-mail is set up; the work list
says it always."""

import threading
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk import holidays, ledger
from content.desk.alarms import Alarms
from content.desk.compile.working_days import Calendar
from content.desk.database import Database
from content.desk.models import Dispatch, LedgerEntry, Office, RecordHead, Revision
from content.desk.moments import Ms, local_day
from content.published.clock import Clock

from . import days
from .items import Item, everything

LOOK_S: Final = 60.0
HOUR: Final = 9
"""Of the office's morning: who is told then still has the day."""
WAY: Final = "mail"
MOST: Final = 50
LONGEST: Final = 80


class Reminders:
    """`ways` are how people outside the desk are told of things."""

    def __init__(self, database: Database, clock: Clock, alarms: Alarms, ways: Collection[str]) -> None:
        self._database, self._clock, self._alarms = database, clock, alarms
        self._told = WAY in ways

    def run(self, stop: threading.Event) -> None:
        """For ever, until stop; ends at once where nobody would be told."""
        while self._told and not stop.is_set():
            try:
                self.look()
            except Exception as error:  # noqa: BLE001  the next look may go better, and who looks says so
                self._alarms.set("reminding", [("reminding-failed", f"{type(error).__name__}: {error}"[:200])])
            else:
                self._alarms.set("reminding", [])
            stop.wait(LOOK_S)

    def look(self) -> int:
        """Put down today's reminder when it is time and none was; how much it speaks of."""
        now = self._clock.now()
        with self._database.reading() as session:
            office = session.get_one(Office, 1)
            zone = ZoneInfo(office.zone)
            today, calendar = local_day(now, zone), holidays.calendar(session)
            if datetime.fromtimestamp(now / 1000, zone).hour < HOUR or not calendar(today):
                return 0
            if _reminded(session, today):
                return 0
            late = overdue(everything(session), now, zone, calendar)
            message = _message(session, office, late, now) if late else None
        if message is not None:
            self._put_down(message, today, now)
        return len(late)

    def _put_down(self, message: dict[str, Any], today: date, now: Ms) -> None:
        with self._database.transaction() as session:
            session.add(Dispatch(way=WAY, message=message, at=now, tries=0, due=now, outcome=""))
            details = {"day": today.isoformat(), "items": len(message["waiting"])}
            ledger.append(session, None, "reminded", "desk", details, now=now, origin="foyer")


def overdue(items: Sequence[Item], now: Ms, zone: ZoneInfo, calendar: Calendar) -> list[tuple[Item, int]]:
    """What has waited at its step for as many working days as its chain is patient, and for how many."""
    today = local_day(now, zone)
    found = []
    for item in items:
        if item.due is None or (item.ends_at is not None and item.ends_at <= now):
            continue
        waited = days.between(local_day(item.changed_at, zone), today, calendar)
        if waited is not None and waited >= item.patience:
            found.append((item, waited))
    return found


def _reminded(session: Session, today: date) -> bool:
    lines = select(LedgerEntry).where(LedgerEntry.kind == "reminded").order_by(LedgerEntry.seq.desc()).limit(1)
    last = session.scalars(lines).first()
    return last is not None and last.details.get("day") == today.isoformat()


def _message(session: Session, office: Office, late: Sequence[tuple[Item, int]], now: Ms) -> dict[str, Any]:
    waiting = [[_title(session, item), item.due.role, waited] for item, waited in late[:MOST] if item.due is not None]
    told = {"office": office.name, "zone": office.zone, "at": now, "raised": [], "cleared": []}
    return {**told, "waiting": waiting, "more": max(0, len(late) - MOST)}


def _title(session: Session, item: Item) -> str:
    if item.kind != "notice":
        head = session.get(RecordHead, item.id)
        return f"{item.kind}/{head.name} {head.title}"[:LONGEST] if head else item.kind
    newest = select(Revision.content).where(Revision.notice_id == item.id).order_by(Revision.sequence.desc()).limit(1)
    content = session.scalars(newest).one()
    return f"{item.id} {content.get('text') or content['kind']}"[:LONGEST].replace("\n", " ")
