"""What records say beside their titles: few candidates by pairs of hanzi, each then read for the words themselves."""

import sqlite3
import time
from collections.abc import Sequence
from typing import Final

from kiosk.index.difference import SPAN
from kiosk.index.tokens import is_latin, pairs_of, runs
from kiosk.search.hits import Hit, Quality

MOST: Final = 20
LEAST_LETTERS: Final = 3
SECONDS: Final = 0.003
"""Processor time for reading candidates; the newest come first, so that it is the oldest that are left out."""
FOUND: Final = (
    "SELECT body.n, {placed} FROM pair JOIN body ON body.n = pair.rowid"
    " WHERE pair MATCH ? AND pair.rowid >= ? AND pair.rowid < ? ORDER BY pair.rowid"
)


def saying(index: sqlite3.Connection, terms: Sequence[str], span: tuple[int, int]) -> list[Hit]:
    """At most MOST bodies in which every term stands, in the order of kinds, the newest first."""
    match = _match(terms)
    if not match:
        return []
    hanzi = [term for term in terms if not is_latin(term)]
    placed = ", ".join(["instr(body.folded, ?)"] * len(hanzi)) or "1"
    low, high = span[0] >> 8, span[1] >> 8
    found: list[Hit] = []
    until = time.thread_time() + SECONDS
    for n, *places in index.execute(FOUND.replace("{placed}", placed), (*hanzi, match, low, high)):
        if all(places):
            found.append(Hit(Quality.BODY, n // SPAN, 0, 0, -1 - n, tuple(terms)))
        if len(found) >= MOST or time.thread_time() > until:
            break
    return found


def _match(terms: Sequence[str]) -> str:
    """The pairs that a body must have; nothing for what is too little to look for."""
    found: dict[str, None] = {}
    for term in terms:
        parts = runs(term)
        for place, run in enumerate(parts):
            if not is_latin(run):
                found.update(dict.fromkeys(f'"{pair}"' for pair in pairs_of(run)))
            elif len(parts) == 1 and len(run) >= LEAST_LETTERS:
                found[f'"{run}" *'] = None
            elif 0 < place < len(parts) - 1:
                found[f'"{run}"'] = None
    return " AND ".join(found)
