"""Submitting a wording and deciding on it, the same for notices and records: every decision is bound to the exact
content it was made on, and whoever stands in for somebody absent decides in their name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy.orm import Session

from content.published.blobs import Blobs
from content.published.canonical import digest

from . import absences, chains, ledger, review
from .actor import Actor
from .checks import standing
from .declared import UNSAID, Declared, left_unsaid
from .errors import Problem
from .media.intact import require_intact
from .models import Account, Notice, Record
from .moments import Ms
from .roles import CONSOLE, KEEPERS, WRITERS
from .views import Reviewed, made, revision_view

Item = TypeVar("Item", Notice, Record)


@dataclass(frozen=True, slots=True)
class Rules(Generic[Item]):
    """What is particular to notices, or to records. noun: as in the uses of uploads; declared: what is declared of a
    wording as the content has it, raising Problem where it must not go out; chain: the key of the review chain that
    it goes through; announce: has what follows from an approval follow, called before it is entered."""

    noun: str
    view: Callable[[Item, Ms], Reviewed]
    declared: Callable[[Item, Declared], Declared]
    chain: Callable[[Item, Declared], tuple[str, str]]
    announce: Callable[[Session, Item, Ms], None]


def submit(
    session: Session,
    actor: Actor,
    item: Item,
    rules: Rules[Item],
    content: str | None,
    declared: Declared = UNSAID,
    *,
    now: Ms,
    origin: str,
) -> None:
    """Send the newest wording into its chain. A returned wording may be sent again as it is.

    Raises Problem 403, 409 unless it is a draft or was returned, or when `content` is given and stale; 422 where what
    is declared does not go with being published; 409 while findings of the checks are neither fixed nor kept.
    """
    actor.require(WRITERS)
    if item.author_id != actor.id and item.revisions[-1].account_id != actor.id:
        actor.require(KEEPERS)
    seen = rules.view(item, now)
    if seen.state not in ("draft", "returned"):
        raise Problem(409, "not-a-draft", "only a draft can be submitted; this is %(state)s", state=seen.state)
    if content is not None:
        _check_content(item, content)
    declared = rules.declared(item, declared)
    standing.require_settled(session, item, now)
    chain = chains.get(session, *rules.chain(item, declared))
    steps, secrecy_by = chains.steps_for(chain, unsure=declared.secrecy == "unsure")
    if seen.state == "returned":
        _again(session, item, now)
    told = {"secrecy_by": secrecy_by, "patience": chain.patience, **declared.details()}
    details = {**_bound(item), "steps": steps, **told}
    _decide(session, actor, item, "submit", "", details, now=now, origin=origin, steps=steps, declared=told)


def approve(
    session: Session,
    actor: Actor,
    item: Item,
    rules: Rules[Item],
    content: str,
    note: str,
    *,
    uploads: Blobs,
    now: Ms,
    origin: str,
) -> None:
    """Approve the wording whose digest is `content`.

    Raises Problem 403 (own text, wrong role, decided before), 409 (not submitted; other content now, with `changed`
    naming the fields; or something that it shows is not there as it was brought).
    """
    step, stands_for = _seat(session, actor, item, rules, content, now)
    require_intact(session, uploads, rules.noun, item.id, item.revisions[-1].sequence)
    details = {**_bound(item), "step": step.place, "role": step.role, "final": step.final}
    said = _answered_for(item, step)
    details |= _in_whose_name(session, stands_for) | said
    if note:
        details["note"] = note
    if step.final:
        rules.announce(session, item, now)
    told: dict[str, Any] = {"now": now, "origin": origin, "step": step.place, "final": step.final}
    declared = said.get("declared")
    _decide(session, actor, item, "approve", note, details, **told, declared=declared, stands_for_id=stands_for)


def give_back(
    session: Session, actor: Actor, item: Item, rules: Rules[Item], content: str, reason: str, *, now: Ms, origin: str
) -> None:
    """Return the wording to its author with a reason; raises as `approve` does."""
    step, stands_for = _seat(session, actor, item, rules, content, now)
    details = {**_bound(item), "role": step.role, "reason": reason, **_in_whose_name(session, stands_for)}
    told: dict[str, Any] = {"now": now, "origin": origin, "step": step.place, "stands_for_id": stands_for}
    _decide(session, actor, item, "return", reason, details, **told)


def refer(
    session: Session, actor: Actor, item: Item, rules: Rules[Item], content: str, reason: str, *, now: Ms, origin: str
) -> None:
    """Whoever decides now is unsure whether it may be disclosed: the secrecy reviewer decides before them.

    Raises as `approve` does, and Problem 409 when the secrecy reviewer has a step in this review already.
    """
    step, stands_for = _seat(session, actor, item, rules, content, now)
    if review.SECRECY in review.chain(made(item.revisions[-1])):
        raise Problem(409, "referred-already", "the secrecy reviewer has a step in this review already")
    details = {**_bound(item), "role": step.role, "reason": reason, **_in_whose_name(session, stands_for)}
    _decide(session, actor, item, "refer", reason, details, now=now, origin=origin, stands_for_id=stands_for)


def approve_from_console(
    session: Session, actor: Actor, item: Item, rules: Rules[Item], reason: str, *, now: Ms, origin: str
) -> None:
    """One ledger entry of kind `console`, standing for the whole chain; raises Problem 403, 409."""
    actor.require(CONSOLE)
    seen = rules.view(item, now)
    if seen.state not in ("draft", "submitted", "returned"):
        raise Problem(409, "not-open", "this is %(state)s already", state=seen.state)
    details = {**_bound(item), "reason": reason}
    rules.announce(session, item, now)
    _decide(session, actor, item, "console", reason, details, now=now, origin=origin, final=True)


def changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """The fields in which two contents differ."""
    return sorted(field for field in {*old, *new} if old.get(field) != new.get(field))


def _seat(session: Session, actor: Actor, item: Item, rules: Rules[Item], content: str, now: Ms) -> review.Seat:
    """The step that is due and in whose name, when this account may decide on exactly this content."""
    seat = rules.view(item, now).seat(actor.id, actor.roles, absences.covered_by(session, actor, now))
    if isinstance(seat, review.Refusal):
        raise Problem(seat.status, seat.type, seat.message, role=seat.role)
    _check_content(item, content)
    return seat


def _bound(item: Notice | Record) -> dict[str, Any]:
    """The wording that a decision is made on."""
    revision = item.revisions[-1]
    return {"revision": revision.sequence, "content": revision.digest}


def _in_whose_name(session: Session, stands_for: int | None) -> dict[str, str]:
    return {} if stands_for is None else {"for": session.get_one(Account, stands_for).name}


def _answered_for(item: Notice | Record, step: review.Step) -> dict[str, Any]:
    """What this approval says where it is the secrecy review too, with what the author left unsaid: it is by the
    secrecy reviewer, or by whom the chain makes answer for it where no secrecy reviewer takes part."""
    seen = revision_view(item.revisions[-1])
    if step.role != seen.secrecy_by:
        return {}
    unsaid = left_unsaid(dict(seen.declared))
    return {"secrecy": True} | ({"declared": unsaid} if unsaid else {})


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
    declared: dict[str, Any] | None = None,
    final: bool = False,
    stands_for_id: int | None = None,
) -> None:
    revision = item.revisions[-1]
    entry = ledger.append(session, actor, verdict, item.subject, details, now=now, origin=origin)
    revision.decide(
        verdict=verdict,
        step=step,
        steps=steps,
        declared=declared,
        final=final,
        account_id=actor.id,
        stands_for_id=stands_for_id,
        at=now,
        note=note,
        digest=revision.digest,
        ledger_id=entry.id,
    )
