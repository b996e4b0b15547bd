"""Submitting a notice and deciding on it: the last approval puts it on the screens."""

from sqlalchemy.orm import Session

from content.published.blobs import Blobs

from . import deciding
from .actor import Actor
from .database import announce_channels
from .deciding import Rules, changed
from .declared import UNSAID, Declared
from .errors import Problem
from .media.uses import NOTICE
from .models import Notice
from .moments import Ms
from .notices import get, written_view
from .views import NoticeView, notice_view

__all__ = ["approve", "approve_from_console", "changed", "give_back", "refer", "submit"]


def submit(
    session: Session,
    actor: Actor,
    notice_id: int,
    *,
    content: str | None = None,
    declared: Declared = UNSAID,
    now: Ms,
    origin: str,
) -> NoticeView:
    """Send the newest wording into its chain; raises Problem 404, and as `deciding.submit`."""
    notice = get(session, notice_id)
    deciding.submit(session, actor, notice, RULES, content, declared, now=now, origin=origin)
    return written_view(session, notice, now)


def approve(
    session: Session,
    actor: Actor,
    notice_id: int,
    content: str,
    note: str = "",
    *,
    uploads: Blobs,
    now: Ms,
    origin: str,
) -> NoticeView:
    """Approve the wording whose digest is `content`; raises Problem 404, and as `deciding.approve`."""
    notice = get(session, notice_id)
    deciding.approve(session, actor, notice, RULES, content, note, uploads=uploads, now=now, origin=origin)
    return written_view(session, notice, now)


def give_back(
    session: Session, actor: Actor, notice_id: int, content: str, reason: str, *, now: Ms, origin: str
) -> NoticeView:
    """Return the wording to its author with a reason; raises as `approve` does."""
    notice = get(session, notice_id)
    deciding.give_back(session, actor, notice, RULES, content, reason, now=now, origin=origin)
    return written_view(session, notice, now)


def refer(
    session: Session, actor: Actor, notice_id: int, content: str, reason: str, *, now: Ms, origin: str
) -> NoticeView:
    """Hand the question of secrecy to the secrecy reviewer; raises Problem 404, and as `deciding.refer`."""
    notice = get(session, notice_id)
    deciding.refer(session, actor, notice, RULES, content, reason, now=now, origin=origin)
    return written_view(session, notice, now)


def approve_from_console(
    session: Session, actor: Actor, notice_id: int, reason: str, *, now: Ms, origin: str = "console"
) -> NoticeView:
    """One ledger entry of kind `console`, standing for the whole chain; raises Problem 403, 404, 409."""
    notice = get(session, notice_id)
    deciding.approve_from_console(session, actor, notice, RULES, reason, now=now, origin=origin)
    return written_view(session, notice, now)


def _announce(session: Session, notice: Notice, now: Ms) -> None:
    """Channels that show the notice from now on, and those that did."""
    before = notice_view(notice, now).approved
    channels = {*notice.revisions[-1].content["channels"], *(before.content["channels"] if before else ())}
    announce_channels(session, channels)


def _declared(notice: Notice, declared: Declared) -> Declared:
    """A screen in a hall discloses to everybody: nothing that is not disclosed on the office's own initiative."""
    del notice
    if declared.attribute not in (None, "open"):
        message = "screens show only what is disclosed on the office's own initiative; this stays a draft"
        raise Problem(422, "not-for-screens", message, field="attribute")
    return declared


def _chain(notice: Notice, declared: Declared) -> tuple[str, str]:
    del declared
    return "notice", notice.revisions[-1].content["level"]


RULES: Rules[Notice] = Rules(NOTICE, notice_view, _declared, _chain, _announce)
