from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class SignIn(Base):
    """One try to sign in, and what came of it: history.OUTCOMES."""

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    # "" where no account has the name that was typed: what was typed may have been a password.
    account: Mapped[str] = mapped_column(index=True)
    at: Mapped[Ms] = mapped_column(index=True)
    origin: Mapped[str]
    browser: Mapped[str]
    outcome: Mapped[str]
