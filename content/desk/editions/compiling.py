"""Approved records made into an edition's blobs and shards. What did not change is not derived again."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from content.published import shards
from content.published.canonical import canonical
from content.published.errors import Refused
from content.published.shards import Entry, shard_of
from content.published.store import Store

from .. import holidays
from ..compile.working_days import Calendar
from ..database import Database
from ..live import Wrong
from ..models import Office
from ..moments import Ms
from ..speech import besides
from ..speech.driver import Driver, installed
from ..speech.kept import Kept
from ..speech.voiced import Turn, Voices, turn_of
from . import approved, calendar, previous, storeys
from .approved import Judge, Wording
from .deriving import Withheld, derive, form
from .previous import Known
from .work import Compiled

# Blobs, and bytes of them, that are written between two syncs of the disk.
AT_ONCE: Final = 500
MOST_AT_ONCE: Final = 16 * 1024 * 1024


class Shard(NamedTuple):
    entries: Mapping[str, Entry]
    sha: str


@lru_cache(maxsize=1)
def compiler(data: Path) -> "Compiler":
    """The one of the office under `data`, which goes on from what it knows."""
    return Compiler(data, installed())


class Compiler:
    """Remembers between editions what it derived from what."""

    def __init__(self, data: Path, driver: Driver | None = None) -> None:
        """Without a `driver` nothing is said, and nothing missed."""
        self._data = data
        self._voices = Voices(Kept(data), driver)
        self.store = Store(data / "store")
        self._judge = Judge()
        self._known: dict[str, Known] | None = None
        self._shards: dict[str, Shard] = {}
        self._here: frozenset[str] | None = None

    def compile(self, now: Ms, fresh: bool = False) -> Compiled:
        """What kiosks may show from `now` on; every blob of it is in the store when this returns. `fresh` reads
        all of them again, so that what is damaged is written again; else it is enough that they are there."""
        if fresh or self._known is None:
            self.store.blobs.forget()
            self._here = None
        else:
            self._here = frozenset(path.name for path in self.store.blobs.all())
        self._voices.look()
        candidates, office, stands_by, more, working = self._read(now)
        wrong = tuple(("not-as-approved", f"{each.name}: {fault}") for each, fault in candidates if fault)
        sound = [each for each, fault in candidates if fault is None]
        known = self._known if self._known is not None else previous.known(self._data, self.store, self._voices)
        made, failed, derived = self._entries(sound, known, office)
        self._known = made
        spoken, silent = self._spoken(more)
        listed = self._listed(
            {key: each.entry for key, each in made.items()} | self._own(now, stands_by, working) | spoken
        )
        silent |= {key: each.turn for key, each in made.items() if each.silent}
        faults = (*wrong, *failed, *storeys.wrong(sound))
        return Compiled(listed, len(made), derived, faults, tuple(sorted(silent, key=silent.__getitem__)))

    def without_withdrawn(self, named: Mapping[str, str]) -> dict[str, str]:
        """The shards of an earlier edition, less what was withdrawn since; raises Refused when it is not whole."""
        self._here = None
        database = self._database()
        try:
            with database.reading() as session:
                gone = approved.withdrawn(session)
        finally:
            database.close()
        earlier = (shards.parse(self.store.read_blob(sha), sha) for sha in named.values())
        entries = {
            key: entry for shard in earlier for key, entry in shard.items() if besides.subject_of(key) not in gone
        }
        for key, entry in entries.items():
            if not self._is_there(entry):
                raise Refused("missing", key)
        return self._listed(entries)

    def _own(self, now: Ms, stands_by: str, working: Calendar) -> dict[str, Entry]:
        """What no author wrote and every edition has."""
        days = calendar.calendar(now, stands_by, working)
        return {calendar.KEY: Entry(self.store.put_blob(canonical(days)), ())} if days else {}

    def _read(self, now: Ms) -> tuple[list[tuple[Wording, str | None]], str, str, list[dict[str, Any]], Calendar]:
        """What may be in it, each with why not; the office's name, and the approval that it stands by itself; and
        what is in it for its voice; and the working days."""
        database = self._database()
        try:
            with database.reading() as session:
                found = approved.wordings(session, now)
                office = session.get_one(Office, 1)
                faults, more = list(self._judge.faults(session, found)), list(besides.bodies(session, now))
                return faults, office.name, office.idle_ledger_id, more, holidays.calendar(session)
        finally:
            database.close()

    def _database(self) -> Database:
        return Database(self._data / "hub" / "desk.db")

    def _entries(
        self, sound: list[Wording], known: Mapping[str, Known], office: str
    ) -> tuple[dict[str, Known], list[Wrong], int]:
        made: dict[str, Known] = {}
        wrong: list[Wrong] = []
        batch: list[bytes] = []
        current, derived = form(office), 0
        for wording in sound:
            approved_by = wording.rulings[-1].ledger_id
            before = known.get(wording.key)
            same = before and before[:2] == (approved_by, current) and self._is_there(before.entry)
            if before and same and not self._voices.have_come(before.silent):
                made[wording.key] = before
                continue
            try:
                made[wording.key] = self._derived(wording, approved_by, office, batch)
            except Withheld:
                continue
            except Exception as error:  # noqa: BLE001
                # A record that nothing can be made of is left out and named; the others go on.
                wrong.append(("cannot-be-shown", f"{wording.name}: {type(error).__name__} {error}"[:200]))
                continue
            derived += 1
            if len(batch) >= AT_ONCE or sum(map(len, batch)) >= MOST_AT_ONCE:
                self._put(batch)
        self._put(batch)
        return made, wrong, derived

    def _derived(self, wording: Wording, approved_by: str, office: str, batch: list[bytes]) -> Known:
        found = derive(wording.kind, wording.record, json.loads(wording.content), approved_by, office)
        for sha in found.media:
            if sha not in found.blobs and not self.store.has_blob(sha):
                self.store.take_blob_file(sha, self._data / "hub" / "uploads" / sha)
        voices, silent = self._voices.add(found.body)
        data = canonical(found.body)
        batch += [*found.blobs.values(), *voices.values(), data]
        entry = Entry(hashlib.sha256(data).hexdigest(), (*found.media, *voices))
        return Known(approved_by, form(office), entry, silent, turn_of(found.body))

    def _spoken(self, more: Iterable[dict[str, Any]]) -> tuple[dict[str, Entry], dict[str, Turn]]:
        """Entries of what is no record, as far as it has a voice; and what has not all of them."""
        entries, silent = {}, {}
        for body in more:
            voices, missing = self._voices.add(body)
            if voices:
                data = canonical(body)
                self._put([*voices.values(), data])
                entries[body["id"]] = Entry(hashlib.sha256(data).hexdigest(), tuple(voices))
            if missing:
                silent[body["id"]] = turn_of(body)
        return entries, silent

    def _put(self, batch: list[bytes]) -> None:
        self.store.put_blobs(batch)
        batch.clear()

    def _is_there(self, entry: Entry) -> bool:
        return self._is_whole(entry.record, *entry.media)

    def _is_whole(self, *shas: str) -> bool:
        return self._here.issuperset(shas) if self._here is not None else all(map(self.store.has_blob, shas))

    def _listed(self, entries: Mapping[str, Entry]) -> dict[str, str]:
        """The blob of every shard, put in the store where it is not there."""
        sorted_out: dict[str, dict[str, Entry]] = {}
        for key in sorted(entries):
            sorted_out.setdefault(shard_of(key), {})[key] = entries[key]
        self._shards = dict(self._written(sorted_out))
        return {name: shard.sha for name, shard in self._shards.items()}

    def _written(self, sorted_out: Mapping[str, Mapping[str, Entry]]) -> Iterator[tuple[str, Shard]]:
        for name, entries in sorted(sorted_out.items()):
            before = self._shards.get(name)
            if before and before.entries == entries and self._is_whole(before.sha):
                yield name, before
            else:
                yield name, Shard(entries, self.store.put_blob(canonical(shards.as_listed(entries))))
