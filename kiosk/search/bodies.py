"""What records say beside their titles: few candidates by pairs of hanzi, each then read for the words themselves."""

import sqlite3
import time
from collections.abc import Callable, Sequence
from typing import Final

from kiosk.index.difference import SPAN
from kiosk.index.tokens import is_latin, pairs_of, runs
from kiosk.search.hits import Hit, Quality

MOST: Final = 20
LEAST_LETTERS: Final = 3
LEAST_PAIRS: Final = 3
SECONDS: Final = 0.0011
"""Processor time for reading candidates; the newest come first, so that it is the oldest that are left out."""
Often = Callable[[str], int]
FOUND: Final = (
    "SELECT body.n, {placed} FROM pair JOIN body ON body.n = pair.rowid"
    " WHERE pair MATCH ? AND pair.rowid >= ? AND pair.rowid < ? ORDER BY pair.rowid"
)


def saying(index: sqlite3.Connection, terms: Sequence[str], span: tuple[int, int], often: Often) -> list[Hit]:
    """At most MOST bodies in which every term stands, in the order of kinds, the newest first. `often` tells how often
    two hanzi stand side by side."""
    match = _match(terms, often)
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


def _match(terms: Sequence[str], often: Often) -> str:
    """The pairs that a body must have; nothing for what is too little to look for."""
    found: dict[str, None] = {}
    for term in terms:
        parts = runs(term)
        for place, run in enumerate(parts):
            if not is_latin(run):
                found.update(dict.fromkeys(f'"{pair}"' for pair in _telling(run, often)))
            elif len(parts) == 1 and len(run) >= LEAST_LETTERS:
                found[f'"{run}" *'] = None
            elif 0 < place < len(parts) - 1:
                found[f'"{run}"'] = None
    return " AND ".join(found)


def _telling(run: str, often: Often) -> list[str]:
    """The rarer half of its pairs. Each costs a list to walk through, and those that stand everywhere tell nothing:
    the run itself is looked for in what they leave."""
    pairs = sorted(pairs_of(run), key=often)
    return pairs[: max(LEAST_PAIRS, (len(pairs) + 1) // 2)]
