"""The last thing that a change does: the hub signs the ledger's newest line, so that nobody else can add or cut."""

from collections.abc import Callable, Sequence
from typing import Final

from sqlalchemy.orm import Session

from content.published.keys import Signer, Trust

from . import heads, ledger
from .models import LedgerEntry, LedgerHead

Ms = int
CHECKED: Final = "ledger-checked"
REBASED: Final = "ledger-rebased"


def sealing(signer: Signer, trust: Trust, now: Callable[[], Ms]) -> Callable[[Session], None]:
    """What a transaction does before its commit. Where its lines do not follow from the line that was signed before,
    the head stays as it is, and tells every later check that the ledger was cut or lengthened in between."""

    def seal(session: Session) -> None:
        entered = ledger.entered(session)
        if entered:
            _seal(session, signer, trust, entered, now())

    return seal


def checkpoint(session: Session) -> None:
    """Up to the line that this transaction enters last every line was looked at."""
    session.info[CHECKED] = True


def rebase(session: Session) -> None:
    """From the line that this transaction enters last on the ledger counts, whatever lies before it."""
    session.info[CHECKED] = session.info[REBASED] = True


def _seal(session: Session, signer: Signer, trust: Trust, entered: Sequence[LedgerEntry], now: Ms) -> None:
    head, first, last = session.get(LedgerHead, 1), entered[0], entered[-1]
    rebased = bool(session.info.pop(REBASED, False))
    if head is None:
        if heads.was_ever_signed(session) and not rebased:
            return
        last = ledger.append(session, None, heads.SEALED, "hub", {}, now=last.at, origin=ledger.NOBODY)
        head = LedgerHead(id=1, checked_seq=first.seq - 1, checked_hash=first.prev)
        session.add(head)
    elif not rebased and not _follows(head, first, trust):
        return
    head.seq, head.hash, head.at, head.key = last.seq, last.hash, now, signer.id
    if session.info.pop(CHECKED, False):
        head.checked_seq, head.checked_hash = last.seq, last.hash
    head.signature = signer.sign(heads.signed_bytes(head))
    session.flush()


def _follows(head: LedgerHead, first: LedgerEntry, trust: Trust) -> bool:
    return (head.seq, head.hash) == (first.seq - 1, first.prev) and heads.is_signed(head, trust)
