"""Which department a record belongs to, and who is of it."""

import re
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..actor import Actor
from ..models import Record
from ..moments import Ms
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
    found = session.scalars(select(Record).where(Record.kind == DEPARTMENT, Record.name == name)).first()
    approved = record_view(found, now).approved if found is not None and found.withdrawn_at is None else None
    titles = approved.content["title"].values() if approved is not None else ()
    return any(actor.department in (title, _BRACKETS.sub("", title)) for title in titles)
