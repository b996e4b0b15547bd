"""A programme that only the preview shows, made once for its page and its player, and once more when anything happened
that it goes by."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from content.desk import queues
from content.desk.models import (
    Alert,
    AlertAct,
    Channel,
    Decision,
    Desired,
    LedgerEntry,
    Media,
    Pattern,
    Publication,
    Reading,
    Revision,
    WorkingYear,
)
from content.published.envelope import sign
from content.published.programme import Programme, parse

from . import context, mine

MINUTE: Final = 60_000
"""What ends with time, an alert or a notice, is left out within a minute."""


class Previewed(NamedTuple):
    """programme: to be looked at here; envelope: the same as JSON text, signed with a key that no node trusts."""

    programme: Programme
    envelope: str


def previewed(channel: str, drafts: bool, notice: int | None) -> Previewed:
    """With the channel's drafts, or with one notice's. Raises Problem 404 for no such channel."""

    def made(session: Session) -> Previewed:
        extra = queues.drafts(session, channel, context.now(), notice) if drafts else []
        body = context.desk().publisher.preview(channel, extra)
        return Previewed(parse(body), sign(body, context.desk().preview_signer).to_json())

    name = f"preview {channel}{' with drafts' if drafts else ''}"
    with context.desk().database.reading() as session:
        mark = (*_mark(session, channel), context.now() // MINUTE, drafts and (notice, _newest(session, notice)))
        found: Previewed = mine.board().kept(session, name, made, mark)
    return found


def _mark(session: Session, channel: str) -> Sequence[object]:
    """Changes with everything that a channel is compiled from."""
    newest = (Alert.id, AlertAct.id, Channel.changed_at, Decision.id, Desired.changed_at, Pattern.id, Reading.put_at)
    of_channel = select(func.max(Publication.number)).where(Publication.channel == channel)
    gone = (select(func.max(LedgerEntry.seq)).where(LedgerEntry.kind == each) for each in ("withdraw", "order"))
    asked = (*(select(func.max(each)) for each in (*newest, Media.created_at, WorkingYear.put_at)), of_channel, *gone)
    return tuple(session.execute(select(*(each.scalar_subquery() for each in asked))).one())


def _newest(session: Session, notice: int | None) -> int:
    """The last thing that was written, of this notice where it is about one."""
    newest = select(func.max(Revision.id))
    return session.scalar(newest if notice is None else newest.where(Revision.notice_id == notice)) or 0
