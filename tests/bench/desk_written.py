"""Rows as the desk writes them when somebody writes, submits, decides and withdraws, with the lines that say so."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from content.desk import chains, ledger
from content.desk.links import GENESIS
from content.published.canonical import digest
from tests.world.office import Office

DAY: Final = 86_400_000
YEARS: Final = 3 * 365 * DAY
AT_ONCE: Final = 20_000
ORIGIN: Final = "10.0.0.7"
TOLD: Final = {"attribute": "open"}
LINE: Final = (
    "INSERT INTO ledger_entry (seq, at, actor, kind, subject, details, origin, prev, hash) VALUES (?,?,?,?,?,?,?,?,?)"
)
NOTICE: Final = 'INSERT INTO notice (id, author_id, "order", created_at) VALUES (?,?,?,?)'
RECORD: Final = "INSERT INTO record (id, kind, name, author_id, created_at) VALUES (?,?,?,?,?)"
WORDING: Final = (
    "INSERT INTO {prefix}revision ({of}_id, sequence, content, digest, ends_at, created_at, account_id)"
    " VALUES (?,?,?,?,?,?,?)"
)
DECISION: Final = (
    "INSERT INTO {prefix}decision (revision_id, verdict, step, steps, declared, final, account_id, at, note, digest,"
    " ledger_id) VALUES (?,?,?,?,?,?,?,?,?,?,?)"
)
PEOPLE: Final = ("author", "section", "office", "deputy", "operator", "duty")
Act = tuple[str, str, str, dict[str, Any]]
"""Who, kind, subject, details."""


class Written(NamedTuple):
    """A record or a notice and what became of it. age: 1 is the oldest, 0 the newest."""

    kind: str
    name: str
    content: Mapping[str, Any]
    fate: str
    age: float
    ends_at: int | None = None


@dataclass
class Writer:
    """`lines` more of the ledger, spread evenly from `begin` on until now."""

    office: Office
    database: sqlite3.Connection
    begin: int
    lines: int
    entered: int = 0
    _waiting: list[tuple[Any, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        with self.office.desk.database.reading() as session:
            last = ledger.newest(session)
            self._chains = {(each.kind, each.level): each for each in chains.everything(session)}
        assert last is not None
        self._first, self._prev = last.seq, last.hash or GENESIS
        self._ids = {name: actor.id for name, actor in self.office.staff.items()}
        self._next = {"notice": self._after("notice"), "record": self._after("record")}

    def write(self, wanted: Written) -> None:
        """The item with its wordings and decisions."""
        item = _Item(self, wanted, self._next["notice" if wanted.kind == "notice" else "record"])
        item.write()
        self._next[item.table] += 1

    def go_on(self, act: Callable[[int], Act], until: int) -> None:
        """Lines of no item, until so many were entered."""
        while self.entered < until:
            self.enter(*act(self.entered))

    def enter(self, actor: str, kind: str, subject: str, details: dict[str, Any]) -> str:
        """The next line; its id."""
        self.entered += 1
        seq, at = self._first + self.entered, self.now
        line = {"seq": seq, "at": at, "actor": actor, "kind": kind, "subject": subject, "details": details}
        sealed = digest({**line, "origin": ORIGIN, "prev": self._prev})
        self._waiting.append((seq, at, actor, kind, subject, json.dumps(details), ORIGIN, self._prev, sealed))
        self._prev = sealed
        if len(self._waiting) >= AT_ONCE:
            self.flush()
        return f"{seq}-{sealed[:12]}"

    def flush(self) -> None:
        self.database.executemany(LINE, self._waiting)
        self._waiting.clear()

    @property
    def now(self) -> int:
        """When the newest line was entered."""
        return self.begin + self.entered * YEARS // self.lines

    def account(self, name: str) -> int:
        return self._ids[name]

    def chain(self, kind: str) -> Any:
        return self._chains[kind, chains.ROUTINE]

    def _after(self, table: str) -> int:
        found = self.database.execute(f"SELECT max(id) FROM {table}").fetchone()[0]  # noqa: S608
        return (found or 0) + 1


class _Item:
    def __init__(self, writer: Writer, wanted: Written, number: int) -> None:
        self.writer, self.wanted, self.number = writer, wanted, number
        self.table = "notice" if wanted.kind == "notice" else "record"
        self.subject = f"notice:{number}" if self.table == "notice" else f"record:{wanted.kind}/{wanted.name}"
        self.sequence, self.digest, self.revision = 0, "", 0
        self._prefix = "" if self.table == "notice" else "record_"

    def write(self) -> None:
        author, at, execute = self.writer.account("author"), self.writer.now, self.writer.database.execute
        if self.table == "notice":
            execute(NOTICE, (self.number, author, self.number, at))
        else:
            execute(RECORD, (self.number, self.wanted.kind, self.wanted.name, author, at))
        fate = self.wanted.fate
        self._word("write", self.wanted.content)
        if fate in ("approved", "withdrawn", "revised"):
            self._reviewed(len(self._steps))
        if fate == "revised":
            self._word("revise", _reworded(self.wanted.content))
        if fate in ("submitted", "revised", "returned"):
            self._reviewed(self.number % len(self._steps))
        if fate == "returned":
            step = self.number % len(self._steps)
            told = {"role": self._steps[step], "reason": "请补充时间和联系电话"}
            self._decide("return", self._steps[step], told, step=step, note=told["reason"])
        if fate == "withdrawn":
            self.writer.enter("author", "withdraw", self.subject, {"reason": "取消", "content": self.digest})
            execute(f"UPDATE {self.table} SET withdrawn_at = ? WHERE id = ?", (self.writer.now, self.number))  # noqa: S608

    @property
    def _steps(self) -> list[str]:
        found: list[str] = self.writer.chain(self.wanted.kind).steps
        return found

    def _word(self, kind: str, content: Mapping[str, Any]) -> None:
        self.sequence, self.digest = self.sequence + 1, digest(content)
        row = (self.number, self.sequence, json.dumps(content), self.digest, self.wanted.ends_at, self.writer.now)
        statement = WORDING.format(prefix=self._prefix, of=self.table)
        self.revision = self.writer.database.execute(statement, (*row, self.writer.account("author"))).lastrowid or 0
        self.writer.enter("author", kind, self.subject, {"revision": self.sequence, "content": self.digest})

    def _reviewed(self, steps: int) -> None:
        """Submitted, and approved at so many steps of its chain."""
        chain = self.writer.chain(self.wanted.kind)
        told = {"secrecy_by": chain.secrecy_by, "patience": chain.patience, **TOLD}
        self._decide("submit", "author", {"steps": chain.steps, **told}, steps=chain.steps, declared=told)
        for place, role in enumerate(chain.steps[:steps]):
            final = place + 1 == len(chain.steps)
            clears = {"secrecy": True} if role == chain.secrecy_by else {}
            self._decide(
                "approve", role, {"step": place, "role": role, "final": final, **clears}, step=place, final=final
            )

    def _decide(self, verdict: str, who: str, told: dict[str, Any], **more: Any) -> None:
        bound = {"revision": self.sequence, "content": self.digest}
        line = self.writer.enter(who, verdict, self.subject, {**bound, **told})
        lists = [json.dumps(more.get(name)) for name in ("steps", "declared")]
        row = (self.revision, verdict, more.get("step"), *lists, more.get("final", False), self.writer.account(who))
        tail = (self.writer.now, more.get("note", ""), self.digest, line)
        self.writer.database.execute(DECISION.format(prefix=self._prefix), (*row, *tail))


def _reworded(content: Mapping[str, Any]) -> dict[str, Any]:
    """Another text, a little longer."""
    if "text" in content:
        return {**content, "text": content["text"] + "（更正）"}
    return {**content, "title": {tag: f"{text} 修订" for tag, text in content["title"].items()}}


def filler(number: int) -> Act:
    """What an office's ledger is full of beside reviews: readings, publications, people at the door."""
    who = PEOPLE[number // 20 % len(PEOPLE)]
    match number % 20:
        case 0 | 1 | 2:
            return who, "sign-in", f"account:{who}", {}
        case 3 | 4 | 5 | 6:
            return "author", "reading", "reading:water-levels", {"rows": [["澄川", "12.3"]], "read_at": number}
    return ledger.NOBODY, "publish", "programmes", {"numbers": {"lobby-led": number, "kiosk": number}}
