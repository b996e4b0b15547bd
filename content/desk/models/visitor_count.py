from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class VisitorCount(Base):
    """What kiosks counted on one day: no visitor, only how often. `what`: page, language, mode, idle, unanswered."""

    __tablename__ = "visitor_count"

    day: Mapped[str] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    times: Mapped[int]


class AnsweredWords(Base):
    """Words that visitors asked for in vain and that somebody has dealt with since."""

    __tablename__ = "answered_words"

    words: Mapped[str] = mapped_column(primary_key=True)
    answered_at: Mapped[Ms]
    day: Mapped[str]
