from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class Backdrop(Base):
    """The picture that a floor's plan is drawn over, and where it lies on the sheet: x and y of its top left corner and
    its width, in centimetres. Part of no wording, so it is never in an edition."""

    __tablename__ = "backdrop"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True, autoincrement=False)
    sha: Mapped[str] = mapped_column(ForeignKey("media.sha"))
    x: Mapped[int]
    y: Mapped[int]
    width: Mapped[int]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    put_at: Mapped[Ms]
