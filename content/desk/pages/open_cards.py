"""What is open as rows of the work list: what it is, where it is, since when, and what I can do about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk.models import Account, Record, RecordDecision, RecordHead
from content.desk.moments import local_day
from content.desk.review import DECIDING, chain
from content.desk.views import notice_view
from content.desk.waiting import days, touched
from content.desk.waiting.items import Item
from content.desk.worded import Noticed, noticed

from . import context, mine
from .cards import card
from .language import chosen
from .people import People
from .words import REVIEWED, ROLES


@dataclass(frozen=True, slots=True)
class Standing:
    """Where something is, and since when. place: "2/4"; waited: working days since `since`, None where the calendar
    does not say; late: so many that it is reminded of; stuck: nobody could decide on it."""

    state: str
    since: int
    waited: int | None
    late: bool = False
    waits_for: str = ""
    who: str = ""
    place: str = ""
    stuck: bool = False


@dataclass(frozen=True, slots=True)
class OpenCard:
    """lang: the language of the title, "" for the reader's own; what: its kind in words; level: a notice's, else ""."""

    url: str
    title: str
    lang: str
    what: str
    level: str
    author: str
    when: str
    reason: str
    standing: Standing


def open_cards(session: Session, piles: Sequence[Sequence[Item]], known: People) -> list[list[OpenCard]]:
    """Each in the order of its pile, of which these are a page."""
    found = [item for pile in piles for item in pile]
    told = _notices(session, found, known) | _records(session, found, known)
    return [[card for each in pile if (card := told.get((each.kind == "notice", each.id)))] for pile in piles]


def _notices(session: Session, found: Sequence[Item], known: People) -> dict[tuple[bool, int], OpenCard]:
    items = {each.id: each for each in found if each.kind == "notice"}
    return {(True, row.id): _of_notice(row, items[row.id], known) for row in noticed(session, items)}


def _of_notice(row: Noticed, item: Item, known: People) -> OpenCard:
    shown = card(notice_view(row, context.now()), context.zone())
    return OpenCard(
        url=url_for("desk.notices.show", number=row.id),
        title=shown.title,
        lang=shown.lang,
        what=str(REVIEWED["notice"]),
        level=shown.level,
        author=shown.author,
        when=shown.when,
        reason=shown.reason,
        standing=_standing(item, known),
    )


def _records(session: Session, found: Sequence[Item], known: People) -> dict[tuple[bool, int], OpenCard]:
    items = {each.id: each for each in found if each.kind != "notice"}
    reasons = _reasons(session, found)
    rows = session.execute(_HEADS, touched.ids(items)) if items else ()
    return {(False, row.record_id): _of_record(row, items[row.record_id], reasons, known) for row in rows}


def _of_record(row: Any, item: Item, reasons: Mapping[int, str], known: People) -> OpenCard:
    """row: of `_HEADS`."""
    english = chosen().tag == "en" and row.title_en
    return OpenCard(
        url=url_for("desk.records.show", number=row.record_id),
        title=row.title_en if english else row.title,
        lang="en" if english else "zh-Hans",
        what=str(REVIEWED.get(row.kind, row.kind)),
        level="",
        author=row.display_name,
        when="",
        reason=reasons.get(item.id, ""),
        standing=_standing(item, known),
    )


def _reasons(session: Session, found: Sequence[Item]) -> dict[int, str]:
    """Why records came back, by their id."""
    numbers = [each.id for each in found if each.kind != "notice" and each.state == "returned"]
    rows = session.execute(_NOTES, touched.ids(numbers)) if numbers else ()
    # The last decision stands.
    return {number: note for number, note in rows}


_HEADS: Final = (
    select(RecordHead.record_id, RecordHead.kind, RecordHead.title, RecordHead.title_en, Account.display_name)
    .join(Record, Record.id == RecordHead.record_id)
    .join(Account, Account.id == Record.author_id)
    .where(RecordHead.record_id.in_(touched.AMONG))
)
_NOTES: Final = (
    select(RecordHead.record_id, RecordDecision.note)
    .join(RecordDecision, RecordDecision.revision_id == RecordHead.revision_id)
    .where(RecordHead.record_id.in_(touched.AMONG))
    .order_by(RecordDecision.id)
)


def _standing(item: Item, known: People) -> Standing:
    step, state = item.due, item.state
    waited = None
    if state != "draft":
        waited = days.between(_day(item.changed_at), _day(context.now()), mine.calendar())
    if step is None:
        return Standing(state, item.changed_at, waited)
    deciding = {number for number, _ in known.holding.get(step.role, ())} - item.writers - _decided(item)
    return Standing(
        state=state,
        since=item.changed_at,
        waited=waited,
        late=waited is not None and waited >= item.patience,
        waits_for=str(ROLES[step.role]),
        who=known.of_role(step.role),
        place=f"{step.place + 1}/{len(chain(item.made))}",
        stuck=not deciding,
    )


def _decided(item: Item) -> set[int | None]:
    """In person or through a substitute."""
    made = [each for each in item.made if each.verdict in DECIDING]
    return {each.account_id for each in made} | {each.stands_for for each in made}


def _day(at: int) -> date:
    return local_day(at, context.zone())
