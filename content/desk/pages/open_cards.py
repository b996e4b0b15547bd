"""What is open as rows of the work list: what it is, where it is, since when, and what I can do about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk.models import Account, Notice, Record, RecordHead
from content.desk.moments import local_day
from content.desk.views import notice_view
from content.desk.waiting import days
from content.desk.waiting.items import Item

from . import context
from .cards import card
from .people import People
from .words import REVIEWED, ROLES


@dataclass(frozen=True, slots=True)
class OpenCard:
    """lang: the language of the title, "" for the reader's own; what: its kind in words; level: a notice's, else "";
    place: "2/4"; waited: working days since `since`, None where the calendar does not say; late: so many that it is
    reminded of; stuck: nobody could decide on it."""

    url: str
    title: str
    lang: str
    what: str
    level: str
    state: str
    author: str
    when: str
    reason: str
    since: int
    waited: int | None
    late: bool
    waits_for: str = ""
    who: str = ""
    place: str = ""
    stuck: bool = False


def open_cards(session: Session, found: Sequence[Item], known: People) -> list[OpenCard]:
    """In the order of `found`, which is one page of a pile."""
    told = _notices(session, found) | _records(session, found)
    return [
        told[each.kind == "notice", each.id](each, known) for each in found if (each.kind == "notice", each.id) in told
    ]


Telling = Callable[[Item, People], OpenCard]


def _notices(session: Session, found: Sequence[Item]) -> dict[tuple[bool, int], Telling]:
    rows = session.scalars(select(Notice).where(Notice.id.in_([each.id for each in found if each.kind == "notice"])))
    return {(True, row.id): _of_notice(row) for row in rows}


def _of_notice(row: Notice) -> Telling:
    shown = card(notice_view(row, context.now()), context.zone())

    def told(item: Item, known: People) -> OpenCard:
        return OpenCard(
            url=url_for("desk.notices.show", number=row.id),
            title=shown.title,
            lang=shown.lang,
            what=str(REVIEWED["notice"]),
            level=shown.level,
            author=shown.author,
            when=shown.when,
            reason=shown.reason,
            **_standing(item, known),
        )

    return told


def _records(session: Session, found: Sequence[Item]) -> dict[tuple[bool, int], Telling]:
    numbers = [each.id for each in found if each.kind != "notice"]
    rows = session.execute(
        select(RecordHead, Account)
        .join(Record, Record.id == RecordHead.record_id)
        .join(Account, Account.id == Record.author_id)
        .where(RecordHead.record_id.in_(numbers))
    )
    reasons = _reasons(session, found)
    return {(False, head.record_id): _of_record(head, author, reasons) for head, author in rows}


def _of_record(head: RecordHead, author: Account, reasons: Mapping[int, str]) -> Telling:
    def told(item: Item, known: People) -> OpenCard:
        return OpenCard(
            url=url_for("desk.records.show", number=head.record_id),
            title=head.title,
            lang="zh-Hans",
            what=str(REVIEWED.get(head.kind, head.kind)),
            level="",
            author=author.display_name,
            when="",
            reason=reasons.get(item.id, ""),
            **_standing(item, known),
        )

    return told


def _reasons(session: Session, found: Sequence[Item]) -> dict[int, str]:
    """Why records came back, by their id."""
    numbers = [each.id for each in found if each.kind != "notice" and each.state == "returned"]
    rows = session.scalars(select(Record).where(Record.id.in_(numbers))) if numbers else ()
    return {row.id: row.revisions[-1].decisions[-1].note for row in rows}


def _standing(item: Item, known: People) -> dict[str, object]:
    """Where it is, and since when."""
    step, state = item.due, item.state
    waited = days.between(_day(item.changed_at), _day(context.now())) if state != "draft" else None
    told: dict[str, object] = {"state": state, "since": item.changed_at, "waited": waited}
    told["late"] = state == "submitted" and waited is not None and waited >= item.patience
    if step is None:
        return told
    who = known.of_role(step.role)
    deciding = {number for number, _ in known.holding.get(step.role, ())} - item.writers - _decided(item)
    stand_ins = any(number in known.stand_ins for number in deciding)
    chain = len(item.made[0].steps) + any(made.verdict == "refer" for made in item.made)
    told |= {"waits_for": str(ROLES[step.role]), "who": who, "place": f"{step.place + 1}/{chain}"}
    return told | {"stuck": not deciding and not stand_ins}


def _decided(item: Item) -> set[int]:
    return {made.account_id for made in item.made if made.verdict != "refer"}


def _day(at: int) -> date:
    return local_day(at, context.zone())
