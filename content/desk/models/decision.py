from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from .account import Account
from .base import Base, Ms


class Decided:
    """What one account decided on one wording: submit, approve, return, or console (the whole chain)."""

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    verdict: Mapped[str]
    # Which step of the chain an approval or a return was made at.
    step: Mapped[int | None]
    # On a submission: the roles that have to approve, in order, as the chain was on that day.
    steps: Mapped[list[str] | None]
    # On the approval that completed the chain.
    final: Mapped[bool] = mapped_column(default=False, index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    at: Mapped[Ms]
    note: Mapped[str]
    # The content the decision is bound to, and the ledger entry that says so.
    digest: Mapped[str]
    ledger_id: Mapped[str]

    @declared_attr
    @classmethod
    def account(cls) -> Mapped[Account]:
        return relationship(lazy="joined")


class Decision(Decided, Base):
    """A decision on a notice's wording."""

    __tablename__ = "decision"

    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)


class RecordDecision(Decided, Base):
    """A decision on a record's wording."""

    __tablename__ = "record_decision"

    revision_id: Mapped[int] = mapped_column(ForeignKey("record_revision.id"), index=True)
