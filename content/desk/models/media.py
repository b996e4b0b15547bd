from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class Media(Base):
    """An uploaded picture, video or document; its bytes lie in DATA/hub/uploads/<sha>."""

    __tablename__ = "media"

    sha: Mapped[str] = mapped_column(primary_key=True)
    media_type: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    bytes: Mapped[int]
    name: Mapped[str]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[Ms]
    # Of a video.
    duration_ms: Mapped[Ms | None]
    # Of a document: the pictures of its pages, which are media themselves.
    pages: Mapped[list[Any] | None]
    # How many px high the smallest is that looks like writing; null where nothing does or nobody looked.
    writing: Mapped[int | None]
