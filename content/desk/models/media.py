from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class Media(Base):
    """An uploaded picture, video or document; its bytes lie in DATA/hub/uploads/<sha>."""

    __tablename__ = "media"
    __table_args__ = (Index("ix_media_created_at", "created_at"),)

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
    # What is to be seen, in Chinese and in English, for those who cannot see it: proposed wherever it is used.
    alt: Mapped[str | None]
    alt_en: Mapped[str | None]
    # Of the picture of a page: the document.
    page_of: Mapped[str | None]


class MediaUse(Base):
    """A wording that names an upload: `noun` is notice or record. Triggers of the database add to it with every
    wording, whoever writes it."""

    __tablename__ = "media_use"

    sha: Mapped[str] = mapped_column(primary_key=True)
    noun: Mapped[str] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True)
