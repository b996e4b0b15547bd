from sqlalchemy import Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Json, Ms


class LedgerEntry(Base):
    """One line of the ledger. Triggers refuse UPDATE and DELETE; `hash` covers the line and `prev`."""

    __tablename__ = "ledger_entry"
    # Every way of asking ends with the number, so that a page of a long ledger is read and no more.
    __table_args__ = (
        Index("ix_ledger_entry_kind_seq", "kind", "seq"),
        Index("ix_ledger_entry_actor_seq", "actor", "seq"),
        Index("ix_ledger_entry_actor_kind", "actor", "kind", "seq"),
        Index("ix_ledger_entry_subject_seq", "subject", "seq"),
        Index("ix_ledger_entry_at", "at", "seq"),
    )

    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[Ms]
    actor: Mapped[str]
    kind: Mapped[str]
    subject: Mapped[str]
    details: Mapped[Json]
    origin: Mapped[str]
    prev: Mapped[str]
    hash: Mapped[str]

    @property
    def id(self) -> str:
        """The name by which items and decisions point here: the sequence and the start of the hash."""
        return f"{self.seq}-{self.hash[:12]}"
