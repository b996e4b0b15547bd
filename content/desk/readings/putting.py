"""Taking the values of a reading in: under the approval of the tables that show it, newer ones only."""

import re
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk import ledger
from content.desk.actor import Actor
from content.desk.compile import material
from content.desk.compile.source import missing, outside
from content.desk.database import announce
from content.desk.errors import Problem
from content.desk.models import Reading
from content.desk.moments import Ms, ms
from content.desk.problems import checked
from content.desk.roles import WRITERS
from content.published.canonical import digest

from .body import Values
from .showing import Shown, tables

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}", re.ASCII)
# How far ahead of ours the clock of a source may be.
AHEAD: Ms = 5 * 60_000


def put(session: Session, actor: Actor, name: str, raw: object, *, now: Ms, origin: str) -> Reading:
    """Take in what `raw` says; the tables that show it follow within seconds.

    Raises Problem 400 naming the field (a value outside what a table was approved for is `rows.<row>.<column>`),
    403, 409 for values older than those that are there.
    """
    actor.require(WRITERS)
    if not NAME.fullmatch(name):
        raise Problem(400, "bad-name", "must be small letters a-z, digits and dashes, as water-levels", field="name")
    values = checked(Values, raw)
    read_at = ms(values.read_at)
    if read_at > now + AHEAD:
        raise Problem(400, "read-later", "was not read yet", field="read_at")
    found = session.get(Reading, name)
    columns, rows = values.table
    if found is not None:
        if read_at < found.read_at:
            raise Problem(409, "older", "there are newer values of this reading", field="read_at")
        if (found.columns, found.rows, found.read_at) == (columns, rows, read_at):
            return found
    shown = tables(session, name, now)
    _check(shown, material.Reading(tuple(columns), tuple(map(tuple, rows)), read_at))
    details = {"columns": columns, "rows": len(rows), "content": digest([columns, rows]), "read_at": read_at}
    entry = ledger.append(session, actor, "reading", f"reading:{name}", details, now=now, origin=origin)
    kept = found or Reading(name=name)
    kept.columns, kept.rows, kept.read_at = columns, rows, read_at
    kept.put_at, kept.account_id, kept.ledger_id = now, actor.id, entry.id
    session.add(kept)
    announce(session, *(("reading", channel) for each in shown for channel in each.channels))
    return kept


def everything(session: Session) -> Sequence[Reading]:
    """By name."""
    return session.scalars(select(Reading).order_by(Reading.name)).all()


def _check(shown: list[Shown], reading: material.Reading) -> None:
    for each in shown:
        columns = each.notice.content["columns"]
        absent = missing(columns, reading)
        if absent:
            message = "the approved table of notice %(notice)d wants a column %(name)s"
            raise Problem(400, "column-missing", message, field="columns", notice=each.notice.notice, name=absent[0])
        for wrong in outside(columns, reading):
            message = "%(value)s is not within what notice %(notice)d was approved for"
            field = f"rows.{wrong.row}.{wrong.column}"
            raise Problem(400, "outside", message, field=field, value=wrong.value or "-", notice=each.notice.notice)
