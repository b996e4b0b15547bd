from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class Kiosk(Base):
    """A kiosk that was heard of lately: by the way its reports came, which a node cannot choose for another."""

    __tablename__ = "kiosk"

    name: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str]
    heard_at: Mapped[Ms]
