from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class Pattern(Base):
    """A test pattern that stands on a channel for a while: [from_at, until_at); ended early by an earlier until."""

    __tablename__ = "test_pattern"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    channel: Mapped[str] = mapped_column(ForeignKey("channel.name"))
    from_at: Mapped[Ms]
    until_at: Mapped[Ms] = mapped_column(index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    ledger_id: Mapped[str]
