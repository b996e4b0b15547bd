"""Wordings: never changed, an edit is a further revision beside the old ones. One shape for notices and
records, a table for each, so that ten thousand records cost a notice nothing."""

from typing import Any

from sqlalchemy import ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from .account import Account
from .base import Base, Json, Ms
from .decision import Decision, RecordDecision


class Worded:
    """The columns of a wording, whatever it words."""

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    sequence: Mapped[int]
    content: Mapped[Json]
    digest: Mapped[str]
    # When the content's own end is past, the compiler need not look at it; null = no end.
    ends_at: Mapped[Ms | None] = mapped_column(index=True)
    created_at: Mapped[Ms]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))

    @declared_attr
    @classmethod
    def account(cls) -> Mapped[Account]:
        return relationship(lazy="joined")


class Revision(Worded, Base):
    """One wording of a notice."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("notice_id", "sequence"),)

    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id"), index=True)
    decisions: Mapped[list[Decision]] = relationship(order_by=Decision.id, lazy="selectin")

    def decide(self, **columns: Any) -> None:
        self.decisions.append(Decision(**columns))


class RecordRevision(Worded, Base):
    """One wording of a record."""

    __tablename__ = "record_revision"
    __table_args__ = (UniqueConstraint("record_id", "sequence"),)

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), index=True)
    decisions: Mapped[list[RecordDecision]] = relationship(order_by=RecordDecision.id, lazy="selectin")

    def decide(self, **columns: Any) -> None:
        self.decisions.append(RecordDecision(**columns))
