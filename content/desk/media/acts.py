"""What people do with an upload: say what is to be seen, put another in its place, take it away. Its bytes never
change, and nothing here changes what the public sees: what is put in its place goes through review."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import select
from sqlalchemy.orm import Session

from content.published.blobs import Blobs

from .. import ledger, notices, records
from ..actor import Actor
from ..errors import Problem
from ..models import Media, MediaUse, Record
from ..moments import Ms
from ..roles import KEEPERS, WRITERS
from ..texts import Remark
from .adding import poster
from .sorts import kind_of
from .uses import NOTICE, Use, ever_used


class Described(BaseModel):
    """What is to be seen, for those who cannot see it."""

    model_config = ConfigDict(extra="forbid")

    alt: Remark = ""
    alt_en: Remark = ""


def get(session: Session, sha: str) -> Media:
    """Raises Problem 404."""
    found = session.get(Media, sha)
    if found is None or found.page_of:
        raise Problem(404, "no-media", "there is no such picture or video")
    return found


def describe(session: Session, actor: Actor, sha: str, said: Described, *, now: Ms, origin: str) -> None:
    """The words that are proposed wherever it is used from now on. Raises Problem 403, 404."""
    actor.require(WRITERS)
    media = get(session, sha)
    if (media.alt or "", media.alt_en or "") == (said.alt, said.alt_en):
        return
    media.alt, media.alt_en = said.alt or None, said.alt_en or None
    told = {"alt": said.alt, "alt_en": said.alt_en}
    ledger.append(session, actor, "media-described", f"media:{sha}", told, now=now, origin=origin)


def replace(
    session: Session, actor: Actor, sha: str, by: str, places: Iterable[Use], *, now: Ms, origin: str
) -> list[Use]:
    """Name the upload `by` wherever `places` name this one: in a further wording of each, a draft beside what is live.
    Those whose wording changed. Raises Problem 403, 404, 409 `same-media` or `other-media`, and as `revise`."""
    actor.require(WRITERS)
    old, new = get(session, sha), get(session, by)
    if old.sha == new.sha:
        raise Problem(409, "same-media", "this is the same file, byte for byte")
    if kind_of(old.media_type) != kind_of(new.media_type):
        raise Problem(409, "other-media", "%(name)s is no file of the same kind", name=new.name)
    told: dict[str, Any] = {"now": now, "origin": origin}
    changed = [use for use in places if _renamed(session, actor, use, old, new, told)]
    details = {"by": by, "in": [f"{use.noun}:{use.item}" for use in changed]}
    ledger.append(session, actor, "media-replaced", f"media:{sha}", details, now=now, origin=origin)
    return changed


def remove(session: Session, actor: Actor, sha: str, *, now: Ms, origin: str) -> list[str]:
    """Away with one that no wording ever named, and with the pages of a document: what to `clear` once this is
    committed. Raises Problem 403, 404, 409 `media-in-use`: what a wording named is evidence."""
    actor.require(WRITERS)
    media = get(session, sha)
    if media.account_id != actor.id:
        actor.require(KEEPERS)
    if session.scalars(select(Media.sha).where(Media.sha == sha, Media.sha.in_(ever_used()))).first():
        message = "a notice or a record names it or did so before: it stays, so that the ledger can be checked"
        raise Problem(409, "media-in-use", message)
    gone = [sha, *_own_pages(session, media)]
    for each in gone:
        session.delete(session.get_one(Media, each))
    details = {"name": media.name, "pages": len(gone) - 1}
    ledger.append(session, actor, "media-removed", f"media:{sha}", details, now=now, origin=origin)
    return gone


def clear(session: Session, uploads: Blobs, gone: Iterable[str]) -> None:
    """The bytes of what was removed, unless somebody brought the same again meanwhile; in a transaction, as bytes are
    kept in one."""
    for sha in gone:
        if session.get(Media, sha) is None:
            uploads.path(sha).unlink(missing_ok=True)
            poster(uploads, sha).unlink(missing_ok=True)


def _renamed(session: Session, actor: Actor, use: Use, old: Media, new: Media, told: Mapping[str, Any]) -> bool:
    if use.noun == NOTICE:
        notice = notices.view(session, use.item, told["now"])
        content = _with(notice.newest.content, old.sha, new)
        if content == notice.newest.content:
            return False
        notices.revise(session, actor, use.item, content, match=notice.newest.digest, **told)
        return True
    record = session.get_one(Record, use.item)
    seen = records.view(session, use.item, told["now"])
    content = _with(seen.newest.content, old.sha, new)
    if content == seen.newest.content:
        return False
    records.revise(session, actor, record.kind, record.name, content, match=seen.newest.digest, **told)
    return True


def _with(content: Any, old: str, new: Media) -> Any:
    """The content with the new upload wherever it names the old one, and its media type beside it."""
    if isinstance(content, Mapping):
        more = {"media_type": new.media_type} if content.get("blob") == old and "media_type" in content else {}
        return {name: _with(value, old, new) for name, value in content.items()} | more
    if isinstance(content, list):
        return [_with(each, old, new) for each in content]
    return new.sha if content == old else content


def _own_pages(session: Session, media: Media) -> list[str]:
    """Those that no other document has, and that are no upload of their own."""
    others = session.scalars(select(Media.pages).where(Media.pages.is_not(None), Media.sha != media.sha))
    kept = {sha for pages in others for sha in pages or ()}
    used = set(session.scalars(select(MediaUse.sha).where(MediaUse.sha.in_(media.pages or ()))))
    return [sha for sha in dict.fromkeys(media.pages or ()) if sha not in kept | used]
