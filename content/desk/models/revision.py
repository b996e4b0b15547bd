from sqlalchemy import ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .account import Account
from .base import Base, Json, Ms
from .decision import Decision


class Revision(Base):
    """One wording of a notice. Never changed: an edit is a further revision beside it."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("notice_id", "sequence"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id"), index=True)
    sequence: Mapped[int]
    content: Mapped[Json]
    digest: Mapped[str]
    # When the content's own end is past, the compiler need not look at it; null = no end.
    ends_at: Mapped[Ms | None] = mapped_column(index=True)
    created_at: Mapped[Ms]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    account: Mapped[Account] = relationship(lazy="joined")
    decisions: Mapped[list[Decision]] = relationship(order_by=Decision.id, lazy="selectin")
