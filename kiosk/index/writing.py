"""Writing one record into the index, and taking it out again."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from content.published.edition import Entry as Listing
from kiosk.folding import Folding
from kiosk.index.entries import BETWEEN, Entry, entries, said
from kiosk.index.rows import filed, listed, media_types
from kiosk.index.tokens import Other, body_tokens, english_words, keys

PER_RECORD = 256
"""Numbers of entries that each record has for itself."""
APART = "|"
"""What stands between keywords: a character that folds to nothing, and is no letter of a key."""


class Writing:
    """`index` is an unfinished file in a transaction."""

    def __init__(self, index: sqlite3.Connection, folding: Folding) -> None:
        self._index, self._folding = index, folding
        # How what was dropped was read: a record that changed mostly keeps its title, and the library of readings
        # is slow to load.
        self._known: dict[str, tuple[list[str], list[Other]]] = {}

    def add(self, n: int, record_id: str, shard: str, listing: Listing, body: Mapping[str, Any]) -> None:
        row = listed(record_id, body)
        self._index.execute(
            "INSERT INTO record (n, id, shard, sha, media, kind, name, place, sort, since, until, title, card)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (n, record_id, shard, listing.record, " ".join(listing.media), *row),
        )
        if row.kind == "catalog":
            self._index.execute("INSERT INTO catalog VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (n, *filed(body)))
        types = media_types(body)
        of_media = ((sha, n, types.get(sha)) for sha in listing.media)
        self._index.executemany("INSERT OR IGNORE INTO media VALUES (?, ?, ?)", of_media)
        if found := entries(row.kind, row.name, body):
            self._add_entries(n, found)
            self._add_body(n, body)

    def drop(self, n: int) -> None:
        # What these tables forgot, they have to be told again to lose it.
        for e, folded, pinyin, others, english in self._index.execute(
            "SELECT e, folded, pinyin, others, english FROM entry WHERE e BETWEEN ? AND ?", _entries_of(n)
        ).fetchall():
            read, other = pinyin.split(), unpacked(others)
            if read:
                self._known[folded] = read, other
            told = keys(read, other, english)
            self._index.execute("INSERT INTO key (key, rowid, tokens) VALUES ('delete', ?, ?)", (e, told))
        for folded, english in self._index.execute("SELECT folded, english FROM body WHERE n = ?", (n,)).fetchall():
            told = body_tokens(folded, english)
            self._index.execute("INSERT INTO pair (pair, rowid, tokens) VALUES ('delete', ?, ?)", (n, told))
        self._index.execute("DELETE FROM entry WHERE e BETWEEN ? AND ?", _entries_of(n))
        for table in ("record", "catalog", "media", "body"):
            self._index.execute(f"DELETE FROM {table} WHERE n = ?", (n,))  # noqa: S608 our own tables

    def _add_entries(self, n: int, found: Sequence[Entry]) -> None:
        for place, entry in enumerate(found):
            e = n * PER_RECORD + place
            chinese = entry.text.get("zh-Hans") or entry.text.get("zh-Hant") or ""
            folded = self._folded(entry.field, chinese or entry.text.get("en", ""))
            read, other = self._read(folded) if chinese else ([], [])
            english = english_words(entry.text.get("en", ""))
            text = json.dumps(entry.text, ensure_ascii=False)
            self._index.execute(
                "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (e, entry.field, text, entry.target, folded, " ".join(read), packed(other), english),
            )
            told = keys(read, other, english)
            self._index.execute("INSERT INTO key (rowid, tokens) VALUES (?, ?)", (e, told))

    def _folded(self, field: str, text: str) -> str:
        """Keywords stay apart: what nobody can type stands between them."""
        if field == "keyword":
            return APART.join(filter(None, map(self._folding.fold, text.split(BETWEEN))))
        return self._folding.fold(text)

    def _add_body(self, n: int, body: Mapping[str, Any]) -> None:
        folded = self._folding.lines(said(body, "zh-Hans"))
        english = english_words(said(body, "en"))
        if folded or english:
            self._index.execute("INSERT INTO body VALUES (?, ?, ?)", (n, folded, english))
            told = body_tokens(folded, english)
            self._index.execute("INSERT INTO pair (rowid, tokens) VALUES (?, ?)", (n, told))

    def _read(self, folded: str) -> tuple[list[str], list[Other]]:
        if folded not in self._known:
            from kiosk.index import reading

            read = reading.syllables(folded)
            return read, reading.others(folded, read)
        return self._known[folded]


def packed(others: Sequence[Other]) -> str:
    return " ".join(f"{place}:{read}" for place, read in others)


def unpacked(text: str) -> list[Other]:
    return [(int(place), read) for place, _, read in (each.partition(":") for each in text.split())]


def _entries_of(n: int) -> tuple[int, int]:
    return n * PER_RECORD, n * PER_RECORD + PER_RECORD - 1
