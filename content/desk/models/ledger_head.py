from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class LedgerHead(Base):
    """The newest line, signed at every change: whoever does not have the key can neither cut lines off nor add any.

    One row. checked_seq and checked_hash are the checkpoint: up to there a publication has looked at every line.
    """

    __tablename__ = "ledger_head"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    seq: Mapped[int]
    hash: Mapped[str]
    checked_seq: Mapped[int]
    checked_hash: Mapped[str]
    at: Mapped[Ms]
    key: Mapped[str]
    signature: Mapped[str]
