"""What a new record is called in addresses: as its author wants, or by its title or the next free index number."""

from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk.importing import index_number
from content.desk.importing.days import day_of
from content.desk.importing.guide import name_of
from content.desk.models import Record
from content.desk.moments import Ms
from content.desk.records.kinds import SINGLE
from content.desk.whole import whole


def named(session: Session, kind: str, name: str, content: dict[str, Any], now: Ms) -> tuple[str, dict[str, Any]]:
    """The name, and the content with its index number where documents have one."""
    if kind in SINGLE:
        return kind, content
    if kind == "catalog":
        number = name or content.get("index_number") or index_number.next_free(session, _year(session, content, now))
        return number, content | {"index_number": content.get("index_number", number)}
    if name:
        return name, content
    if kind == "floor":
        return _free(session, kind, str(content.get("number", "1")).replace("-", "b")), content
    return _free(session, kind, name_of(next(iter(content.get("title", {"": kind}).values())))), content


def _year(session: Session, content: dict[str, Any], now: Ms) -> int:
    """Of the document, else the office's own: numbers count up within one."""
    told = str(content.get("published_on") or content.get("written_on") or "")[:4]
    return (whole(told, 4) if len(told) == 4 else None) or day_of(session, now).year


def _free(session: Session, kind: str, name: str) -> str:
    """The name, or the first of name-2, name-3 … that no record of the kind has."""
    taken = set(session.scalars(select(Record.name).where(Record.kind == kind)))
    if name not in taken:
        return name
    return next(further for number in count(2) if (further := f"{name}-{number}") not in taken)
