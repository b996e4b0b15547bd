"""The ledger: every line, newest first, filtered and paged; and a look at whether the chain still holds."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk import ledger, readers, searching, stops
from content.desk.searching import Wanted

from . import context, moments
from .language import gettext, ngettext
from .ledger_lines import break_in_words, line, names, places
from .words import ACTS

blueprint = Blueprint("ledger", __name__, url_prefix="/ledger")
PAGE: Final = 50
FIELDS: Final = ("kind", "actor", "subject", "text", "from", "to")
LONGEST: Final = 100
# So long whoever asked for a check waits for it; a longer one tells its result on this page.
PATIENCE_S: Final = 3.0


@blueprint.get("/")
def show() -> str:
    asked, desk = query(), context.desk()
    before = request.args.get("before", type=int)
    with desk.database.reading() as db:
        found = searching.page(db, wanted(asked), before, PAGE)
        people, stop = names(db), stops.standing(db)
        where = places(db, found.lines, context.actor())
    return render_template(
        "ledger.html",
        entries=[line(each, people, where) for each in found.lines],
        kinds=sorted(((kind, str(name)) for kind, name in ACTS.items()), key=lambda pair: pair[1]),
        actors=[*people.items(), (ledger.NOBODY, gettext("Foyer itself"))],
        asked={name: asked.get(name, "") for name in FIELDS},
        query=asked,
        today=moments.local(context.now(), context.zone()).date().isoformat(),
        month_ago=(moments.local(context.now(), context.zone()).date() - timedelta(days=30)).isoformat(),
        filtered=bool(asked),
        newer=url_for("desk.ledger.show", **asked) if before is not None else None,
        older=url_for("desk.ledger.show", before=found.before, **asked) if found.before else None,
        read_to=found.read_to,
        checked=desk.verifying.last,
        checking=desk.verifying.is_under_way,
        stop=stop,
        reads_all=not readers.reader(context.actor()),
    )


@blueprint.post("/check")
def check() -> ResponseReturnValue:
    verifying = context.desk().verifying
    verifying.begin().join(PATIENCE_S)
    last = verifying.last
    if verifying.is_under_way or last is None:
        flash(gettext("The ledger is being looked at. What is found will stand here in a minute or two."), "good")
    elif last.found:
        flash(gettext("The chain is broken: %(fault)s", fault=break_in_words(last.found[0])), "bad")
    else:
        told = ngettext("The chain holds: %(num)d line checked.", "The chain holds: %(num)d lines checked.", last.lines)
        flash(told, "good")
    return redirect(url_for("desk.ledger.show"))


def query() -> dict[str, Any]:
    """What the address asks for, without what it leaves open."""
    asked = {name: request.args.get(name, "").strip()[:LONGEST] for name in FIELDS}
    return {name: value for name, value in asked.items() if value}


def wanted(asked: Mapping[str, str]) -> Wanted:
    """The same as the search takes it; days that are none are left open."""
    return Wanted(
        kind=asked.get("kind", ""),
        actor=asked.get("actor", ""),
        subject=asked.get("subject", ""),
        text=asked.get("text", ""),
        since=midnight(asked.get("from", "")),
        until=midnight(asked.get("to", ""), after=1),
        reader=readers.reader(context.actor()),
    )


def midnight(text: str, after: int = 0) -> int | None:
    """The beginning (ms) of a day in the office's zone, or of the one so many days after it; None for no day."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    if not 1971 < day.year < 9000:
        return None
    return int(datetime.combine(day + timedelta(days=after), time(), context.zone()).timestamp() * 1000)
