"""The ledger's head, signed with every change, and whether the lines lead to it."""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Select, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from content.published.canonical import canonical
from content.published.errors import Refused
from content.published.keys import Trust

from .lines import AS_LINES, Line
from .links import BEGINNING, MARK, Break, Link, Walk, signed_otherwise
from .models import LedgerEntry, LedgerHead

SEALED: Final = "ledger-sealed"
"""The line from which on there has to be a signed head."""
AT_ONCE: Final = 2000
# Of a ledger that was never signed, a publication looks at so many lines; the check of all follows by itself.
UNSIGNED_TAIL: Final = 1000


def tail(session: Session, trust: Trust) -> list[Break]:
    """What does not hold from the checkpoint on; it reads what was entered since, however long the ledger is."""
    head = session.get(LedgerHead, 1)
    if head is None:
        walk = walked(session, Walk(_near_the_end(session)))
        return _ended(session, walk, None)
    if not is_signed(head, trust):
        return [_forged(head)]
    start = Link(head.checked_seq, head.checked_hash)
    there = _at(session, start.seq)
    if there != start:
        return [Break(start.seq, "unsigned" if there else "missing", there.hash[:MARK] if there else "")]
    return _ended(session, walked(session, Walk(start)), head)


def breaks(session: Session, trust: Trust) -> list[Break]:
    """What does not hold, from the first line to the head."""
    return ended(session, trust, walked(session, Walk()))


def ended(session: Session, trust: Trust, walk: Walk) -> list[Break]:
    """What a walk from the first line to the last found, and whether it came to the line that was signed."""
    head = session.get(LedgerHead, 1)
    if head is not None and not is_signed(head, trust):
        return [*walk.breaks, _forged(head)]
    return _ended(session, walk, head)


def walked(session: Session, walk: Walk, most: int | None = None) -> Walk:
    """Further along the lines that are there, at most so many of them."""
    lines = AS_LINES.where(LedgerEntry.seq > walk.at.seq).order_by(LedgerEntry.seq)
    try:
        return walk.along(_read(session, lines.limit(most) if most else lines))
    except (DatabaseError, UnicodeDecodeError):
        return _one_by_one(session, walk)


def is_signed(head: LedgerHead, trust: Trust) -> bool:
    """Whether the hub signed exactly this."""
    try:
        trust.verify(head.key, head.signature, signed_bytes(head))
    except (Refused, TypeError, ValueError):
        return False
    return True


def signed_bytes(head: LedgerHead) -> bytes:
    """What the signature is of; raises TypeError or ValueError when that is no head at all."""
    checked = {"seq": head.checked_seq, "hash": head.checked_hash}
    return canonical({"kind": "ledger-head", "seq": head.seq, "hash": head.hash, "checked": checked, "at": head.at})


def was_ever_signed(session: Session) -> bool:
    return session.scalar(select(LedgerEntry.seq).where(LedgerEntry.kind == SEALED).limit(1)) is not None


def _read(session: Session, lines: Select[Any]) -> Iterator[Line]:
    for row in session.execute(lines.execution_options(yield_per=AT_ONCE)):
        yield Line(*row)


def _one_by_one(session: Session, walk: Walk) -> Walk:
    """To the line that cannot even be read, which is named; nothing is said of those after it."""
    while True:
        line = AS_LINES.where(LedgerEntry.seq > walk.at.seq).order_by(LedgerEntry.seq).limit(1)
        try:
            found = session.execute(line).first()
        except (DatabaseError, UnicodeDecodeError):
            walk.breaks.append(Break(walk.at.seq + 1, "changed", "unreadable"))
            return walk
        if found is None:
            return walk
        walk.along([Line(*found)])


def _ended(session: Session, walk: Walk, head: LedgerHead | None) -> list[Break]:
    if head is None:
        lost = was_ever_signed(session)
        return [*walk.breaks, *([Break(walk.at.seq, "unsigned", "")] if lost else [])]
    wrong = signed_otherwise(Link(head.seq, head.hash), walk.at)
    # A line that was changed together with its hash is named once.
    told = {each.seq for each in walk.breaks}
    return [*walk.breaks, *([wrong] if wrong and wrong.seq not in told else [])]


def _forged(head: LedgerHead) -> Break:
    return Break(head.seq if isinstance(head.seq, int) else 0, "unsigned", str(head.signature)[:MARK])


def _near_the_end(session: Session) -> Link:
    last = session.scalar(select(LedgerEntry.seq).order_by(LedgerEntry.seq.desc()).limit(1)) or 0
    return _at(session, max(0, last - UNSIGNED_TAIL)) or BEGINNING


def _at(session: Session, seq: int) -> Link | None:
    if seq == 0:
        return BEGINNING
    found = session.execute(select(LedgerEntry.seq, LedgerEntry.hash).where(LedgerEntry.seq == seq)).first()
    return Link(*found) if found else None
