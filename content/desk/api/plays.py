"""The play log over the API: what was really shown from one day to another, with what is missing named."""

from datetime import date
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, Field

from content.desk.errors import Problem
from content.desk.models import Office
from content.desk.moments import iso, local_day
from content.desk.plays import report
from content.desk.plays.accounting import Gap
from content.desk.plays.report import MOST_DAYS, OnScreen, Shown

from .answers import Time
from .operation import Answer, Call, Operation, Query

Day = Annotated[
    str,
    Field(pattern=r"^[2-8][0-9]{3}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"}),
    AfterValidator(lambda text: date.fromisoformat(text).isoformat()),
]


class PlaysQuery(Query):
    """Both days are counted, in the office's zone; today where none is given."""

    first: Annotated[Day | None, Field(alias="from")] = None
    last: Annotated[Day | None, Field(alias="to")] = None
    screen: Annotated[str, Field(max_length=200)] | None = None
    notice: Annotated[int, Field(ge=1, le=999_999_999_999_999)] | None = None


class ShownAnswer(BaseModel):
    """first, last: the span in which it is known to have been on."""

    notice: int
    kind: str
    text: str
    times: int
    ms: int
    first: Time
    last: Time


class GapAnswer(BaseModel):
    """why: untold, cut, lost, hidden, device, stopped, clock or stalled."""

    start: Time
    end: Time
    ms: int
    why: str


class OnScreenAnswer(BaseModel):
    """known_ms: of how much time the screen told what it showed."""

    screen: str
    channel: str
    place: str
    keeper: str
    known_ms: int
    notices: list[ShownAnswer]
    gaps: list[GapAnswer]


class PlaysAnswer(BaseModel):
    start: Time
    end: Time
    screens: list[OnScreenAnswer]


def _index(call: Call) -> Answer:
    with call.desk.database.reading() as session:
        zone = ZoneInfo(session.get_one(Office, 1).zone)
        today = local_day(call.now, zone)
        last = date.fromisoformat(call.query.last) if call.query.last else today
        first = date.fromisoformat(call.query.first) if call.query.first else min(last, today)
        if not 0 <= (last - first).days < MOST_DAYS:
            message = "from one day to another, at most %(most)d days"
            raise Problem(400, "days", message, field="from", most=MOST_DAYS)
        start, end = report.days(first, last, zone)
        notice, screen = call.query.notice, call.query.screen
        found = report.report(session, start, end, call.now, call.desk.daily, notice=notice, screen=screen)
    told = [_on_screen(one, zone.key) for one in found.screens]
    return Answer(PlaysAnswer(start=iso(found.start, zone.key), end=iso(found.end, zone.key), screens=told))


def _on_screen(one: OnScreen, zone: str) -> OnScreenAnswer:
    return OnScreenAnswer(
        screen=one.screen,
        channel=one.channel,
        place=one.place,
        keeper=one.keeper,
        known_ms=one.known,
        notices=[_shown(each, zone) for each in one.notices],
        gaps=[_gap(each, zone) for each in one.gaps],
    )


def _shown(each: Shown, zone: str) -> ShownAnswer:
    return ShownAnswer(
        notice=each.notice,
        kind=each.kind,
        text=each.text,
        times=each.sum.times,
        ms=each.sum.ms,
        first=iso(each.sum.first, zone),
        last=iso(each.sum.last, zone),
    )


def _gap(gap: Gap, zone: str) -> GapAnswer:
    return GapAnswer(start=iso(gap.start, zone), end=iso(gap.end, zone), ms=gap.ms, why=gap.why)


OPERATIONS = [
    Operation(
        "GET",
        "/api/plays",
        "What every screen really showed, summed by notice, and what is missing",
        _index,
        PlaysAnswer,
        query=PlaysQuery,
    )
]
