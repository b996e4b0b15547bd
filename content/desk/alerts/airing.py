"""Which alerts go to the press: those that the ledger stands for, each channel's own, where they win."""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy.orm import Session

from content.desk.compile.alerting import Aired

from . import rows
from .rows import Row, Wrong
from .standing import Ms, approval, cleared
from .winning import Stretch, winning

# A screen whose clock is slow finds what was right a moment ago; what ended before that weighs nothing.
LOOKED_BACK_MS: Final = 600_000


def sound(session: Session, now: Ms) -> tuple[list[Row], list[Wrong]]:
    """Every message that may still matter, as it stands; and what is not as the ledger has it."""
    return rows.sound(session, rows.recent(session, now))


def of_channel(found: Sequence[Row], channel: str, now: Ms) -> list[Aired]:
    """What the alert region of this channel shows, sorted and disjoint."""
    by_id = {row.message.id: row for row in found}
    here = {row.message.id for row in found if channel in (row.content.get("channels") or (channel,))}
    messages = [row.message for row in found]
    return list(_aired(winning(messages, here), by_id, found, now))


def _aired(stretches: Sequence[Stretch], by_id: dict[int, Row], found: Sequence[Row], now: Ms) -> Iterator[Aired]:
    messages = [row.message for row in found]
    for stretch in stretches:
        if stretch.end <= now - LOOKED_BACK_MS:
            continue
        claim = stretch.claim
        row = by_id[claim.id]
        over = cleared(row.message, messages) if claim.what == "all-clear" else None
        since = over[0] if over else row.message.start
        yield Aired(claim.id, claim.what, row.content, _approved_by(row, claim.what), stretch.start, stretch.end, since)


def _approved_by(row: Row, what: str) -> str:
    """The ledger's line that lets it on the screens, or that says it is over."""
    if what == "all-clear" and row.message.kind != "cancel":
        return next(ledger_id for act, ledger_id in row.acts if act.kind == "all-clear")
    let = approval(row.message)
    return next(ledger_id for act, ledger_id in row.acts if act == let)
