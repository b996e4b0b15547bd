"""Leaving a finding as it is, with a reason: bound to this finding in exactly this content, and in the ledger."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy.orm import Session

from .. import ledger
from ..actor import Actor
from ..errors import Problem
from ..models import KeptFinding, Notice, Record
from ..moments import Ms
from ..problems import checked
from ..records.views import record_view
from ..roles import KEEPERS, WRITERS
from ..views import notice_view
from .because import Because
from .finding import BLOCK, Finding
from .standing import of_item, shown

SECRECY: Final = frozenset({"secrecy"})


def keep(
    session: Session,
    actor: Actor,
    item: Notice | Record,
    content: str,
    finding: str,
    because: str,
    *,
    now: Ms,
    origin: str,
) -> None:
    """Leave a finding as it is, because; all that say the same of the same words with it. `content` is the digest of
    the wording that was read.

    Raises Problem 400 without a reason, 403 for who may not, 404 for no such finding, 409 for another wording.
    """
    reason = checked(Because, {"because": because}).because
    revision = item.revisions[-1]
    if item.withdrawn_at is not None:
        raise Problem(409, "withdrawn", "this was withdrawn")
    if content != revision.digest:
        extra = {"content": revision.digest}
        raise Problem(409, "stale-content", "this was changed since you read it", field="content", extra=extra)
    standings = of_item(session, item, now).standings
    found = next((each.finding for each in standings if each.finding.id == finding), None)
    if found is None:
        raise Problem(404, "no-finding", "there is no such finding in this text", field="finding")
    _check_may(actor, item, found, writers_of(item, now))
    for each in standings:
        if each.kept is None and _alike(each.finding) == _alike(found):
            _keep(session, actor, item, each.finding, reason, now=now, origin=origin)


def keep_typed(
    session: Session, actor: Actor, item: Notice | Record, reasons: Mapping[str, str], *, now: Ms, origin: str
) -> None:
    """The reasons that were typed beside the text, for those findings that the saved wording still has."""
    if not any(reason.strip() for reason in reasons.values()):
        return
    session.flush()
    standings = of_item(session, item, now).standings
    said_of = {_alike(each.finding): said for each in standings if (said := reasons.get(each.finding.id, "").strip())}
    for each in standings:
        reason = said_of.get(_alike(each.finding), "")
        if reason and each.kept is None and may_keep(actor, item, each.finding, writers_of(item, now)):
            said = checked(Because, {"because": reason}).because
            _keep(session, actor, item, each.finding, said, now=now, origin=origin)


def writers_of(item: Notice | Record, now: Ms) -> frozenset[int]:
    """Whose words are in it, as in its review."""
    return (notice_view(item, now) if isinstance(item, Notice) else record_view(item, now)).writers


def may_keep(actor: Actor, item: Notice | Record, finding: Finding, writers: frozenset[int]) -> bool:
    """What blocks is left to the secrecy reviewer, and nobody clears their own words of it."""
    own = actor.id in (item.author_id, item.revisions[-1].account_id)
    if finding.severity == BLOCK:
        return actor.may(SECRECY) and not own and actor.id not in writers
    return actor.may(SECRECY) or (actor.may(WRITERS) and (own or actor.may(KEEPERS)))


def _alike(finding: Finding) -> tuple[str, str]:
    """A name that stands ten times is answered once."""
    return finding.kind, finding.quoted


def _check_may(actor: Actor, item: Notice | Record, finding: Finding, writers: frozenset[int]) -> None:
    if not may_keep(actor, item, finding, writers):
        if finding.severity == BLOCK:
            raise Problem(
                403, "wrong-role", "only the secrecy reviewer can leave this as it is, and not in their own text"
            )
        raise Problem(403, "not-yours", "this belongs to another author")


def _keep(
    session: Session, actor: Actor, item: Notice | Record, finding: Finding, because: str, *, now: Ms, origin: str
) -> None:
    revision = item.revisions[-1]
    what = {"finding": finding.id, "kind": finding.kind, "field": finding.field, "quoted": shown(finding)}
    details = {"revision": revision.sequence, "content": revision.digest, **what, "because": because}
    entry = ledger.append(session, actor, "finding-kept", item.subject, details, now=now, origin=origin)
    session.add(
        KeptFinding(
            subject=item.subject,
            content=revision.digest,
            because=because,
            account_id=actor.id,
            at=now,
            ledger_id=entry.id,
            **what,
        )
    )
    session.flush()
