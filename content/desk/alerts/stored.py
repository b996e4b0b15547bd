"""Messages as they lie in the database, read as bytes: whatever is worked out of one is worked out once, however often
an alert is confirmed while it lies there."""

import json
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Executable, String, bindparam, select, type_coerce
from sqlalchemy.orm import Session

from content.desk.models import Alert, AlertAct
from content.desk.moments import ms

from .facts import LONGEST_MS, span
from .standing import Act, Message, Ms

# None runs for longer than a month, and a programme looks back one day at most.
LOOKED_BACK_MS: Final = LONGEST_MS + 3 * 86_400_000
AGAIN: Final = " signed"
"""Ends the key of a signed message where a stranger had sent one under its name before; no name has a blank."""


class Did(NamedTuple):
    """An act as its row has it."""

    kind: str
    account: int | None
    at: Ms
    note: str
    ledger_id: str


class Stored(NamedTuple):
    """A message as its row has it; `content` and `refers_to` are JSON text."""

    id: int
    key: str
    content: str
    digest: str
    refers_to: str
    signed_by: str
    author: int | None
    created_at: Ms
    ledger_id: str
    acts: tuple[Did, ...] = ()

    @property
    def subject(self) -> str:
        """What the ledger calls it."""
        return f"alert:{self.id}"


def recent(session: Session, now: Ms) -> list[Stored]:
    """Every message that may still matter to a screen, oldest first."""
    return _found(session, _RECENT, _RECENT_ACTS, {"since": now - LOOKED_BACK_MS})


def beside(session: Session, alert: Alert) -> list[Stored]:
    """An alert, what may have ended it, and what it may have ended."""
    since, until = alert.created_at - LONGEST_MS, alert.created_at + LONGEST_MS
    return _read(session, Alert.created_at > since, Alert.created_at < until)


def named(session: Session, keys: Collection[str]) -> list[Stored]:
    """The messages of these keys that are here, oldest first; two of one where a signed one came after a stranger's."""
    wanted = [each + end for each in keys for end in ("", AGAIN)]
    return _read(session, Alert.key.in_(wanted)) if wanted else []


def message(session: Session, alert: Alert) -> Message:
    """An alert as it stands now."""
    return message_of(_read(session, Alert.id == alert.id)[0])


def key_of(alert: Alert | Stored) -> str:
    """What others refer to it by."""
    return alert.key.removesuffix(AGAIN)


@lru_cache(maxsize=4096)
def message_of(stored: Stored) -> Message:
    """Raises ValueError, KeyError or TypeError for a row that somebody spoilt."""
    content = json.loads(stored.content)
    start, end = span(content)
    return Message(
        id=stored.id,
        key=key_of(stored),
        kind=content["kind"],
        colour=content["colour"],
        drill=content["drill"],
        issued=ms(content["issued"]),
        start=start,
        end=end,
        refers_to=tuple(json.loads(stored.refers_to)),
        author=stored.author,
        signed=bool(stored.signed_by),
        clear_ms=content["clear_minutes"] * 60_000,
        acts=tuple(Act(act.kind, act.account, act.at) for act in stored.acts),
    )


def _read(session: Session, *those: ColumnElement[bool]) -> list[Stored]:
    return _found(session, _ALERTS.where(*those), _ACTS.where(*those))


def _found(
    session: Session, alerts: Executable, acts: Executable, values: Mapping[str, object] | None = None
) -> list[Stored]:
    rows = session.execute(alerts, values).all()
    done: dict[int, list[Did]] = {}
    for row in session.execute(acts, values) if rows else ():
        done.setdefault(row[0], []).append(Did(*row[1:]))
    return [Stored._make((*row, tuple(done.get(row[0], ())))) for row in rows]


_ALERTS: Final = select(
    Alert.id,
    Alert.key,
    type_coerce(Alert.content, String),
    Alert.digest,
    type_coerce(Alert.refers_to, String),
    Alert.signed_by,
    Alert.author_id,
    Alert.created_at,
    Alert.ledger_id,
).order_by(Alert.id)
_ACTS: Final = (
    select(AlertAct.alert_id, AlertAct.kind, AlertAct.account_id, AlertAct.at, AlertAct.note, AlertAct.ledger_id)
    .join(Alert, Alert.id == AlertAct.alert_id)
    .order_by(AlertAct.id)
)
# Every page asks for these.
_SINCE: Final = Alert.created_at > bindparam("since")
_RECENT: Final = _ALERTS.where(_SINCE)
_RECENT_ACTS: Final = _ACTS.where(_SINCE)
