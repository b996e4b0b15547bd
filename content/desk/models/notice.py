from typing import Any

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .account import Account
from .base import Base, Ms
from .revision import Revision


class Notice(Base):
    """What stays the same while a notice is written and rewritten; its words are in revisions."""

    __tablename__ = "notice"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    order: Mapped[int] = mapped_column(index=True)
    created_at: Mapped[Ms]
    withdrawn_at: Mapped[Ms | None]
    author: Mapped[Account] = relationship(lazy="joined")
    revisions: Mapped[list[Revision]] = relationship(order_by=Revision.sequence, lazy="selectin")

    @property
    def subject(self) -> str:
        """What the ledger calls it."""
        return f"notice:{self.id}"

    def word(self, **columns: Any) -> Revision:
        """A further wording, not yet decided on."""
        revision = Revision(notice_id=self.id, decisions=[], **columns)
        self.revisions.append(revision)
        return revision
