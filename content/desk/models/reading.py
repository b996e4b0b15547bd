from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .account import Account
from .base import Base, Ms


class Reading(Base):
    """The newest values of a source; all of it text, `rows` as long as `columns`. Older ones are in the ledger."""

    __tablename__ = "reading"

    name: Mapped[str] = mapped_column(primary_key=True)
    columns: Mapped[list[Any]]
    rows: Mapped[list[Any]]
    read_at: Mapped[Ms]
    put_at: Mapped[Ms]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    ledger_id: Mapped[str]
    account: Mapped[Account] = relationship(lazy="joined")
