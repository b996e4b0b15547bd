"""What was uploaded, newest first, a page at a time. The pictures of a document's pages are no things of their own."""

from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from content.published.blobs import Blobs
from content.published.files import stat_of

from ..errors import Problem
from ..models import Account, Media
from ..moments import Ms
from ..views import person
from ..worded import Person
from . import uses
from .sorts import BEGINS, kind_of
from .uses import Use

PAGE: Final = 24
USED: Final = ("now", "before", "never")
Fault = Literal["alt", "alt-en", "lost"]
"""What may be wrong of one: nothing says what is to be seen, or not in English; its bytes are not there."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for; "" is anything. used: one of USED, before meaning no more; undescribed: only
    what says nothing of itself in one of the languages."""

    words: str = ""
    kind: str = ""
    used: str = ""
    undescribed: bool = False
    account: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One upload with all that a list says of it. Sizes in px and bytes, duration in ms."""

    sha: str
    media_type: str
    name: str
    width: int
    height: int
    bytes: int
    duration: int | None
    pages: tuple[str, ...]
    alt: str
    alt_en: str
    by: Person
    at: Ms
    uses: tuple[Use, ...]
    wrong: tuple[Fault, ...]

    @property
    def kind(self) -> str:
        return kind_of(self.media_type)

    @property
    def used(self) -> str:
        """One of USED."""
        if any(use.now for use in self.uses):
            return "now"
        return "before" if self.uses else "never"


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was asked for: `start` is the place of its first among `total`."""

    items: list[Item]
    total: int
    start: int


def find_page(session: Session, uploads: Blobs, asked: Asked, now: Ms, start: int = 0) -> Found:
    """A `start` beyond the end is the beginning."""
    wanted = select(Media.sha).where(Media.page_of.is_(None), *_conditions(asked, now))
    total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    start = start if 0 <= start < total else 0
    shas = session.scalars(wanted.order_by(Media.created_at.desc(), Media.sha).offset(start).limit(PAGE)).all()
    return Found(_items(session, uploads, list(shas), now), total, start)


def get(session: Session, uploads: Blobs, sha: str, now: Ms) -> Item:
    """Raises Problem 404."""
    found = _items(session, uploads, [sha], now)
    if not found:
        raise Problem(404, "no-media", "there is no such picture or video")
    return found[0]


def _conditions(asked: Asked, now: Ms) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if asked.kind in BEGINS:
        found.append(Media.media_type.startswith(BEGINS[asked.kind]))
    if asked.account is not None:
        found.append(Media.account_id == asked.account)
    if asked.undescribed:
        found.append(or_(func.coalesce(Media.alt, "") == "", func.coalesce(Media.alt_en, "") == ""))
    said = func.lower(Media.name + " " + func.coalesce(Media.alt, "") + " " + func.coalesce(Media.alt_en, ""))
    found += [func.instr(said, func.lower(word)) > 0 for word in asked.words.split()]
    if asked.used:
        found += _used(asked.used, now)
    return found


def _used(asked: str, now: Ms) -> list[ColumnElement[bool]]:
    current: Any = Media.sha.in_(uses.used_now(now))
    ever: Any = Media.sha.in_(uses.ever_used())
    return {"now": [current], "before": [ever, ~current], "never": [~ever]}.get(asked, [])


def _items(session: Session, uploads: Blobs, shas: list[str], now: Ms) -> list[Item]:
    rows = select(Media, Account).join(Account, Account.id == Media.account_id).where(Media.sha.in_(shas))
    named = uses.of(session, shas, now)
    found = {media.sha: _item(media, by, named[media.sha], uploads) for media, by in session.execute(rows)}
    return [found[sha] for sha in shas if sha in found]


def _item(media: Media, by: Account, named: list[Use], uploads: Blobs) -> Item:
    return Item(
        sha=media.sha,
        media_type=media.media_type,
        name=media.name,
        width=media.width,
        height=media.height,
        bytes=media.bytes,
        duration=media.duration_ms,
        pages=tuple(media.pages or ()),
        alt=media.alt or "",
        alt_en=media.alt_en or "",
        by=person(by),
        at=media.created_at,
        uses=tuple(named),
        wrong=tuple(_wrong(media, uploads)),
    )


def _wrong(media: Media, uploads: Blobs) -> list[Fault]:
    stat = stat_of(uploads.path(media.sha))
    # Nobody waits here for gigabytes to be read: whether it is whole to the last bit was found where it was looked at.
    lost = stat is None or stat[1] != media.bytes or media.sha in uploads.damaged
    told: tuple[tuple[Fault, bool], ...] = (("lost", lost), ("alt", not media.alt), ("alt-en", not media.alt_en))
    return [fault for fault, holds in told if holds]
