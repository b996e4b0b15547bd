from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class SpoolSeen(Base):
    """The key of a spool entry that was taken in, so that it counts once however often it comes."""

    __tablename__ = "spool_seen"

    key: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    at: Mapped[Ms] = mapped_column(index=True)
