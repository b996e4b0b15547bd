from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class Publication(Base):
    """An envelope as it was signed, kept so that a damaged file of the store can be written again.

    kind: "programme" | "edition" | "access"; channel is "" for the latter two.
    """

    __tablename__ = "publication"

    kind: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str]
    signature: Mapped[str]
    key: Mapped[str]
    at: Mapped[Ms]
