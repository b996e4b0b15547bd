"""An alert comes into being: typed here, or taken in from outside. It is not on the air yet."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk import ledger
from content.desk.actor import Actor
from content.desk.errors import Problem
from content.desk.models import Alert
from content.desk.moments import Ms, iso
from content.desk.problems import checked
from content.desk.roles import ALERTERS

from . import checking, rows, stored
from .facts import Facts
from .standing import approval


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a message came from: by desk, api, file or folder; the message as it came, and who signed it."""

    by: str = "desk"
    source: str = ""
    signed_by: str = ""


def write(session: Session, actor: Actor, raw: object, *, now: Ms, origin: str, by: str = "desk") -> Alert:
    """A new alert, not on the air yet. Raises Problem 400 naming the field, 403, 404 for what it updates."""
    actor.require(ALERTERS)
    facts = checked(Facts, raw)
    checking.filled_in(facts)
    refers_to: list[str] = []
    if facts.updates is not None:
        refers_to = [stored.key_of(checking.get(session, facts.updates))]
    issued = iso(now, "Asia/Shanghai")
    content = facts.content("update" if refers_to else "alert", issued)
    key = f"foyer,{secrets.token_hex(12)},{now}"
    return enter(session, actor, key, content, refers_to, Origin(by), now=now, origin=origin)


def enter(
    session: Session,
    actor: Actor | None,
    key: str,
    content: Mapping[str, Any],
    refers_to: Sequence[str],
    came: Origin,
    *,
    now: Ms,
    origin: str,
) -> Alert:
    """A message with all it says; raises Problem 400 naming the field, 409 for one that is here already."""
    checking.can_be_shown(session, content, now)
    key = _own_key(session, key, came)
    alert = Alert(
        key=key,
        content=dict(content),
        refers_to=list(refers_to),
        came_by=came.by,
        signed_by=came.signed_by,
        source=came.source,
        author_id=actor.id if actor else None,
        created_at=now,
        acts=[],
        digest="",
        ledger_id="",
    )
    _enter(session, actor, alert, now=now, origin=origin)
    return alert


def _own_key(session: Session, key: str, came: Origin) -> str:
    """The key under which it is kept. What a stranger sent first under the name of a signed message does not keep that
    one out. Raises Problem 409 for one that is here already."""
    before = stored.named(session, [key])
    if not before:
        return key
    went_out = any(each.signed_by or approval(stored.message_of(each)) for each in before)
    if went_out or not came.signed_by:
        raise Problem(409, "replayed", "this message was taken in before")
    return key + stored.AGAIN


def _enter(session: Session, actor: Actor | None, alert: Alert, *, now: Ms, origin: str) -> None:
    """The row and the ledger's line that says so; the row is written once, so its id is known before."""
    last = session.scalar(select(Alert.id).order_by(Alert.id.desc()).limit(1)) or 0
    alert.id = last + 1
    alert.digest = rows.digest_of(alert.key, alert.content, alert.refers_to, alert.signed_by, alert.author_id)
    details = {"content": alert.digest, "account": alert.author_id, "by": alert.came_by, "key": alert.key}
    if alert.signed_by:
        details["signed_by"] = alert.signed_by
    entry = ledger.append(session, actor, rows.WRITTEN, alert.subject, details, now=now, origin=origin)
    alert.ledger_id = entry.id
    session.add(alert)
    session.flush()
