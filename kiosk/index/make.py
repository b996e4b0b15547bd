"""Making the index of an edition: by difference from the newest that stands, or from nothing."""

import shutil
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from content.published import durable
from content.published.edition import Edition, Entry
from content.published.errors import Refused
from content.published.keys import Trust
from content.published.shards import object_in, parse
from content.published.store import Store
from kiosk.index import files
from kiosk.index.rows import filed, listed, media_types
from kiosk.index.schema import FORMAT, TABLES

KEPT = 2
"""Indexes that stay: the current one, and the one before for whoever still reads it or has to go back."""


def make(data: Path, number: int) -> Path:
    """The index of edition `number` of DATA/store, standing when this returns. Raises Refused when the edition does
    not verify or anything it names is not whole, OSError when the disk will not."""
    store, trust = Store(data / "store"), Trust.load(data / "trust.json")
    envelope, body = store.opened(trust, "editions", number)
    path = files.path_of(data, envelope.id)
    temporary = durable.unfinished(path)
    try:
        _begin(data, temporary)
        with sqlite3.connect(temporary, isolation_level=None) as index:
            index.execute("PRAGMA journal_mode = OFF")
            index.execute("PRAGMA synchronous = OFF")
            index.execute("BEGIN")
            _Difference(index, store, Edition(body, store.read_blob)).apply(body["shards"])
            facts = {"format": FORMAT, "edition": envelope.id, "number": str(number)}
            index.executemany("INSERT OR REPLACE INTO fact VALUES (?, ?)", facts.items())
            index.execute("COMMIT")
        index.close()
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    prune(data)
    return path


def prune(data: Path) -> None:
    """Drop the indexes beyond the last ones, and what a crash left unfinished."""
    for path in [*files.standing(data)[KEPT:], *files.folder(data).glob(f"{durable.TEMPORARY}*")]:
        path.unlink(missing_ok=True)


def _begin(data: Path, path: Path) -> None:
    """A copy of the newest index of this format, or an empty one."""
    for each in files.standing(data):
        try:
            files.opened(each).close()
        except Refused:
            continue
        shutil.copyfile(each, path)
        return
    index = sqlite3.connect(path)
    index.executescript(TABLES)
    index.close()


class _Difference:
    """Brings an index from the edition it was made of to another one."""

    def __init__(self, index: sqlite3.Connection, store: Store, edition: Edition) -> None:
        self._index, self._store, self._edition = index, store, edition

    def apply(self, wanted: dict[str, str]) -> None:
        """`wanted`: the shards' blobs by name."""
        had = dict(self._index.execute("SELECT name, sha FROM shard"))
        for name in had.keys() | wanted.keys():
            if had.get(name) != wanted.get(name):
                entries = parse(self._store.read_blob(wanted[name]), wanted[name]) if name in wanted else {}
                self._shard(name, entries)
        self._index.execute("DELETE FROM shard")
        self._index.executemany("INSERT INTO shard VALUES (?, ?)", wanted.items())

    def _shard(self, name: str, entries: Mapping[str, Entry]) -> None:
        held = {
            record_id: (n, sha)
            for n, record_id, sha in self._index.execute("SELECT n, id, sha FROM record WHERE shard = ?", (name,))
        }
        for record_id, (n, sha) in held.items():
            if record_id not in entries or entries[record_id].record != sha:
                self._drop(n)
        for record_id, entry in entries.items():
            if record_id not in held or held[record_id][1] != entry.record:
                self._add(name, record_id, entry)

    def _drop(self, n: int) -> None:
        for table in ("record", "catalog", "media"):
            self._index.execute(f"DELETE FROM {table} WHERE n = ?", (n,))  # noqa: S608 names of our own tables

    def _add(self, shard: str, record_id: str, entry: Entry) -> None:
        body = object_in(self._store.read_blob(entry.record), entry.record)
        row = listed(record_id, body)
        made = self._index.execute(
            "INSERT INTO record (id, shard, sha, kind, name, place, sort, since, until, title, card)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (record_id, shard, entry.record, *row),
        )
        n = made.lastrowid
        if row.kind == "catalog":
            self._index.execute("INSERT INTO catalog VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (n, *filed(body)))
        types = media_types(body)
        self._index.executemany(
            "INSERT OR IGNORE INTO media VALUES (?, ?, ?)", ((sha, n, types.get(sha)) for sha in self._whole(entry))
        )

    def _whole(self, entry: Entry) -> Iterable[str]:
        for sha in entry.media:
            if not self._store.has_blob(sha):
                raise Refused("damaged" if sha in self._store.blobs.damaged else "missing", f"blob {sha}")
        return entry.media
