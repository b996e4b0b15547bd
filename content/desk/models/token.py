from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class Token(Base):
    """A staff account's key to the API; only the sha256 of it is kept."""

    __tablename__ = "token"

    digest: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    # Only values of this reading may be put with it; null is all that the account may do.
    reading: Mapped[str | None]
    created_at: Mapped[Ms]
    revoked_at: Mapped[Ms | None]
