"""The calendar of campaigns: days and weeks that come every year, World Water Day and its like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError
from sqlalchemy import select
from sqlalchemy.orm import Session

from . import ledger
from .actor import Actor
from .errors import Problem
from .models import Campaign
from .moments import Ms
from .problems import checked
from .roles import KEEPERS
from .texts import Line, Remark

AHEAD: Final = timedelta(days=45)
"""So long before its first day staff are reminded of a campaign: a notice is written, reviewed and queued in that."""
MOST: Final = 200
LARGEST_ID: Final = 2**53
_FORM: Final = re.compile(r"(\d\d)-(\d\d)", re.ASCII)


def _day_of_year(text: str) -> str:
    found = _FORM.fullmatch(text)
    try:
        # A leap year has every day that any year has.
        date(2024, *map(int, found.groups())) if found else None
    except ValueError:
        found = None
    if not found:
        raise PydanticCustomError("bad_day", "not a day of the year such as 03-22")
    return text


DayOfYear = Annotated[str, Field(max_length=5), AfterValidator(_day_of_year)]


class Draft(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: Line
    name_en: Remark = ""
    first: DayOfYear
    last: DayOfYear | None = None
    whole_week: bool = False
    note: Remark = ""


@dataclass(frozen=True, slots=True)
class Coming:
    """A campaign in one year: its days, and how many are left until the first; 0 or less while it runs."""

    id: int
    name: str
    name_en: str
    note: str
    first: date
    last: date
    days_left: int


def everything(session: Session) -> Sequence[Campaign]:
    """In the order of the year."""
    return session.scalars(select(Campaign).order_by(Campaign.first, Campaign.last, Campaign.id)).all()


def write(session: Session, actor: Actor, raw: object, *, now: Ms, origin: str) -> Campaign:
    """A further campaign; raises Problem 403, 400 naming the field, 409 when there are too many."""
    actor.require(KEEPERS)
    draft = checked(Draft, raw)
    if len(everything(session)) >= MOST:
        raise Problem(409, "too-many", "there are %(most)d campaigns already", most=MOST)
    told = draft.model_dump() | {"last": draft.last or draft.first}
    campaign = Campaign(**told)
    session.add(campaign)
    session.flush()
    ledger.append(session, actor, "campaign", f"campaign:{campaign.id}", told, now=now, origin=origin)
    return campaign


def remove(session: Session, actor: Actor, number: int, *, now: Ms, origin: str) -> None:
    """Raises Problem 403, 404."""
    actor.require(KEEPERS)
    campaign = session.get(Campaign, number) if 0 < number < LARGEST_ID else None
    if campaign is None:
        raise Problem(404, "not-found", "there is nothing of that number")
    details: dict[str, Any] = {"name": campaign.name, "first": campaign.first, "last": campaign.last}
    session.delete(campaign)
    ledger.append(session, actor, "campaign-removed", f"campaign:{number}", details, now=now, origin=origin)


def coming(session: Session, today: date, ahead: timedelta = AHEAD) -> list[Coming]:
    """What runs today or begins within `ahead`, the next first."""
    years = (today.year - 1, today.year, today.year + 1)
    found = [_in_year(each, year, today) for each in everything(session) for year in years]
    near = [each for each in found if each and each.last >= today and each.first <= today + ahead]
    return sorted(near, key=lambda each: (each.first, each.last, each.id))


def _in_year(campaign: Campaign, year: int, today: date) -> Coming | None:
    """None for 29 February in a year that has none."""
    first, last = _on(year, campaign.first), _on(year, campaign.last)
    if first is None or last is None:
        return None
    if campaign.whole_week:
        first -= timedelta(days=first.weekday())
        last = first + timedelta(days=6)
    elif last < first:
        last = _on(year + 1, campaign.last) or last
    left = (first - today).days
    return Coming(campaign.id, campaign.name, campaign.name_en, campaign.note, first, last, left)


def _on(year: int, day: str) -> date | None:
    month, number = map(int, day.split("-"))
    try:
        return date(year, month, number)
    except ValueError:
        return None
