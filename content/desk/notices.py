"""Writing, ordering and withdrawing notices. What is on screens stays until its successor is approved."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from content.published.canonical import digest

from . import draft, glyphs, ledger, legible, wording
from .actor import Actor
from .compile.kinds.code import SMALLEST_MODULE, module_px, modules
from .database import announce_channels
from .draft import Draft
from .errors import Problem
from .models import Channel, Media, Notice, Revision
from .moments import Ms, ms
from .roles import KEEPERS, WRITERS
from .views import NoticeView, notice_view

LARGEST_ID = 2**53
MEDIA_TYPES = {"image": "image/", "document": "application/pdf", "video": "video/"}


def write(session: Session, actor: Actor, raw: object, *, now: Ms, origin: str) -> NoticeView:
    """A new notice as a draft, last in the queue unless it says its order.

    `raw` has the fields of `draft.Draft`. Raises Problem 400 naming the field, 403.
    """
    actor.require(WRITERS)
    return write_at_console(session, actor, raw, now=now, origin=origin)


def write_at_console(session: Session, actor: Actor, raw: object, *, now: Ms, origin: str) -> NoticeView:
    """As `write`, whatever the account's roles: whoever sits at the server's console may."""
    wanted = draft.read(raw)
    _check_references(session, wanted)
    order = wanted.order if wanted.order is not None else _last(session) + 1
    notice = Notice(author_id=actor.id, order=order, created_at=now, revisions=[])
    session.add(notice)
    session.flush()
    _word(session, actor, notice, wanted.content(), now=now, origin=origin, kind="write")
    return written_view(session, notice, now)


def revise(
    session: Session, actor: Actor, notice_id: int, raw: object, *, match: str | None, now: Ms, origin: str
) -> NoticeView:
    """A further wording beside the old ones; it is a draft again unless only the order changed.

    `match` is the etag (or the content digest) that the caller read; None skips the comparison.
    Raises Problem 400 naming the field, 403 also for who moves what is approved and keeps no queue, 404,
    409 withdrawn, 412 when somebody was quicker.
    """
    actor.require(WRITERS)
    wanted = draft.read(raw)
    notice = get(session, notice_id)
    wording.check_revisable(actor, notice)
    seen = notice_view(notice, now)
    wording.check_match(seen, match, seen.etag)
    _check_references(session, wanted)
    if digest(wanted.content()) != seen.newest.digest:
        _word(session, actor, notice, wanted.content(), now=now, origin=origin, kind="revise")
    if wanted.order is not None and wanted.order != notice.order:
        if seen.approved:
            # What is on the screens moves at once, and nobody looks at it before.
            actor.require(KEEPERS)
        _reorder(session, actor, notice, wanted.order, now=now, origin=origin)
    return written_view(session, notice, now)


def withdraw(session: Session, actor: Actor, notice_id: int, reason: str, *, now: Ms, origin: str) -> NoticeView:
    """Off every screen, for good. Raises Problem 403, 404, 409 when it was withdrawn before."""
    notice = get(session, notice_id)
    if notice.author_id != actor.id:
        actor.require(KEEPERS)
    seen = notice_view(notice, now)
    wording.withdraw(session, actor, notice, seen, reason, now=now, origin=origin)
    if seen.approved:
        announce_channels(session, seen.approved.content["channels"])
    return written_view(session, notice, now)


def arrange(session: Session, actor: Actor, ids: Sequence[int], *, now: Ms, origin: str) -> None:
    """Give these notices the places they hold among themselves now, in the sequence of `ids`."""
    actor.require(KEEPERS)
    chosen = [get(session, notice_id) for notice_id in ids]
    places = sorted(notice.order for notice in chosen)
    if len(set(places)) < len(places):
        places = list(range(places[0], places[0] + len(places)))
    for notice, place in zip(chosen, places, strict=True):
        _reorder(session, actor, notice, place, now=now, origin=origin)


def get(session: Session, notice_id: int) -> Notice:
    """Raises Problem 404."""
    notice = session.get(Notice, notice_id) if 0 < notice_id < LARGEST_ID else None
    if notice is None:
        raise Problem(404, "no-notice", "there is no such notice")
    return notice


def view(session: Session, notice_id: int, now: Ms) -> NoticeView:
    """Raises Problem 404."""
    return notice_view(get(session, notice_id), now)


def listing(
    session: Session, now: Ms, *, channel: str | None = None, state: str | None = None, current: bool = False
) -> list[NoticeView]:
    """The queue in the order of screens. `state` may also be live or expired; `current` leaves out what is
    withdrawn or over."""
    rows = select(Notice)
    if current:
        going = or_(Revision.ends_at.is_(None), Revision.ends_at > now)
        rows = rows.where(Notice.withdrawn_at.is_(None), Notice.revisions.any(going))
    found = [notice_view(notice, now) for notice in session.scalars(rows)]
    return sorted((each for each in found if _is_asked_for(each, channel, state)), key=_place)


def written_view(session: Session, notice: Notice, now: Ms) -> NoticeView:
    """The notice as it is after what this transaction did to it."""
    session.flush()
    return notice_view(notice, now)


def _is_asked_for(notice: NoticeView, channel: str | None, state: str | None) -> bool:
    if channel is not None and channel not in (notice.approved or notice.newest).content["channels"]:
        return False
    if state == "live":
        return notice.live
    if state == "expired":
        return notice.expired
    return state is None or notice.state == state


def _place(notice: NoticeView) -> tuple[int, int, int]:
    levels = ("urgent", "important", "routine")
    return levels.index((notice.approved or notice.newest).content["level"]), notice.order, notice.id


def _word(
    session: Session, actor: Actor, notice: Notice, content: dict[str, Any], *, now: Ms, origin: str, kind: str
) -> None:
    end = content.get("end")
    ends_at = ms(end) if end else None
    wording.add(session, actor, notice, content, ends_at=ends_at, kind=kind, now=now, origin=origin)


def _reorder(session: Session, actor: Actor, notice: Notice, order: int, *, now: Ms, origin: str) -> None:
    if notice.order == order:
        return
    details = {"from": notice.order, "to": order}
    notice.order = order
    ledger.append(session, actor, "order", notice.subject, details, now=now, origin=origin)
    approved = notice_view(notice, now).approved
    if approved:
        announce_channels(session, approved.content["channels"])


def _last(session: Session) -> int:
    last = session.scalar(select(func.max(Notice.order)))
    return min(last if last is not None else 0, draft.FARTHEST - 1)


def _check_references(session: Session, wanted: Draft) -> None:
    channels = [session.get(Channel, name) for name in wanted.channels]
    for name, channel in zip(wanted.channels, channels, strict=True):
        if channel is None:
            raise Problem(400, "no-channel", "there is no channel %(name)s", field="channels", name=name)
    regions = {region["name"] for channel in channels if channel for region in channel.regions}
    if wanted.region is not None and wanted.region not in regions:
        message = "none of these channels has a region %(name)s"
        raise Problem(400, "no-region", message, field="region", name=wanted.region)
    _check_media(session, wanted)
    if wanted.code is not None:
        _check_code(wanted.code, wanted.region, [channel for channel in channels if channel])
    glyphs.check(wanted)
    legible.check(session, channels, wanted.content())


def _check_code(code: str, region: str | None, channels: list[Channel]) -> None:
    """A code whose modules would be too fine for a telephone is refused while it is written."""
    side = len(modules(code))
    for channel in channels:
        place = next((each for each in channel.regions if each["name"] == region), channel.regions[0])
        if module_px(place["rect"], side) < SMALLEST_MODULE:
            message = "the code is too fine for the region %(region)s of %(channel)s"
            raise Problem(400, "too-fine", message, field="code", region=place["name"], channel=channel.name)


def _check_media(session: Session, wanted: Draft) -> None:
    begins = MEDIA_TYPES.get(wanted.kind, "")
    for sha in wanted.media or ():
        found = session.get(Media, sha)
        if found is None:
            message = "no picture of that hash was uploaded"
            raise Problem(400, "no-media", message, field="media")
        if not found.media_type.startswith(begins):
            message = "%(name)s is no file for a notice of this kind"
            raise Problem(400, "other-media", message, field="media", name=found.name)
