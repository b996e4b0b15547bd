"""`python -m content verify`: every signature, hash and ledger link, and where one does not hold."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from content.published import access, phrases
from content.published.blobs import hash_of
from content.published.edition import Edition
from content.published.errors import Refused
from content.published.programme import parse
from content.published.shards import object_in
from content.published.store import Kind

from . import accounted, heads, ledger, live, publications, stops
from .editions import approved, calendar
from .lines import digest_of
from .models import LedgerEntry, Media, Notice, Office, Record
from .office import Desk
from .speech import besides

# The kinds of lines that let something on the screens.
APPROVING = frozenset(
    {"approve", "console", "idle", "alert-confirm", "alert-break-glass", "alert-signed", "alert-all-clear", "pattern"}
)


def faults(desk: Desk) -> Iterator[str]:
    """One line for each thing that does not hold; none when all is well. What an administrator decided to live with
    is left to `accepted`."""
    with desk.database.reading() as session:
        yield from _readable(partial(_ledger, desk), session)
    yield from others(desk)


def others(desk: Desk) -> Iterator[str]:
    """The same, but for the ledger's own chain. Nothing is locked: whoever publishes meanwhile waits for nothing."""
    of_desk = (partial(_publications, desk), partial(_uploads, desk))
    checks = (_database, _office, _revisions, _withdrawals, accounted.faults, *of_desk)
    with desk.database.reading() as session:
        for check in checks:
            yield from _readable(check, session)
    if desk.signer.id not in desk.trust.keys:
        yield "trust.json: does not have the hub's own key"
    desk.store.blobs.forget()
    for look in (_slots, _records, _blobs, _published):
        yield from _twice(partial(look, desk))


def accepted(desk: Desk) -> Iterator[str]:
    """One line for each break of the ledger that is still there and that an administrator decided to live with."""
    with desk.database.reading() as session:
        found = set(heads.breaks(session, desk.trust))
        for decision in stops.accepted(session, desk.trust):
            for each in sorted(found & decision.breaks):
                yield f"{each} (accepted by {decision.actor} in line {decision.seq}: {decision.reason})"


def _ledger(desk: Desk, session: Session) -> Iterator[str]:
    found = stops.unknown(session, heads.breaks(session, desk.trust), desk.trust)
    yield from map(str, found)


def _twice(look: Callable[[], Iterator[str]]) -> Iterator[str]:
    """What is found now and again: between a file and its pointer a publication may be half-way, but not twice at the
    same number."""
    found = list(look())
    again = set(look()) if found else set()
    yield from (each for each in found if each in again)


def _readable(check: Callable[[Session], Iterator[str]], session: Session) -> Iterator[str]:
    """What a check finds; rows so broken that they cannot even be read are a fault like any other."""
    try:
        yield from check(session)
    except DatabaseError as error:
        yield f"hub/desk.db: {error.orig}"
    except (ValueError, TypeError, KeyError, AttributeError, LookupError) as error:
        yield f"hub/desk.db: holds what cannot be read: {type(error).__name__}: {error}"[:200]


def _database(session: Session) -> Iterator[str]:
    if session.get_bind().dialect.name != "sqlite":
        return
    for (line,) in session.execute(text("PRAGMA integrity_check")):
        if line != "ok":
            yield f"hub/desk.db: {line}"


def _office(session: Session) -> Iterator[str]:
    office = session.get(Office, 1)
    fault = live.office_fault(session, office) if office else "there is no office in it"
    if fault:
        yield f"hub/desk.db: {fault}"


def _revisions(session: Session) -> Iterator[str]:
    found: list[live.Wording | approved.Wording] = [*live.wordings(session), *approved.wordings(session)]
    lines = live.lines_of(session, found)
    written = _written(session)
    for wording in found:
        if any(each.final for each in wording.rulings):
            fault = live.fault(wording, lines)
            if fault:
                yield f"{wording.name}: {fault}"
        elif digest_of(wording.content) != wording.digest:
            yield f"{wording.name}: its text is not the one that was written"
        if (wording.subject, wording.digest) not in written:
            yield f"{wording.name}: no line of the ledger says that it was written"


def _written(session: Session) -> set[tuple[str, str]]:
    """(subject, content) of every line that says somebody wrote something."""
    told = select(LedgerEntry.subject, LedgerEntry.details).where(LedgerEntry.kind.in_(("write", "revise")))
    return {(subject, str(details.get("content"))) for subject, details in session.execute(told)}


def _withdrawals(session: Session) -> Iterator[str]:
    told = select(LedgerEntry.subject).where(LedgerEntry.kind == "withdraw")
    withdrawn = set(session.scalars(told))
    for item in (*session.scalars(select(Notice)), *session.scalars(select(Record))):
        if (item.withdrawn_at is not None) != (item.subject in withdrawn):
            yield f"{item.subject.replace(':', ' ', 1)}: the ledger says otherwise of its withdrawal"


def _publications(desk: Desk, session: Session) -> Iterator[str]:
    for kind, channel, envelope in publications.everything(session):
        try:
            desk.trust.verify(envelope.key, envelope.signature, envelope.body.encode())
        except Refused as refused:
            yield f"hub/desk.db: {kind} {channel} {envelope.number}: {refused.detail}"


def _uploads(desk: Desk, session: Session) -> Iterator[str]:
    for sha in session.scalars(select(Media.sha)):
        path = desk.uploads.path(sha)
        if not path.is_file():
            yield f"hub/uploads/{sha}: is missing"
        elif hash_of(path) != sha:
            yield f"hub/uploads/{sha}: was changed"


def _slots(desk: Desk) -> Iterator[str]:
    slots: list[tuple[Kind, str | None]] = [("editions", None), ("access", None)]
    slots += [("programmes", channel) for channel in desk.store.channels()]
    for kind, channel in slots:
        yield from _slot(desk, kind, channel)


def _blobs(desk: Desk) -> Iterator[str]:
    for path in desk.store.blobs.all():
        if not desk.store.has_blob(path.name):
            yield f"store/{desk.store.name_of(path)}: was changed"


def _published(desk: Desk) -> Iterator[str]:
    """What the desk published last is what the store points to."""
    with desk.database.reading() as session:
        newest = list(publications.all_newest(session))
    for kind, channel, envelope in newest:
        path = desk.store.path(kind, envelope.number, channel or None)
        if not path.is_file():
            yield f"store/{desk.store.name_of(path)}: is missing"


def _slot(desk: Desk, kind: Kind, channel: str | None) -> Iterator[str]:
    store = desk.store
    folder = store.name_of(store.folder(kind, channel))
    numbers = store.numbers(kind, channel)
    try:
        pointer = store.pointer(kind, channel)
    except Refused as refused:
        yield f"store/{folder}/current: {refused.detail}"
        pointer = None
    else:
        if numbers and pointer != numbers[0]:
            yield f"store/{folder}/current: is {pointer}, the newest number is {numbers[0]}"
    for number in numbers:
        try:
            _, body = store.opened(desk.trust, kind, number, channel)
            yield from _named(desk, kind, body, f"store/{folder}/{number}.json")
        except Refused as refused:
            yield f"store/{folder}/{number}.json: {refused.detail}"


def _named(desk: Desk, kind: Kind, body: dict[str, Any], name: str) -> Iterator[str]:
    """What a body that verifies names: blobs that are whole, approvals that the ledger has."""
    if kind == "access":
        access.check(body)
        return
    if kind == "editions":
        blobs = list(Edition(body, desk.store.read_blob).blobs())
    else:
        blobs = list(parse(body).blobs)
        yield from _approvals(desk, body, name)
    for sha in blobs:
        if not desk.store.has_blob(sha):
            yield f"{name}: names the blob {sha}, which is missing or was changed"


def _approvals(desk: Desk, body: dict[str, Any], name: str) -> Iterator[str]:
    with desk.database.reading() as session:
        for item, shown in body["items"].items():
            entry = ledger.find(session, shown["approved_by"])
            if entry is None or entry.kind not in APPROVING:
                yield f"{name}: {item} names no approval: {json.dumps(shown['approved_by'])}"


def _records(desk: Desk) -> Iterator[str]:
    """Records that name no final approval of themselves; what is not whole is told of elsewhere."""
    named: dict[tuple[str, str], int] = {}
    for number in desk.store.numbers("editions"):
        with suppress(Refused):
            _, body = desk.store.opened(desk.trust, "editions", number)
            for key, entry in Edition(body, desk.store.read_blob).entries():
                named.setdefault((key, entry.record), number)
    with desk.database.reading() as session:
        for (key, sha), number in named.items():
            if desk.store.has_blob(sha):
                approval = object_in(desk.store.read_blob(sha), sha).get("approved_by")
                line = ledger.find(session, str(approval))
                if line is None or not _covers(line, key):
                    yield f"store/editions/{number}.json: {key} names no approval: {json.dumps(approval)}"


def _covers(line: LedgerEntry, key: str) -> bool:
    """Whether it is a final approval of that record; what nobody writes, the calendar and the words of pages, stands
    by the office."""
    if key in (calendar.KEY, phrases.RECORD):
        return line.kind == "idle"
    final = line.kind == "console" or line.details.get("final") is True
    return final and line.subject == besides.subject_of(key)
