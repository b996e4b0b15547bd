"""The worker's part of an edition: approved records derived, their blobs and shards in the store. What did not
change since the last edition is not derived again."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from content.published import shards
from content.published.canonical import canonical
from content.published.shards import Entry, shard_of
from content.published.store import Store

from ..database import Database
from ..live import Wrong
from ..models import Office
from ..moments import Ms
from . import approved, previous
from .approved import Judge, Wording
from .deriving import derive, form
from .previous import Known

# Blobs that are written between two syncs of the disk.
AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Compiled:
    """The shards' blobs by name, all in the store; how many records they list, how many of those had to be
    derived; `wrong` are (what, name) of what was left out."""

    shards: Mapping[str, str]
    records: int
    derived: int
    wrong: tuple[Wrong, ...]


class Shard(NamedTuple):
    entries: Mapping[str, Entry]
    sha: str


def compile_edition(data: Path, now: Ms) -> Compiled:
    """What kiosks may show from `now` on, by the office under `data`."""
    return _compiler(data).compile(now)


def forget(data: Path) -> None:
    """Believe nothing that was verified before: what is damaged in the store is made again by the next compile."""
    _compiler(data).store.blobs.forget()


@lru_cache(maxsize=1)
def _compiler(data: Path) -> "Compiler":
    return Compiler(data)


class Compiler:
    """Remembers between editions what it derived from what."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self.store = Store(data / "store")
        self._judge = Judge()
        self._known: dict[str, Known] | None = None
        self._shards: dict[str, Shard] = {}

    def compile(self, now: Ms) -> Compiled:
        candidates, office = self._read(now)
        wrong = tuple(("not-as-approved", f"{each.name}: {fault}") for each, fault in candidates if fault)
        sound = [each for each, fault in candidates if fault is None]
        known = self._known if self._known is not None else previous.known(self._data, self.store)
        made, failed, derived = self._entries(sound, known, office)
        self._known = made
        return Compiled(self._listed(made), len(made), derived, (*wrong, *failed))

    def _read(self, now: Ms) -> tuple[list[tuple[Wording, str | None]], str]:
        database = Database(self._data / "hub" / "desk.db")
        try:
            with database.reading() as session:
                found = approved.wordings(session, now)
                return list(self._judge.faults(session, found)), session.get_one(Office, 1).name
        finally:
            database.close()

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
            if before and before[:2] == (approved_by, current) and self._is_whole(before.entry):
                made[wording.key] = before
                continue
            try:
                entry = self._derived(wording, approved_by, office, batch)
            except Exception as error:  # noqa: BLE001
                # A record that nothing can be made of is left out and named; the others go on.
                wrong.append(("cannot-be-shown", f"{wording.name}: {type(error).__name__} {error}"[:200]))
                continue
            made[wording.key] = Known(approved_by, current, entry)
            derived += 1
            if len(batch) >= AT_ONCE:
                self._put(batch)
        self._put(batch)
        return made, wrong, derived

    def _derived(self, wording: Wording, approved_by: str, office: str, batch: list[bytes]) -> Entry:
        found = derive(wording.kind, wording.record, json.loads(wording.content), approved_by, office)
        for sha in found.media:
            if sha not in found.blobs and not self.store.has_blob(sha):
                self.store.put_blob_file(self._data / "hub" / "uploads" / sha)
        data = canonical(found.body)
        batch += [*found.blobs.values(), data]
        return Entry(hashlib.sha256(data).hexdigest(), found.media)

    def _put(self, batch: list[bytes]) -> None:
        self.store.put_blobs(batch)
        batch.clear()

    def _is_whole(self, entry: Entry) -> bool:
        return all(self.store.has_blob(sha) for sha in (entry.record, *entry.media))

    def _listed(self, made: Mapping[str, Known]) -> dict[str, str]:
        """The blob of every shard, put in the store where it is not there."""
        sorted_out: dict[str, dict[str, Entry]] = {}
        for key in sorted(made):
            sorted_out.setdefault(shard_of(key), {})[key] = made[key].entry
        self._shards = dict(self._written(sorted_out))
        return {name: shard.sha for name, shard in self._shards.items()}

    def _written(self, sorted_out: Mapping[str, Mapping[str, Entry]]) -> Iterator[tuple[str, Shard]]:
        for name, entries in sorted(sorted_out.items()):
            before = self._shards.get(name)
            if before and before.entries == entries and self.store.has_blob(before.sha):
                yield name, before
            else:
                yield name, Shard(entries, self.store.put_blob(canonical(shards.as_listed(entries))))
