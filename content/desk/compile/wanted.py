"""What the screens of a channel are told beside what they show, put into the compiled programme."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from content.desk.compile.covering import SILENT, silenced
from content.desk.compile.hours import brightness_windows, dark_spans, darkened
from content.desk.compile.local_days import DAY
from content.desk.compile.parts import Ms
from content.desk.compile.working_days import Calendar, working


@dataclass(frozen=True, slots=True)
class Kept:
    """What a channel's screens are told; restart: the number below which one that began has to begin anew; silent:
    nothing is heard of an emergency."""

    hours: Mapping[str, Any] | None
    brightness: list[list[Any]]
    restart: int | None
    silent: bool = False


NOTHING: Final = Kept(None, [], None)


def applied(body: dict[str, Any], kept: Kept, approved_by: str, calendar: Calendar = working) -> dict[str, Any]:
    """The compiled body with what its screens are told; as it was when they are told nothing."""
    zone = ZoneInfo(body["zone"])
    start, end = _reach(body)
    if kept.hours is not None:
        body = darkened(body, dark_spans(kept.hours, zone, start, end, calendar), approved_by)
    told: dict[str, Any] = {}
    if kept.brightness:
        told["brightness"] = brightness_windows(kept.brightness, zone, start, end)
    if kept.restart is not None:
        told["restart"] = kept.restart
    if kept.silent:
        body, told = silenced(body), {**told, SILENT: True}
    return {**body, "desired": told} if told else body


def _reach(body: Mapping[str, Any]) -> tuple[Ms, Ms]:
    # As far back as the compiler reaches at most, so that yesterday can be looked at.
    return body["built_at"] - DAY, body["good_until"]
