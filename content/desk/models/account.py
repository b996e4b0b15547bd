from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base, Ms


class Account(Base):
    __tablename__ = "account"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    display_name: Mapped[str]
    password_hash: Mapped[str]
    # Changes with the password, so that a changed password ends every open session.
    session_key: Mapped[str]
    created_at: Mapped[Ms]
    disabled_at: Mapped[Ms | None]
    roles: Mapped[list["AccountRole"]] = relationship(cascade="all, delete-orphan")


class AccountRole(Base):
    __tablename__ = "account_role"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
