"""Submitting a notice and deciding on it: every decision is bound to the exact content it was made on."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from content.published.canonical import digest

from . import ledger, review
from .actor import Actor
from .database import announce_channels
from .errors import Problem
from .models import Chain, Decision, Notice, Revision
from .moments import Ms
from .notices import get, written_view
from .roles import CONSOLE, KEEPERS, WRITERS
from .views import NoticeView, made, notice_view


def submit(
    session: Session, actor: Actor, notice_id: int, *, content: str | None = None, now: Ms, origin: str
) -> NoticeView:
    """Send the newest wording into its chain. A returned wording may be sent again as it is.

    Raises Problem 403, 404, 409 unless it is a draft or was returned, or when `content` is given and stale.
    """
    actor.require(WRITERS)
    notice = get(session, notice_id)
    if notice.author_id != actor.id and notice.revisions[-1].account_id != actor.id:
        actor.require(KEEPERS)
    seen = notice_view(notice, now)
    if seen.state not in ("draft", "returned"):
        raise Problem(409, "not-a-draft", "only a draft can be submitted; this is %(state)s", state=seen.state)
    if content is not None:
        _check_content(notice, content)
    revision = notice.revisions[-1]
    if seen.state == "returned":
        revision = _again(session, notice, now)
    steps = _steps(session, revision.content["level"])
    details = {"revision": revision.sequence, "content": revision.digest, "steps": steps}
    _decide(session, actor, notice, revision, "submit", "", details, now=now, origin=origin, steps=steps)
    return written_view(session, notice, now)


def approve(
    session: Session, actor: Actor, notice_id: int, content: str, note: str = "", *, now: Ms, origin: str
) -> NoticeView:
    """Approve the wording whose digest is `content`; the last step puts it on the screens.

    Raises Problem 403 (own notice, wrong role, decided before), 404, 409 (not submitted; or other content
    now, with `changed` naming the fields).
    """
    notice, step = _open(session, actor, notice_id, content, now)
    revision = notice.revisions[-1]
    details = {"revision": revision.sequence, "content": revision.digest, "step": step.place, "role": step.role}
    details["final"] = step.final
    if note:
        details["note"] = note
    if step.final:
        _announce(session, notice, revision, now)
    _decide(
        session, actor, notice, revision, "approve", note, details, now=now, origin=origin, step=step.place,
        final=step.final,
    )  # fmt: skip
    return written_view(session, notice, now)


def give_back(
    session: Session, actor: Actor, notice_id: int, content: str, reason: str, *, now: Ms, origin: str
) -> NoticeView:
    """Return the wording to its author with a reason; raises as `approve` does."""
    notice, step = _open(session, actor, notice_id, content, now)
    revision = notice.revisions[-1]
    details = {"revision": revision.sequence, "content": revision.digest, "role": step.role, "reason": reason}
    _decide(session, actor, notice, revision, "return", reason, details, now=now, origin=origin, step=step.place)
    return written_view(session, notice, now)


def approve_from_console(
    session: Session, actor: Actor, notice_id: int, reason: str, *, now: Ms, origin: str = "console"
) -> NoticeView:
    """One ledger entry of kind `console`, standing for the whole chain; raises Problem 403, 409."""
    actor.require(CONSOLE)
    notice = get(session, notice_id)
    seen = notice_view(notice, now)
    if seen.state not in ("draft", "submitted", "returned"):
        raise Problem(409, "not-open", "this notice is %(state)s already", state=seen.state)
    revision = notice.revisions[-1]
    details = {"revision": revision.sequence, "content": revision.digest, "reason": reason}
    _announce(session, notice, revision, now)
    _decide(session, actor, notice, revision, "console", reason, details, now=now, origin=origin, final=True)
    return written_view(session, notice, now)


def changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """The fields in which two contents differ."""
    return sorted(field for field in {*old, *new} if old.get(field) != new.get(field))


def _open(session: Session, actor: Actor, notice_id: int, content: str, now: Ms) -> tuple[Notice, review.Step]:
    """The notice and the step that is due, when this account may decide on exactly this content."""
    notice = get(session, notice_id)
    seen = notice_view(notice, now)
    refusal = seen.refusal(actor.id, actor.roles)
    if refusal:
        raise Problem(refusal.status, refusal.type, refusal.message, role=refusal.role)
    _check_content(notice, content)
    step = review.due(made(notice.revisions[-1]))
    if step is None:
        raise Problem(409, "not-submitted", "this notice is not waiting for a decision")
    return notice, step


def _check_content(notice: Notice, content: str) -> None:
    newest = notice.revisions[-1]
    if digest(newest.content) != newest.digest:
        raise Problem(409, "damaged", "the stored text is not the one that was written; tell your administrator")
    if content == newest.digest:
        return
    read = next((each.content for each in notice.revisions if each.digest == content), {})
    extra = {"changed": changed(read, newest.content), "content": newest.digest}
    message = "the notice was changed since you read it: %(fields)s"
    raise Problem(409, "stale-content", message, field="content", extra=extra, fields=", ".join(extra["changed"]))


def _again(session: Session, notice: Notice, now: Ms) -> Revision:
    """The returned wording once more: decisions on the first go stay with it."""
    last = notice.revisions[-1]
    revision = Revision(
        notice_id=notice.id,
        sequence=last.sequence + 1,
        content=last.content,
        digest=last.digest,
        ends_at=last.ends_at,
        created_at=now,
        account_id=last.account_id,
        decisions=[],
    )
    notice.revisions.append(revision)
    session.flush()
    return revision


def _steps(session: Session, level: str) -> list[str]:
    chain = session.get(Chain, ("notice", level))
    if chain is None or not chain.steps:
        raise Problem(409, "no-chain", "no review chain is set up for notices of level %(level)s", level=level)
    return list(chain.steps)


def _announce(session: Session, notice: Notice, revision: Revision, now: Ms) -> None:
    before = notice_view(notice, now).approved
    announce_channels(session, {*revision.content["channels"], *(before.content["channels"] if before else ())})


def _decide(
    session: Session,
    actor: Actor,
    notice: Notice,
    revision: Revision,
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
    entry = ledger.append(session, actor, verdict, f"notice:{notice.id}", details, now=now, origin=origin)
    revision.decisions.append(
        Decision(
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
    )
