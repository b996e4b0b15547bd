"""What else three years leave in an office: people, tries to sign in, screens and what they said that they showed,
alarms at the door, visitors' numbers."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, Final

from sqlalchemy.orm import Session

from content.desk import absences, accounts, screens
from content.desk.actor import Actor
from tests.world.office import CHEAP, PASSWORD, Office

DAY: Final = 86_400_000
HOUR: Final = 3_600_000
PEOPLE: Final = 200
TRIES: Final = 20_000
SCREENS: Final = 24
LOGGED_DAYS: Final = 30
COUNTED_DAYS: Final = 365
TRY: Final = "INSERT INTO sign_in (account, at, origin, browser, outcome) VALUES (?,?,?,?,?)"
FACT: Final = (
    "INSERT INTO screen_fact (screen, channel, node, online, online_at, shown_number, shown_at, health, health_at,"
    " heard_at) VALUES (?,?,'',1,?,?,?,?,?,?)"
)
PLAY: Final = 'INSERT INTO play (screen, block, channel, number, start, "end", ended, shown) VALUES (?,?,?,?,?,?,?,?)'
COUNT: Final = "INSERT INTO visitor_count (day, what, name, times) VALUES (?,?,?,?)"


def fill_others(office: Office) -> None:
    """What the ledger speaks of through the desk's own doors."""
    _people(office)
    with closing(sqlite3.connect(office.desk.database.path)) as database:
        _tried(database, office.now)
        _logged(database, office.now)
        _visitors(database, office.now)
        database.commit()


def _people(office: Office) -> None:
    told: dict[str, Any] = {"now": office.now, "origin": "bench"}
    with office.desk.database.transaction() as session:
        people = [_person(session, each, **told) for each in range(PEOPLE)]
        for each, (absent, other) in enumerate(pairwise(people)):
            span = (office.now + each * DAY, office.now + each * DAY + HOUR)
            absences.name(session, absent, absent.name, other.name, *span, **told)
        for each in range(SCREENS):
            known = {"channel": _channel(each), "keeper": "何涛", "place": f"{each}楼", "phone": "0999-5550113"}
            screens.take_on(session, office.staff["operator"], f"local:{_channel(each)}:{each}", known, **told)


def _person(session: Session, number: int, **told: Any) -> Actor:
    named: dict[str, Any] = {
        "name": f"person-{number}",
        "display_name": f"科员{number}",
        "department": f"第{number % 12}科",
    }
    return accounts.create(session, None, **named, password=PASSWORD, roles=["author"], hasher=CHEAP, **told)


def _channel(screen: int) -> str:
    return ("lobby-led", "wall-11f", "kiosk")[screen % 3]


def _tried(database: sqlite3.Connection, now: int) -> None:
    known = [name for (name,) in database.execute("SELECT name FROM account")]
    outcomes = ("in", "in", "in", "in", "wrong-password")
    tries = (
        (known[each % len(known)], now - (TRIES - each) * 60_000, "10.0.0.9", "Mozilla/5.0", outcomes[each % 5])
        for each in range(TRIES)
    )
    database.executemany(TRY, tries)


def _logged(database: sqlite3.Connection, now: int) -> None:
    """What each screen said of itself, and that it showed: an hour in every line."""
    notices = [number for (number,) in database.execute("SELECT id FROM notice ORDER BY id DESC LIMIT 60")]
    shown = json.dumps([["main", f"n{number}r1", 6, HOUR // len(notices)] for number in notices])
    health = json.dumps({"offset_ms": 3, "uptime_s": 1000, "errors": [], "version": "1"})
    first = now // HOUR - LOGGED_DAYS * 24
    for each in range(SCREENS):
        name, channel = f"local:{_channel(each)}:{each}", _channel(each)
        database.execute(FACT, (name, channel, now, 1, now, health, now, now))
        hours = ((hour * HOUR, (hour + 1) * HOUR) for hour in range(first, first + LOGGED_DAYS * 24))
        rows = ((name, f"block-{start}", channel, 1, start, end, "hour", shown) for start, end in hours)
        database.executemany(PLAY, rows)


def _visitors(database: sqlite3.Connection, now: int) -> None:
    today = datetime.fromtimestamp(now / 1000, UTC).date()
    for back in range(COUNTED_DAYS):
        day = (today - timedelta(days=back)).isoformat()
        pages = [(day, "page", f"/guides/guide-{each}/", each + 1) for each in range(20)]
        asked = [(day, "unanswered", f"找不到的词{each + back % 50}", each + 1) for each in range(10)]
        database.executemany(COUNT, [*pages, *asked, (day, "language", "zh-Hans", 300), (day, "mode", "plain", 280)])
