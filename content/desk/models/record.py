from typing import Any

from sqlalchemy import ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .account import Account
from .base import Base, Ms
from .revision import RecordRevision


class Record(Base):
    """What visitors look up: a guide, a floor, a catalogue entry. What stays the same while it is rewritten."""

    __tablename__ = "record"
    __table_args__ = (UniqueConstraint("kind", "name"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    created_at: Mapped[Ms]
    withdrawn_at: Mapped[Ms | None]
    # SHA-256 of what the document said that it was imported from, so that the same is not taken in twice.
    source: Mapped[str | None] = mapped_column(index=True)
    author: Mapped[Account] = relationship(lazy="joined")
    revisions: Mapped[list[RecordRevision]] = relationship(order_by=RecordRevision.sequence, lazy="selectin")

    @property
    def key(self) -> str:
        """Its id in an edition."""
        return f"{self.kind}/{self.name}"

    @property
    def subject(self) -> str:
        """What the ledger calls it."""
        return f"record:{self.key}"

    def word(self, **columns: Any) -> RecordRevision:
        """A further wording, not yet decided on."""
        revision = RecordRevision(record_id=self.id, decisions=[], **columns)
        self.revisions.append(revision)
        return revision
