"""Readings: what the newest values are, who put them, which tables show them; and values out of a CSV file."""

from dataclasses import dataclass
from typing import Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk.compile.setting import Approved
from content.desk.errors import Problem
from content.desk.models import Reading
from content.desk.readings import spreadsheet
from content.desk.readings.putting import everything, put
from content.desk.readings.showing import of, readable
from content.desk.roles import WRITERS

from . import context, mine, moments
from .language import gettext
from .paging import paged
from .problems import mistake

blueprint = Blueprint("readings", __name__, url_prefix="/readings")
MINUTE: Final = 60_000
PAGE: Final = 20
FIELDS: Final = ("name", "file", "read_at")


@dataclass(frozen=True, slots=True)
class Shown:
    """A reading with the tables that show it; `stale` where it is older than any of them allows."""

    name: str
    columns: list[str]
    rows: list[list[str]]
    read_at: int
    put_by: str
    tables: tuple[tuple[int, str], ...]
    stale: bool


@blueprint.get("/")
def index() -> str:
    return _page({"name": request.args.get("name", ""), "read_at": ""}, {})


@blueprint.post("/")
def upload() -> ResponseReturnValue:
    context.actor().require(WRITERS)
    typed = {name: request.form.get(name, "").strip() for name in ("name", "read_at")}
    try:
        _put(typed)
    except Problem as problem:
        field = (problem.field or "").partition(".")[0]
        line = mistake(problem)
        told = line if field in FIELDS else f"{problem.field or ''} {line}".strip()
        return _page(typed, {field if field in FIELDS else "file": told}), 422
    flash(gettext("The values are in; the screens follow within seconds."), "good")
    return redirect(url_for("desk.readings.index"))


def _put(typed: dict[str, str]) -> None:
    file = request.files.get("file")
    if file is None or not file.filename:
        raise Problem(400, "missing", "is missing", field="file")
    raw = spreadsheet.table(file.stream.read(spreadsheet.MOST_BYTES + 1))
    raw["read_at"] = moments.iso(_read_at(typed["read_at"]), context.zone())
    with context.desk().database.transaction() as db:
        put(db, context.actor(), typed["name"], raw, **context.told())


def _read_at(text: str) -> int:
    """A local time of the office; empty is now."""
    found = moments.of_field(text, context.zone()) if text else context.now()
    if found is None:
        raise Problem(400, "bad_time", "not a time such as 2026-07-01T09:00:00+08:00", field="read_at")
    return found


def _page(typed: dict[str, str], mistakes: dict[str, str]) -> str:
    now = context.now()
    with context.desk().database.reading() as db:
        # Looked at anew when anything is decided, and each minute for what ends.
        board = mine.board()
        mark = (board.mark(db).of_queues, now // MINUTE)
        approved: list[Approved] = board.kept(db, "readable", lambda it: readable(it, now), mark)
        found = [_shown(each, approved, now) for each in everything(db)]
    known = {each.name for each in found}
    page = paged(found, _said, PAGE, "desk.readings.index")
    waiting = sorted({str(each.content["reading"]) for each in approved if "reading" in each.content} - known)
    return render_template(
        "readings.html",
        readings=page.shown,
        names=sorted(known),
        page=page,
        newer=page.newer,
        older=page.older,
        waiting=waiting,
        may_put=context.actor().may(WRITERS),
        typed=typed,
        mistakes=mistakes,
    )


def _said(shown: Shown) -> str:
    return " ".join((shown.name, shown.put_by, *shown.columns, *(title for _, title in shown.tables)))


def _shown(reading: Reading, approved: list[Approved], now: int) -> Shown:
    tables = [each.notice for each in of(approved, reading.name)]
    return Shown(
        name=reading.name,
        columns=reading.columns,
        rows=reading.rows,
        read_at=reading.read_at,
        put_by=reading.account.display_name,
        tables=tuple((each.notice, str(each.content.get("text", ""))) for each in tables),
        stale=any(now >= reading.read_at + each.content["stale_minutes"] * MINUTE for each in tables),
    )
