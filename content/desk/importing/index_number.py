"""Index numbers (索引号) for records whose documents have none: the office's own form, next free in its year."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk.models import Record

OFFICE: Final = "CCSW"
_FORM: Final = re.compile(r"(.{1,40})-(\d{4})-(\d{5})")
# So many of the newest records tell which letters the office uses.
_TELLING: Final = 500


def next_free(session: Session, year: int) -> str:
    """As CCSW-2026-00061, one above the highest of the year; the letters are those of most other records."""
    names = select(Record.name).where(Record.kind == "catalog")
    letters = office(session.scalars(names.order_by(Record.id.desc()).limit(_TELLING)))
    return after(
        session.scalars(names.where(Record.name.startswith(f"{letters}-{year}-", autoescape=True))), letters, year
    )


def office(names: Iterable[str]) -> str:
    """The letters that most of `names` begin with; one document from elsewhere does not change them."""
    counted = Counter(match[1] for match in map(_FORM.fullmatch, names) if match)
    return counted.most_common(1)[0][0] if counted else OFFICE


def after(names: Iterable[str], letters: str, year: int) -> str:
    """The number that follows `names`; those of another form do not count."""
    known = (match.groups() for match in map(_FORM.fullmatch, names) if match)
    highest = max((int(serial) for *begun, serial in known if begun == [letters, str(year)]), default=0)
    return f"{letters}-{year}-{highest + 1:05d}"


def following(number: str) -> str:
    """The next one of the same letters and year, as `next_free` gives them."""
    begun, _, serial = number.rpartition("-")
    return f"{begun}-{int(serial) + 1:05d}"
