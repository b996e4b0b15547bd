"""What people do with alerts. Each act is a row and a line of the ledger, bound to exactly what the message says."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk import ledger
from content.desk.actor import Actor
from content.desk.database import announce
from content.desk.errors import Problem
from content.desk.models import Alert, AlertAct, Channel
from content.desk.moments import Ms, iso, ms
from content.desk.problems import checked
from content.desk.roles import ALERTERS, DUTY
from content.published.canonical import digest

from . import rows
from .facts import LONGEST_MS, Facts, span
from .standing import Message, State, approval, state

LARGEST_ID: Final = 2**53
TYPED: Final = ("event", "headline", "text", "text_en", "instruction", "instruction_en", "area", "area_en", "sender")
BLANK: Final = re.compile(r"\[[^\]]*\]")


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
    _check_filled_in(facts)
    refers_to: list[str] = []
    if facts.updates is not None:
        refers_to = [get(session, facts.updates).key]
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
    start, end = span(dict(content))
    _check_span(start, end, now)
    _check_channels(session, content)
    if session.scalar(select(Alert.id).where(Alert.key == key)) is not None:
        raise Problem(409, "replayed", "this message was taken in before")
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


def confirm(session: Session, actor: Actor, alert_id: int, content: str, *, now: Ms, origin: str) -> Alert:
    """One person more stands for it. Raises Problem 403, 404, 409 when it is no draft or says other things."""
    actor.require(ALERTERS)
    alert = _open(session, alert_id, content, now)
    message = rows.message_of(alert)
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
    alert = _open(session, alert_id, content, now)
    return _act(session, actor, alert, "break-glass", reason.strip()[:1000], now=now, origin=origin)


def let_on_air(session: Session, alert: Alert, *, now: Ms, origin: str) -> Alert:
    """By the office's setting, for a message whose signature is trusted here."""
    return _act(session, None, alert, "signed", alert.signed_by[:200], now=now, origin=origin)


def review(session: Session, actor: Actor, alert_id: int, note: str, *, now: Ms, origin: str) -> Alert:
    """Somebody else looked at what one put out alone. Raises Problem 403, 404, 409 when nothing is to review."""
    actor.require(ALERTERS)
    alert = get(session, alert_id)
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
    alert = get(session, alert_id)
    found = standing(session, alert, now)
    if found not in ("running", "confirmed"):
        raise Problem(409, "not-running", "this alert does not run now")
    return _act(session, actor, alert, "all-clear", note.strip()[:1000], now=now, origin=origin)


def discard(session: Session, actor: Actor, alert_id: int, note: str, *, now: Ms, origin: str) -> Alert:
    """It never goes on the air. Raises Problem 403, 404, 409 when it did."""
    actor.require(ALERTERS)
    alert = _open(session, alert_id, None, now)
    return _act(session, actor, alert, "discard", note.strip()[:1000], now=now, origin=origin)


def get(session: Session, alert_id: int) -> Alert:
    """Raises Problem 404."""
    alert = session.get(Alert, alert_id) if 0 < alert_id < LARGEST_ID else None
    if alert is None:
        raise Problem(404, "no-alert", "there is no such alert")
    return alert


def standing(session: Session, alert: Alert, now: Ms) -> State:
    return state(rows.message_of(alert), beside(session, alert), now)


def beside(session: Session, alert: Alert) -> list[Message]:
    """The messages that may have ended it, or that it ended."""
    near = Alert.created_at > alert.created_at - LONGEST_MS, Alert.created_at < alert.created_at + LONGEST_MS
    found = session.scalars(select(Alert).where(*near, Alert.id != alert.id))
    return [rows.message_of(each) for each in found]


def channels_of(session: Session, content: Mapping[str, Any]) -> list[str]:
    """The channels that a message takes."""
    if content.get("channels"):
        return list(content["channels"])
    return list(session.scalars(select(Channel.name).order_by(Channel.name)))


def _open(session: Session, alert_id: int, content: str | None, now: Ms) -> Alert:
    alert = get(session, alert_id)
    found = standing(session, alert, now)
    if found != "draft":
        raise Problem(409, "not-a-draft", "this alert waits for nobody any more")
    if content is not None and content != alert.digest:
        raise Problem(409, "stale-content", "this is not what you read", field="content")
    return alert


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
    if approval(rows.message_of(alert)) is not None and kind != "review":
        announce(session, *(("alert", channel) for channel in _touched(session, alert)))
    return alert


def _touched(session: Session, alert: Alert) -> set[str]:
    """The channels whose programme may be another one now: its own, and those of what it refers to."""
    found = set(channels_of(session, alert.content))
    for referred in session.scalars(select(Alert).where(Alert.key.in_(alert.refers_to))):
        found.update(channels_of(session, referred.content))
    return found


def _enter(session: Session, actor: Actor | None, alert: Alert, *, now: Ms, origin: str) -> None:
    """The row and the ledger's line that says so; the row is written once, so its id is known before."""
    last = session.scalar(select(Alert.id).order_by(Alert.id.desc()).limit(1)) or 0
    alert.id = last + 1
    alert.digest = digest(rows.bound(alert))
    details = {"content": alert.digest, "account": alert.author_id, "by": alert.came_by, "key": alert.key}
    if alert.signed_by:
        details["signed_by"] = alert.signed_by
    entry = ledger.append(session, actor, rows.WRITTEN, alert.subject, details, now=now, origin=origin)
    alert.ledger_id = entry.id
    session.add(alert)
    session.flush()


def _check_filled_in(facts: Facts) -> None:
    """Templates leave places in brackets that only the moment can fill in."""
    for field in TYPED:
        found = BLANK.search(getattr(facts, field) or "")
        if found:
            raise Problem(400, "blank-left", "%(blank)s still has to be filled in", field=field, blank=found[0])


def _check_span(start: Ms, end: Ms, now: Ms) -> None:
    if end <= max(start, now):
        raise Problem(400, "expired", "it is over already", field="expires")
    if end > now + LONGEST_MS:
        raise Problem(400, "too-long", "an alert ends within 31 days", field="expires")


def _check_channels(session: Session, content: Mapping[str, Any]) -> None:
    for name in content.get("channels") or ():
        if session.get(Channel, name) is None:
            raise Problem(400, "no-channel", "there is no channel %(name)s", field="channels", name=name)


def instants(content: Mapping[str, Any]) -> tuple[Ms, Ms, Ms]:
    """issued, start, expires."""
    return (ms(content["issued"]), *span(dict(content)))
