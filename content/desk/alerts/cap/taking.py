"""A message taken in as a draft, or refused by one line; the ledger tells of it either way."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from sqlalchemy.orm import Session

from content.desk import facts, ledger
from content.desk.actor import Actor
from content.desk.alerts import acts, stored, writing
from content.desk.alerts.writing import Origin
from content.desk.errors import Problem
from content.desk.lines import parsed
from content.desk.moments import Ms
from content.desk.office import Desk
from content.desk.roles import ALERTERS

from . import reading, safely, signature
from .meaning import meant
from .places import concerns
from .reading import Cap

TRUST: Final = "cap-trust"


def take(
    desk: Desk,
    actor: Actor | None,
    data: bytes,
    *,
    by: str,
    now: Ms,
    origin: str,
    channels: Sequence[str] | None = None,
    name: str = "",
) -> int:
    """The id of the alert that it became. `by`: api, file or folder; `channels` None is those of what it refers to,
    else all. Raises Problem 400, 409 or 413 with the reason, which is in the ledger; 403."""
    if actor is not None:
        actor.require(ALERTERS)
    try:
        signed = signature.checked(safely.parsed(data), desk.hub / TRUST, now)
        cap = reading.read(signed.root)
        with desk.database.transaction() as session:
            return _enter(desk, session, actor, cap, signed, data, channels, by=by, now=now, origin=origin)
    except Problem as problem:
        _refuse(desk, actor, data, problem, by=by, now=now, origin=origin, name=name)
        raise


def trust_folder(hub: Path) -> Path:
    return hub / TRUST


def _enter(
    desk: Desk,
    session: Session,
    actor: Actor | None,
    cap: Cap,
    signed: signature.Signed,
    data: bytes,
    channels: Sequence[str] | None,
    *,
    by: str,
    now: Ms,
    origin: str,
) -> int:
    before = _referred(session, cap)
    where = channels or (before.get("channels") if before else None)
    message = meant(cap, now, where, before)
    came = Origin(by, safely.in_utf8(data).decode("utf-8", "replace"), signed.by)
    alert = writing.enter(session, actor, cap.key, message.content, cap.references, came, now=now, origin=origin)
    real = signed.by and not message.content["drill"]
    if desk.signed_on_air and real and concerns(cap, desk.hub) and _own_only(session, cap, signed.by):
        acts.let_on_air(session, alert, now=now, origin=origin)
    return alert.id


def _referred(session: Session, cap: Cap) -> Mapping[str, Any] | None:
    """What the newest of the messages that it refers to says, where one is here."""
    found = stored.named(session, cap.references)
    return parsed(found[-1].content) if found else None


def _own_only(session: Session, cap: Cap, signed_by: str) -> bool:
    """Whether it speaks of messages alone that are here and that its own certificate signed: by itself, nobody takes
    another's warning down, under whatever name, nor one that is still to come."""
    own = {stored.key_of(each) for each in stored.named(session, cap.references) if each.signed_by == signed_by}
    return own.issuperset(cap.references)


def _refuse(
    desk: Desk, actor: Actor | None, data: bytes, problem: Problem, *, by: str, now: Ms, origin: str, name: str
) -> None:
    details = {"by": by, "why": problem.type, "said": str(problem)[:300], "bytes": len(data)}
    details["sha256"] = hashlib.sha256(data).hexdigest()
    if name:
        details["name"] = facts.line(name, 120)
    with desk.database.transaction() as session:
        ledger.append(session, actor, "alert-refused", "alerts", details, now=now, origin=origin)
