from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Json, Ms


class Desired(Base):
    """How the screens of a channel are to be, beside what they show; it travels in the programme."""

    __tablename__ = "desired"

    channel: Mapped[str] = mapped_column(ForeignKey("channel.name"), primary_key=True)
    # {"working": [["08:00", "18:00"], ...], "off": [...]}; None: lit day and night
    hours: Mapped[Json | None]
    # [["19:00", "07:00", percent], ...]; 100 at all other times
    brightness: Mapped[list[Any]]
    # Whether an emergency is never heard there.
    silent: Mapped[bool] = mapped_column(default=False)
    # Whoever began with a lower programme number begins anew.
    restart: Mapped[int | None]
    changed_at: Mapped[Ms]
