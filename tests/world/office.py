"""The office and its people, with their verbs; each goes through the desk's own functions."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher

from content.desk import decisions, notices, tokens
from content.desk.actor import Actor
from content.desk.declared import Declared
from content.desk.office import Desk, open_desk
from content.desk.views import NoticeView
from content.desk.worker import Worker
from content.published.clock import Clock
from content.published.programme import Programme, parse
from content.sample.make import make_channels, make_staff, staff_of

PASSWORD = "pass word of a test"
# As cheap as argon2 gets: what is tested is the desk, not the hash.
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
ORIGIN = "127.0.0.1"


@dataclass(frozen=True)
class Office:
    """An open office. Channels: lobby-led, wall-11f, kiosk; accounts: author, section, office, deputy, director,
    secrecy, operator, duty, admin, each with the role of its name and PASSWORD."""

    data: Path
    desk: Desk

    @cached_property
    def staff(self) -> dict[str, Actor]:
        with self.desk.database.reading() as session:
            return staff_of(session)

    @property
    def now(self) -> int:
        return self.desk.clock.now()

    def token(self, name: str) -> str:
        with self.desk.database.transaction() as session:
            return tokens.make(session, None, name, now=self.now, origin="console")

    def write(self, text: str = "请有序排队", by: str = "author", **fields: Any) -> NoticeView:
        raw = {"channels": ["lobby-led"], "kind": "scroll", "text": text} | fields
        raw = {name: value for name, value in raw.items() if value is not None}
        with self.desk.database.transaction() as session:
            return notices.write(session, self.staff[by], raw, now=self.now, origin=ORIGIN)

    def submit(self, notice: int, by: str = "author", **declared: Any) -> NoticeView:
        told: dict[str, Any] = {"declared": Declared(**declared), "now": self.now, "origin": ORIGIN}
        with self.desk.database.transaction() as session:
            return decisions.submit(session, self.staff[by], notice, **told)

    def approve(self, notice: int, by: str, content: str | None = None) -> NoticeView:
        content = content or self.view(notice).newest.digest
        with self.desk.database.transaction() as session:
            told: dict[str, Any] = {"uploads": self.desk.uploads, "now": self.now, "origin": ORIGIN}
            return decisions.approve(session, self.staff[by], notice, content, **told)

    def give_back(self, notice: int, by: str, reason: str = "请补充时间") -> NoticeView:
        content = self.view(notice).newest.digest
        with self.desk.database.transaction() as session:
            return decisions.give_back(session, self.staff[by], notice, content, reason, now=self.now, origin=ORIGIN)

    def revise(self, notice: int, text: str, by: str = "author", **fields: Any) -> NoticeView:
        raw = {**self.view(notice).newest.content, "text": text} | fields
        with self.desk.database.transaction() as session:
            return notices.revise(session, self.staff[by], notice, raw, match=None, now=self.now, origin=ORIGIN)

    def withdraw(self, notice: int, by: str = "author", reason: str = "取消") -> NoticeView:
        with self.desk.database.transaction() as session:
            return notices.withdraw(session, self.staff[by], notice, reason, now=self.now, origin=ORIGIN)

    def put_out(self, text: str = "请有序排队", **fields: Any) -> NoticeView:
        """Written, submitted and approved by all of its chain; on the screens when this returns."""
        return self.approve_all(self.submit(self.write(text, **fields).id).id)

    def approve_all(self, notice: int) -> NoticeView:
        """Every step that is left, by whoever has the role."""
        seen = self.view(notice)
        while (step := seen.newest.due) is not None:
            seen = self.approve(notice, step.role)
        return seen

    def refer(self, notice: int, by: str, reason: str = "涉及水文数据，拿不准") -> NoticeView:
        content = self.view(notice).newest.digest
        with self.desk.database.transaction() as session:
            return decisions.refer(session, self.staff[by], notice, content, reason, now=self.now, origin=ORIGIN)

    def view(self, notice: int) -> NoticeView:
        with self.desk.database.reading() as session:
            return notices.view(session, notice, self.now)

    def programme(self, channel: str = "lobby-led") -> Programme:
        """What the store holds for the channel, its signature verified."""
        store = self.desk.store
        number = store.pointer("programmes", channel)
        assert number is not None
        _, body = store.opened(self.desk.trust, "programmes", number, channel)
        return parse(body)

    def texts(self, channel: str = "lobby-led") -> list[str]:
        """The texts of the notices in the channel's programme, in its order."""
        items = self.programme(channel).items
        return [item["text"] for name, item in items.items() if name.startswith("n")]

    def close(self) -> None:
        self.desk.close()


def make_office(path: Path, *, clock: Clock | None = None, press: Worker | None = None) -> Office:
    """A fresh office in the folder `path`, which is made."""
    path.mkdir(parents=True, exist_ok=True)
    make_staff(path, PASSWORD, CHEAP)
    return open_office(path, clock=clock, press=press, channels=True)


def open_office(
    path: Path, *, clock: Clock | None = None, press: Worker | None = None, channels: bool = False
) -> Office:
    """The office that lies in `path`."""
    office = Office(path, open_desk(path, clock=clock, press=press))
    if channels:
        with office.desk.database.transaction() as session:
            make_channels(session, office.staff, office.now)
    return office
