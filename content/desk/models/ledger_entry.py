from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Json, Ms


class LedgerEntry(Base):
    """One line of the ledger. Triggers refuse UPDATE and DELETE; `hash` covers the line and `prev`."""

    __tablename__ = "ledger_entry"

    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[Ms]
    actor: Mapped[str]
    kind: Mapped[str] = mapped_column(index=True)
    subject: Mapped[str] = mapped_column(index=True)
    details: Mapped[Json]
    origin: Mapped[str]
    prev: Mapped[str]
    hash: Mapped[str]

    @property
    def id(self) -> str:
        """The name by which items and decisions point here: the sequence and the start of the hash."""
        return f"{self.seq}-{self.hash[:12]}"
