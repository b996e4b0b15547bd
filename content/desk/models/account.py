from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base, Ms


class Account(Base):
    __tablename__ = "account"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    display_name: Mapped[str]
    # As colleagues call it; "" is none.
    department: Mapped[str] = mapped_column(default="")
    password_hash: Mapped[str]
    # Null is before anybody counted.
    password_set_at: Mapped[Ms | None]
    # A password that somebody else has seen opens nothing but the page where it is changed.
    password_handed: Mapped[bool] = mapped_column(default=False)
    # Changes with the password, so that a changed password ends every open session.
    session_key: Mapped[str]
    # The secret of the second factor, enciphered by a key in hub/keys; null is none.
    second_secret: Mapped[str | None]
    # A secret that was shown, and that no code has proved yet.
    second_pending: Mapped[str | None]
    # The newest half minute whose code was used: no code counts twice.
    second_step: Mapped[Ms | None]
    created_at: Mapped[Ms]
    disabled_at: Mapped[Ms | None]
    roles: Mapped[list["AccountRole"]] = relationship(cascade="all, delete-orphan")


class AccountRole(Base):
    __tablename__ = "account_role"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
