"""Whether the bytes of uploads are there as they were brought."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.published.blobs import Blobs

from ..errors import Problem
from ..models import Media, MediaUse


def damaged(session: Session, shas: Any, *kept: Blobs) -> list[Media]:
    """Those of these uploads that screens would lack: none of `kept` has them whole, or not every page of a
    document. `shas` as `in_` takes them."""
    rows = session.scalars(select(Media).where(Media.sha.in_(shas)))
    return [media for media in rows if not all(any(blobs.has(sha) for blobs in kept) for sha in shown(media))]


def require_intact(session: Session, uploads: Blobs, noun: str, item: int, sequence: int) -> None:
    """Raises Problem 409 unless all that this wording names is there as its hash says, so that who approves the hash
    has seen what it stands for."""
    named = select(MediaUse.sha).where(MediaUse.noun == noun, MediaUse.item_id == item, MediaUse.sequence == sequence)
    for media in damaged(session, named, uploads):
        message = "the picture or video %(name)s is not there as it was brought: bring the file again"
        raise Problem(409, "media-damaged", message, name=media.name)


def shown(media: Media) -> list[str]:
    """The blobs that a screen shows of it."""
    return media.pages or [media.sha]
