from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, declared_attr, foreign, mapped_column, relationship

from .account import Account
from .base import Base, Json, Ms


class Decided:
    """What one account decided on one wording: submit, approve, return, refer (to the secrecy reviewer), or console
    (the whole chain)."""

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    verdict: Mapped[str]
    # Which step of the chain an approval or a return was made at.
    step: Mapped[int | None]
    # On a submission: the roles that have to approve, in order, as the chain was on that day.
    steps: Mapped[list[str] | None]
    # On a submission: what the author declared of it (declared.Declared), who answers for secrecy, after how many
    # working days it is reminded of.
    declared: Mapped[Json | None]
    # On the approval that completed the chain.
    final: Mapped[bool] = mapped_column(default=False, index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    # In whose name, when the account stood in for somebody absent.
    stands_for_id: Mapped[int | None]
    at: Mapped[Ms]
    note: Mapped[str]
    # The content the decision is bound to, and the ledger entry that says so.
    digest: Mapped[str]
    ledger_id: Mapped[str]

    @declared_attr
    @classmethod
    def account(cls) -> Mapped[Account]:
        return relationship(primaryjoin=lambda: Account.id == cls.account_id, lazy="joined")

    @declared_attr
    @classmethod
    def stands_for(cls) -> Mapped[Account | None]:
        return relationship(primaryjoin=lambda: Account.id == foreign(cls.stands_for_id), viewonly=True)


class Decision(Decided, Base):
    """A decision on a notice's wording."""

    __tablename__ = "decision"

    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)


class RecordDecision(Decided, Base):
    """A decision on a record's wording."""

    __tablename__ = "record_decision"

    revision_id: Mapped[int] = mapped_column(ForeignKey("record_revision.id"), index=True)
