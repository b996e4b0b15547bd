from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .account import Account
from .base import Base, Json, Ms


class AlertAct(Base):
    """What was done with an alert: confirm, break-glass, signed, review, all-clear, discard. Never changed."""

    __tablename__ = "alert_act"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    alert_id: Mapped[int] = mapped_column(ForeignKey("alert.id"), index=True)
    kind: Mapped[str]
    # Nobody: the office lets messages with a trusted signature on the air by themselves.
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    at: Mapped[Ms]
    note: Mapped[str]
    # The content that it was done on, and the ledger's line that says so.
    digest: Mapped[str]
    ledger_id: Mapped[str]
    account: Mapped[Account | None] = relationship(lazy="joined")


class Alert(Base):
    """One message, typed here or taken in; never changed: an update or a cancel is a further message."""

    __tablename__ = "alert"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    # "sender,identifier,sent": what further messages refer to it by, and what makes a replay one.
    key: Mapped[str] = mapped_column(unique=True)
    content: Mapped[Json]
    digest: Mapped[str]
    refers_to: Mapped[list[Any]]
    # desk, api, file or folder; signed_by: the certificate's subject, "" for none that is trusted.
    came_by: Mapped[str]
    signed_by: Mapped[str]
    # The message as it came, "" for one that was typed.
    source: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[Ms] = mapped_column(index=True)
    ledger_id: Mapped[str]
    author: Mapped[Account | None] = relationship(lazy="joined")
    acts: Mapped[list[AlertAct]] = relationship(order_by=AlertAct.id, lazy="selectin")

    @property
    def subject(self) -> str:
        """What the ledger calls it."""
        return f"alert:{self.id}"


class AlertAired(Base):
    """The first programme of a channel that carried the alert."""

    __tablename__ = "alert_aired"
    __table_args__ = (Index("ix_alert_aired_channel_number", "channel", "number"),)

    alert_id: Mapped[int] = mapped_column(ForeignKey("alert.id"), primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    at: Mapped[Ms]


class AlertShown(Base):
    """A screen's first word that it showed a programme which carries the alert."""

    __tablename__ = "alert_shown"
    __table_args__ = (Index("ix_alert_shown_screen_channel", "screen", "channel", "number"),)

    alert_id: Mapped[int] = mapped_column(ForeignKey("alert.id"), primary_key=True)
    screen: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str]
    number: Mapped[int]
    at: Mapped[Ms]


class AlertTemplate(Base):
    """Facts that an alert of one event and colour is typed from."""

    __tablename__ = "alert_template"

    name: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int]
    content: Mapped[Json]
    changed_at: Mapped[Ms]
