"""Making the index of an edition: by difference from the newest that stands, or from nothing."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from content.published import durable
from content.published.keys import Trust
from content.published.shards import object_in
from content.published.store import Store
from kiosk.folding import Folding, pairs, pairs_text
from kiosk.index import files
from kiosk.index.difference import Difference, check_media, difference, numbered
from kiosk.index.schema import FORMAT, TABLES
from kiosk.index.writing import Writing

MOST_CHANGED: Final = 4
"""Where more than one record in so many changed, a fresh index is made faster, smaller and in better order."""
QUICK: Final = ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "cache_size = -65536")


def make(data: Path, number: int, much: Callable[[], object] = lambda: None) -> Path:
    """The index of edition `number` of DATA/store, standing when this returns; `much` is called before a lot is done.
    Raises Refused when the edition does not verify or anything it names is not whole, OSError when it cannot be
    written."""
    store = Store(data / "store")
    envelope, body = store.opened(Trust.load(data / "trust.json"), "editions", number)
    path, temporary = files.path_of(data, envelope.id), durable.unfinished(files.path_of(data, envelope.id))
    facts = {"format": FORMAT, "edition": envelope.id, "number": str(number)}
    try:
        if not _from_last(data, temporary, store, body["shards"], facts):
            much()
            _from_nothing(temporary, store, body["shards"], facts)
        files.put(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    return path


def _from_last(data: Path, path: Path, store: Store, shards: Mapping[str, str], facts: Mapping[str, str]) -> bool:
    """Whether there was an index to start from, near enough."""
    if not any(files.copied(last, path) for last in files.standing(data)):
        return False
    with closing(sqlite3.connect(path, isolation_level=None)) as index:
        found = difference(index, shards, store)
        (count,) = index.execute("SELECT count(*) FROM record").fetchone()
        if (len(found.gone) + len(found.come)) * MOST_CHANGED > 2 * count + 100:
            return False
        _write(index, store, found, shards, facts)
    return True


def _from_nothing(path: Path, store: Store, shards: Mapping[str, str], facts: Mapping[str, str]) -> None:
    from kiosk.index import reading

    path.unlink(missing_ok=True)
    read = (f"{each} {' '.join(found)}" for each, found in reading.readings(reading.common()).items())
    tables = {"simplified": pairs_text(reading.simplified()), "readings": "\n".join(read)}
    with closing(sqlite3.connect(path, isolation_level=None)) as index:
        index.executescript(TABLES)
        _write(index, store, difference(index, shards, store), shards, {**facts, **tables})
        for table in ("key", "pair"):
            index.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 our own tables


def _write(
    index: sqlite3.Connection, store: Store, found: Difference, shards: Mapping[str, str], facts: Mapping[str, str]
) -> None:
    for pragma in QUICK:
        index.execute(f"PRAGMA {pragma}")
    index.execute("BEGIN")
    index.executemany("INSERT OR REPLACE INTO fact VALUES (?, ?)", facts.items())
    writing = Writing(index, Folding(pairs(files.fact(index, "simplified") or "")))
    come = list(numbered(index, found.come, store))
    for n in found.gone:
        writing.drop(n)
    for n, each in come:
        body = object_in(store.read_blob(each.entry.record), each.entry.record)
        check_media(each.entry, store)
        writing.add(n, each.record_id, each.shard, each.entry, body)
    index.execute("DELETE FROM shard")
    index.executemany("INSERT INTO shard VALUES (?, ?)", shards.items())
    index.execute("COMMIT")
