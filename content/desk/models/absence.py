from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .account import Account
from .base import Base, Ms


class Absence(Base):
    """Who decides in whose name from when to when (half-open)."""

    __tablename__ = "absence"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    absent_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    substitute_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    from_at: Mapped[Ms]
    until_at: Mapped[Ms]
    named_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[Ms]
    # Ended before its time.
    ended_at: Mapped[Ms | None]
    absent: Mapped[Account] = relationship(foreign_keys=[absent_id], lazy="joined")
    substitute: Mapped[Account] = relationship(foreign_keys=[substitute_id], lazy="joined")
    named_by: Mapped[Account] = relationship(foreign_keys=[named_by_id], lazy="joined")

    @property
    def subject(self) -> str:
        """What the ledger calls it."""
        return f"absence:{self.id}"
