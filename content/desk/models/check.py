"""What the checks before review keep: reasons for which findings stay, the office's own words, how texts begin."""

from sqlalchemy import ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .account import Account
from .base import Base, Ms


class KeptFinding(Base):
    """A finding that somebody left as it is, and why: bound to this finding in exactly this content."""

    __tablename__ = "kept_finding"
    __table_args__ = (UniqueConstraint("subject", "content", "finding"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    # As in the ledger: "notice:12", "record:guide/tap".
    subject: Mapped[str]
    # The digest of the wording.
    content: Mapped[str]
    # The finding's id, its kind and field, and what it quotes; personal numbers are masked.
    finding: Mapped[str]
    kind: Mapped[str]
    field: Mapped[str]
    quoted: Mapped[str]
    because: Mapped[str]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    at: Mapped[Ms]
    ledger_id: Mapped[str]
    account: Mapped[Account] = relationship(lazy="joined")


class CheckWord(Base):
    """A word of the office's own lists; kind: foreign, allowed, phone or host."""

    __tablename__ = "check_word"

    kind: Mapped[str] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)


class Opening(Base):
    """How the main text of a wording begins, so that the same text is found among many; triggers fill it."""

    __tablename__ = "opening"
    __table_args__ = (Index("ix_opening_begins", "begins"),)

    # "notice" or "record", and the row of its wording.
    kind: Mapped[str] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    item_id: Mapped[int] = mapped_column(Integer)
    begins: Mapped[str]
