"""Writing and withdrawing what is reviewed, the same for notices and records: an edit is a further wording."""

from typing import Any, TypeVar

from sqlalchemy.orm import Session

from content.published.canonical import digest

from . import ledger
from .actor import Actor
from .errors import Problem
from .models import Notice, Record
from .moments import Ms
from .roles import KEEPERS
from .views import Reviewed

Item = TypeVar("Item", Notice, Record)


def add(
    session: Session,
    actor: Actor,
    item: Item,
    content: dict[str, Any],
    *,
    ends_at: Ms | None,
    kind: str,
    now: Ms,
    origin: str,
    **told: Any,
) -> None:
    """A further wording and the ledger's line of `kind` (write or revise) that says so; `told` is in it too."""
    sequence = len(item.revisions) + 1
    revision = item.word(
        sequence=sequence,
        content=content,
        digest=digest(content),
        ends_at=ends_at,
        created_at=now,
        account_id=actor.id,
    )
    details = {"revision": sequence, "content": revision.digest, **told}
    ledger.append(session, actor, kind, item.subject, details, now=now, origin=origin)


def withdraw(session: Session, actor: Actor, item: Item, seen: Reviewed, reason: str, *, now: Ms, origin: str) -> None:
    """For good. Raises Problem 409 when it was withdrawn before."""
    check_not_withdrawn(item)
    item.withdrawn_at = now
    details = {"reason": reason, "content": seen.newest.digest}
    ledger.append(session, actor, "withdraw", item.subject, details, now=now, origin=origin)


def check_owner(actor: Actor, item: Notice | Record, *, colleague: bool = False) -> None:
    """`colleague` is of the department that it belongs to. Raises Problem 403."""
    if item.author_id != actor.id and not colleague and not actor.may(KEEPERS):
        raise Problem(403, "not-yours", "this belongs to another author")


def check_revisable(actor: Actor, item: Notice | Record, *, colleague: bool = False) -> None:
    """Raises Problem 403 as above, 409 when it was withdrawn."""
    check_owner(actor, item, colleague=colleague)
    check_not_withdrawn(item)


def check_not_withdrawn(item: Notice | Record) -> None:
    if item.withdrawn_at is not None:
        raise Problem(409, "withdrawn", "this was withdrawn")


def check_match(seen: Reviewed, match: str | None, etag: str) -> None:
    """`match` is the etag, or the content digest, that the caller read; None skips the comparison."""
    if match is not None and match not in (etag, seen.newest.digest):
        message = "this was changed since you read it"
        raise Problem(412, "changed-meanwhile", message, headers={"ETag": f'"{etag}"'})
