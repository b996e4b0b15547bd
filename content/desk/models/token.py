from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class Token(Base):
    """A staff account's key to the API; only the sha256 of it is kept."""

    __tablename__ = "token"

    digest: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    # What it is for, in its owner's words.
    label: Mapped[str] = mapped_column(default="")
    # Words of tokens.SCOPES; null is all that the account may do.
    scope: Mapped[list[str] | None]
    # Only values of this reading may be put with it; null is all that the account may do.
    reading: Mapped[str | None]
    created_at: Mapped[Ms]
    expires_at: Mapped[Ms | None]
    used_at: Mapped[Ms | None]
    revoked_at: Mapped[Ms | None]

    @property
    def handle(self) -> str:
        """What it is called by in lists and in the ledger: the start of its digest, from which nobody gets it back."""
        return self.digest[:12]
