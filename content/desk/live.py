"""Which wordings screens may show: the newest of each notice whose chain is complete, checked against the
ledger byte for byte before it leaves the desk."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from content.published.canonical import digest

from . import ledger, review
from .compile.showing import Approved
from .models import Decision, Media, Notice, Office, Revision
from .moments import Ms
from .views import made

Wrong = tuple[str, str]


def approved(session: Session, now: Ms) -> tuple[list[Approved], list[Wrong]]:
    """What may be shown from now on, and what may not although its row says so."""
    found, wrong = [], []
    candidates = list(_candidates(session, now))
    # One query for all the lines of the ledger; the session then has them at hand, one by one.
    lines = ledger.load(session, (each.ledger_id for revision, _ in candidates for each in revision.decisions))
    for revision, notice in candidates:
        reason = fault(session, revision)
        if reason is None:
            approved_by = revision.decisions[-1].ledger_id
            found.append(Approved(notice.id, revision.sequence, notice.order, approved_by, revision.content))
        else:
            wrong.append(("not-as-approved", f"notice {notice.id} revision {revision.sequence}: {reason}"))
    del lines
    return found, wrong


def fault(session: Session, revision: Revision) -> str | None:
    """Why this wording does not count as approved, by its own bytes and the ledger's; None when it does."""
    content = content_digest(revision)
    if content is None or content != revision.digest:
        return "its text is not the one that was written"
    decisions = made(revision)
    if review.state(decisions) != "approved" or not revision.decisions[-1].final:
        return "its review is not complete"
    for decision in revision.decisions:
        entry = ledger.find(session, decision.ledger_id)
        if entry is None:
            return f"the ledger's line {decision.ledger_id} is missing or was changed"
        told = (entry.kind, entry.subject, entry.details.get("content"), entry.details.get("revision"))
        if told != (decision.verdict, f"notice:{revision.notice_id}", content, revision.sequence):
            return f"the ledger's line {decision.ledger_id} speaks of something else"
    return None


def office_fault(session: Session, office: Office) -> str | None:
    """Why the idle screens' texts do not count as approved; None when they do."""
    entry = ledger.find(session, office.idle_ledger_id)
    content = digest({"text": office.name, "text_en": office.name_en})
    if entry is None or entry.kind != "idle" or entry.details.get("content") != content:
        return "the office's name is not the one in the ledger"
    return None


def media_types(session: Session, notices: Iterable[Approved]) -> dict[str, str]:
    """The media type of every picture that these notices show, by hash."""
    wanted = {sha for notice in notices for sha in notice.content.get("media", ())}
    if not wanted:
        return {}
    rows = session.execute(select(Media.sha, Media.media_type).where(Media.sha.in_(wanted)))
    return {sha: media_type for sha, media_type in rows}


def of_channel(notices: Sequence[Approved], channel: str) -> list[Approved]:
    return [notice for notice in notices if channel in notice.content["channels"]]


def _candidates(session: Session, now: Ms) -> Iterator[tuple[Revision, Notice]]:
    newest = (
        select(Revision.notice_id, func.max(Revision.sequence).label("sequence"))
        .where(Revision.decisions.any(Decision.final))
        .group_by(Revision.notice_id)
        .subquery()
    )
    rows = (
        select(Revision, Notice)
        .join(Notice, Notice.id == Revision.notice_id)
        .join(newest, (newest.c.notice_id == Revision.notice_id) & (newest.c.sequence == Revision.sequence))
        .where(Notice.withdrawn_at.is_(None), or_(Revision.ends_at.is_(None), Revision.ends_at > now))
        .order_by(Notice.id)
    )
    yield from session.execute(rows).unique().tuples()


def content_digest(revision: Revision) -> str | None:
    """The digest that its content gives now; None when it has no canonical form any more."""
    try:
        return digest(revision.content)
    except (TypeError, ValueError):
        return None
