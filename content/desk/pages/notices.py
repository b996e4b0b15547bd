"""Reading notices: the list, one notice with its difference and its history, and when it would show."""

from typing import Any, Final

from flask import Blueprint, render_template, request, session, url_for

from content.desk import accounts, channels, ledger, notices
from content.desk.models import Chain

from . import context, moments, summary
from .cards import card, cards
from .facts import difference, facts
from .form import NoticeForm, typed
from .language import gettext
from .review import chain, history, may
from .words import STATES

blueprint = Blueprint("notices", __name__, url_prefix="/notices")
PAGE: Final = 30


@blueprint.get("/")
def index() -> str:
    channel, state = request.args.get("channel", ""), request.args.get("state", "")
    with context.desk().database.reading() as db:
        found = notices.listing(db, context.now(), channel=channel or None, state=state or None)
        names = [each.name for each in channels.everyone(db)]
    # Newest first: the list is for finding; the order of the screens is in the queue.
    found.sort(key=lambda notice: notice.id, reverse=True)
    start = request.args.get("from", 0, type=int)
    start = start if 0 <= start < len(found) else 0
    return render_template(
        "notices/list.html",
        notices=cards(found[start : start + PAGE], context.zone()),
        total=len(found),
        channels=names,
        channel=channel,
        state=state,
        states=_states(),
        newer=_page(start - PAGE) if start else None,
        older=_page(start + PAGE) if start + PAGE < len(found) else None,
    )


@blueprint.get("/<int:number>/")
def show(number: int) -> str:
    return shown(number)


def shown(number: int, **more: Any) -> str:
    """The page of one notice; `more` is what a refused decision has to say on it."""
    actor, zone, now = context.actor(), context.zone(), context.now()
    with context.desk().database.reading() as db:
        notice = notices.view(db, number, now)
        rule = db.get(Chain, ("notice", notice.newest.content["level"]))
        lines = ledger.about(db, f"notice:{number}")
        people = {each.name: each.display_name for each in accounts.everybody(db)}
    newest, live = notice.newest, notice.approved
    beside = live is not None and live is not newest
    told: dict[str, Any] = {
        "notice": card(notice, zone),
        "content": newest.content,
        "digest": newest.digest,
        "facts": facts(newest.content, zone, now),
        "difference": difference(live.content, newest.content, zone, now) if live and beside else [],
        "chain": chain(newest, rule.steps if rule else ()),
        "history": history(notice, lines, people),
        "may": may(notice, actor),
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


def _states() -> list[tuple[str, str]]:
    derived = [("live", gettext("In force")), ("expired", gettext("Ended"))]
    return [(state, str(name)) for state, name in STATES.items()] + derived


def _page(start: int) -> str:
    # Only what the list reads: other words of an address may mean something to what makes addresses.
    asked = {name: request.args[name] for name in ("channel", "state") if name in request.args}
    query: dict[str, Any] = {**asked, "from": max(start, 0)}
    return url_for("desk.notices.index", **query)
