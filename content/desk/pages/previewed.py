"""A programme that only the preview shows, made once for its page and its player, and once more when anything happened
that it goes by."""

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from typing import Any, Final

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from content.desk import live, queues
from content.desk.compile.showing import Approved
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
    WorkingYear,
)
from content.desk.moments import Ms
from content.desk.waiting.board import Board
from content.desk.waiting.touched import Touched
from content.published.envelope import sign
from content.published.keys import Signer
from content.published.programme import Programme, parse

from . import context, mine

MINUTE: Final = 60_000
"""What ends with time, an alert or a notice, is left out within a minute."""
Mark = tuple[object, ...]


class Previewed:
    """A body that was compiled; what is asked of it is made when it is asked for first."""

    def __init__(self, body: Mapping[str, Any], signer: Signer) -> None:
        self._body, self._signer = body, signer

    @cached_property
    def programme(self) -> Programme:
        """To be looked at here."""
        return parse(self._body)

    @cached_property
    def envelope(self) -> str:
        """The same as JSON text, signed with a key that no node trusts."""
        return sign(self._body, self._signer).to_json()


def previewed(channel: str, drafts: bool, notice: int | None) -> Previewed:
    """With the channel's drafts, or with one notice's. Raises Problem 404 for no such channel."""
    desk, board, now = context.desk(), mine.board(), context.now()
    with desk.database.reading() as session:
        seen = mark(session, channel)
        minute = (*seen, now // MINUTE)
        extra = queues.drafts(session, proposed(board, session, channel), now, notice) if drafts else []

        def made(session: Session) -> Previewed:
            stands = approved(board, session, channel, seen, now)
            empty = board.kept(session, f"empty {channel}", lambda it: desk.publisher.empty(it, channel, now), minute)
            return Previewed(desk.publisher.preview(channel, extra, stands, empty), desk.preview_signer)

        name = f"preview {channel}{' with drafts' if drafts else ''}"
        # What stands in a wording never changes, so its number stands for it.
        wordings = tuple((each.notice, each.revision, each.order) for each in extra)
        found: Previewed = board.kept(session, name, made, (*minute, wordings))
    return found


def proposed(board: Board, session: Session, channel: str) -> Mapping[int, queues.Proposed]:
    """What waits to be approved for the channel, read again of the notices alone that something happened to."""

    def again(session: Session, before: Mapping[int, queues.Proposed], touched: Touched) -> Any:
        return queues.renewed(session, before, touched, channel)

    read = partial(queues.proposed, channel=channel)
    found: Mapping[int, queues.Proposed] = board.renewed(session, f"proposed {channel}", read, again)
    return found


def approved(board: Board, session: Session, channel: str, seen: Mark, now: Ms) -> Sequence[Approved]:
    """What the channel's screens may show, held against the ledger once for each `mark` that is `seen`: after every
    decision, withdrawal and programme of the channel. What ends is gone at its instant."""

    def read(session: Session) -> tuple[Ms, list[Approved], dict[int, Ms]]:
        return now, live.of_channel(live.approved(session, now)[0], channel), live.ends(session, now)

    since, found, ends = board.kept(session, f"approved {channel}", read, seen)
    if now < since:
        # A clock that was set back finds again what was over already.
        _, found, ends = read(session)
    return [each for each in found if ends.get(each.notice, now + 1) > now]


def mark(session: Session, channel: str) -> Mark:
    """Changes with everything that a channel is compiled from but its drafts."""
    return tuple(session.execute(_MARK, {"channel": channel}).one())


_NEWEST: Final = (
    Alert.id,
    AlertAct.id,
    Channel.changed_at,
    Decision.id,
    Desired.changed_at,
    Pattern.id,
    Reading.put_at,
    Media.created_at,
    WorkingYear.put_at,
)
_MARK: Final = select(
    *(select(func.max(each)).scalar_subquery() for each in _NEWEST),
    select(func.max(Publication.number)).where(Publication.channel == bindparam("channel")).scalar_subquery(),
    *(
        select(func.max(LedgerEntry.seq)).where(LedgerEntry.kind == each).scalar_subquery()
        for each in ("withdraw", "order")
    ),
)
