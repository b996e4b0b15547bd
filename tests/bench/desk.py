"""The desk of an office with ten thousand records, two thousand notices and a million lines in its ledger: how long
every kind of page takes, over HTTP, in wall time, while others write."""

import re
import sqlite3
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from urllib.parse import quote, urlencode

from tests.bench import desk_office
from tests.bench.deliveries import quantile
from tests.bench.desk_office import Size
from tests.bench.desk_pages import PAGES, Page
from tests.bench.host import free_port, running, until_answering
from tests.bench.rows import Row
from tests.processes import clean_environ
from tests.world import PASSWORD

ASKED: Final = 100
DRAFT: Final = {"kind": "scroll", "channels": "lobby-led", "level": "routine", "then": "keep"}
DESCRIBED: Final = {"channel": "lobby-led", "keeper": "何涛", "phone": "", "width": "", "height": "", "distance": ""}
TOKEN: Final = re.compile(r'name="csrf_token" value="([^"]+)"')
DAY_S: Final = 86_400
IDLE_S: Final = 5
# The newest of each kind and state.
HEADS: Final = """
SELECT kind, state, max(record_id) FROM record_head
WHERE revision_id IN (SELECT id FROM record_revision WHERE sequence = 1) GROUP BY kind, state
"""
NOTICES: Final = """
SELECT coalesce((SELECT CASE WHEN d.final THEN 'approved' WHEN d.verdict = 'return' THEN 'returned' ELSE 'submitted' END
    FROM decision d WHERE d.revision_id = r.id ORDER BY d.id DESC LIMIT 1), 'draft') AS state, max(r.notice_id)
FROM revision r GROUP BY r.notice_id HAVING max(r.sequence) = 1
"""
REVISED: Final = """
SELECT max(notice_id) FROM revision WHERE sequence = 2 UNION ALL
SELECT max(o.record_id) FROM record_revision o JOIN record r ON r.id = o.record_id
WHERE r.kind = 'catalog' AND o.sequence = 2
"""


def rows(size: Size | None = None, asked: int = ASKED) -> list[Row]:
    """The office is made anew, in memory where there is a folder for that."""
    with TemporaryDirectory(prefix="foyer-desk-", dir=_shelf()) as folder:
        data, size = Path(folder) / "data", size or Size()
        began = time.perf_counter()
        desk_office.make(data, size)
        made = Row(f"making an office of {size.lines:,} ledger lines", time.perf_counter() - began, "s")
        return [made, *measured(data, asked)]


def measured(data: Path, asked: int = ASKED, pages: tuple[Page, ...] = PAGES) -> list[Row]:
    """The pages of the office in `data`."""
    port, output = free_port(), data.parent / "desk.txt"
    command = [sys.executable, "-m", "tests.bench.desk_served", str(data), str(port)]
    found = []
    with running(command, output, clean_environ()):
        until_answering(f"http://127.0.0.1:{port}/healthz", output)
        there, people = places(data), People(port)
        for page in pages:
            took = _asked(people, page, quote(page.address.format(**there), safe="/?&=:"), asked)
            found += [
                Row(f"desk, {page.name}: p99", quantile(took, 0.99), "ms", must=page.must),
                Row(f"desk, {page.name}: p50", quantile(took, 0.5), "ms"),
            ]
    return found


@dataclass
class Person:
    """Somebody signed in, at a connection that is kept."""

    connection: HTTPConnection
    cookie: str = "lang=zh-Hans"
    used: float = 0.0

    def get(self, address: str) -> str:
        return self._ask("GET", address)

    def send(self, address: str, fields: Mapping[str, str]) -> None:
        """The form of the page at `address`, sent to it."""
        token = TOKEN.search(self.get(address))
        assert token, address
        body = urlencode({"csrf_token": token[1], **fields})
        self._ask("POST", address, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def _ask(self, method: str, address: str, body: str | None = None, more: Mapping[str, str] | None = None) -> str:
        """ConnectionError for what is no page."""
        # The server ends what nobody used for a while; a new connection is no part of what is measured.
        if time.monotonic() - self.used > IDLE_S:
            self.connection.close()
        self.used = time.monotonic()
        self.connection.request(method, address, body, {"Cookie": self.cookie, **(more or {})})
        answer = self.connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        if answer.status not in (200, 302):
            raise ConnectionError(f"{address}: {answer.status} {text[:300]!r}")
        for set_cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, _ = set_cookie.partition("=")
            kept = [each for each in self.cookie.split("; ") if not each.startswith(f"{name}=")]
            self.cookie = "; ".join([*kept, set_cookie.partition(";")[0]])
        return text


@dataclass
class People:
    """Of the desk at `port`; each signs in when first asked for."""

    port: int
    _in: dict[str, Person] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Person:
        if name not in self._in:
            person = Person(HTTPConnection("127.0.0.1", self.port, timeout=60))
            person.send("/desk/sign-in", {"name": name, "password": PASSWORD})
            self._in[name] = person
        return self._in[name]


def places(data: Path) -> dict[str, Any]:
    """What addresses name: of each kind one in each state, and days."""
    with closing(sqlite3.connect(data / "hub" / "desk.db")) as database:
        ask: Callable[[str], list[tuple[Any, ...]]] = lambda query: database.execute(query).fetchall()  # noqa: E731
        heads = {f"{kind}_{state}": each for kind, state, each in ask(HEADS)}
        told = {f"notice_{state}": each for state, each in sorted(ask(NOTICES), key=lambda row: row[1])}
        told["notice_revised"], told["catalog_revised"] = (row[0] for row in ask(REVISED))
        singles = {kind: heads[f"{kind}_approved"] for kind in ("floor", "topics")}
        department = ask("SELECT name FROM record_head WHERE kind = 'department' ORDER BY record_id LIMIT 1")[0][0]
        middle = ask("SELECT max(seq) / 2 FROM ledger_entry")[0][0]
    now = time.time()
    days = {"tomorrow": now + DAY_S, "day": now - 600 * DAY_S, "month_ago": now - 29 * DAY_S}
    dates = {name: time.strftime("%Y-%m-%d", time.gmtime(at)) for name, at in days.items()}
    return heads | told | singles | dates | {"department": department, "middle": middle}


def _asked(people: People, page: Page, address: str, times: int) -> list[float]:
    """Milliseconds of each; every tenth finds that somebody did something since."""
    person, took = people[page.who], []
    for number in range(times):
        if number % 50 == 0:
            people["author"].send("/desk/notices/new", DRAFT | {"text": f"{page.name} {number}"})
        elif number % 10 == 0:
            people["operator"].send("/desk/screens/local:lobby-led:9/", DESCRIBED | {"place": f"{number}楼"})
        began = time.perf_counter()
        person.get(address)
        took.append((time.perf_counter() - began) * 1000)
    return took


def _shelf() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
