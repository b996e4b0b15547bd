from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base


class Campaign(Base):
    """A day or a week that comes every year, for which an office prepares notices: World Water Day and its like."""

    __tablename__ = "campaign"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str]
    name_en: Mapped[str]
    # "MM-DD", first and last day; a last one before the first is in the next year.
    first: Mapped[str]
    last: Mapped[str]
    # It takes the whole week, Monday to Sunday, that holds the first day.
    whole_week: Mapped[bool]
    note: Mapped[str]
