"""Gathers what the checks have to know beside a text, from the office's database."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Integer, Select, String, func, select, text, type_coerce
from sqlalchemy.orm import Session

from ..database import kept
from ..models import Notice, Office, Opening, Record, RecordHead, RecordRevision, Revision
from ..moments import Ms
from ..views import Reviewed, notice_view, revision_view
from ..waiting.touched import mark
from . import lists
from .around import Around, Known
from .fields import texts
from .small import of_channels, region, small

# As the triggers cut them.
BEGINS: Final = 64
_TELEPHONE: Final = re.compile(r"\d{3}[ -]?\d{4}")
_TELLING: Final = text("""
    SELECT v.id, v.digest FROM record_head h JOIN record_revision v ON v.id = h.revision_id
    WHERE h.kind IN ('office', 'department', 'guide', 'power', 'about') AND h.stands
""").columns(id=Integer, digest=String)
_numbers: Final[dict[str, frozenset[str]]] = {}
"""Digits of the numbers in a wording, by its digest, which never means anything else; bounded by MOST."""
MOST: Final = 20_000
AT_ONCE: Final = 500
AT_A_TIME: Final = 4
_NUMBER: Final = re.compile(
    r"(?<![0-9])(?:[(]?0\d{2,3}[)]?[ -]{0,3})?[2-9]\d{2,3}[ -]?\d{4}(?![0-9])|(?<![0-9])1[3-9]\d{9}(?![0-9])"
)


def around(session: Session, kind: str, content: Mapping[str, Any], now: Ms, own: str = "") -> Around:
    """What surrounds a notice or a record of `kind`; `own` is its ledger name when it has one already."""
    office = session.get_one(Office, 1)
    words = lists.read(session)
    said = [each for _, each in texts(kind, content)]
    known = Known(
        today=datetime.fromtimestamp(now / 1000, ZoneInfo(office.zone)).date(),
        office=office.name,
        foreign=words.foreign,
        allowed=frozenset(words.allowed),
        phones=phones(session, words) if any(_TELEPHONE.search(each) for each in said) else frozenset(),
        hosts=frozenset(words.hosts),
    )
    return Around(
        known,
        published=_published(session, now, own),
        rects=[region(each, content)["rect"] for each in of_channels(session, content)] if kind == "notice" else (),
        small=small(session, content),
    )


def phones(session: Session, words: lists.Lists) -> frozenset[str]:
    """All that stand where the office tells whom to ask, and those of its own list; digits only."""
    told = kept(session, "phones", mark(session).of_records, _told)
    return told.union(*map(_numbers_in, words.phones))


def _told(session: Session) -> frozenset[str]:
    wordings = {digest: number for number, digest in session.execute(_TELLING).all()}
    _read_numbers(session, [number for digest, number in wordings.items() if digest not in _numbers])
    return frozenset().union(*(_numbers.get(digest, frozenset()) for digest in wordings))


def _read_numbers(session: Session, revisions: Sequence[int]) -> None:
    if len(_numbers) > MOST:
        _numbers.clear()
    plain = select(RecordRevision.digest, type_coerce(RecordRevision.content, String))
    for first in range(0, len(revisions), AT_ONCE):
        some = plain.where(RecordRevision.id.in_(revisions[first : first + AT_ONCE]))
        _numbers.update((digest, _numbers_in(content)) for digest, content in session.execute(some))


def _numbers_in(said: str) -> frozenset[str]:
    return frozenset(re.sub(r"\D", "", number) for number in _NUMBER.findall(said))


def _published(session: Session, now: Ms, own: str) -> Callable[[str, str], str | None]:
    def found(field: str, said: str) -> str | None:
        wanted = said.replace("\r\n", "\n").strip()
        # The first will do, and there may be hundreds.
        with closing(session.scalars(_saying(field, wanted), execution_options={"yield_per": AT_A_TIME})) as alike:
            for item_id in alike:
                item: Notice | Record | None
                item = session.get(Notice, item_id) if field == "text" else session.get(Record, item_id)
                if item is not None and item.subject != own and _says(item, now, field, wanted):
                    return item.subject
        return None

    return found


def _saying(field: str, wanted: str) -> Select[int]:
    """Notices, or records, of which any wording begins with all of this: many begin alike, and few go on so."""
    wording = Revision if field == "text" else RecordRevision
    kind, path = ("notice", ("text",)) if field == "text" else ("record", ("body", "zh-Hans"))
    said = wording.content[path].as_string()
    alike = select(Opening.item_id).where(Opening.kind == kind, Opening.begins == wanted[:BEGINS])
    alike = alike.join(wording, wording.id == Opening.revision_id)
    if wording is RecordRevision:
        # Of hundreds of one form few are out; the others need not be read.
        alike = alike.join(RecordHead, RecordHead.record_id == Opening.item_id).where(RecordHead.stands)
    return alike.where(func.substr(said, 1, len(wanted)) == wanted).distinct()


def _says(item: Notice | Record, now: Ms, field: str, wanted: str) -> bool:
    """Whether what stands approved of it, and is not over, says just this."""
    standing = _standing(item, now)
    return standing is not None and dict(texts(_kind(item), standing)).get(field, "").strip() == wanted


def _standing(item: Notice | Record, now: Ms) -> Mapping[str, Any] | None:
    if isinstance(item, Notice):
        seen: Reviewed = notice_view(item, now)
        return seen.approved.content if seen.approved and not seen.expired else None
    if item.withdrawn_at is not None:
        return None
    views = (revision_view(each) for each in reversed(item.revisions))
    return next((each.content for each in views if each.state == "approved"), None)


def _kind(item: Notice | Record) -> str:
    return "notice" if isinstance(item, Notice) else item.kind
