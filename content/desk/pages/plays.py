"""The play log: what was shown of every notice, screen by screen, with what is missing named."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any, Final, NamedTuple

from flask import Blueprint, Response, render_template, request, send_file
from sqlalchemy.orm import Session

from content.desk.plays import taking
from content.desk.plays.report import MOST_DAYS, Report, days, names, report
from content.desk.plays.workbook import workbook

from . import context, moments
from .channel_titles import titled
from .language import gettext
from .paging import paged
from .words import GAPS, KINDS

blueprint = Blueprint("plays", __name__, url_prefix="/plays")
PAGE: Final = 4
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Asked(NamedTuple):
    """The days asked for, both counted, and what of them."""

    first: date
    last: date
    notice: int | None
    screen: str | None


@blueprint.get("/")
def show() -> str:
    asked = _asked()
    with context.desk().database.reading() as db:
        known = names(db, *days(asked.first, asked.last, context.zone()), context.now())
        wanted = [name for name in known if asked.screen in (None, name)]
        page = paged(wanted, lambda name: f"{name} {known[name]}", PAGE, "desk.plays.show", at="after", **_query(asked))
        found = _report(db, asked, page.shown)
    return render_template(
        "plays.html",
        found=found,
        asked=asked,
        query=_query(asked),
        page=page,
        newer=page.newer,
        older=page.older,
        today=_today(),
        lasted=lasted,
        gaps=GAPS,
        kinds=KINDS,
        most=MOST_DAYS,
    )


def _query(asked: Asked) -> dict[str, Any]:
    """What an address asks for by it."""
    said = {
        "from": asked.first.isoformat(),
        "to": asked.last.isoformat(),
        "notice": asked.notice,
        "screen": asked.screen,
    }
    return {name: value for name, value in said.items() if value}


@blueprint.get("/report.xlsx")
def sheet() -> Response:
    asked = _asked()
    with context.desk().database.reading() as db:
        found = _report(db, asked)
        spans = partial(taking.spans, db, start=found.start, end=found.end)
        called = replace(found, screens=[replace(each, channel=titled(each.channel)) for each in found.screens])
        made = workbook(called, spans, context.zone(), _words())
    name = f"plays-{asked.first.isoformat()}-{asked.last.isoformat()}.xlsx"
    answer = send_file(made, XLSX, as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def lasted(ms: int) -> str:
    """Hours, minutes and seconds: 12:03:05."""
    seconds = round(ms / 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _report(db: Session, asked: Asked, only: Collection[str] | None = None) -> Report:
    start, end = days(asked.first, asked.last, context.zone())
    daily = context.desk().daily
    return report(db, start, end, context.now(), daily, notice=asked.notice, screen=asked.screen, only=only)


def _asked() -> Asked:
    last = min(_day("to") or _today(), _today())
    first = min(_day("from") or last, last)
    first = max(first, last - timedelta(days=MOST_DAYS - 1))
    return Asked(first, last, request.args.get("notice", type=int), request.args.get("screen") or None)


def _day(name: str) -> date | None:
    try:
        found = date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None
    return found if 2000 < found.year < 9000 else None


def _today() -> date:
    return moments.local(context.now(), context.zone()).date()


def _words() -> dict[str, str]:
    """The headings of the workbook and the names of gaps, in the reader's language."""
    told = {
        "notices": gettext("Notices"),
        "gaps": gettext("Gaps"),
        "spans": gettext("Spans"),
        "screen": gettext("Screen"),
        "place": gettext("Place"),
        "channel": gettext("Channel"),
        "notice": gettext("Notice"),
        "text": gettext("Text"),
        "times": gettext("Times"),
        "seconds": gettext("Seconds"),
        "first": gettext("First"),
        "last": gettext("Last"),
        "from": gettext("From"),
        "to": gettext("To"),
        "why": gettext("Why"),
        "number": gettext("Programme"),
        "region": gettext("Region"),
        "item": gettext("Item"),
    }
    return told | {f"gap-{why}": str(word) for why, word in GAPS.items()}
