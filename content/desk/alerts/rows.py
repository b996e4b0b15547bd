"""Messages as they lie in the database: read as values, and held against the ledger byte for byte."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from content.desk.compile.alert_sounds import Spoken
from content.desk.lines import Lines
from content.desk.models import Alert, LedgerEntry
from content.desk.moments import ms
from content.published.canonical import digest

from .facts import LONGEST_MS, span
from .standing import Act, Message, Ms

# None runs for longer than a month, and a programme looks back one day at most.
LOOKED_BACK_MS: Final = LONGEST_MS + 3 * 86_400_000
WRITTEN: Final = "alert-written"
REFUSED: Final = "refused"
AGAIN: Final = " signed"
"""Ends the key of a signed message where a stranger had sent one under its name before; no name has a blank."""
VOICED: Final = "voiced"
Wrong = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A message with what was said; `acts` with the ledger's ids of their lines; spoken: the voices made of it."""

    message: Message
    content: Mapping[str, Any]
    acts: Sequence[tuple[Act, str]]
    spoken: tuple[Spoken, ...] = ()


def recent(session: Session, now: Ms) -> list[Alert]:
    """Every message that may still matter to a screen, oldest first."""
    going = select(Alert).where(Alert.created_at > now - LOOKED_BACK_MS).order_by(Alert.id)
    return list(session.scalars(going))


def named(session: Session, keys: Iterable[str]) -> list[Alert]:
    """The messages of these keys that are here, oldest first; two of one where a signed one came after a stranger's."""
    wanted = [each + end for each in keys for end in ("", AGAIN)]
    return list(session.scalars(select(Alert).where(Alert.key.in_(wanted)).order_by(Alert.id))) if wanted else []


def key_of(alert: Alert) -> str:
    """What others refer to it by."""
    return alert.key.removesuffix(AGAIN)


def message_of(alert: Alert) -> Message:
    start, end = span(alert.content)
    return Message(
        id=alert.id,
        key=key_of(alert),
        kind=alert.content["kind"],
        colour=alert.content["colour"],
        drill=alert.content["drill"],
        issued=ms(alert.content["issued"]),
        start=start,
        end=end,
        refers_to=tuple(alert.refers_to),
        author=alert.author_id,
        signed=bool(alert.signed_by),
        clear_ms=alert.content["clear_minutes"] * 60_000,
        acts=tuple(Act(act.kind, act.account_id, act.at) for act in alert.acts),
    )


def sound(session: Session, alerts: Iterable[Alert]) -> tuple[list[Row], list[Wrong]]:
    """Those that are what the ledger says, and what is wrong with the others; a false one shows nothing and ends
    nothing."""
    listed = list(alerts)
    lines = Lines(session, [each for alert in listed for each in _lines_of(alert)])
    told = _told(session, [alert.subject for alert in listed])
    found, wrong = [], []
    for alert in listed:
        reason = fault(alert, lines)
        if reason is None and told.get(alert.subject) != 1 + len(alert.acts):
            reason = "the ledger tells of other acts than its rows"
        if reason is None:
            message = message_of(alert)
            acts = [(act, row.ledger_id) for act, row in zip(message.acts, alert.acts, strict=True)]
            found.append(Row(message, alert.content, acts, spoken_of(alert)))
        else:
            wrong.append(("not-as-approved", f"alert {alert.id}: {reason}"))
    return found, wrong


def fault(alert: Alert, lines: Lines) -> str | None:
    """Why it does not count, by its own bytes and the ledger's; None when it does."""
    try:
        content = digest(bound(alert))
    except (TypeError, ValueError):
        content = ""
    if not content or content != alert.digest:
        return "its text is not the one that was written"
    told = [(WRITTEN, alert.author_id, alert.created_at, "", alert.ledger_id)]
    told += [(f"alert-{act.kind}", act.account_id, act.at, act.note, act.ledger_id) for act in alert.acts]
    for kind, account, at, note, ledger_id in told:
        line = lines.find(ledger_id)
        if line is None:
            return f"the ledger's line {ledger_id} is missing or was changed"
        row, details = line
        said = (row.kind, row.subject, row.at, details.get("content"), details.get("account"), details.get("note", ""))
        if said != (kind, alert.subject, at, content, account, note):
            return f"the ledger's line {ledger_id} speaks of something else"
    return None


def spoken_of(alert: Alert) -> tuple[Spoken, ...]:
    """The voices that were made of its words, as the act that says so tells: "lang:blob:ms ..."."""
    told = next((act.note for act in alert.acts if act.kind == VOICED), "")
    parts = (each.split(":") for each in told.split())
    return tuple(Spoken(lang, blob, int(length)) for lang, blob, length in parts)


def bound(alert: Alert) -> dict[str, Any]:
    """What the digest is of: the content and everything that decides who may let it on the air, and what it ends."""
    said = {"key": alert.key, "refers_to": alert.refers_to, "signed_by": alert.signed_by, "author": alert.author_id}
    return {"content": alert.content, **said}


def _told(session: Session, subjects: Sequence[str]) -> dict[str, int]:
    """How many lines the ledger has on each; not those of attempts that were refused, which did nothing to it."""
    if not subjects:
        return {}
    of_acts = LedgerEntry.subject.in_(subjects), LedgerEntry.kind != REFUSED
    counted = select(LedgerEntry.subject, func.count()).where(*of_acts)
    return {subject: count for subject, count in session.execute(counted.group_by(LedgerEntry.subject))}


def _lines_of(alert: Alert) -> list[str]:
    return [alert.ledger_id, *(act.ledger_id for act in alert.acts)]
