"""Reading notices: the list, one notice with its difference and its history, and when it would show."""

from typing import Any, Final

from flask import Blueprint, render_template, request, session, url_for
from sqlalchemy.orm import Session

from content.desk import absences, chains, channels, ledger, notices
from content.desk.declared import Declared
from content.desk.notice_lists import PAGE, Asked, Row, find_page, renewed, rows
from content.desk.views import notice_view

from . import context, findings, mine, moments, summary
from .cards import card, cards
from .facts import difference, facts
from .form import NoticeForm, typed
from .language import gettext
from .people import people
from .review import chain, compared, declared, history, may
from .words import STATES

blueprint = Blueprint("notices", __name__, url_prefix="/notices")
FILTERS: Final = ("channel", "state", "words")
LONGEST: Final = 200
"""Each word that is looked for is a condition, of which the database takes a thousand."""


@blueprint.get("/")
def index() -> str:
    channel, state, words = (request.args.get(name, "")[:LONGEST] for name in FILTERS)
    asked = Asked(channel, state, words)
    with context.desk().database.reading() as db:
        names = [each.name for each in channels.everyone(db)]
        # Words are anybody's; how many channels there are is known.
        plain = not words and channel in ("", *names)
        known = kept_rows(db, channel) if plain else None
        found = find_page(db, context.now(), asked, request.args.get("from", 0, type=int), known=known)
    return render_template(
        "notices/list.html",
        notices=cards(found.notices, context.zone()),
        total=found.total,
        channels=names,
        asked=asked,
        states=_states(),
        newer=_page(found.start - PAGE) if found.start else None,
        older=_page(found.start + PAGE) if found.start + PAGE < found.total else None,
    )


def kept_rows(db: Session, channel: str = "") -> list[Row]:
    """Of every notice there is on it, kept, and read again for those that something happened to."""
    every = Asked(channel)
    found: list[Row] = mine.board().renewed(
        db,
        f"notices {channel}",
        lambda it: rows(it, every),
        lambda it, before, touched: renewed(it, every, before, touched.notices),
    )
    return found


@blueprint.get("/<int:number>/")
def show(number: int) -> str:
    return shown(number)


def shown(number: int, **more: Any) -> str:
    """The page of one notice; `more` is what a refused decision has to say on it."""
    actor, zone, now = context.actor(), context.zone(), context.now()
    with context.desk().database.reading() as db:
        item = notices.get(db, number)
        notice = notice_view(item, now)
        rule = chains.find(db, chains.NOTICE, notice.newest.content["level"])
        lines = ledger.about(db, f"notice:{number}")
        known, covered = people(db, now), absences.covered_by(db, actor, now)
        found = findings.of_item(db, item, actor, now)
    newest, live, before = notice.newest, notice.approved, compared(notice, actor)
    beside = live is not None and live is not newest
    told: dict[str, Any] = {
        "notice": card(notice, zone),
        "content": newest.content,
        "digest": newest.digest,
        "facts": facts(newest.content, zone, now),
        "difference": difference(live.content, newest.content, zone, now) if live and beside else [],
        "before": before,
        "since": difference(before.content, newest.content, zone, now) if before else [],
        "chain": chain(newest, rule.steps if rule else (), rule.secrecy_by if rule else "", known),
        "history": history(notice, lines, known),
        "may": may(notice, actor, covered, known),
        "declared": Declared(attribute="open"),
        "declared_so": declared(newest),
        "findings": found,
        "subject": f"notice:{number}",
        "back": url_for("desk.notices.show", number=number),
        "urls": _urls(number),
        "forget": session.pop("saved", ""),
        "mistakes": {},
        "mistake": "",
    }
    return render_template("notices/show.html", **told | more)


@blueprint.get("/when")
def when() -> dict[str, str]:
    """What the form's rule means in words, asked for while it is typed."""
    return {"when": rule_in_words(typed(request.args))}


def rule_in_words(form: NoticeForm) -> str:
    """The rule of a form, as far as it is one already."""
    zone, now = context.zone(), context.now()
    start, end = (moments.field_in_words(edge, zone, now) for edge in (form.start, form.end))
    return summary.when(start, end, form.chosen_days, form.chosen_times)


def _urls(number: int) -> dict[str, str]:
    """Where decisions are sent."""
    return {act: url_for(f"desk.notices.{act}", number=number) for act in ("approve", "give_back", "refer", "submit")}


def _states() -> list[tuple[str, str]]:
    derived = [("live", gettext("In force")), ("expired", gettext("Ended"))]
    return [(state, str(name)) for state, name in STATES.items()] + derived


def _page(start: int) -> str:
    # Only what the list reads: other words of an address may mean something to what makes addresses.
    asked = {name: request.args[name] for name in FILTERS if name in request.args}
    query: dict[str, Any] = {**asked, "from": max(start, 0)}
    return url_for("desk.notices.index", **query)
