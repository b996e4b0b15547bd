"""Which alerts go to the press: those that the ledger stands for, each channel's own, where they win."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy.orm import Session

from content.desk.compile.alerting import Aired
from content.published.store import Store

from . import rows, stored
from .rows import Row, Wrong
from .standing import Heard, Ms, approval, cleared
from .winning import Stretch, winning

# A screen whose clock is slow finds what was right a moment ago; what ended before that weighs nothing.
LOOKED_BACK_MS: Final = 600_000
MOST_AIRED: Final = 8
"""Stretches in one programme, so that fifty warnings of a typhoon make no programme that nobody could send."""
MOST_PAST: Final = 2
"""Of those that have ended: they never take the room of what is on, or comes."""


def sound(session: Session, now: Ms, store: Store) -> tuple[list[Row], list[Wrong]]:
    """Every message that may still matter, as it stands; and what is not as the ledger has it. A recording that the
    store lacks is left out: no node could fetch it, and none would take over what names it."""
    found, wrong = rows.sound(session, stored.recent(session, now))
    return [_with_voices_of(row, store) for row in found], wrong


def of_channel(found: Sequence[Row], channel: str, now: Ms, ahead: Ms = 0) -> list[Aired]:
    """What the alert region of this channel shows next, sorted and disjoint; `ahead`: by how much the screens' clocks
    are before the hub's, which went back since they were told the time."""
    moved = [_moved(row, now, ahead) for row in found] if ahead else found
    by_id = {row.message.id: row for row in moved}
    here = {row.message.id for row in moved if channel in (row.content.get("channels") or (channel,))}
    messages = [row.message for row in moved]
    stretches = _near(winning(messages, here), now + ahead)
    return list(_aired(stretches[:MOST_AIRED], by_id, Heard(messages)))


def _near(stretches: Sequence[Stretch], now: Ms) -> list[Stretch]:
    past = [each for each in stretches if now - LOOKED_BACK_MS < each.end <= now]
    return past[-MOST_PAST:] + [each for each in stretches if each.end > now]


def _aired(stretches: Sequence[Stretch], by_id: dict[int, Row], heard: Heard) -> Iterator[Aired]:
    for stretch in stretches:
        claim = stretch.claim
        row = by_id[claim.id]
        over = cleared(row.message, heard) if claim.what == "all-clear" else None
        since = over[0] if over else row.message.start
        line = _approved_by(row, claim.what)
        yield Aired(claim.id, claim.what, row.content, line, stretch.start, stretch.end, since, row.spoken)


def _with_voices_of(row: Row, store: Store) -> Row:
    return replace(row, spoken=tuple(each for each in row.spoken if store.has_blob(each.blob))) if row.spoken else row


def _moved(row: Row, now: Ms, ahead: Ms) -> Row:
    """As the screens' clocks have it. What was let on the air before the hub's clock went back still lies ahead of it,
    and is right as it stands."""
    let = approval(row.message)
    if let is None or let.at > now:
        return row
    told = row.message
    acts = [(act._replace(at=act.at + ahead), ledger_id) for act, ledger_id in row.acts]
    later = replace(told, start=told.start + ahead, end=told.end + ahead, acts=tuple(act for act, _ in acts))
    return replace(row, message=later, acts=acts)


def _approved_by(row: Row, what: str) -> str:
    """The ledger's line that lets it on the screens, or that says it is over."""
    if what == "all-clear" and row.message.kind != "cancel":
        return next(ledger_id for act, ledger_id in row.acts if act.kind == "all-clear")
    let = approval(row.message)
    return next(ledger_id for act, ledger_id in row.acts if act == let)
