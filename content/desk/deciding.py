"""Submitting a wording and deciding on it, the same for notices and records: every decision is bound to the
exact content it was made on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy.orm import Session

from content.published.canonical import digest

from . import ledger, review
from .actor import Actor
from .errors import Problem
from .models import Chain, Notice, Record
from .moments import Ms
from .roles import CONSOLE, KEEPERS, WRITERS
from .views import Reviewed, made

Item = TypeVar("Item", Notice, Record)


@dataclass(frozen=True, slots=True)
class Rules(Generic[Item]):
    """What is particular to notices, or to records. chain: the key of the review chain that a wording goes
    through; announce: has what follows from an approval follow, called before it is entered."""

    view: Callable[[Item, Ms], Reviewed]
    chain: Callable[[Item], tuple[str, str]]
    announce: Callable[[Session, Item, Ms], None]


def submit(
    session: Session, actor: Actor, item: Item, rules: Rules[Item], content: str | None, *, now: Ms, origin: str
) -> None:
    """Send the newest wording into its chain. A returned wording may be sent again as it is.

    Raises Problem 403, 409 unless it is a draft or was returned, or when `content` is given and stale.
    """
    actor.require(WRITERS)
    if item.author_id != actor.id and item.revisions[-1].account_id != actor.id:
        actor.require(KEEPERS)
    seen = rules.view(item, now)
    if seen.state not in ("draft", "returned"):
        raise Problem(409, "not-a-draft", "only a draft can be submitted; this is %(state)s", state=seen.state)
    if content is not None:
        _check_content(item, content)
    if seen.state == "returned":
        _again(session, item, now)
    revision = item.revisions[-1]
    steps = _steps(session, *rules.chain(item))
    details = {"revision": revision.sequence, "content": revision.digest, "steps": steps}
    _decide(session, actor, item, "submit", "", details, now=now, origin=origin, steps=steps)


def approve(
    session: Session, actor: Actor, item: Item, rules: Rules[Item], content: str, note: str, *, now: Ms, origin: str
) -> None:
    """Approve the wording whose digest is `content`.

    Raises Problem 403 (own text, wrong role, decided before), 409 (not submitted; or other content now, with
    `changed` naming the fields).
    """
    step = _due(actor, item, rules, content, now)
    revision = item.revisions[-1]
    details = {"revision": revision.sequence, "content": revision.digest, "step": step.place, "role": step.role}
    details["final"] = step.final
    if note:
        details["note"] = note
    if step.final:
        rules.announce(session, item, now)
    told: dict[str, Any] = {"now": now, "origin": origin, "step": step.place, "final": step.final}
    _decide(session, actor, item, "approve", note, details, **told)


def give_back(
    session: Session, actor: Actor, item: Item, rules: Rules[Item], content: str, reason: str, *, now: Ms, origin: str
) -> None:
    """Return the wording to its author with a reason; raises as `approve` does."""
    step = _due(actor, item, rules, content, now)
    revision = item.revisions[-1]
    details = {"revision": revision.sequence, "content": revision.digest, "role": step.role, "reason": reason}
    _decide(session, actor, item, "return", reason, details, now=now, origin=origin, step=step.place)


def approve_from_console(
    session: Session, actor: Actor, item: Item, rules: Rules[Item], reason: str, *, now: Ms, origin: str
) -> None:
    """One ledger entry of kind `console`, standing for the whole chain; raises Problem 403, 409."""
    actor.require(CONSOLE)
    seen = rules.view(item, now)
    if seen.state not in ("draft", "submitted", "returned"):
        raise Problem(409, "not-open", "this is %(state)s already", state=seen.state)
    revision = item.revisions[-1]
    details = {"revision": revision.sequence, "content": revision.digest, "reason": reason}
    rules.announce(session, item, now)
    _decide(session, actor, item, "console", reason, details, now=now, origin=origin, final=True)


def changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """The fields in which two contents differ."""
    return sorted(field for field in {*old, *new} if old.get(field) != new.get(field))


def _due(actor: Actor, item: Item, rules: Rules[Item], content: str, now: Ms) -> review.Step:
    """The step that is due, when this account may decide on exactly this content."""
    refusal = rules.view(item, now).refusal(actor.id, actor.roles)
    if refusal:
        raise Problem(refusal.status, refusal.type, refusal.message, role=refusal.role)
    _check_content(item, content)
    step = review.due(made(item.revisions[-1]))
    if step is None:
        raise Problem(409, "not-submitted", "this is not waiting for a decision")
    return step


def _check_content(item: Item, content: str) -> None:
    newest = item.revisions[-1]
    if digest(newest.content) != newest.digest:
        raise Problem(409, "damaged", "the stored text is not the one that was written; tell your administrator")
    if content == newest.digest:
        return
    read = next((each.content for each in item.revisions if each.digest == content), {})
    extra = {"changed": changed(read, newest.content), "content": newest.digest}
    message = "this was changed since you read it: %(fields)s"
    raise Problem(409, "stale-content", message, field="content", extra=extra, fields=", ".join(extra["changed"]))


def _again(session: Session, item: Item, now: Ms) -> None:
    """The returned wording once more: decisions on the first go stay with it."""
    last = item.revisions[-1]
    item.word(
        sequence=last.sequence + 1,
        content=last.content,
        digest=last.digest,
        ends_at=last.ends_at,
        created_at=now,
        account_id=last.account_id,
    )
    session.flush()


def _steps(session: Session, kind: str, level: str) -> list[str]:
    chain = session.get(Chain, (kind, level))
    if chain is None or not chain.steps:
        message = "no review chain is set up for this: %(kind)s, %(level)s"
        raise Problem(409, "no-chain", message, kind=kind, level=level)
    return list(chain.steps)


def _decide(
    session: Session,
    actor: Actor,
    item: Item,
    verdict: review.Verdict,
    note: str,
    details: Mapping[str, Any],
    *,
    now: Ms,
    origin: str,
    step: int | None = None,
    steps: list[str] | None = None,
    final: bool = False,
) -> None:
    revision = item.revisions[-1]
    entry = ledger.append(session, actor, verdict, item.subject, details, now=now, origin=origin)
    revision.decide(
        verdict=verdict,
        step=step,
        steps=steps,
        final=final,
        account_id=actor.id,
        at=now,
        note=note,
        digest=revision.digest,
        ledger_id=entry.id,
    )
