"""Absences: everybody names who decides for them while they are away; the security administrator may
for anybody."""

from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from content.desk import absences
from content.desk.errors import Problem
from content.desk.models import Absence
from content.desk.roles import ANY_ADMINISTRATOR
from content.desk.staff import listed

from . import context, moments
from .frame import roles_in_words
from .language import gettext
from .paging import LONGEST, Paged
from .problems import mistake

blueprint = Blueprint("absences", __name__, url_prefix="/absences")
PAGE: Final = 20
FIELDS: Final = {"absent": "absent", "substitute": "substitute", "from_at": "from", "until_at": "until"}


@dataclass(frozen=True, slots=True)
class Shown:
    """state: running, coming or over; empty: the roles, in words, at whose step what they decide would wait."""

    id: int
    absent: str
    substitute: str
    named_by: str
    from_at: int
    until_at: int
    state: str
    mine: bool
    empty: str


@dataclass(frozen=True, slots=True)
class Typed:
    """`from_` and `until` are local times of the office."""

    absent: str
    substitute: str = ""
    from_: str = ""
    until: str = ""


@blueprint.get("/")
def index() -> str:
    return _page(Typed(context.actor().name))


@blueprint.post("/")
def name() -> ResponseReturnValue:
    form, actor = request.form, context.actor()
    typed = Typed(
        form.get("absent") or actor.name, form.get("substitute", ""), form.get("from", ""), form.get("until", "")
    )
    start, end = (moments.of_field(text, context.zone()) for text in (typed.from_, typed.until))
    mistakes = _slips(typed, start, end)
    if mistakes or start is None or end is None:
        return _page(typed, mistakes=mistakes), 422
    try:
        with context.desk().database.transaction() as db:
            absences.name(db, actor, typed.absent, typed.substitute, start, end, **context.told())
    except Problem as problem:
        return _page(typed, mistakes={FIELDS.get(problem.field or "", ""): mistake(problem)}), problem.status
    flash(gettext("Named. They decide in that time, and the ledger says in whose name."), "good")
    return redirect(url_for("desk.absences.index"))


@blueprint.post("/<int:number>/end")
def end(number: int) -> ResponseReturnValue:
    with context.desk().database.transaction() as db:
        absences.end(db, context.actor(), number, **context.told())
    flash(gettext("Ended. From now on nobody stands in."), "good")
    return redirect(url_for("desk.absences.index"))


def _slips(typed: Typed, start: int | None, end: int | None) -> dict[str, str]:
    found = {}
    if not typed.substitute:
        found["substitute"] = gettext("Choose who stands in.")
    if start is None:
        found["from"] = gettext("Say from when.")
    if end is None:
        found["until"] = gettext("Say until when.")
    return found


def _page(typed: Typed, **more: Any) -> str:
    actor, now = context.actor(), context.now()
    going = request.args.get("all", "") != "1"
    with context.desk().database.reading() as db:
        page, may = _asked(db, going, now), absences.may_for_others(db, actor)
        seats = absences.seats(db)
        rows = [_shown(row, seats, now, may) for row in page.shown]
        people = [each for each in listed(db) if each.disabled_at is None]
    told: dict[str, Any] = {
        "mistakes": {},
        "typed": typed,
        "people": people,
        "substitutes": [each for each in people if not each.roles & ANY_ADMINISTRATOR],
        "is_admin": may,
    }
    return render_template(
        "absences.html",
        rows=rows,
        page=page,
        going=going,
        newer=page.newer,
        older=page.older,
        **told | more,
    )


def _asked(db: Session, going: bool, now: int) -> Paged[Absence]:
    """The page that the address asks for, by the names of people."""
    find, start = request.args.get("find", "").strip()[:LONGEST], request.args.get("from", 0, type=int)
    everything = absences.count(db, going=going, now=now)
    total = absences.count(db, going=going, find=find, now=now) if find else everything
    start = start if 0 <= start < total else 0
    return Paged(
        shown=absences.listing(db, start=start, limit=PAGE, going=going, find=find, now=now),
        total=total,
        everything=everything,
        find=find,
        newer=_address(going, find, start - PAGE) if start else None,
        older=_address(going, find, start + PAGE) if start + PAGE < total else None,
        all_of_them=_address(going, "", 0),
    )


def _shown(row: Absence, seats: absences.Seats, now: int, may: bool) -> Shown:
    over = row.ended_at is not None or row.until_at <= now
    return Shown(
        id=row.id,
        absent=row.absent.display_name,
        substitute=row.substitute.display_name,
        named_by=row.named_by.display_name,
        from_at=row.from_at,
        until_at=min(row.until_at, row.ended_at or row.until_at),
        state="over" if over else "coming" if row.from_at > now else "running",
        mine=not over and (may or row.absent.name == context.actor().name),
        empty="" if over else roles_in_words(set(seats.left_empty(row.absent_id, row.substitute_id))),
    )


def _address(going: bool, find: str, start: int) -> str:
    query: dict[str, Any] = {"from": max(start, 0), "find": find, "all": "" if going else "1"}
    return url_for("desk.absences.index", **{name: value for name, value in query.items() if value})
