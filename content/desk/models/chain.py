from sqlalchemy.orm import Mapped, mapped_column

from .base import Base


class Chain(Base):
    """The roles that have to approve a kind of content of one level, in order. kind: notice, or that of a record."""

    __tablename__ = "chain"

    kind: Mapped[str] = mapped_column(primary_key=True)
    level: Mapped[str] = mapped_column(primary_key=True)
    steps: Mapped[list[str]]
    # The step that answers for the secrecy review.
    secrecy_by: Mapped[str]
    # Working days at one step after which it is reminded of.
    patience: Mapped[int]
