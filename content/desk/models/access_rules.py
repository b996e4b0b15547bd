from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base


class AccessRules(Base):
    """What the office asks of everybody who signs in; its row has id 1, and none is what Foyer comes with."""

    __tablename__ = "access_rules"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    password_length: Mapped[int]
    # 0 is for ever.
    password_days: Mapped[int]
    idle_minutes: Mapped[int]
    longest_hours: Mapped[int]
    # Roles that sign in with a second factor.
    second_factor: Mapped[list[str]]
