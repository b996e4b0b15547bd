from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class Channel(Base):
    __tablename__ = "channel"

    name: Mapped[str] = mapped_column(primary_key=True)
    # As people call it; null is by its name.
    title: Mapped[str | None]
    title_en: Mapped[str | None]
    width: Mapped[int]
    height: Mapped[int]
    zone: Mapped[str]
    # [{"name": str, "rect": [x, y, w, h], "fallback": "idle" | "clock"}, ...] in painting order
    regions: Mapped[list[Any]]
    # Where it lies on the desktop of its players, in their pixels: [x, y, w, h]; null is the upper left corner.
    desktop: Mapped[list[Any] | None]
    # What several players show side by side: [{"name": str, "rect": [x, y, w, h]}, ...]; null is one player.
    tiles: Mapped[list[Any] | None]
    created_at: Mapped[Ms]
    changed_at: Mapped[Ms]
