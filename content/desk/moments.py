"""Instants at the edges: ISO 8601 with an offset outside, ms since the epoch inside."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

Ms = int
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FORM = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:\d\d)?", re.ASCII)


def ms(text: str) -> Ms:
    """The instant that an ISO 8601 time with an offset names; raises ValueError."""
    return (_parsed(text) - _EPOCH) // timedelta(milliseconds=1)


def utc_day(at: Ms) -> date:
    return (_EPOCH + timedelta(milliseconds=at)).date()


def local_day(at: Ms, zone: ZoneInfo) -> date:
    return (_EPOCH + timedelta(milliseconds=at)).astimezone(zone).date()


def iso(at: Ms, zone: str = "UTC") -> str:
    """The instant as ISO 8601 in `zone`, with its offset."""
    moment = (_EPOCH + timedelta(milliseconds=at)).astimezone(ZoneInfo(zone))
    return moment.isoformat(timespec="milliseconds" if at % 1000 else "seconds")


def _parsed(text: str) -> datetime:
    if not _FORM.fullmatch(text):
        raise ValueError("not an ISO 8601 time")
    moment = datetime.fromisoformat(text.upper())
    if moment.tzinfo is None:
        raise ValueError("has no offset")
    if not 1970 <= moment.year <= 9000:
        raise ValueError("is out of range")
    return moment


def _checked(text: str) -> str:
    try:
        moment = _parsed(text)
    except ValueError as error:
        if "offset" in str(error):
            message = "a time needs its offset, as in 2026-07-01T09:00:00+08:00"
            raise PydanticCustomError("naive_time", message) from error
        raise PydanticCustomError("bad_time", "not a time such as 2026-07-01T09:00:00+08:00") from error
    return moment.isoformat(timespec="milliseconds" if moment.microsecond else "seconds")


Moment = Annotated[str, Field(max_length=40, json_schema_extra={"format": "date-time"}), AfterValidator(_checked)]
"""An ISO 8601 time with an offset, kept as its author wrote it."""
