from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class Play(Base):
    """A span in which a screen showed one programme, an hour at most, with what it really showed of it."""

    __tablename__ = "play"
    # What a screen told of some days, and whether it told anything, is read without what it showed.
    __table_args__ = (Index("ix_play_screen_start", "screen", "start", "block", "channel", "end", "ended"),)

    screen: Mapped[str] = mapped_column(primary_key=True)
    # The screen's own id of the span; told again, the longer telling counts.
    block: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str]
    number: Mapped[int]
    start: Mapped[Ms] = mapped_column(index=True)
    end: Mapped[Ms]
    # Why it ended, a machine word; "" while it goes on, or when the screen could say no more.
    ended: Mapped[str]
    # [[region, item, times, ms], ...]
    shown: Mapped[list[Any]]
