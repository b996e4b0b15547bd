"""Index numbers (索引号) for records whose documents have none: the office's own form, next free in its year."""

import re
from collections.abc import Iterable
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk.models import Record

OFFICE: Final = "CCSW"
_FORM: Final = re.compile(r"(.{1,40})-(\d{4})-(\d{5})")


def next_free(session: Session, year: int) -> str:
    """As CCSW-2026-00061, one above the highest of the year; the office's letters are those of its other records."""
    names = session.scalars(select(Record.name).where(Record.kind == "catalog").order_by(Record.id)).all()
    return after(names, year)


def after(names: Iterable[str], year: int) -> str:
    """The number that follows `names`; those of another form do not count. The newest names tell the letters."""
    office, highest = OFFICE, 0
    known = [match.groups() for match in map(_FORM.fullmatch, names) if match]
    if known:
        office = known[-1][0]
    highest = max((int(serial) for letters, of, serial in known if (letters, of) == (office, str(year))), default=0)
    return f"{office}-{year}-{highest + 1:05d}"
