from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Ms


class WorkingYear(Base):
    """The working days of a year as the office entered them from the State Council's announcement."""

    __tablename__ = "working_year"

    year: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    off: Mapped[list[str]]
    worked: Mapped[list[str]]
    # The announcement: 国办发明电〔…〕…号.
    source: Mapped[str]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    put_at: Mapped[Ms]
    ledger_id: Mapped[str]
