from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class Office(Base):
    """The one office this hub belongs to; its row has id 1."""

    __tablename__ = "office"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str]
    name_en: Mapped[str]
    zone: Mapped[str]
    created_at: Mapped[Ms]
    # The ledger entry by which the built-in idle screens stand approved.
    idle_ledger_id: Mapped[str]
    idle_digest: Mapped[str]
