from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Json, Ms


class Dispatch(Base):
    """What has to be told to somebody outside the desk: an e-mail or a call of a webhook, until it is done."""

    __tablename__ = "dispatch"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    way: Mapped[str]
    # {"raised": [[what, name, since], ...], "cleared": [...]}
    message: Mapped[Json]
    at: Mapped[Ms]
    tries: Mapped[int]
    due: Mapped[Ms | None] = mapped_column(index=True)
    # "", "delivered" or "given-up"
    outcome: Mapped[str]
