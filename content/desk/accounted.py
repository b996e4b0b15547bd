"""Every row that decides something against the ledger's line that accounts for it."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from . import accounted_access, chains, channels, ledger, material, publications
from .lines import Lines
from .models import (
    Absence,
    Account,
    Chain,
    Channel,
    Desired,
    DeviceToken,
    Media,
    Notice,
    Reading,
    Record,
    RecordRevision,
    Revision,
    Screen,
    Token,
)
from .moments import ms
from .records.writing import end_of
from .said import Said, published

Check = Callable[[Session, Said], Iterator[str]]
DECISIONS = ("submit", "approve", "return", "refer", "console")
ROLES_TOLD = ("account-created", "roles-given")
LET_IN = ("screen-paired", "token-made")


def faults(session: Session) -> Iterator[str]:
    """One line for each row that the ledger says otherwise of. A password's hash and the first place in the
    queue are in no line."""
    said = Said(session)
    for check in (
        _accounts,
        _tokens,
        accounted_access.faults,
        _screens,
        _channels,
        _desired,
        _media,
        _readings,
        _notices,
        _records,
        _publications,
        _chains,
        _absences,
    ):
        yield from check(session, said)


def _accounts(session: Session, said: Said) -> Iterator[str]:
    for account in session.scalars(select(Account)):
        subject = f"account:{account.name}"
        if sorted(role.role for role in account.roles) != said.last(subject, *ROLES_TOLD).get("roles"):
            yield f"account {account.name}: the ledger says otherwise of its roles"
        turns = said.of(subject, "account-disabled", "account-enabled")
        if (account.disabled_at is not None) != (bool(turns) and turns[-1].kind == "account-disabled"):
            yield f"account {account.name}: the ledger says otherwise of its end"


def _tokens(session: Session, said: Said) -> Iterator[str]:
    staff = select(Account.name, Token.revoked_at).join(Token, Token.account_id == Account.id)
    devices = select(DeviceToken.screen, DeviceToken.node, DeviceToken.revoked_at)
    held = [(f"account:{name}", revoked) for name, revoked in session.execute(staff)]
    held += [
        (f"screen:{screen}" if screen else f"node:{node}", gone) for screen, node, gone in session.execute(devices)
    ]
    everyone, counting = Counter(subject for subject, _ in held), Counter(subject for subject, gone in held if not gone)
    for subject, count in everyone.items():
        made = said.of(subject, *LET_IN)
        ends = [line.seq for line in said.of(subject, "tokens-revoked", "screen-removed")]
        since = [line for line in made if line.seq > max(ends, default=0)]
        if count > len(made) or counting[subject] > len(since):
            yield f"{subject.replace(':', ' ')}: has a token that no line of the ledger speaks of"


def _screens(session: Session, said: Said) -> Iterator[str]:
    for screen in session.scalars(select(Screen)):
        lines = said.of(f"screen:{screen.name}", *LET_IN, "screen-removed")
        told = said.last(f"screen:{screen.name}", *LET_IN, "screen-set")
        removed = bool(lines) and lines[-1].kind == "screen-removed"
        if screen.channel != told.get("channel") or (screen.removed_at is not None) != removed:
            yield f"screen {screen.name}: the ledger says otherwise of it"


def _channels(session: Session, said: Said) -> Iterator[str]:
    for channel in session.scalars(select(Channel)):
        if channels.as_layout(channel) != said.last(f"channel:{channel.name}", "channel-created", "channel-changed"):
            yield f"channel {channel.name}: is not laid out as the ledger says"


def _desired(session: Session, said: Said) -> Iterator[str]:
    for row in session.scalars(select(Desired)):
        told = said.last(f"channel:{row.channel}", "screens-set")
        again = said.last(f"channel:{row.channel}", "screens-restarted").get("number")
        set_so = told.get("hours"), told.get("brightness", []), told.get("silent", False), again
        if (row.hours, row.brightness, row.silent, row.restart) != set_so:
            yield f"channel {row.channel}: its screens are told otherwise than the ledger says"


def _media(session: Session, said: Said) -> Iterator[str]:
    for media in session.scalars(select(Media)):
        told = said.last(f"media:{media.sha}", "media-added")
        size = [media.width, media.height]
        kept = (media.media_type, size, media.bytes, media.duration_ms, media.pages)
        if kept != tuple(told.get(name) for name in ("type", "size", "bytes", "duration_ms", "pages")):
            yield f"picture {media.sha}: the ledger says otherwise of it"
        # What was said of the same bytes before they were removed counts no more.
        lines = said.of(f"media:{media.sha}", "media-added", "media-described")
        words = lines[-1].details if lines and lines[-1].kind == "media-described" else {}
        if (media.alt or "", media.alt_en or "") != (words.get("alt", ""), words.get("alt_en", "")):
            yield f"picture {media.sha}: its words are not those that were written"


def _readings(session: Session, said: Said) -> Iterator[str]:
    del said
    rows = session.scalars(select(Reading)).all()
    lines = Lines(session, (row.ledger_id for row in rows))
    for row in rows:
        wrong = material.fault(row, lines)
        if wrong:
            yield f"reading {row.name}: {wrong}"


def _notices(session: Session, said: Said) -> Iterator[str]:
    for notice in session.scalars(select(Notice)):
        if notice.order != said.last(notice.subject, "order").get("to", notice.order):
            yield f"notice {notice.id}: the ledger says otherwise of its place"
        yield from _reviewed(said, notice)
        for revision in notice.revisions:
            end = revision.content.get("end")
            if revision.ends_at != (ms(end) if end else None):
                yield f"{_name(notice, revision)}: its end is not the one that was written"


def _records(session: Session, said: Said) -> Iterator[str]:
    for record in session.scalars(select(Record)):
        written = said.of(record.subject, "write")
        if record.source != (written[0].details.get("source") if written else None):
            yield f"record {record.key}: the ledger says otherwise of what it was imported from"
        yield from _reviewed(said, record)
        for revision in record.revisions:
            if revision.ends_at != end_of(revision.content):
                yield f"{_name(record, revision)}: its end is not the one that was written"


def _reviewed(said: Said, item: Notice | Record) -> Iterator[str]:
    """Who wrote it, and all that was decided on it."""
    name = _name(item)
    if item.author.name not in [line.actor for line in said.of(item.subject, "write")[:1]]:
        yield f"{name}: the ledger names another author"
    decided = [each.ledger_id for revision in item.revisions for each in revision.decisions]
    if sorted(decided) != sorted(line.id for line in said.of(item.subject, *DECISIONS)):
        yield f"{name}: has other decisions than the ledger"
    for revision in item.revisions:
        yield from _revision(said, item, revision)


def _revision(said: Said, item: Notice | Record, revision: Revision | RecordRevision) -> Iterator[str]:
    name = _name(item, revision)
    lines = said.of(item.subject, "write", "revise")
    if revision.account.name not in {line.actor for line in lines if line.details.get("content") == revision.digest}:
        yield f"{name}: the ledger names another editor"
    actors = {line.id: (line.kind, line.actor, line.details.get("for")) for line in said.of(item.subject, *DECISIONS)}
    for each in revision.decisions:
        absent = each.stands_for.name if each.stands_for else None
        if actors.get(each.ledger_id) != (each.verdict, each.account.name, absent):
            yield f"{name}: the ledger says otherwise of who decided"


def _name(item: Notice | Record, revision: Revision | RecordRevision | None = None) -> str:
    name = item.subject.replace(":", " ", 1)
    return f"{name} revision {revision.sequence}" if revision else name


def _publications(session: Session, said: Said) -> Iterator[str]:
    del said
    told = {
        (line.subject, name, number)
        for line in published(session)
        for name, number in dict(line.details.get("numbers", {})).items()
    }
    for kind, channel, envelope in publications.everything(session):
        if (kind, channel or kind, envelope.number) not in told:
            yield f"{kind} {channel} {envelope.number}: was published, and no line of the ledger says so"
        head = json.loads(envelope.body).get("ledger_head")
        if head and ledger.find(session, head) is None:
            yield f"ledger: does not have the line {head} that edition {envelope.number} was signed on"


def _chains(session: Session, said: Said) -> Iterator[str]:
    first = said.last("office", "init")
    for chain in session.scalars(select(Chain)):
        name = chains.name_of(chain.kind, chain.level)
        told = said.last(f"chain:{name}", "chain-changed")
        # An office of before had one chain for everything.
        steps = told.get("steps") or first.get("chains", {}).get(name) or first.get("steps")
        same = not told or all(told.get(field) == value for field, value in chains.details(chain).items())
        if not same or (steps is not None and list(chain.steps) != steps):
            yield f"chain of {chain.kind} {chain.level}: is not the one that the ledger has"


def _absences(session: Session, said: Said) -> Iterator[str]:
    for row in session.scalars(select(Absence)):
        told = said.last(row.subject, "absence-named")
        kept = (row.absent.name, row.substitute.name, row.from_at, row.until_at)
        ended = bool(said.of(row.subject, "absence-ended"))
        if kept != tuple(told.get(name) for name in ("absent", "substitute", "from", "until")):
            yield f"absence {row.id}: the ledger says otherwise of who stands in for whom"
        elif ended != (row.ended_at is not None):
            yield f"absence {row.id}: the ledger says otherwise of its end"


CHECKS: Final[tuple[Check, ...]] = (
    _accounts, _tokens, _screens, _channels, _media, _readings, _notices, _records, _publications, _chains, _absences,
)  # fmt: skip
