"""Taking in the spool: every entry counts once, however often it comes."""

import re
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from content.published import spool
from content.published.clock import Clock
from content.published.spool import Entry

from . import facts, numbers, pictures, screens
from .alarms import Alarms
from .alerts import kiosks, shown
from .calm import Calm
from .database import Database
from .facts import Heard
from .models import PairRequest, SpoolSeen
from .moments import utc_day
from .plays import taking

Ms = int
DAY: Final = 86_400_000
PAUSE_S: Final = 0.5
MOST_ALARMS: Final = 200
BREATH_S: Final = 0.02
GIVES_WAY_S: Final = 1.0
# So few files at once that a request which comes meanwhile hardly waits.
AT_ONCE: Final = 2
CODE: Final = re.compile(r"[A-Z0-9]{4,16}", re.ASCII)
SHA: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
# Reports of these kinds are facts of which only the newest counts: their keys are soon forgotten.
# What was shown has a key of its own, screen by screen.
FLEETING: Final = frozenset(
    {"pair", "shown", "health", "online", "problem", "plays", "picture", kiosks.HERE, kiosks.WARNED}
)
REMEMBERED_MS: Final = {True: 2 * DAY, False: 400 * DAY}


class Intake:
    """Empties DATA/spool into the database; safe between threads."""

    def __init__(self, root: Path, database: Database, clock: Clock, alarms: Alarms, calm: Calm) -> None:
        self._root, self._database, self._clock, self._alarms = root, database, clock, alarms
        self._calm = calm
        self._lock = threading.Lock()
        self._told: dict[tuple[str, str], Ms] = {}
        self._forgotten_at = 0

    def once(self, most: int = 500) -> int:
        """Take in what lies there now, at most so many entries; how many."""
        with self._lock:
            found = spool.entries(self._root, most) if self._root.is_dir() else []
            if found:
                self._take(found, self._clock.now())
                spool.acknowledge(self._root, {entry.key for entry in found})
            self._raise_alarms()
            return len(found)

    def run(self, stop: threading.Event) -> None:
        """For ever, until stop; what cannot be taken in now waits where it is."""
        while not stop.is_set():
            try:
                self._calm.wait(GIVES_WAY_S)
                waiting = self.once(AT_ONCE) > 0
                self._alarms.set("intake", [])
            except Exception as error:  # noqa: BLE001  whatever it was, the reports wait and this goes on
                self._alarms.set("intake", [("spool-not-taken-in", f"{type(error).__name__}: {error}"[:200])])
                waiting = False
            stop.wait(BREATH_S if waiting else PAUSE_S)

    def _take(self, found: Sequence[Entry], now: Ms) -> None:
        # Nobody else writes facts, so the long part is done before the one writer's turn is taken.
        with self._database.reading() as session:
            keys = [entry.key for entry in found]
            known = set(session.scalars(select(SpoolSeen.key).where(SpoolSeen.key.in_(keys))))
            new = [entry for entry in found if entry.key not in known]
            noted = facts.merged(session, _heard(new), now)
        if not new:
            return
        with self._database.transaction() as session:
            facts.keep(session, noted)
            shown.take(session, [each.report for each in _heard(new) if each.kind == "shown"], now)
            for entry in new:
                self._take_other(session, entry, now)
            session.execute(insert(SpoolSeen), [{"key": entry.key, "kind": entry.kind, "at": now} for entry in new])
            if now - self._forgotten_at > DAY // 24:
                self._forgotten_at = now
                _forget(session, now)
                numbers.forget(session, utc_day(now))
                facts.forget(session, now)
                taking.forget(session, now)
                kiosks.forget(session, now)

    def _take_other(self, session: Session, entry: Entry, now: Ms) -> None:
        if entry.kind == "numbers":
            numbers.take(session, entry.data.get("counts"), utc_day(now))
        reports = _reports(entry.data)
        if entry.kind == "plays":
            taking.take(session, reports, now)
        if entry.kind == "picture":
            pictures.take(session, reports, now)
        if entry.kind == kiosks.HERE:
            kiosks.take(session, kiosks.name_of(entry.key), reports, now)
        if entry.kind == kiosks.WARNED:
            shown.take(session, kiosks.told(kiosks.name_of(entry.key), reports), now)
        if entry.kind not in ("pair", "problem"):
            return
        for report in reports:
            if entry.kind == "pair":
                _ask(session, report, now)
            else:
                self._hear(report, now)

    def _hear(self, report: Mapping[str, Any], now: Ms) -> None:
        where = " ".join(facts.line(str(report.get(name, "")), 120) for name in ("screen", "name")).strip()
        alarm = (facts.line(str(report.get("what", "problem")), 60), where)
        # One that reports anything at all must not bury what the others report.
        if alarm in self._told or len(self._told) < MOST_ALARMS:
            self._told[alarm] = now

    def _raise_alarms(self) -> None:
        # A screen repeats what is still wrong; what was not heard again for a while is over.
        now = self._clock.now()
        self._told = {alarm: at for alarm, at in self._told.items() if at > now - 5 * 60_000}
        self._alarms.set("screens", list(self._told))


def _heard(found: Sequence[Entry]) -> list[Heard]:
    return [
        Heard(entry.kind, report, _node(entry.key))
        for entry in found
        if entry.kind in facts.KINDS
        for report in _reports(entry.data)
    ]


def _node(key: str) -> str:
    """The id of the node that an entry came up through last; "" for one of this machine."""
    return key.split("/")[0] if key.count("/") > 1 else ""


def _reports(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    listed = data.get("entries")
    found = listed if isinstance(listed, list) else [data]
    return [report for report in found if isinstance(report, dict)]


def _ask(session: Session, report: Mapping[str, Any], now: Ms) -> None:
    code, digest, at = report.get("code"), report.get("secret_sha256"), report.get("at")
    if isinstance(code, str) and isinstance(digest, str) and CODE.fullmatch(code) and SHA.fullmatch(digest):
        screens.ask(session, code, digest, at if type(at) is int and 0 < at <= now else now)


def _forget(session: Session, now: Ms) -> None:
    for fleeting, kept in REMEMBERED_MS.items():
        of_kind = SpoolSeen.kind.in_(FLEETING) if fleeting else SpoolSeen.kind.not_in(FLEETING)
        session.execute(delete(SpoolSeen).where(of_kind, SpoolSeen.at < now - kept))
    session.execute(delete(PairRequest).where(PairRequest.at < now - DAY))
