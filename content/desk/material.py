"""Gathers what approved notices show beside their own words: their uploads, and the newest values of their readings."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from .compile.material import Material, Medium
from .compile.setting import Approved
from .models import Media


def of(session: Session, notices: Iterable[Approved]) -> Material:
    """The material of these notices."""
    found = list(notices)
    shas = {sha for notice in found for sha in notice.content.get("media", ())}
    return Material(_media(session, shas) if shas else {})


def _media(session: Session, shas: set[str]) -> dict[str, Medium]:
    rows = session.execute(select(Media.sha, Media.media_type).where(Media.sha.in_(shas)))
    return {sha: Medium(media_type) for sha, media_type in rows}
