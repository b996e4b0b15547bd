"""A ledger of a million lines: what its pages, a publication and a look at all of it take."""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask.testing import FlaskClient

from content.desk import ledger, sealing
from content.desk.app import create_app
from content.desk.lines import Line, sealed
from content.desk.links import BEGINNING, GENESIS
from content.desk.verifying import look_on
from content.desk.worker import Child
from content.type.faces import font_file
from display.player import create_player
from tests.bench.rows import Row
from tests.content.desk.pages.browsing import reader
from tests.world.office import Office, make_office

LINES = 1_000_000
ASKED = 100
PUBLISHED = 30
YEARS_MS = 3 * 365 * 86_400_000
PEOPLE = ("author", "section", "office", "deputy", "operator", "duty")
INSERT = (
    "INSERT INTO ledger_entry (seq, at, actor, kind, subject, details, origin, prev, hash) VALUES (?,?,?,?,?,?,?,?,?)"
)
# What people look for: kinds, persons, a notice, a day, words that are there and that are not.
PAGES = {
    "newest lines": "",
    "a page in the middle": "?before={middle}",
    "one kind": "?kind=approve",
    "one person": "?actor=section",
    "one person's sign-ins": "?kind=sign-in&actor=deputy",
    "one notice": "?subject=7",
    "one day two years ago": "?from={day}&to={day}",
    "words that are everywhere": "?text=lobby",
    "words that are nowhere": "?text=nowhere",
}


def rows(lines: int = LINES, asked: int = ASKED) -> list[Row]:
    with TemporaryDirectory(prefix="foyer-ledger-") as folder:
        office = make_office(Path(folder) / "data")
        try:
            office.put_out("节约用水，从我做起")
            short = _publishing(office)
            _fill(office, lines)
            return [*_pages(office, lines, asked), *_published(office, lines, short), *_looked(office, lines)]
        finally:
            office.close()


def _pages(office: Office, lines: int, asked: int) -> list[Row]:
    app = create_app(office.desk, lambda **wiring: create_player(**({"fonts": font_file("sans").parent} | wiring)))
    auditor, reviewer = reader(app), reader(app)
    auditor.sign_in("audit")
    reviewer.sign_in("section")
    day = time.strftime("%Y-%m-%d", time.gmtime((office.now - 2 * YEARS_MS // 3) / 1000))
    found = {}
    for name, path in PAGES.items():
        address = f"/desk/ledger/{path.format(middle=lines // 2, day=day)}"
        found[name] = _p99(partial(_get, auditor.client, address), asked)
    others = {"newest lines that a reviewer reads": "ledger/", "work list": "", "a notice": "notices/1/"}
    for name, path in others.items():
        found[name] = _p99(partial(_get, reviewer.client, f"/desk/{path}"), asked)
    return [Row(f"desk with {lines:,} ledger lines, {name}: p99", took, "ms", must=30) for name, took in found.items()]


def _published(office: Office, lines: int, short: float) -> list[Row]:
    """A publication waits for what was entered since the last one, and not for the ledger."""
    long = _publishing(office)
    what = f"publication with {lines:,} ledger lines, median"
    return [Row(what, long, "ms", peer=short, against="a new office", must=1.2)]


def _looked(office: Office, lines: int) -> list[Row]:
    """All of it, by the process and in the parts in which the desk does it."""
    child, at, ended = Child("content.desk.verifying"), BEGINNING, False
    began, longest = time.perf_counter(), 0.0
    try:
        while not ended:
            since = time.perf_counter()
            part = child.run(look_on, office.data, at, 40_000)
            at, ended = part.at, part.ended
            longest = max(longest, time.perf_counter() - since)
            assert not part.breaks, part.breaks[:3]
    finally:
        child.close()
    return [
        Row(f"a look at all of {lines:,} ledger lines", time.perf_counter() - began, "s", ambition=60),
        Row("its longest part, for which the worker is not to be had", longest, "s", ambition=3),
    ]


def _publishing(office: Office) -> float:
    took = []
    for _ in range(PUBLISHED):
        began = time.perf_counter()
        office.desk.publisher.programmes(["lobby-led"])
        took.append(time.perf_counter() - began)
    return sorted(took)[len(took) // 2] * 1000


def _p99(ask: Callable[[], None], times: int) -> float:
    took = []
    ask()
    for _ in range(times):
        began = time.perf_counter()
        ask()
        took.append(time.perf_counter() - began)
    return sorted(took)[max(0, round(len(took) * 0.99) - 1)] * 1000


def _get(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, path


def _fill(office: Office, lines: int) -> None:
    """As many lines as that office would have after years, chained as they are, and the head signed on them."""
    with office.desk.database.reading() as session:
        last = ledger.newest(session)
        assert last is not None
        seq, prev = last.seq, last.hash
    database = sqlite3.connect(office.desk.database.path)
    database.executemany(INSERT, _made(seq, prev, office.now, lines))
    database.commit()
    database.close()
    with office.desk.database.transaction() as session:
        ledger.append(session, None, "note", "hub", {}, now=office.now, origin="bench")
        sealing.rebase(session)


def _made(seq: int, prev: str, now: int, lines: int) -> Iterator[tuple[Any, ...]]:
    for number in range(1, lines + 1):
        at = now - (lines - number) * YEARS_MS // lines
        actor, kind, subject, details = _act(number)
        line = Line(seq + number, at, actor, kind, subject, json.dumps(details), "10.0.0.7", prev or GENESIS, "")
        prev = sealed(line)
        yield (*line[:-1], prev)


def _act(number: int) -> tuple[str, str, str, dict[str, Any]]:
    who = PEOPLE[number // 20 % len(PEOPLE)]
    match number % 20:
        case 0:
            return (
                who,
                "approve",
                f"notice:{number // 20 % 2000}",
                {"note": "同意发布", "content": "c" * 64, "final": True},
            )
        case 1:
            return who, "write", f"notice:{number // 20 % 2000}", {"content": "c" * 64}
        case 2 | 3 | 4:
            return who, "sign-in", f"account:{who}", {}
        case 5 | 6 | 7 | 8:
            return "author", "reading", "reading:water-levels", {"rows": [["澄川", "12.3"]], "read_at": number}
    return ledger.NOBODY, "publish", "programmes", {"numbers": {"lobby-led": number, "kiosk": number}}
