from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class RecordHead(Base):
    """What lists and searches need of a record's newest wording. Triggers of the database keep it in step with every
    wording, decision and withdrawal, whoever writes them: ten thousand records are listed without reading one."""

    __tablename__ = "record_head"
    __table_args__ = (
        Index("ix_record_head_kind_changed_at", "kind", "changed_at"),
        # The overview counts without reading a row.
        Index("ix_record_head_counts", "kind", "state", "untranslated"),
    )

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True, autoincrement=False)
    revision_id: Mapped[int] = mapped_column(ForeignKey("record_revision.id"), index=True)
    kind: Mapped[str]
    name: Mapped[str]
    # draft, submitted, approved, returned or withdrawn, as `views.Reviewed.state` derives it.
    state: Mapped[str] = mapped_column(index=True)
    # An approved wording stands, whatever became of later ones.
    stands: Mapped[bool]
    title: Mapped[str]
    title_en: Mapped[str]
    # Title, summary, search words and numbers, in small letters, a line each.
    said: Mapped[str]
    department: Mapped[str | None]
    # Texts that have Chinese and no English.
    untranslated: Mapped[int]
    changed_at: Mapped[Ms]
