"""What people do with alerts. Each act is a row and a line of the ledger, bound to exactly what the message says."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk import ledger
from content.desk.actor import Actor
from content.desk.compile.alert_sounds import Spoken
from content.desk.database import announce
from content.desk.errors import Problem
from content.desk.lines import parsed
from content.desk.models import Alert, AlertAct, Channel
from content.desk.moments import Ms
from content.desk.roles import ALERTERS, DUTY

from . import checking, rows, stored
from .standing import approval


def confirm(session: Session, actor: Actor, alert_id: int, content: str, *, now: Ms, origin: str) -> Alert:
    """One person more stands for it. Raises Problem 403, 404, 409 when it is no draft or says other things."""
    actor.require(ALERTERS)
    alert = checking.draft(session, alert_id, content, now)
    message = stored.message(session, alert)
    if not message.signed and message.author == actor.id:
        raise Problem(403, "own-alert", "a second person confirms it, not who wrote it")
    if any(act.kind == "confirm" and act.account == actor.id for act in message.acts):
        raise Problem(403, "decided-already", "you confirmed this already; it needs another person")
    return _act(session, actor, alert, "confirm", "", now=now, origin=origin)


def break_glass(
    session: Session, actor: Actor, alert_id: int, content: str, reason: str, *, now: Ms, origin: str
) -> Alert:
    """On the air by the duty officer alone; raises as `confirm`."""
    actor.require(DUTY)
    if not reason.strip():
        raise Problem(400, "missing", "say why there is no second person", field="reason")
    alert = checking.draft(session, alert_id, content, now)
    return _act(session, actor, alert, "break-glass", reason.strip()[:1000], now=now, origin=origin)


def let_on_air(session: Session, alert: Alert, *, now: Ms, origin: str) -> Alert:
    """By the office's setting, for a message whose signature is trusted here."""
    return _act(session, None, alert, "signed", alert.signed_by[:200], now=now, origin=origin)


def voiced(session: Session, alert: Alert, spoken: Sequence[Spoken], *, now: Ms, origin: str) -> Alert:
    """By Foyer itself: what says its words was made of them, and is heard where it goes on the air."""
    note = " ".join(f"{each.lang}:{each.blob}:{each.ms}" for each in spoken)
    return _act(session, None, alert, rows.VOICED, note, now=now, origin=origin)


def review(session: Session, actor: Actor, alert_id: int, note: str, *, now: Ms, origin: str) -> Alert:
    """Somebody else looked at what one put out alone. Raises Problem 403, 404, 409 when nothing is to review."""
    actor.require(ALERTERS)
    alert = checking.get(session, alert_id)
    alone = next((act for act in alert.acts if act.kind == "break-glass"), None)
    if alone is None or any(act.kind == "review" for act in alert.acts):
        raise Problem(409, "nothing-to-review", "nothing of this waits for a review")
    if alone.account_id == actor.id:
        raise Problem(403, "own-alert", "who put it out alone cannot review it")
    return _act(session, actor, alert, "review", note.strip()[:1000], now=now, origin=origin)


def all_clear(session: Session, actor: Actor, alert_id: int, note: str, *, now: Ms, origin: str) -> Alert:
    """The danger is over: off the screens, where a notice says so for a while. Raises Problem 403, 404, 409 unless
    it is on the air or about to be."""
    actor.require(ALERTERS)
    alert = checking.get(session, alert_id)
    found = checking.standing(session, alert, now)
    if found not in ("running", "confirmed"):
        raise Problem(409, "not-running", "this alert does not run now")
    return _act(session, actor, alert, "all-clear", note.strip()[:1000], now=now, origin=origin)


def discard(session: Session, actor: Actor, alert_id: int, note: str, *, now: Ms, origin: str) -> Alert:
    """It never goes on the air. Raises Problem 403, 404, 409 when it did."""
    actor.require(ALERTERS)
    alert = checking.draft(session, alert_id, None, now)
    return _act(session, actor, alert, "discard", note.strip()[:1000], now=now, origin=origin)


def channels_of(session: Session, content: Mapping[str, Any]) -> list[str]:
    """The channels that a message takes."""
    if content.get("channels"):
        return list(content["channels"])
    return list(session.scalars(select(Channel.name).order_by(Channel.name)))


def _act(session: Session, actor: Actor | None, alert: Alert, kind: str, note: str, *, now: Ms, origin: str) -> Alert:
    details: dict[str, Any] = {"content": alert.digest, "account": actor.id if actor else None}
    if note:
        details["note"] = note
    entry = ledger.append(session, actor, f"alert-{kind}", alert.subject, details, now=now, origin=origin)
    account = actor.id if actor else None
    alert.acts.append(
        AlertAct(kind=kind, account_id=account, at=now, note=note, digest=alert.digest, ledger_id=entry.id)
    )
    session.flush()
    # Whatever it was: a draft's act changes no screen, and costs none anything.
    if approval(stored.message(session, alert)) is not None and kind != "review":
        announce(session, *(("alert", channel) for channel in _touched(session, alert)))
    return alert


def _touched(session: Session, alert: Alert) -> set[str]:
    """The channels whose programme may be another one now: its own, and those of what it refers to."""
    found = set(channels_of(session, alert.content))
    for referred in stored.named(session, alert.refers_to):
        found.update(channels_of(session, parsed(referred.content)))
    return found
