from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class Sitting(Base):
    """Somebody signed in at one browser, from the door to the end; only the sha256 of the browser's key is kept."""

    __tablename__ = "sitting"

    digest: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    # The account's own at the time: a new password ends every sitting.
    session_key: Mapped[str]
    origin: Mapped[str]
    browser: Mapped[str]
    began_at: Mapped[Ms]
    seen_at: Mapped[Ms] = mapped_column(index=True)
    ended_at: Mapped[Ms | None]
