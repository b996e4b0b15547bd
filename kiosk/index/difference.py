"""What of an edition differs from the index of another one, found by comparing the hashes of shards and records."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from content.published.edition import Entry
from content.published.errors import Refused
from content.published.shards import object_in, parse
from content.published.store import Store
from kiosk.index.entries import rank_of
from kiosk.index.rows import filed, listed, whole

SPAN: Final = 1 << 32
"""Numbers that each kind has for its records; they are used from the middle on downwards."""


class Wanted(NamedTuple):
    """A record that is to be written; n is its number from before, None when it is new."""

    shard: str
    record_id: str
    entry: Entry
    n: int | None


class Difference(NamedTuple):
    """Numbers of records that go, and records that come; what changed does both."""

    gone: Sequence[int]
    come: Sequence[Wanted]


def difference(index: sqlite3.Connection, shards: Mapping[str, str], store: Store) -> Difference:
    """`shards`: the edition's. Raises Refused when one of those that differ is not whole."""
    had = dict(index.execute("SELECT name, sha FROM shard"))
    gone: list[int] = []
    come: list[Wanted] = []
    for name in sorted(had.keys() | shards.keys()):
        if had.get(name) == shards.get(name):
            continue
        entries = parse(store.read_blob(shards[name]), shards[name]) if name in shards else {}
        held = _held(index, name)
        same = {each for each in held if each in entries and held[each][1] == entries[each]}
        gone += [n for record_id, (n, _) in held.items() if record_id not in same]
        come += [
            Wanted(name, record_id, entry, held[record_id][0] if record_id in held else None)
            for record_id, entry in entries.items()
            if record_id not in same
        ]
    return Difference(gone, come)


def numbered(index: sqlite3.Connection, come: Sequence[Wanted], store: Store) -> Iterator[tuple[int, Wanted]]:
    """Each with its number, ascending: what is new comes before what is there of its kind."""
    known = [(each.n, each) for each in come if each.n is not None]
    by_kind: dict[int, list[tuple[tuple[int, int, str], Wanted]]] = defaultdict(list)
    for each in come:
        if each.n is None:
            by_kind[rank_of(each.record_id.partition("/")[0])].append((_order(each, store), each))
    for rank, found in by_kind.items():
        first = _first(index, rank) - len(found)
        found.sort(key=lambda each: (each[0], each[1].record_id))
        known += [(first + place, each) for place, (_, each) in enumerate(found)]
    yield from sorted(known, key=lambda each: each[0])


def _held(index: sqlite3.Connection, shard: str) -> dict[str, tuple[int, Entry]]:
    rows = index.execute("SELECT id, n, sha, media FROM record WHERE shard = ?", (shard,))
    return {record_id: (n, Entry(sha, tuple(media.split()))) for record_id, n, sha, media in rows}


def _first(index: sqlite3.Connection, rank: int) -> int:
    span = (rank * SPAN, rank * SPAN + SPAN - 1)
    (found,) = index.execute("SELECT min(n) FROM record WHERE n BETWEEN ? AND ?", span).fetchone()
    return found if isinstance(found, int) else rank * SPAN + SPAN // 2


def _order(wanted: Wanted, store: Store) -> tuple[int, int, str]:
    """The newest first; what has no date by its order and title."""
    body = object_in(store.read_blob(wanted.entry.record), wanted.entry.record)
    dated = filed(body).dated.replace("-", "")
    row = listed(wanted.record_id, body)
    return -int(dated or 0), row.place or whole(body.get("number")), row.sort


def check_media(entry: Entry, store: Store) -> None:
    """Raises Refused unless every blob beside the record is whole."""
    for sha in entry.media:
        if not store.has_blob(sha):
            raise Refused("damaged" if sha in store.blobs.damaged else "missing", f"blob {sha}")
