"""The ledger's lines as they lie in the database, checked again for every programme: by their bytes, so that a
line that was checked before costs nothing."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import String, bindparam, func, select, type_coerce
from sqlalchemy.orm import Session

from content.published.canonical import digest

from .models import LedgerEntry
from .whole import whole


class Line(NamedTuple):
    """A row; `details` is JSON text."""

    seq: int
    at: int
    actor: str
    kind: str
    subject: str
    details: str
    origin: str
    prev: str
    hash: str

    @property
    def id(self) -> str:
        return f"{self.seq}-{self.hash[:12]}"


class Lines:
    """The lines of some ids, and those that follow them, read by one query."""

    def __init__(self, session: Session, entry_ids: Iterable[str]) -> None:
        named = {seq for entry_id in entry_ids if (seq := seq_of(entry_id))}
        self._by_seq = _read(session, named | {seq + 1 for seq in named})

    def find(self, entry_id: str) -> tuple[Line, Mapping[str, Any]] | None:
        """The line and its details, if it is there, its bytes give its hash, and the next line agrees."""
        line = self._by_seq.get(seq_of(entry_id) or 0)
        if line is None or line.id != entry_id or hash_of(line) != line.hash:
            return None
        following = self._by_seq.get(line.seq + 1)
        if following is not None and following.prev != line.hash:
            return None
        return line, parsed(line.details)

    def rows(self, entry_id: str) -> tuple[Line | None, Line | None]:
        """The line as it lies there, and the one that follows it: while both are the same, so is what `find` says."""
        seq = seq_of(entry_id) or 0
        return self._by_seq.get(seq), self._by_seq.get(seq + 1)


def sealed(line: Line) -> str:
    """The hash that a line must have by its bytes; "" when they have no canonical form any more."""
    fields = line._asdict()
    del fields["hash"]
    try:
        return digest(fields | {"details": json.loads(line.details)})
    except (TypeError, ValueError, RecursionError):
        return ""


@lru_cache(maxsize=16384)
def hash_of(line: Line) -> str:
    """The same, remembered: a line that is looked at for every programme costs nothing."""
    return sealed(line)


@lru_cache(maxsize=16384)
def parsed(text: str) -> Mapping[str, Any]:
    """JSON text as a mapping that nobody may change; empty when it is none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


@lru_cache(maxsize=4096)
def digest_of(text: str) -> str:
    """The digest of the value of JSON text; "" when it has no canonical form."""
    try:
        return digest(json.loads(text))
    except (TypeError, ValueError, RecursionError):
        return ""


def seq_of(entry_id: str) -> int | None:
    """The line's number in its id."""
    return whole(entry_id.partition("-")[0])


def _read(session: Session, seqs: Iterable[int]) -> dict[int, Line]:
    rows = session.execute(_BY_SEQ, {"seqs": json.dumps(list(seqs))})
    return {row[0]: Line(*row) for row in rows}


# One value however many lines are asked for, so that the statement is made once.
_WANTED: Final = func.json_each(bindparam("seqs")).table_valued("value")
AS_LINES: Final = select(
    *(
        type_coerce(LedgerEntry.details, String) if name == "details" else getattr(LedgerEntry, name)
        for name in Line._fields
    )
)
"""The ledger's rows as they make a `Line` each."""
_BY_SEQ: Final = AS_LINES.where(LedgerEntry.seq.in_(select(_WANTED.c.value)))
