"""Which department a record belongs to, and who is of it."""

import re
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..actor import Actor
from ..database import kept
from ..models import Record
from ..moments import Ms
from ..waiting.touched import mark
from .views import record_view

DEPARTMENT: Final = "department"
# 行政审批科（窗口） is called without its brackets.
_BRACKETS: Final = re.compile(r"\s*[（(].*")


def is_colleague(session: Session, actor: Actor, record: Record, now: Ms) -> bool:
    """Whether the record belongs to the account's department: it names that one, or is its own page. A department is
    called as its approved page is titled; what a draft says makes nobody a colleague."""
    name = record.name if record.kind == DEPARTMENT else record.revisions[-1].content.get(DEPARTMENT)
    if not actor.department or not name:
        return False
    titles = kept(session, f"{DEPARTMENT} {name}", mark(session).of_records, lambda it: _titles(it, name, now))
    return any(actor.department in (title, _BRACKETS.sub("", title)) for title in titles)


def _titles(session: Session, department: str, now: Ms) -> list[str]:
    """Of its approved page."""
    named = select(Record).where(Record.kind == DEPARTMENT, Record.name == department)
    found = session.scalars(named).first()
    approved = record_view(found, now).approved if found is not None else None
    return list(approved.content["title"].values()) if approved is not None else []
