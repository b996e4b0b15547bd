"""Instants as messages write them: CAP's 2026-07-01T08:00:00+08:00, GB/T 35965's with a space for the T, Beijing time
where it gives no offset."""

import re
from datetime import datetime
from typing import Final

from content.desk.errors import Problem
from content.desk.moments import Ms, iso, ms

BEIJING: Final = "+08:00"
_FORM: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d{1,6})? ?(Z|[+-]\d\d:\d\d)?", re.ASCII | re.IGNORECASE
)


def instant(text: str, field: str, *, beijing: bool) -> Ms:
    """ms of a time; `beijing`: one without an offset is in Beijing's. Raises Problem 400 naming the field."""
    found = _FORM.fullmatch(text.strip())
    offset = (found[3] or (BEIJING if beijing else "")) if found else ""
    if not found or not offset:
        raise Problem(400, "bad-time", "is no time with an offset, as 2026-07-01T09:00:00+08:00", field=field)
    try:
        return ms(datetime.fromisoformat(f"{found[1]}T{found[2]}{offset.upper()}").isoformat())
    except ValueError as error:
        raise Problem(
            400, "bad-time", "is no time with an offset, as 2026-07-01T09:00:00+08:00", field=field
        ) from error


def written(at: Ms) -> str:
    return iso(at, "Asia/Shanghai")
