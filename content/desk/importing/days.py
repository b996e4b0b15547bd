"""The day that it is at the office."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk.models import Office
from content.desk.moments import Ms


def day_of(session: Session, now: Ms) -> date:
    zone = session.scalars(select(Office.zone)).one()
    return datetime.fromtimestamp(now / 1000, UTC).astimezone(ZoneInfo(zone)).date()
