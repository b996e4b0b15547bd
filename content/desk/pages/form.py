"""The notice form: what was typed, kept as typed, and the draft that it means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from werkzeug.datastructures import MultiDict

from content.desk.whole import or_text

from . import kind_fields, moments
from .language import gettext

WORDED: Final = frozenset({"scroll", "page"})
# Their text is a heading or a label; of a code it may stay empty.
HEADED: Final = frozenset({"table", "countdown", "qr"})
SHOWN: Final = frozenset({"image", "document", "video"})
# Pictures may say in words what is on them, for lists and for who cannot see them.
DESCRIBED: Final = WORDED | HEADED | SHOWN
PACED: Final = frozenset({"page", "image", "document", "table", "countdown", "qr", "clock"})
DAY_MODES: Final = ("every", "working", "chosen")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class NoticeForm:
    """Every control of the form as text, so that a mistake costs nobody their typing.

    `start`, `end` and `until` are local times of the office, `times` pairs of "HH:MM", `media` blobs already kept,
    `columns` lines of a name, its unit, its least and its most with bars between them.
    """

    kind: str = "scroll"
    text: str = ""
    text_en: str = ""
    media: tuple[str, ...] = ()
    level: str = "routine"
    channels: tuple[str, ...] = ()
    region: str = ""
    start: str = ""
    end: str = ""
    day_mode: str = "every"
    days: tuple[int, ...] = ()
    times: tuple[Pair, ...] = ()
    seconds: str = ""
    speed: str = ""
    reading: str = ""
    columns: str = ""
    stale_minutes: str = ""
    until: str = ""
    code: str = ""

    @property
    def times_and_one(self) -> tuple[Pair, ...]:
        """The times, and one empty row to write the next into when there is none."""
        return self.times or (("", ""),)

    @property
    def chosen_days(self) -> Sequence[int] | str | None:
        if self.day_mode == "working":
            return "working"
        return sorted(self.days) if self.day_mode == "chosen" else None

    @property
    def chosen_times(self) -> list[Pair]:
        return [pair for pair in self.times if all(pair)]


def typed(form: "MultiDict[str, str]") -> NoticeForm:
    """What a browser sent. Unknown values stay as they are: the domain says what is wrong with them."""
    times = zip(form.getlist("times_from"), form.getlist("times_to"), strict=False)
    return NoticeForm(
        kind=form.get("kind", ""),
        text=form.get("text", ""),
        text_en=form.get("text_en", ""),
        media=tuple(form.getlist("media")),
        level=form.get("level", ""),
        channels=tuple(form.getlist("channels")),
        region=form.get("region", ""),
        start=form.get("start", ""),
        end=form.get("end", ""),
        day_mode=form.get("day_mode", "every"),
        days=tuple(int(day) for day in form.getlist("days") if day in set("1234567")),
        times=tuple(pair for pair in times if any(pair)),
        seconds=form.get("seconds", "").strip(),
        **{name: form.get(name, "").strip() for name in kind_fields.NAMES},
    )


def of_content(content: Mapping[str, Any], zone: ZoneInfo) -> NoticeForm:
    """The form as it stands for a content that was saved."""
    days = content.get("days")
    return NoticeForm(
        kind=content["kind"],
        text=content.get("text", ""),
        text_en=content.get("text_en", ""),
        media=tuple(content.get("media", ())),
        level=content["level"],
        channels=tuple(content["channels"]),
        region=content.get("region", ""),
        start=_local(content.get("start"), zone),
        end=_local(content.get("end"), zone),
        day_mode="working" if days == "working" else "chosen" if days else "every",
        days=tuple(days) if isinstance(days, list) else (),
        times=tuple((first, _end_of_day(last)) for first, last in content.get("times", ())),
        seconds=str(content.get("seconds", "")),
        **kind_fields.typed_of(content, lambda until: _local(until, zone)),
    )


def with_row(form: NoticeForm) -> NoticeForm:
    """One more row for a time, for browsers whose scripts did not run."""
    return replace(form, times=(*form.times, ("", "")))


def draft(form: NoticeForm, zone: ZoneInfo) -> dict[str, Any]:
    """What the form means to the domain: empty controls, and those of other kinds, are left out."""
    two_languages = form.kind in WORDED | HEADED
    fields = {
        "channels": list(form.channels),
        "kind": form.kind,
        "text": form.text if form.kind in DESCRIBED and form.text.strip() else None,
        "text_en": form.text_en if two_languages and form.text_en.strip() else None,
        "media": list(form.media) if form.kind in SHOWN and form.media else None,
        "region": form.region or None,
        "level": form.level,
        "start": _instant(form.start, zone),
        "end": _instant(form.end, zone),
        "days": form.chosen_days,
        "times": [list(pair) for pair in form.times] or None,
        "seconds": or_text(form.seconds) if form.kind in PACED else None,
        **kind_fields.meant(form, lambda until: _instant(until, zone), or_text),
    }
    return {name: value for name, value in fields.items() if value is not None}


def slips(form: NoticeForm) -> dict[str, str]:
    """What only a form can get wrong, in words, by field."""
    found: dict[str, str] = {}
    if not form.channels:
        found["channels"] = gettext("Choose at least one channel.")
    if form.kind in WORDED | {"table", "countdown"} and not form.text.strip():
        found["text"] = gettext("Write the text that the screen shall show.")
    if form.kind in SHOWN and not form.media:
        found["media"] = gettext("Choose a file.")
    found |= kind_fields.slips(form)
    if form.day_mode == "chosen" and not form.days:
        found["days"] = gettext("Choose at least one weekday.")
    if any(not all(pair) for pair in form.times):
        found["times"] = gettext("A time needs both its start and its end.")
    return found


def _instant(text: str, zone: ZoneInfo) -> str | None:
    """A local time as ISO 8601 with its offset; what is no time goes on as it is, to be refused by name."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=zone).isoformat()
    except ValueError:
        return text


def _local(text: str | None, zone: ZoneInfo) -> str:
    return moments.field(int(datetime.fromisoformat(text).timestamp() * 1000), zone) if text else ""


def _end_of_day(time: str) -> str:
    # A control for times knows no 24:00; midnight as an end is the same instant.
    return "00:00" if time == "24:00" else time
