"""Documents as notices on channels."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk import decisions, draft, notices
from content.desk.models import Notice

from . import notice
from .destination import CONSOLE, Made, Writing
from .document import Document
from .identity import digest
from .lines import plain
from .secrecy import held_back


class ToNotices:
    def __init__(self, channels: Sequence[str]) -> None:
        self._channels = channels

    def flags(self, document: Document, stand_in: str) -> list[str]:
        del stand_in
        draft.read(notice.draft(document, self._channels))
        # A notice has none of a record's facts; what was kept out of it, and what it may lack, still counts.
        told = ("number-", "issuer-", "written-on-missing", "published-on-missing", "title-missing")
        return [flag for flag in document.flags if not flag.startswith(told)]

    def known(self, session: Session, document: Document) -> str | None:
        words = digest(plain(notice.draft(document, self._channels)["text"]))
        for each in session.scalars(select(Notice).where(Notice.withdrawn_at.is_(None)).order_by(Notice.id)):
            if digest(plain(each.revisions[-1].content.get("text") or "")) == words:
                return f"notice/{each.id}"
        return None

    def write(self, session: Session, document: Document, stand_in: str, writing: Writing) -> Made:
        del stand_in
        actor, now, origin, reason = writing
        wanted = notice.draft(document, self._channels)
        write = notices.write_at_console if origin == CONSOLE else notices.write
        made = write(session, actor, wanted, now=now, origin=origin)
        may = not held_back(document.flags)
        if reason is not None and may:
            decisions.approve_from_console(session, actor, made.id, reason, now=now, origin=origin)
        return Made(f"notice/{made.id}", held=reason is not None and not may)
