"""Messages held against the ledger byte for byte: which of them are what it says, and what is wrong with the others."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from content.desk.compile.alert_sounds import Spoken
from content.desk.lines import Lines
from content.desk.models import LedgerEntry
from content.published.canonical import digest

from . import stored
from .standing import Act, Message
from .stored import Did, Stored

WRITTEN: Final = "alert-written"
REFUSED: Final = "refused"
VOICED: Final = "voiced"
Wrong = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A message with what was said; `acts` with the ledger's ids of their lines; spoken: the voices made of it."""

    message: Message
    content: Mapping[str, Any]
    acts: Sequence[tuple[Act, str]]
    spoken: tuple[Spoken, ...] = ()


def sound(session: Session, alerts: Sequence[Stored]) -> tuple[list[Row], list[Wrong]]:
    """Those that are what the ledger says, and what is wrong with the others; a false one shows nothing and ends
    nothing."""
    lines = Lines(session, [each for alert in alerts for each in _lines_of(alert)])
    told = _told(session, [alert.subject for alert in alerts])
    found, wrong = [], []
    for alert in alerts:
        reason = fault(alert, lines)
        if reason is None and told.get(alert.subject) != 1 + len(alert.acts):
            reason = "the ledger tells of other acts than its rows"
        if reason is None:
            found.append(row_of(alert))
        else:
            wrong.append(("not-as-approved", f"alert {alert.id}: {reason}"))
    return found, wrong


def fault(alert: Stored, lines: Lines) -> str | None:
    """Why it does not count, by its own bytes and the ledger's; None when it does."""
    if not _is_as_written(alert._replace(acts=())):
        return "its text is not the one that was written"
    told = [Did(WRITTEN, alert.author, alert.created_at, "", alert.ledger_id)]
    told += [act._replace(kind=f"alert-{act.kind}") for act in alert.acts]
    for act in told:
        line = lines.find(act.ledger_id)
        if line is None:
            return f"the ledger's line {act.ledger_id} is missing or was changed"
        row, details = line
        said = (row.kind, row.subject, row.at, details.get("content"), details.get("account"), details.get("note", ""))
        if said != (act.kind, alert.subject, act.at, alert.digest, act.account, act.note):
            return f"the ledger's line {act.ledger_id} speaks of something else"
    return None


@lru_cache(maxsize=4096)
def row_of(alert: Stored) -> Row:
    """Of a message that is as it was written."""
    message = stored.message_of(alert)
    acts = [(act, did.ledger_id) for act, did in zip(message.acts, alert.acts, strict=True)]
    return Row(message, json.loads(alert.content), acts, spoken_of((act.kind, act.note) for act in alert.acts))


def spoken_of(acts: Iterable[tuple[str, str]]) -> tuple[Spoken, ...]:
    """The voices that were made of its words, as the act that says so, of kind and note, tells: "lang:blob:ms ..."."""
    told = next((note for kind, note in acts if kind == VOICED), "")
    parts = (each.split(":") for each in told.split())
    return tuple(Spoken(lang, blob, int(length)) for lang, blob, length in parts)


def digest_of(key: str, content: object, refers_to: object, signed_by: str, author: int | None) -> str:
    """Of the content and everything that decides who may let it on the air, and what it ends."""
    said = {"key": key, "refers_to": refers_to, "signed_by": signed_by, "author": author}
    return digest({"content": content, **said})


@lru_cache(maxsize=4096)
def _is_as_written(alert: Stored) -> bool:
    try:
        content, refers_to = json.loads(alert.content), json.loads(alert.refers_to)
        return digest_of(alert.key, content, refers_to, alert.signed_by, alert.author) == alert.digest
    except (TypeError, ValueError, RecursionError):
        return False


def _told(session: Session, subjects: Sequence[str]) -> dict[str, int]:
    """How many lines the ledger has on each; not those of attempts that were refused, which did nothing to it."""
    if not subjects:
        return {}
    of_acts = LedgerEntry.subject.in_(subjects), LedgerEntry.kind != REFUSED
    counted = select(LedgerEntry.subject, func.count()).where(*of_acts)
    return {subject: count for subject, count in session.execute(counted.group_by(LedgerEntry.subject))}


def _lines_of(alert: Stored) -> list[str]:
    return [alert.ledger_id, *(act.ledger_id for act in alert.acts)]
