from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Json, Ms


class Screen(Base):
    """A paired device: it shows one channel and has a keeper."""

    __tablename__ = "screen"

    name: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(ForeignKey("channel.name"))
    keeper: Mapped[str]
    place: Mapped[str]
    paired_at: Mapped[Ms]
    removed_at: Mapped[Ms | None]
    # The keeper's telephone.
    phone: Mapped[str] = mapped_column(default="", server_default="")
    # The lit picture, and how far away it is read; None while nobody has measured.
    width_mm: Mapped[int | None]
    height_mm: Mapped[int | None]
    distance_mm: Mapped[int | None]


class DeviceToken(Base):
    """The key of a screen (then `screen` is set) or of a node; only the sha256 of it is kept."""

    __tablename__ = "device_token"

    digest: Mapped[str] = mapped_column(primary_key=True)
    screen: Mapped[str | None] = mapped_column(ForeignKey("screen.name"), index=True)
    node: Mapped[str | None]
    created_at: Mapped[Ms]
    revoked_at: Mapped[Ms | None]


class PairRequest(Base):
    """A code that a new screen shows, waiting for staff to type it; it counts for ten minutes, once."""

    __tablename__ = "pair_request"

    code: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[Ms] = mapped_column(index=True)
    used_at: Mapped[Ms | None]


class ScreenFact(Base):
    """The last that was heard from a screen, paired or not; status is derived from it and the time."""

    __tablename__ = "screen_fact"

    screen: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str]
    node: Mapped[str]
    online: Mapped[bool]
    online_at: Mapped[Ms | None]
    shown_number: Mapped[int | None]
    shown_at: Mapped[Ms | None]
    health: Mapped[Json | None]
    health_at: Mapped[Ms | None]
    heard_at: Mapped[Ms]


class ScreenPicture(Base):
    """The newest frame that a screen without a browser really sent to its device: a small PNG."""

    __tablename__ = "screen_picture"

    screen: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[Ms]
    number: Mapped[int | None]
    png: Mapped[bytes]
